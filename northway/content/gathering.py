"""What the loader has gathered so far, and the YAML files of a content folder, read into it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from northway.content.files import Folder
from northway.content.frontmatter import Fields, decode, read_fields, validate
from northway.content.site import Page
from northway.problems import Problem
from northway.system.digests import digest

Row = TypeVar("Row", bound=BaseModel)
Value = TypeVar("Value")
Reading = tuple[Any, tuple[Problem, ...]]  # what came of some words, and what is wrong with them


class Memory:
    """What came of reading words, by their digest, so that the same words need not be read again."""

    def __init__(self, before: Mapping[str, Reading] | None = None) -> None:
        self.before = before or {}
        self.now: dict[str, Reading] = {}

    @property
    def has_changed(self) -> bool:
        """Whether anything was read that had not been before, or is no longer."""
        return self.now.keys() != self.before.keys()


@dataclass
class LoadState:
    """What the loader has gathered so far."""

    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def once(self, read: Callable[["LoadState"], Value], *words: str) -> Value:
        """What `read` makes of `words`, on which alone it depends; it notes what it finds in what it is given."""
        key = digest(*words)
        if key in self.memory.before:
            self.memory.now[key] = self.memory.before[key]
        elif key not in self.memory.now:
            found = LoadState()
            self.memory.now[key] = read(found), tuple(found.problems)
        reading: tuple[Value, tuple[Problem, ...]] = self.memory.now[key]
        self.problems += reading[1]
        return reading[0]

    def add(self, source: str, message: str, hint: str, line: int = 1) -> None:
        """Note a fault of the content."""
        self.problems.append(Problem(source, line, "content", message, hint))


def read_texts(folder: Folder, found: LoadState) -> Iterator[tuple[str, str]]:
    """The files that are text, by name."""
    for name, content in folder.files:
        text, problems = decode(content, f"{folder.shown}/{name}")
        found.problems += problems
        if not problems:
            yield name, text


def read_yaml(name: str, folder: Folder, texts: Mapping[str, str], found: LoadState) -> Fields:
    """A YAML file, or nothing where there is none."""
    fields = read_fields(texts.get(name, ""), f"{folder.shown}/{name}")
    found.problems += fields.problems
    return fields


def read_rows(
    model: type[Row], name: str, folder: Folder, texts: Mapping[str, str], found: LoadState
) -> dict[str, Row]:
    """The rows of a YAML file of records, by id."""
    fields = read_yaml(name, folder, texts, found)
    rows: dict[str, Row] = {}
    for identity, values in fields.values.items():
        if not isinstance(values, dict):
            found.problems.append(fields.problem((identity,), f"`{identity}` holds no fields", "write them below it"))
            continue
        values["id"] = identity
        row, problems = validate(model, fields, (identity,))
        found.problems += problems
        if row:
            rows[identity] = row
    return rows
