"""No phone number is typed into prose: each has one home, its record. A wrong number is the worst bug."""

import re
from collections.abc import Iterator, Mapping

from northway.checks.rule import PageRule
from northway.content.helplines import REGION
from northway.content.site import Page, Site
from northway.markup.body import RenderedBody
from northway.problems import Problem

RECORD_LINK = re.compile(r"\[([^\]]*)\]\(helpline:([a-z0-9-]+)(?:#[a-z]+)?\)")
FEWEST_DIGITS = 6  # of any number in the world that is not a short one; ours of those are records
IN_A_LABEL = 3  # digits, from which on the words of a link show a number
DIGIT = re.compile(r"\d")
LINK_TARGET = re.compile(r"\]\([^)]*\)|^:::.*$")


def rule(site: Site) -> PageRule:
    """Finds numbers in prose, and numbers in a link's words that are not its record's."""
    values = {
        channel.value: identity
        for identity, helpline in site.helplines.items()
        for channel in helpline.channels
        if channel.kind in ("phone", "text", "relay")
    }
    known = re.compile(
        r"(?<![\d£.,/])(?:" + "|".join(map(re.escape, sorted(values, key=len, reverse=True))) + r")(?![\d,.]?\d|%)"
    )

    fewest = min([IN_A_LABEL, *(max(1, len(DIGIT.findall(value))) for value in values)])

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        for text, first_line in ((page.summary, 1), (page.title, 1), (page.body, page.body_line)):
            for number, line in lines_with_digits(text, first_line, fewest):
                yield from _check_text(site, page, line, number, known, values)

    return check


def lines_with_digits(text: str, first_line: int, fewest: int) -> Iterator[tuple[int, str]]:
    """The lines that have at least so many digits; most do not, and reading them all for numbers is slow."""
    places = [found.start() for found in DIGIT.finditer(text)]
    end = -1
    for first, last in zip(places, places[fewest - 1 :], strict=False):
        if first > end and text.find("\n", first, last) < 0:
            begin, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
            end = len(text) if end < 0 else end
            yield first_line + text.count("\n", 0, begin), text[begin:end]


def _check_text(
    site: Site, page: Page, line: str, number: int, known: re.Pattern[str], values: Mapping[str, str]
) -> Iterator[Problem]:
    for match in RECORD_LINK.finditer(line):
        yield from _check_label(site, page, match[1], match[2], number, known)
    prose = LINK_TARGET.sub("", RECORD_LINK.sub("", line))
    typed = [match[0] for match in known.finditer(prose)] if values else []
    if not typed and len(DIGIT.findall(prose)) >= FEWEST_DIGITS:
        typed = _numbers_in(prose)
    for words in typed:
        identity = values.get(words, "…")
        hint = f"write `[](helpline:{identity})`, or `[your words](helpline:{identity})`"
        yield Problem(page.source, number, "numbers", f"the number {words} is typed into the text", hint)


def _numbers_in(prose: str) -> list[str]:
    import phonenumbers  # slow to import, and most freezes need it for nothing

    return [found.raw_string for found in phonenumbers.PhoneNumberMatcher(prose, REGION)]


def _check_label(
    site: Site, page: Page, label: str, identity: str, number: int, known: re.Pattern[str]
) -> Iterator[Problem]:
    helpline = site.helplines.get(identity)
    if not helpline or not re.search(rf"\d{{{IN_A_LABEL}}}", label):
        return
    if not any(channel.value in label for channel in helpline.channels):
        what = f"“{label}” shows another number than the one that `{identity}` dials"
        yield Problem(page.source, number, "numbers", what, f"write `[](helpline:{identity})`")
