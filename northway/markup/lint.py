"""Finds Markdown that looks right in an editor but renders otherwise: lists, headings, raw HTML, pictures."""

import re
from collections.abc import Collection, Iterator

from northway.markup.directives import Fault, MarkdownChunk

ITEM = re.compile(r"( *)([-*+]|\d+[.)])(?: +\S|\s*$)")
INLINE_MARKS = ("<", "![", "][")  # a line without any of these needs no closer look
RAW_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--")
PICTURE = re.compile(r"!\[[^\]]*\]\(")
REFERENCE = re.compile(r"\]\[[^\]]*\]")


def lint_text(chunk: MarkdownChunk) -> Iterator[Fault]:
    """Find lists without a blank line before them, nested lists with too few spaces, raw HTML and pictures."""
    has_marks = any(mark in chunk.text for mark in INLINE_MARKS)
    previous = ""
    for number, line in enumerate(chunk.text.split("\n"), start=chunk.line):
        if item := ITEM.match(line):
            yield from _check_list(previous, len(item[1]), number)
        if has_marks:
            yield from _check_inline(line, number)
        previous = line


def _check_list(previous: str, indent: int, number: int) -> Iterator[Fault]:
    if indent % 4:
        yield Fault(
            number,
            f"a list item is indented by {indent}",
            "write it at the start of the line, or indent it by four spaces",
        )
    inside = ITEM.match(previous) or previous.startswith("  ")
    if previous.strip() and not inside:
        yield Fault(number, "a list begins directly below a line of text", "leave an empty line before the list")


def _check_inline(line: str, number: int) -> Iterator[Fault]:
    html = RAW_HTML.search(line)
    if html:
        hint = "use Markdown, or a `:::` component"
        yield Fault(number, f"raw HTML is switched off, and `{html[0]}` would be shown to readers", hint)
    if PICTURE.search(line):
        yield Fault(number, "a body cannot hold a picture", "describe it in words, or ask for a component")
    if REFERENCE.search(line):
        yield Fault(number, "the address of this link is somewhere else", "write `[words](address)`")


def check_heading(
    level: int, identity: str, text: str, line: int, before: Collection[str], is_translated: bool
) -> Iterator[Fault]:
    """Find what is wrong with the level and the id of a heading. `before` are the ids of the headings above it."""
    if level == 1:
        yield Fault(
            line,
            "a body has a heading of level 1",
            "take it out, because the title is shown above it; or begin it with `## `",
        )
    elif not identity:
        meant = re.search(r"\{([^}]*#[^}]*)\}", text)
        words = re.sub(r"\s*\{[^}]*\}\s*", " ", text).strip()
        better = re.sub(r"[^a-z0-9]+", "-", (meant[1].split(".")[0] if meant else words).lower()).strip("-")
        new = f"write `{'#' * level} {words} {{#{better or 'short-name'}}}`"
        hint = "end it with the id that the original has here" if is_translated else new
        yield Fault(line, "this heading has no id that can be read" if meant else "this heading has no id", hint)
    elif identity in before:
        yield Fault(line, f"the heading id `{identity}` is used twice", "give this one another")
