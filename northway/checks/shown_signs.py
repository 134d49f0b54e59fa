"""Readers see no characters of Markdown or of another system that were left in the text."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from northway.content.pages import LANGUAGE_GAP, Page, seen_fields
from northway.markup.body import Component, Parts, RenderedBody
from northway.problems import Problem

RULE = "signs"
LONGEST = 40  # characters of a word that are compared
MOST = 50  # signs reported for one page; the others are reported when these have been mended
# Prose needs none of these; "%" and "$" are allowed beside figures.
SIGN = re.compile(
    r"(?<![^\s\ue000])[^\s\ue000]*?(?:(?P<emphasis>[*_])|(?P<bracket>[\[\]])|(?P<other>[{}|\\^~=#`]|(?<!\w)@|@(?!\w)|(?<!:)//|''|%%|%(?=[^\W\d]|\()|\$(?!\d)))[^\s\ue000]*(?=(?P<after>\s+[^\s\ue000]+)?)"
)
IN_A_SIGN = re.compile(r"[][*_{}|\\^~=#`@%$]|//|''")  # a quick test: each SIGN contains one of these
WORDS = {
    "emphasis": ("a mark of emphasis has no partner", "write the same marks before and after the words, close to them"),
    "bracket": ("a square bracket is shown", "write a link as `[words](address)`, and other words without brackets"),
    "other": ("a character is shown that does not belong in a sentence", "take it out"),
}
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
PLACEHOLDER = "\ue000"


def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
    """Find such signs in what a reader sees of a page. This function is itself a PageRule."""
    for field, text in seen_fields(page):
        if found := SIGN.search(text):
            yield _problem(page, page.line_of(field), found)
    lines = page.body.split("\n")
    told = {problem.line for problem in body.problems}
    same = {lines[number - page.body_line] for number in told if 0 <= number - page.body_line < len(lines)}
    seen = 0
    shown = _shown(body.parts)
    shown = shown.replace(LANGUAGE_GAP, PLACEHOLDER) if page.layout == "card" else shown
    for found in islice(SIGN.finditer(shown) if IN_A_SIGN.search(shown) else (), MOST):
        written = _as_written(found).search(page.body, seen)
        if not written and body.passages:  # it is in a passage, and is reported in that file
            continue
        seen = written.end(1) if written else seen
        number = page.body.count("\n", 0, written.start() if written else seen)
        line = page.body_line + number
        # Next to another fault, or in a line that is the same as one with a fault, it is a consequence of that.
        if not told & {line - 1, line, line + 1} and lines[number] not in same:
            yield _problem(page, line, found)
        told.add(line)


def _as_written(found: re.Match[str]) -> re.Pattern[str]:
    """A pattern for the same words in Markdown, in which a backslash may precede each character."""
    first, *after = (
        "".join(rf"\\?{re.escape(sign)}" for sign in word) for word in (found[0][:LONGEST], *_after(found))
    )
    return re.compile(r"\s+".join([f"({first})", *after]))


def _after(found: re.Match[str]) -> list[str]:
    return [word[:LONGEST] for word in (found["after"] or "").split()] if len(found[0]) <= LONGEST else []


def _shown(parts: Parts) -> str:
    """The text of a body without code. PLACEHOLDER replaces each tag and each placeholder."""
    return unescape(TAG.sub(PLACEHOLDER, CODE.sub("", "".join(map(_html, parts)))))


def _html(part: object) -> str:
    if isinstance(part, Component):
        return f"\n{''.join(map(_html, part.parts))}\n"
    return part if isinstance(part, str) else PLACEHOLDER


def _problem(page: Page, line: int, found: re.Match[str]) -> Problem:
    what, hint = next(words for name, words in WORDS.items() if found[name])
    return Problem(page.source, line, RULE, f"`{found[0]}`: {what}", hint)
