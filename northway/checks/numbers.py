"""No phone number is typed into prose: each has one home, its record. A wrong number is the worst bug."""

import re
from collections.abc import Iterator, Mapping

import phonenumbers

from northway.content import Key, Page, Site
from northway.helplines import REGION
from northway.problems import Problem
from northway.rendered import RenderedBody

RECORD_LINK = re.compile(r"\[([^\]]*)\]\(helpline:([a-z0-9-]+)(?:#[a-z]+)?\)")
FEWEST_DIGITS = 6  # of any number in the world that is not a short one; ours of those are records
DIGIT = re.compile(r"\d")
LINK_TARGET = re.compile(r"\]\([^)]*\)|^:::.*$")


def check(site: Site, bodies: Mapping[Key, RenderedBody]) -> Iterator[Problem]:
    """Find numbers in prose, and numbers in a link's words that are not its record's."""
    values = {
        channel.value: identity
        for identity, helpline in site.helplines.items()
        for channel in helpline.channels
        if channel.kind in ("phone", "text", "relay")
    }
    known = re.compile(
        r"(?<![\d£.,/])(?:" + "|".join(map(re.escape, sorted(values, key=len, reverse=True))) + r")(?![\d,.]?\d|%)"
    )
    for page in site.pages.values():
        lines = page.body.split("\n")
        for number, line in ((1, page.summary), (1, page.title), *enumerate(lines, start=page.body_line)):
            if DIGIT.search(line):  # most lines have none, and reading them all for numbers is slow
                yield from _check_text(site, page, line, number, known, values)


def _check_text(
    site: Site, page: Page, line: str, number: int, known: re.Pattern[str], values: Mapping[str, str]
) -> Iterator[Problem]:
    for match in RECORD_LINK.finditer(line):
        yield from _check_label(site, page, match[1], match[2], number, known)
    prose = LINK_TARGET.sub("", RECORD_LINK.sub("", line))
    typed = [match[0] for match in known.finditer(prose)] if values else []
    if not typed and len(DIGIT.findall(prose)) >= FEWEST_DIGITS:
        typed = [found.raw_string for found in phonenumbers.PhoneNumberMatcher(prose, REGION)]
    for words in typed:
        identity = values.get(words, "…")
        hint = f"write `[](helpline:{identity})`, or `[your words](helpline:{identity})`"
        yield Problem(page.source, number, "numbers", f"the number {words} is typed into the text", hint)


def _check_label(
    site: Site, page: Page, label: str, identity: str, number: int, known: re.Pattern[str]
) -> Iterator[Problem]:
    helpline = site.helplines.get(identity)
    if not helpline or not re.search(r"\d{3}", label):
        return
    if not any(channel.value in label for channel in helpline.channels):
        what = f"“{label}” shows another number than the one that `{identity}` dials"
        yield Problem(page.source, number, "numbers", what, f"write `[](helpline:{identity})`")
