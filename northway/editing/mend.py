"""Mends what can be mended without changing the meaning: invisible characters, Word's bullets, ids one letter off."""

import re
from collections.abc import Callable, Iterable, Iterator

from northway.content.characters import MERGE
from northway.content.frontmatter import read_fields, split
from northway.editing.change import Change, Texts
from northway.editing.mend_ids import ids_mender

INVISIBLE = re.compile("(?!\\A\ufeff)[\u200b\u2060\ufeff\u00ad]")
ODD_LINE_END = re.compile("\r(?!\n)|[\u2028\u2029\u0085]")
SPACE = "[\u00a0\u2000-\u200a\u202f]"
SPACE_AFTER_MARK = re.compile(rf"(\s*(?:[-*+]|\d+\.))[ \t]*{SPACE}+[ \t]*(?=\S)")
SPACE_AT_START = re.compile("[ \t]*\u00a0[ \t\u00a0]*")
BULLET = re.compile(r"(?:[•●■◦‣▪·○][ \t\u00a0]+|o\t[ \t]*)(?=\S)")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.) ")
BARE_MARK = re.compile(r"(?:[ \t]*(?:[-*+]|\d+\.))+\s*\Z")
NO_TEXT = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8
Mended = tuple[int, str, str]  # a line's number, its new text, and in words what was done to it ("": nothing)
Mender = Callable[[str, list[str]], Iterable[Mended]]


def plan_mends(texts: Texts) -> tuple[Change, list[str]]:
    """The change that mends what is safe to mend, and `file:line: what was done` for each mend.

    Files with merge conflicts, or with bytes that are not UTF-8, stay as they are.
    """
    menders = _line_ends, _invisible, _spaces, _lists, ids_mender(texts.site)
    changed, rows = {}, []
    for name, text in texts.items():
        if MERGE.search(text) or NO_TEXT.search(text):
            continue
        new, said = mended(name, text, menders)
        if new != text:
            changed[name] = new
            rows += [(f"{texts.shown}/{name}", line, what) for line, what in said]
    return Change(changed), [f"{source}:{line}: {what}" for source, line, what in sorted(rows)]


def mended(name: str, text: str, menders: Iterable[Mender]) -> tuple[str, list[tuple[int, str]]]:
    """A file's text after all these menders, and what each did, with the line numbers that it saw."""
    said = []
    for mender in menders:
        found = list(mender(name, re.split(r"(?<=\n)", text)))
        said += [(line, what) for line, _, what in found if what]
        text = "".join(line for _, line, _ in found)
    return text, said


def _line_ends(name: str, lines: list[str]) -> Iterator[Mended]:
    text = "".join(lines)
    windows = text.count("\r\n")
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    is_mixed = 0 < windows < text.count("\n")
    for number, line in enumerate(lines, 1):
        new = ODD_LINE_END.sub(end, line)
        what = "this line had an unusual line ending; it is an ordinary one now" if new != line else ""
        if is_mixed:
            same = re.sub("\r?\n", end, new)
            new, what = same, what or ("its line ending is now the same as on the other lines" if same != new else "")
        yield number, new, what


def _invisible(name: str, lines: list[str]) -> Iterator[Mended]:
    for number, line in enumerate(lines, 1):
        new = INVISIBLE.sub("", line) if number > 1 else line[:1] + INVISIBLE.sub("", line[1:])
        yield number, new, "an invisible character was removed" if new != line else ""


def _spaces(name: str, lines: list[str]) -> Iterator[Mended]:
    """Spaces at the ends of lines; two of them break a line within a paragraph, and stay."""
    first_of_body = _first_of_body(name, lines)
    stripped = [re.sub(r"[ \t]+(?=\r?\n|\Z)", "", line) for line in lines]
    inside = slice(1, first_of_body - 2) if name.endswith(".md") else slice(None)
    before, after_it = (read_fields("".join(each[inside]), "") for each in (lines, stripped))
    is_same = before.values == after_it.values and not before.problems
    for number, (line, new, after) in enumerate(zip(lines, stripped, [*stripped[1:], ""], strict=True), 1):
        is_break = len(line) - len(new) > 1 or "\t" in line[len(new.rstrip()) :]
        is_text = new.strip() and after.strip() and not new.startswith(":::")
        above_code = not new.strip() and after[:1] in (" ", "\t")
        in_body = new.startswith("#") or BARE_MARK.match(new) or above_code or (is_break and is_text)
        stays = not is_same if number < first_of_body else in_body
        yield number, line if stays else new, "spaces at its end were removed" if new != line and not stays else ""


def _lists(name: str, lines: list[str]) -> Iterator[Mended]:
    """Bullets from a word processor become `- `, and non-breaking spaces around list marks become ordinary ones."""
    first_of_body, above = _first_of_body(name, lines), ""
    for number, line in enumerate(lines, 1):
        new, what = line, ""
        if SPACE_AT_START.match(new):
            new, what = SPACE_AT_START.sub("", new, count=1), "a non-breaking space at its start was removed"
        if number >= first_of_body and name.endswith(".md"):
            if SPACE_AFTER_MARK.match(new):
                new, what = SPACE_AFTER_MARK.sub(r"\1 ", new, count=1), "an ordinary space now follows the bullet"
            if BULLET.match(new):
                end = re.search(r"\r?\n\Z", line)
                gap = (end[0] if end else "\n") if above.strip() and not ITEM.match(above) else ""
                new, what = gap + BULLET.sub("- ", new, count=1), "a word processor's bullet is `- ` now"
        above = new.lstrip("\r\n")
        yield number, new, what


def _first_of_body(name: str, lines: list[str]) -> int:
    """The number of the first line after the front matter (1: it is unreadable); in a YAML file, one past the end."""
    if not name.endswith(".md"):
        return len(lines) + 1
    document = split("".join(lines).removeprefix("\ufeff"), "")
    return 1 if document.fault else document.body_line
