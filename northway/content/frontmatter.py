"""Reads text into fields with their line numbers. Bad text never raises: faults are returned as Problems.

*Front matter* is the YAML between two `---` lines at the top of a file; each key is a *field*. All values
are read as text, because YAML would change `no`, `1:30` and `2026-11-01`; `validation` converts them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

import yaml

from northway.content import limits
from northway.content.characters import fault_of_characters
from northway.problems import Level, Problem

YamlPath = tuple[str | int, ...]
Value = str | list["Value"] | dict[str, "Value"]
NO_FIELDS: Mapping[YamlPath, int] = {}
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
CLOSED = re.compile(r"^---\s*?(?:\n|\Z)", re.MULTILINE)
COLON = 'a value with a colon needs quotes, such as `title: "Home: what now"`'


class _Loader(PARSER):  # type: ignore[misc]  # it has no types
    """Reads every value as text, without resolving types: that took a fifth of the time to read a site."""

    def resolve(self, kind: object, value: str, implicit: object) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Fields:
    """YAML with all values as text, nested as written. `lines` has the line of each value by its path in `values`."""

    values: Mapping[str, Any]
    lines: Mapping[YamlPath, int]
    source: str
    problems: tuple[Problem, ...] = ()

    @property
    def named_lines(self) -> tuple[tuple[str, int], ...]:
        """The path of each value, such as `channels.0.note`, with its line."""
        # Many pages have the same paths: interning keeps each in memory once.
        return tuple((intern(".".join(map(str, place))), line) for place, line in self.lines.items())

    def line(self, place: YamlPath) -> int:
        """The line of `place`; if it has none, that of the nearest field around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(
        self, place: YamlPath, message: str, hint: str, rule: str = "front-matter", level: Level = "error"
    ) -> Problem:
        """A problem of `rule` at `place`."""
        return Problem(self.source, self.line(place), rule, message, hint, level)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file split into front matter and body, which begins at line `body_line`; or the `fault` in it."""

    source: str
    front_matter: str = ""
    body: str = ""
    body_line: int = 1
    fault: Problem | None = None

    @property
    def fields(self) -> Fields:
        """The front matter, parsed."""
        return _no_fields(self.fault) if self.fault else read_fields(self.front_matter, self.source, 2)


def decode(content: bytes, source: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8, dropping a byte order mark and Windows line ends. If there are problems, do not use the text."""
    if too_large := tuple(limits.check_bytes(content, source)):
        return "", too_large
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", (_fault(source, line, "this is not UTF-8 text", "save the file again as UTF-8"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := fault_of_characters(text):
        place, what, hint = odd
        return "", (_fault(source, text.count("\n", 0, place) + 1, what, hint),)
    return text, tuple(limits.check_lines(text, source))


def split(text: str, source: str) -> Document:
    """Split a Markdown file into front matter and body."""
    first, _, rest = text.partition("\n")
    if not text.strip():
        return _without_fields(source, "the file is empty", "begin with `---`, `title: …`, `---`")
    if first.rstrip() != "---":
        return _without_fields(source, "there is no front matter", "write `---` as the first line")
    closed = CLOSED.search(rest)
    if not closed:
        hint = "write `---` on a line of its own after the last field"
        return _without_fields(source, "the front matter is never closed", hint)
    front_matter, body = rest[: closed.start()], rest[closed.end() :]
    body_line = front_matter.count("\n") + 3
    fault = next(limits.check_body(body, source, body_line), None)
    return Document(source, front_matter.removesuffix("\n"), body, body_line, fault)


