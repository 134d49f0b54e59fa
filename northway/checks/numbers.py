"""No phone number is typed into prose: each stands in one record, so that it is corrected in one place."""

import re
from collections.abc import Iterator, Mapping

from northway.checks.rule import PageRule
from northway.content.dialling import find_numbers
from northway.content.pages import Page
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.problems import Problem

RECORD_LINK = re.compile(r"\[([^\]]*)\]\(helpline:([a-z0-9-]+)(?:#[a-z]+)?\)")
FEWEST_DIGITS = 6  # of a phone number that is not short; short ones are found as the values of records
IN_A_LABEL = 3  # digits: a link's label with so many shows a number
CURRENCY_SIGNS = "$\u00a2-\u00a5\u20a0-\u20cf"  # an amount of money is no number to dial
DIGIT = re.compile(r"\d")
LINK_TARGET = re.compile(r"\]\([^)]*\)|^:::.*$")


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds numbers in prose, and links whose label shows another number than their record."""
    values = {
        channel.value: identity
        for identity, helpline in shared.helplines.items()
        for channel in helpline.channels
        if channel.kind in ("phone", "text", "relay")
    }
    longest_first = "|".join(map(re.escape, sorted(values, key=len, reverse=True)))
    known = re.compile(rf"(?<![\d.,/{CURRENCY_SIGNS}])(?:{longest_first})(?![\d,.]?\d|%)")

    fewest = min([IN_A_LABEL, *(max(1, len(DIGIT.findall(value))) for value in values)])

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        for text, first_line in (
            (page.summary, page.line_of("summary")),
            (page.title, page.line_of("title")),
            (page.body, page.body_line),
        ):
            for number, line in lines_with_digits(text, first_line, fewest):
                yield from _check_text(shared, page, line, number, known, values)

    return check


def lines_with_digits(text: str, first_line: int, fewest: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line with at least `fewest` digits: searching every line for numbers is slow."""
    places = [found.start() for found in DIGIT.finditer(text)]
    end = -1
    for first, last in zip(places, places[fewest - 1 :], strict=False):
        if first > end and text.find("\n", first, last) < 0:
            begin, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
            end = len(text) if end < 0 else end
            yield first_line + text.count("\n", 0, begin), text[begin:end]


def _check_text(
    shared: SharedContent, page: Page, line: str, number: int, known: re.Pattern[str], values: Mapping[str, str]
) -> Iterator[Problem]:
    for match in RECORD_LINK.finditer(line):
        yield from _check_label(shared, page, match[1], match[2], number, known)
    prose = LINK_TARGET.sub("", RECORD_LINK.sub("", line))
    typed = [match[0] for match in known.finditer(prose)] if values else []
    if not typed and len(DIGIT.findall(prose)) >= FEWEST_DIGITS:
        typed = find_numbers(prose, shared.config.country)
    for words in typed:
        identity = values.get(words, "…")
        hint = f"write `[](helpline:{identity})`, or `[your words](helpline:{identity})`"
        yield Problem(page.source, number, "numbers", f"the number {words} is typed into the text", hint)


def _check_label(
    shared: SharedContent, page: Page, label: str, identity: str, number: int, known: re.Pattern[str]
) -> Iterator[Problem]:
    helpline = shared.helplines.get(identity)
    if not helpline or not re.search(rf"\d{{{IN_A_LABEL}}}", label):
        return
    if not any(channel.value in label for channel in helpline.channels):
        what = f"“{label}” shows another number than the one that `{identity}` dials"
        yield Problem(page.source, number, "numbers", what, f"write `[](helpline:{identity})`")
