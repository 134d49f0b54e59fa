"""Writes values as YAML in the style of our files: words unquoted if possible, lists in brackets, rows on lines."""

import json
import re
from collections.abc import Iterator, Mapping

from northway.content.frontmatter import Value, read_fields

NEVER_PLAIN = re.compile(r"[\[{&*!|>%@`\"'#]")  # what cannot begin a word without quotes
LONG = 60  # characters; a list that holds a longer text gets a line for each item


def word(text: str, in_list: bool = False) -> str:
    """A text on one line with single spaces: unquoted if YAML reads it back the same, else in quotes."""
    plain = " ".join(text.split())
    found = read_fields(f"a: [{plain}]" if in_list else f"a: {plain}", "")
    is_same = not found.problems and found.values == {"a": [plain] if in_list else plain}
    return plain if plain and is_same and not NEVER_PLAIN.match(plain) else quoted(plain)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def inline(value: Value, in_list: bool = False) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(inline(each, True) for each in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {inline(each, True)}' for name, each in value.items())}}}"
    return word(value, in_list)


def fits_inline(value: Value) -> bool:
    """Whether our files hold a value like this on one line: all but rows of fields, and lists of sentences."""
    if isinstance(value, list):
        return all(isinstance(each, str) and len(each) <= LONG for each in value)
    return not isinstance(value, Mapping)


def field_lines(name: str, value: Value) -> list[str]:
    """The lines of a field."""
    if fits_inline(value) or not value:
        return [f"{name}: {inline(value)}"]
    if isinstance(value, Mapping):
        return [f"{name}:", *(f"  {line}" for each in value for line in field_lines(each, value[each]))]
    return [f"{name}:", *(f"  {line}" for row in value for line in row_lines(row))]


def row_lines(row: Value, is_inline: bool | None = None) -> list[str]:
    """The lines of one row of a list; a row that holds only words stands in braces, unless `is_inline` is given."""
    if not isinstance(row, Mapping) or not row:
        return [f"- {inline(row)}"]
    if all(isinstance(each, str) for each in row.values()) if is_inline is None else is_inline:
        return [f"- {inline(row)}"]
    return [*_indented(line for name, value in row.items() for line in field_lines(name, value))]


def _indented(lines: Iterator[str]) -> Iterator[str]:
    yield f"- {next(lines)}"
    yield from (f"  {line}" for line in lines)
