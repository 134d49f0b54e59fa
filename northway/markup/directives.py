"""Parses the `:::` blocks of a body. Each *component* has a name, arguments, perhaps text, and a closing `:::`.

::: callout now
Text.
:::
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from northway.problems import allowed_hint, suggest

MARK = re.compile(r"(\s*):::+(.*)")
MOST_DEEP = 6
Known = Mapping[str, Collection[str]]  # the words that may be used, by kind
BrokenBy = Callable[[str, str], str]  # kind and id → the file with faults that should define the id, or ""

CLOSE_FIRST = "close one with `:::` before you open another"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem in a body, without the name of its file."""

    line: int
    message: str
    hint: str
    waits_for: str = ""
    """The file whose faults cause this one, if any."""


@dataclass(frozen=True, slots=True)
class MarkdownChunk:
    """Markdown between components; it begins on `line`."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A component as written: its name, its arguments, and what is inside it."""

    name: str
    arguments: tuple[str, ...]
    line: int
    children: "tuple[MarkdownChunk | Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class ArgumentSpec:
    """What the arguments of a component may be: ids of the kind of record in `records`, or else words of `choices`."""

    choices: tuple[str, ...] = ()
    records: str = ""
    most: int = 1


@dataclass(frozen=True, slots=True)
class DirectiveSpec:
    """What a component takes: its arguments (None for a component without any), and whether it has text inside."""

    arguments: ArgumentSpec | None = None
    has_text: bool = True


DIRECTIVES: Mapping[str, DirectiveSpec] = {
    "all-languages": DirectiveSpec(has_text=False),
    "answers": DirectiveSpec(),
    "avoid": DirectiveSpec(),
    "callout": DirectiveSpec(ArgumentSpec(("now", "today", "good-to-know"))),
    "checklist": DirectiveSpec(),
    "comparison": DirectiveSpec(ArgumentSpec(records="nation, need or audience", most=3), has_text=False),
    "contact-strip": DirectiveSpec(ArgumentSpec(records="helpline", most=6), has_text=False),
    "dataset": DirectiveSpec(
        ArgumentSpec(("services.json", "services.csv", "channels.csv", "changes.xml", "numbers.json"))
    ),
    "directory": DirectiveSpec(ArgumentSpec(records="nation, need or audience", most=3), has_text=False),
    "do": DirectiveSpec(),
    "doors": DirectiveSpec(),
    "fact": DirectiveSpec(ArgumentSpec(records="fact"), has_text=False),
    "finder": DirectiveSpec(ArgumentSpec(records="nation, need or audience", most=3), has_text=False),
    "form": DirectiveSpec(ArgumentSpec(records="form", most=3), has_text=False),
    "free-calls": DirectiveSpec(ArgumentSpec(records="helpline", most=4), has_text=False),
    "helpline": DirectiveSpec(ArgumentSpec(records="helpline"), has_text=False),
    "nation": DirectiveSpec(ArgumentSpec(records="nation", most=4)),
    "next": DirectiveSpec(),
    "numbers": DirectiveSpec(ArgumentSpec(records="helpline", most=6), has_text=False),
    "passage": DirectiveSpec(ArgumentSpec(records="passage"), has_text=False),
    "qr-code": DirectiveSpec(ArgumentSpec(records="short path")),
    "quote": DirectiveSpec(),
    "say": DirectiveSpec(),
    "scene": DirectiveSpec(ArgumentSpec(("door", "hills", "lamp", "night", "signpost", "window")), has_text=False),
    "sheet": DirectiveSpec(ArgumentSpec(("poster", "room-card", "wallet-card"))),
    "steps": DirectiveSpec(),
}


def parse_blocks(body: str, first_line: int) -> tuple[tuple[MarkdownChunk | Block, ...], tuple[Fault, ...]]:
    """Split a body into Markdown and components. Never raises: faults are returned."""
    if ":::" not in body:
        return (MarkdownChunk(first_line, body),) if body.strip() else (), ()
    parser = _Parser(first_line)
    for number, line in enumerate(body.split("\n"), start=first_line):
        if ":::" in line:
            parser.read(number, line)
        else:
            parser.lines.append(line)
    return parser.finish(), tuple(parser.faults)


