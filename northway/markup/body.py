"""A rendered body: pieces of HTML, and between them *placeholders* for what depends on where the body is shown.

A template fills the placeholders: addresses of pages, numbers, figures, components. So the HTML of components never
passes through Markdown, and all editions that show a body share one rendering. The classes have no slots, because
bodies are sent between processes, and pickle is three times as fast without slots.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Literal

from northway.problems import Problem

TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class PageLink:
    """A placeholder for the address of a page of this site."""

    path: str
    fragment: str


@dataclass(frozen=True)
class Call:
    """A placeholder for a helpline: its address (`href`), its `number`, or a whole `link` with name and number."""

    helpline: str
    channel: int
    part: Literal["href", "number", "link"]


@dataclass(frozen=True)
class Figure:
    """A placeholder for the value of a fact."""

    fact: str


@dataclass(frozen=True)
class Component:
    """A placeholder for a component: its name, its arguments, and the parts inside it."""

    name: str
    arguments: tuple[str, ...]
    parts: "Parts"
    level: int = 2
    """The level for a heading at the start of the component."""


Placeholder = PageLink | Call | Figure | Component
Parts = tuple[str | Placeholder, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of a body: its level (2 to 6), id and plain text."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link as written. `page` is set if it leads to a page of this site, `passage` if it is inside a passage."""

    target: str
    label: str
    line: int
    page: PageLink | None = None
    passage: str = ""


@dataclass(frozen=True)
class SentenceRun:
    """Three consecutive sentences: a digest of their words, and the line on which they begin."""

    digest: int
    line: int


@dataclass(frozen=True)
class BodyOutline:
    """The parts of a body that rules over the whole site read: headings by id and line, links, records, sentences."""

    headings: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]
    records: frozenset[tuple[str, str]]
    runs: tuple[SentenceRun, ...] = ()


@dataclass(frozen=True)
class RenderedBody:
    """A rendered body: HTML with placeholders, headings, links, the text without tags, and the records that it uses."""

    parts: Parts
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    text: str
    records: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]

    @property
    def outline(self) -> BodyOutline:
        """The parts that rules over the whole site read."""
        links = tuple(link for link in self.links if link.page)
        return BodyOutline(tuple((heading.id, heading.line) for heading in self.headings), links, self.records)

    @property
    def passages(self) -> tuple[str, ...]:
        """The ids of the passages in it."""
        return arguments_of("passage", self.parts)

    @property
    def components(self) -> frozenset[str]:
        """The names of all components needed to show this body, including those for links to records."""
        return frozenset(filter(None, map(_component_name, placeholders(self.parts))))


def plain_text(parts: Parts) -> str:
    """The words of a body without tags, and without those that records and links to records show."""
    return unescape(TAG.sub("", "".join(_escaped_text(part) for part in parts)))


def _escaped_text(part: str | Placeholder) -> str:
    # A placeholder may be inside a tag, so tags are complete only when all parts have been joined.
    if isinstance(part, str):
        return part
    return f"\n{escape(plain_text(part.parts))}\n" if isinstance(part, Component) else ""


def placeholders(parts: Iterable[str | Placeholder]) -> Iterator[Placeholder]:
    """All placeholders in these parts, each component before the placeholders inside it."""
    for part in parts:
        if not isinstance(part, str):
            yield part
        if isinstance(part, Component):
            yield from placeholders(part.parts)


def arguments_of(name: str, parts: Iterable[str | Placeholder]) -> tuple[str, ...]:
    """The arguments of all components with this name in these parts, each once."""
    found = (part for part in placeholders(parts) if isinstance(part, Component) and part.name == name)
    return tuple(dict.fromkeys(argument for part in found for argument in part.arguments))


def _component_name(part: Placeholder) -> str:
    match part:
        case Component():
            return part.name
        case Call(part="link"):
            return "call"
        case Figure():
            return "figure"
    return ""
