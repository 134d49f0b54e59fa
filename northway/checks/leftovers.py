"""Words that a template or a word processor left behind, as `writing.yml` lists them, in any language."""

import re
from collections.abc import Iterator
from functools import cache

from northway.checks.rule import PageRule
from northway.checks.words import plain
from northway.content.pages import Page, seen_fields
from northway.content.style_rules import StyleRules
from northway.markup.body import RenderedBody
from northway.problems import Problem

GAP = "…"  # in a phrase: a few words
MOST_IN_GAP = 4


def rule(style: StyleRules) -> PageRule:
    """The rule that finds such words in the body of a page, and in its fields that a reader sees."""
    phrases = tuple(plain(phrase).lower() for phrase in style.leftovers)
    parts = {phrase: tuple(map(str.strip, phrase.split(GAP))) for phrase in phrases}

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        told: set[int] = set()
        texts = [(page.body_line, page.body), *((page.line_of(name), text) for name, text in seen_fields(page))]
        whole = plain("\n".join(text for _, text in texts)).lower()
        likely = [phrase for phrase in phrases if all(part in whole for part in parts[phrase])]  # few pages have any
        for line, text in texts if likely else ():
            small = plain(text).lower()
            for phrase in likely:
                found = _pattern(phrase).search(small)
                where = line + small.count("\n", 0, found.start(1)) if found else 0
                if found and where not in told:
                    told.add(where)
                    what = f"“{text[found.start(1) : found.end(1)]}” was left behind by a template or another program"
                    yield Problem(
                        page.source, where, "leftovers", what, "write what should stand there, or take it out"
                    )

    return check


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Finds a phrase as whole words; one that ends with a colon only where a line begins."""
    gap = rf"\s+(?:\S+\s+){{0,{MOST_IN_GAP}}}?"
    words = gap.join(r"\s+".join(map(re.escape, part.split())) for part in phrase.split(GAP))
    before = r"^[\s*_>#\d.+-]*" if phrase.endswith(":") else r"(?<![\w[])"  # a square bracket is told by itself
    return re.compile(rf"{before}({words})(?!\w)", re.MULTILINE)