def read_fields(text: str, source: str, first_line: int = 1) -> Fields:
    """Parse YAML with all values as text. `first_line` is the line of its file on which it begins."""
    if tab := re.search(r"^ *\t", text, re.MULTILINE):
        where = first_line + text.count("\n", 0, tab.start())
        return _no_fields(_fault(source, where, "a tab is at the start of this line", "use two spaces"))
    if too_deep := next(limits.check_yaml(text, source, first_line), None):
        return _no_fields(too_deep)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return _no_fields(_yaml_fault(error, source, first_line, text))
    except yaml.reader.ReaderError as error:
        where = text.count("\n", 0, error.position) + first_line
        return _no_fields(
            _fault(source, where, "an invisible character is in this line", "delete it and type the words again")
        )
    if node is None:
        return Fields({}, {(): first_line}, source)
    if not isinstance(node, yaml.MappingNode):
        what, hint = "this is not a list of fields", "write `name: value` on each line"
        return _no_fields(_fault(source, first_line, what, hint))
    reader = _Reader(source, first_line)
    values = dict(reader.pairs(node, ()))
    return Fields(values, reader.lines, source, tuple(reader.problems))


class _Reader:
    """Walks the YAML tree once. Collects the values as text, the line of each, and keys that are written twice."""

    def __init__(self, source: str, first_line: int) -> None:
        self.source, self.first_line = source, first_line
        self.lines: dict[YamlPath, int] = {(): first_line}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, place: YamlPath) -> Value:
        self.lines.setdefault(place, self.line(node))
        if id(node) in self.seen:
            self.refuse(node, "`&` and `*` use one value in two places", "write it out again")
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, place))
        if isinstance(node, yaml.SequenceNode):
            self.check_twice(node)
            return [self.read(item, (*place, index)) for index, item in enumerate(node.value)]
        return str(node.value)

    def pairs(self, node: yaml.MappingNode, place: YamlPath) -> Iterator[tuple[str, Value]]:
        names: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in names:
                self.refuse(key, f"`{name}` is written twice", "keep one of them")
                continue
            names.add(name)
            self.lines[(*place, name)] = self.line(key)
            yield name, self.read(value, (*place, name))

    def check_twice(self, node: yaml.SequenceNode) -> None:
        """Find words and days that are twice in a list. Sentences may be repeated, and so may empty items."""
        names: set[str] = set()
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and re.fullmatch(r"[\w-]+", item.value):
                if item.value in names:
                    self.refuse(item, f"`{item.value}` is twice in this list", "keep one of them")
                names.add(item.value)

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def refuse(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(_fault(self.source, self.line(node), message, hint))


def _yaml_fault(error: yaml.MarkedYAMLError, source: str, first_line: int, text: str) -> Problem:
    context, last = error.context or "", text.rstrip().count("\n")
    # A bracket or quote that is never closed is reported on the line where it begins, not where the parser gave up.
    is_unfinished = any(words in context for words in ("simple key", "flow", "quoted"))
    mark = error.context_mark if is_unfinished and error.context_mark else error.problem_mark or error.context_mark
    line = min(mark.line if mark else 0, last) + first_line
    if "mapping values are not allowed" in (error.problem or ""):
        return _fault(source, line, "there is a colon where none is allowed", COLON)
    if "simple key" in context or "block mapping" in context:
        return _fault(source, line, "this line is not a field", "write `name: value`, each name at the line's start")
    written = text.split("\n")[line - first_line]
    if "flow" in context and all(written.count(one) == written.count(other) for one, other in ("{}", "[]")):
        what = "a comma is missing here, or there is a colon where none is allowed"
        return _fault(source, line, what, "put a comma between fields, and quotes round a value that has a colon")
    if "flow" in context or "quoted" in context:
        return _fault(source, line, "a bracket or a quote is never closed", "close it on the same line")
    return _fault(source, line, "this line cannot be read", "put the value in quotes, and write `name: ` before it")


def _fault(source: str, line: int, message: str, hint: str) -> Problem:
    return Problem(source, line, "front-matter", message, hint)


def _no_fields(problem: Problem) -> Fields:
    return Fields({}, NO_FIELDS, problem.source, (problem,))


def _without_fields(source: str, message: str, hint: str) -> Document:
    return Document(source, fault=_fault(source, 1, message, hint))
