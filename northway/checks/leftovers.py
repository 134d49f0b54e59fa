"""No text has words that a template or a word processor left behind, as `writing.yml` lists them."""

import re
from collections.abc import Iterator
from functools import cache

from northway.checks.rule import PageRule
from northway.checks.words import plain
from northway.content.pages import Page, seen_fields
from northway.content.style_rules import StyleRules
from northway.markup.body import RenderedBody
from northway.problems import Problem

GAP = "…"  # in a phrase, stands for a few words
MOST_IN_GAP = 4


def rule(style: StyleRules) -> PageRule:
    """The rule that finds such words in the body of a page and in the fields that readers see."""
    phrases = tuple(plain(phrase).lower() for phrase in style.leftovers)
    parts = {phrase: tuple(map(str.strip, phrase.split(GAP))) for phrase in phrases}

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        told: set[int] = set()
        texts = [(page.body_line, page.body), *((page.line_of(name), text) for name, text in seen_fields(page))]
        whole = plain("\n".join(text for _, text in texts)).lower()
        likely = [phrase for phrase in phrases if all(part in whole for part in parts[phrase])]  # rarely any
        for line, text in texts if likely else ():
            small = plain(text).lower()
            for phrase in likely:
                found = _pattern(phrase).search(small)
                where = line + small.count("\n", 0, found.start(1)) if found else 0
                if found and where not in told:
                    told.add(where)
                    what = f"“{text[found.start(1) : found.end(1)]}” was left behind by a template or another program"
                    yield Problem(page.source, where, "leftovers", what, "write what should be there, or take it out")

    return check


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A pattern for a phrase as whole words; one that ends with a colon is found only at the start of a line."""
    gap = rf"\s+(?:\S+\s+){{0,{MOST_IN_GAP}}}?"
    words = gap.join(r"\s+".join(map(re.escape, part.split())) for part in phrase.split(GAP))
    before = r"^[\s*_>#\d.+-]*" if phrase.endswith(":") else r"(?<![\w[])"  # another rule reports square brackets
    return re.compile(rf"{before}({words})(?!\w)", re.MULTILINE)
