"""Limits on how long and how deeply nested a text may be. No normal page comes near them.

Within these limits, the time to read a text grows in proportion to its length. A longer or deeper one could keep a
freeze busy for hours, or crash it without a message that names the file.
"""

import re
from collections.abc import Iterator

from northway.problems import Problem

MOST_BYTES = {".md": 200_000, ".yml": 1_000_000}  # one .yml file may hold the records of many pages
MOST_IN_LINE = 2_000  # characters
MOST_IN_PARAGRAPH = 20_000  # characters
MOST_BRACKETS = 8  # open at once in a paragraph
MOST_YAML_BRACKETS = 20
CLOSE = "close each bracket that you open"
DEEP_LIST = re.compile(r"^(?: {0,3}\t| {4}){9}|^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){9}", re.MULTILINE)
DEEP_YAML = re.compile(r"^ {40}|^(?: *[-?:] ){9}", re.MULTILINE)
YAML_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def check_bytes(content: bytes, source: str) -> Iterator[Problem]:
    """Find a file that is too large for its kind."""
    most = MOST_BYTES.get(source[source.rfind(".") :], max(MOST_BYTES.values()))
    if len(content) > most:
        what = f"this file has {len(content):,} bytes, more than {most:,}"
        yield _fault(source, 1, what, "split it into several, or take out what nobody needs")


def check_lines(text: str, source: str) -> Iterator[Problem]:
    """Find the first line that is too long."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_IN_LINE:
            what = f"this line has {len(line):,} characters, more than {MOST_IN_LINE:,}"
            yield _fault(source, number, what, "break it into several lines")
            return


def check_body(body: str, source: str, first_line: int) -> Iterator[Problem]:
    """Find each list, quote or paragraph of a Markdown body that is too deep or too long."""
    for deep in DEEP_LIST.finditer(body):
        line = first_line + body.count("\n", 0, deep.start())
        yield _fault(source, line, "this list or quote is too deep", "indent it less, with at most two levels")
    start = 0
    for end, next_start in [*(blank.span() for blank in BLANK.finditer(body)), (len(body), 0)]:
        if end - start > MOST_IN_PARAGRAPH:
            what = f"this paragraph has {end - start:,} characters, more than {MOST_IN_PARAGRAPH:,}"
            yield _fault(source, first_line + body.count("\n", 0, start), what, "split it with an empty line")
        elif (place := _too_deep(body[start:end], "[(", "])", MOST_BRACKETS)) is not None:
            line = first_line + body.count("\n", 0, start + place)
            yield _fault(source, line, f"more than {MOST_BRACKETS} brackets are open here", CLOSE)
        start = next_start


def check_yaml(text: str, source: str, first_line: int) -> Iterator[Problem]:
    """Find the first value of a YAML text that is nested too deeply."""
    if deep := DEEP_YAML.search(text):
        line = first_line + text.count("\n", 0, deep.start())
        yield _fault(source, line, "this value is nested too deeply", "use fewer levels, indented by two spaces each")
    plain = YAML_QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    if (place := _too_deep(plain, "[{", "]}", MOST_YAML_BRACKETS)) is not None:
        line = first_line + text.count("\n", 0, place)
        yield _fault(source, line, f"more than {MOST_YAML_BRACKETS} brackets are open here", CLOSE)


def _too_deep(text: str, opening: str, closing: str, most: int) -> int | None:
    """The place of the first bracket that opens inside `most` others; None if there is none."""
    if sum(map(text.count, opening)) <= most:
        return None
    depth = 0
    for bracket in re.finditer(f"[{re.escape(opening + closing)}]", text):
        depth = depth + 1 if bracket[0] in opening else max(0, depth - 1)
        if depth > most:
            return bracket.start()
    return None


def _fault(source: str, line: int, message: str, hint: str) -> Problem:
    return Problem(source, line, "limits", message, hint)