class _Parser:
    def __init__(self, first_line: int) -> None:
        # The components that are not closed yet, each with what is inside it so far.
        self.stack: list[tuple[Block, list[MarkdownChunk | Block]]] = [(Block("", (), first_line), [])]
        self.faults: list[Fault] = []
        self.lines: list[str] = []
        self.text_from = first_line
        self.too_deep = 0  # how many open components are nested too deeply to be read

    def read(self, number: int, line: str) -> None:
        mark = MARK.fullmatch(line)
        if not mark:
            self.lines.append(line)
            return
        self.end_text(number + 1)
        if mark[1]:
            self.fault(number, "a component is indented", "begin `:::` at the start of the line, outside any list")
        if words := mark[2].split():
            self.open(number, words)
        else:
            self.close(number)

    def open(self, number: int, words: list[str]) -> None:
        name, arguments = words[0], tuple(words[1:])
        if name in (outer.name for outer, _ in self.stack):
            self.fault(
                number,
                f"`{name}` is inside another `{name}`",
                f"close the first one with `:::` before line {number}",
            )
        if len(self.stack) > MOST_DEEP:
            if not self.too_deep:
                self.fault(number, f"components are nested more than {MOST_DEEP} deep", CLOSE_FIRST)
            self.too_deep += 1
            return
        self.stack.append((Block(name, arguments, number), []))

    def close(self, number: int) -> None:
        if self.too_deep:
            self.too_deep -= 1
            return
        if len(self.stack) == 1:
            self.fault(number, "this `:::` closes nothing", "remove it, or write the name of a component after it")
            return
        done, children = self.stack.pop()
        self.stack[-1][1].append(replace(done, children=tuple(children)))

    def end_text(self, next_line: int) -> None:
        text = "\n".join(self.lines)
        if text.strip():
            self.stack[-1][1].append(MarkdownChunk(self.text_from, text))
        self.lines, self.text_from = [], next_line

    def finish(self) -> tuple[MarkdownChunk | Block, ...]:
        self.end_text(0)
        self.too_deep = 0
        while len(self.stack) > 1:
            last, _ = self.stack[-1]
            self.fault(last.line, f"`{last.name}` is never closed", "write `:::` on a line of its own after its text")
            self.close(0)
        return tuple(self.stack[0][1])

    def fault(self, line: int, message: str, hint: str) -> None:
        self.faults.append(Fault(line, message, hint))


def check_directive(block: Block, known: Known, broken_by: BrokenBy) -> Iterator[Fault]:
    """Check the name, arguments and text of a component, against the `known` ids of each kind."""
    form = DIRECTIVES.get(block.name)
    if not form:
        hint = suggest(block.name, DIRECTIVES, allowed_hint(DIRECTIVES))
        yield Fault(block.line, f"there is no component `{block.name}`", hint)
        return
    yield from _check_arguments(block, form.arguments, known, broken_by)
    if form.has_text and not block.children:
        yield Fault(block.line, f"`{block.name}` is empty", "write its text between the two `:::` lines")
    if not form.has_text and block.children:
        yield Fault(block.line, f"`{block.name}` takes no text", "close it with `:::` on the next line")


def _check_arguments(block: Block, form: ArgumentSpec | None, known: Known, broken_by: BrokenBy) -> Iterator[Fault]:
    if not form:
        if block.arguments:
            extra = " ".join(block.arguments)
            yield Fault(block.line, f"`{block.name}` takes no arguments", f"remove `{extra}`")
        return
    words = known[form.records] if form.records else form.choices
    if not block.arguments:
        yield Fault(block.line, f"`{block.name}` needs an argument", _after(block.name, words))
    if len(block.arguments) > form.most:
        yield Fault(block.line, f"`{block.name}` takes {form.most} at most", _after(block.name, words))
    for word in block.arguments:
        if word not in words:
            kind = form.records or "kind"
            hint = suggest(word, words, _after(block.name, words))
            yield Fault(block.line, f"there is no {kind} `{word}`", hint, broken_by(kind, word))


def _after(name: str, words: Collection[str]) -> str:
    return f"write after `{name}` one of: {', '.join(sorted(words)[:12])}" if words else "write that first"
