"""Figures of `facts.yml` are not typed into prose: each is written once, so that it is corrected in one place."""

import re
from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.pages import Page, seen_fields
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.problems import Problem

LEAST = 1000  # smaller numbers are too common to tell whether they are the figure
TARGET = re.compile(r"\[[^\]]*\]\(fact:[^)]*\)|\]\([^)]*\)|^:::.*$|https?://\S+", re.MULTILINE)


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds figures of facts typed into the text."""
    facts: dict[str, list[str]] = {}
    for identity, fact in shared.facts.items():
        facts.setdefault(_spelling(fact.value), []).append(identity)
    spelt = "|".join(filter(None, facts)) or "(?!)"
    pattern = re.compile(rf"(?=\d)(?<![\d.,/£$€])(?:{spelt})(?![\d%]|[.,/]\d)", re.IGNORECASE)

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        texts = [(page.line_of(field), text) for field, text in seen_fields(page)]
        for first, text in [*texts, (page.body_line, TARGET.sub(" ", page.body))]:
            for found in pattern.finditer(text):
                ids = next(ids for each, ids in facts.items() if each and re.fullmatch(each, found[0], re.IGNORECASE))
                what = f"the figure {found[0]} of facts.yml is typed into the text"
                hint = "write " + " or ".join(f"`[](fact:{identity})`" for identity in ids)
                line = first + text.count("\n", 0, found.start())
                yield Problem(page.source, line, "figures", what, hint, "warning")

    return check


def _spelling(value: str) -> str:
    """A pattern for the ways to type a figure; "" for a figure that is too common to look for."""
    part, _, whole = value.partition("/")
    if whole:
        return rf"{part} (?:in|out of|of) (?:every )?{whole}|{value}"
    if value.endswith("%"):
        return rf"{re.escape(value[:-1])} ?(?:%|per ?cent)"
    if value.isdigit() and int(value) >= LEAST:
        return f"{int(value):,}".replace(",", "[, \u00a0]?")
    return ""
