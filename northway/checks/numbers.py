"""Phone numbers are not typed into prose: each is written in one record, so that it is corrected in one place."""

import re
from collections.abc import Iterator, Mapping

from northway.checks.rule import PageRule
from northway.content.dialling import find_numbers
from northway.content.pages import Helpline, Page, seen_fields
from northway.content.site import SharedContent
from northway.content.style_rules import StyleRules
from northway.markup.body import RenderedBody
from northway.problems import Problem

RECORD_LINK = re.compile(r"\[([^\]]*)\]\(helpline:([a-z0-9-]+)(?:#([a-z]+))?\)")
# A phone number that is not short has six digits without words between them; `x` (for an extension) is allowed.
# Short numbers are found only if a record has them.
SIX_DIGITS = re.compile(r"(?:\d[^a-wy-zA-Z\d]{0,4}){5}\d")
CURRENCY_SIGNS = "$\u00a2-\u00a5\u20a0-\u20cf"  # an amount of money is not a number to dial
LINK_TARGET = re.compile(r"\]\([^)]*\)|^:::.*$|^\d+\. |\[[^\]]*\]\((?:tel|sms):[^)]*\)", re.MULTILINE)
MARKS = re.compile(r"[*_`\[\]]")
# Spaces, hyphens and dots that may separate the digits of one number.
OTHER_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u2010-\u2015\u2212.-](?=\\d)")
NAMES = ("title", "heading", "label", "organisation")  # the name of a service may be its number


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds numbers typed into text that readers see, and links whose label shows another number."""
    values = _values(shared)
    known = _pattern(values, shared.style_rules)
    emergency = {value for value, identity in values.items() if identity in shared.config.emergency}

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        own = {channel.value for channel in page.channels} if isinstance(page, Helpline) else set()
        for field, text in seen_fields(page):
            # Fields cannot have links, so emergency numbers may be typed there.
            allowed = emergency | own if field in NAMES else emergency
            for words, _ in _typed(text, known, shared.config.country):
                if words not in allowed:
                    yield _problem(page, page.line_of(field), words, values)
        text = LINK_TARGET.sub("", RECORD_LINK.sub(lambda link: "\n" * link[0].count("\n"), page.body))
        for words, line in _typed(text, known, shared.config.country):
            yield _problem(page, page.body_line + line, words, values)
        for match in RECORD_LINK.finditer(page.body):
            line = page.body_line + page.body.count("\n", 0, match.start())
            yield from _check_label(shared, page, match[1], match[2], line)

    return check


def _values(shared: SharedContent) -> dict[str, str]:
    """The numbers of all records, each with the id of the first record in the directory that has it."""
    values: dict[str, str] = {}
    for identity, helpline in shared.helplines.items():
        for channel in helpline.channels:
            if channel.kind in ("phone", "text", "relay"):
                values.setdefault(channel.value, identity)
    return values


def _pattern(values: Mapping[str, str], style: StyleRules | None) -> re.Pattern[str]:
    """A pattern for these numbers, with or without spaces, but not inside a longer number or a count of something."""
    longest_first = sorted(values, key=len, reverse=True)
    spelt = "|".join(" ?".join(map(re.escape, value.split())) for value in longest_first) or "(?!)"
    before = "".join(rf"(?<!\b{re.escape(word)} )" for word in (style.counted_before if style else ()))
    after = "|".join(map(re.escape, style.counted_after if style else ())) or "(?!)"
    end = rf"(?![\d,.]?\d|%| \d| (?:{after})\b)"
    # Looking first for the character with which a number begins takes a third of the time: most of a text is letters.
    begins = "".join(re.escape(sign) for sign in sorted({value[0] for value in values})) or "0"
    return re.compile(rf"(?=[{begins}])(?<![\d.,/{CURRENCY_SIGNS}])(?<!\d ){before}(?:{spelt}){end}")


def _typed(text: str, known: re.Pattern[str], country: str) -> Iterator[tuple[str, int]]:
    """Numbers in a text as a reader sees them, across line breaks and emphasis, with how many lines precede each."""
    if not re.search(r"\d[^a-zA-Z]{0,4}\d", text):
        return
    plain = OTHER_SPACES.sub(" ", MARKS.sub("", text))
    flat = plain.replace("\n", " ")  # has the same length as `plain`, so places are the same
    rest = flat
    for found in known.finditer(flat):
        yield found[0], plain.count("\n", 0, found.start())
        rest = f"{rest[: found.start()]}{'~' * len(found[0])}{rest[found.end() :]}"
    if SIX_DIGITS.search(rest):
        for first, words in find_numbers(rest, country):
            yield words, plain.count("\n", 0, first)


def _problem(page: Page, line: int, words: str, values: Mapping[str, str]) -> Problem:
    digits = words.replace(" ", "")
    identity = next((name for value, name in values.items() if value.replace(" ", "") == digits), "")
    link = f"write `[](helpline:{identity})`, or `[your words](helpline:{identity})`"
    hint = link if identity else "write a link to its record, such as `[](helpline:name-of-the-record)`"
    return Problem(page.source, line, "numbers", f"the number {words} is typed into the text", hint)


def _check_label(shared: SharedContent, page: Page, label: str, identity: str, line: int) -> Iterator[Problem]:
    helpline = shared.helplines.get(identity)
    if not helpline or not re.search(r"\d{3}", label):
        return
    if not any(channel.value in label for channel in helpline.channels):
        what = f"“{label}” shows another number than the one that `{identity}` dials"
        yield Problem(page.source, line, "numbers", what, f"write `[](helpline:{identity})`")
