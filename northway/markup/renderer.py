"""Markdown body → RenderedBody. Pure: it knows no address, no template and no language but the page's own."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from posixpath import normpath, relpath
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from northway.content.site import HOME, Page, Site
from northway.directory import selection
from northway.markup.body import (
    Call,
    Component,
    Figure,
    Heading,
    Link,
    PageLink,
    Placeholder,
    RenderedBody,
    plain_text,
)
from northway.markup.converter import make_converter
from northway.markup.directives import Block, Fault, MarkdownChunk, check_directive, parse_blocks
from northway.markup.lint import check_address, check_heading, lint_text
from northway.problems import Problem, suggest

PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")
HEADING_ID = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


class Renderer:
    """Renders the bodies of one Site; keeps one Markdown converter, so use one Renderer in one thread."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.known: Mapping[str, Collection[str]] = {
            "page": site.originals,
            "helpline": site.helplines,
            "fact": site.facts,
            "nation": site.config.nations,
            "nation, need or audience": (*site.config.nations, *site.config.needs, *selection.AUDIENCES),
        }
        self.helplines = site.helplines
        self.files = [page.file for page in site.originals.values()]
        self.select = cache(partial(selection.select, site))
        self.markdown = make_converter(self.resolve, self.heading)

    def render(self, page: Page) -> RenderedBody:
        """Render the body of `page`."""
        self.page = page
        self.placeholders: list[Placeholder] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.records: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []
        self.lines: dict[str, list[int]] = {}
        blocks, faults = parse_blocks(page.body, page.body_line)
        self.faults += faults
        parts = tuple(self._parts(blocks))
        problems = tuple(Problem(page.source, fault.line, "markup", fault.message, fault.hint) for fault in self.faults)
        return RenderedBody(
            parts,
            tuple(self.headings),
            tuple(self.links),
            plain_text(parts),
            frozenset(self.records),
            problems,
        )

    def _parts(self, blocks: tuple[MarkdownChunk | Block, ...]) -> Iterator[str | Placeholder]:
        for block in blocks:
            if isinstance(block, MarkdownChunk):
                yield from self._convert(block)
                continue
            faults = list(check_directive(block, lambda kind: self.known[kind]))
            self.faults += faults
            children = tuple(self._parts(block.children))
            if not faults:
                kind = "fact" if block.name == "fact" else "helpline"
                if block.name in ("fact", "helpline", "contact-strip"):
                    self.records |= {(kind, word) for word in block.arguments}
                if block.name == "directory":
                    self._list(block)
                yield Component(block.name, block.arguments, children)

    def _list(self, block: Block) -> None:
        """Note what a list of helplines brings: records, and headings of groups (quiet ones have no id)."""
        listed = self.select(block.arguments)
        self.records |= {("helpline", helpline.id) for helpline in listed}
        is_single_topic = selection.is_single_topic(self.site.config, block.arguments)
        if not is_single_topic and not self.site.is_quiet(self.page.path):
            for need, _ in selection.group_by_need(selection.needs_for(self.site.config, block.arguments), listed):
                name = self.site.name_of("needs", need, self.page.locale)
                self.headings.append(Heading(2, need, name, block.line))

    def _convert(self, chunk: MarkdownChunk) -> Iterator[str | Placeholder]:
        self.faults += lint_text(chunk)
        self.chunk, self.lines = chunk, {}
        self.markdown.reset()
        pieces = PLACEHOLDER.split(self.markdown.convert(chunk.text))
        for index, piece in enumerate(pieces):
            if index % 2:
                yield self.placeholders[int(piece)]
            elif piece:
                yield piece

    def hole(self, hole: Placeholder) -> str:
        """Keep `hole`, and give what stands for it in the HTML meanwhile."""
        self.placeholders.append(hole)
        return f"\ue000{len(self.placeholders) - 1}\ue001"

    def line_of(self, mark: str, but_not_before: tuple[str, ...] = ()) -> int:
        """The line in the chunk where the next `mark` stands that has not been asked for yet."""
        if mark not in self.lines:
            self.lines[mark] = list(_lines_with(mark, but_not_before, f"\n{self.chunk.text}")) or [0]
        lines = self.lines[mark]
        return self.chunk.line + (lines.pop(0) if len(lines) > 1 else lines[0])

    def resolve(self, element: Element) -> Element | str:
        """Turn a link as written into one with a hole for an address, or report that it leads nowhere."""
        target, label = element.get("href", ""), element.text or ""
        line = self.line_of(f"]({target}")
        kind, _, rest = target.partition(":")
        if kind in ("helpline", "fact") and rest:
            self.links.append(Link(target, label, line))
            return self.record_link(element, kind, rest, label, line)
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            self.links.append(Link(target, label, line))
            self.faults += check_address(target, kind, line)
            element.set("rel", "noreferrer")
            return element
        link, fault = self.page_link(target, line)
        self.links.append(Link(target, label, line, link))
        self.faults += [fault] if fault else []
        if link:
            element.set("href", self.hole(link))
        return element

    def heading(self, element: Element, level: int) -> None:
        """Take the explicit id out of a heading, and note the heading."""
        line = self.line_of(f"\n{'#' * level}", but_not_before=("#",))
        last = element[-1] if len(element) else None
        written = (element.text if last is None else last.tail) or ""
        found = HEADING_ID.search(written)
        if found and last is None:
            element.text = written[: found.start()].rstrip()
        elif found and last is not None:
            last.tail = written[: found.start()].rstrip()
        text = PLACEHOLDER.sub("", "".join(element.itertext()))
        identity = found[1] if found else ""
        self.faults += check_heading(level, identity, text, line, self.headings)
        self.headings.append(Heading(level, identity, text, line))
        element.set("id", identity)

    def page_link(self, target: str, line: int) -> tuple[PageLink | None, Fault | None]:
        """The page that a link to a file leads to."""
        file, _, fragment = target.partition("#")
        if not file and fragment:
            return PageLink(self.page.path, fragment), None
        path = normpath(f"{self.page.folder}/{file}").strip("/").removesuffix(".md")
        path = HOME if path == "index" else path.removesuffix("/index")
        if file.endswith(".md") and path in self.known["page"]:
            return PageLink(path, fragment), None
        files = [relpath(known, self.page.folder or ".") for known in self.files]
        hint = suggest(file, files, "write the file's name from here, such as ../help/index.md")
        return None, Fault(line, f"the link `{target}` leads nowhere", hint)

    def record_link(self, element: Element, kind: str, rest: str, label: str, line: int) -> Element | str:
        """A link to a helpline's number or a fact's figure."""
        identity, _, channel = rest.partition("#")
        if identity not in self.known[kind]:
            hint = suggest(identity, self.known[kind], f"see the {kind}s in content/")
            self.faults.append(Fault(line, f"there is no {kind} `{identity}`", hint))
            return element
        self.records.add((kind, identity))
        if kind == "fact":
            if label:
                hint = f"write `[](fact:{identity})`: the figure comes from facts.yml"
                self.faults.append(Fault(line, "a fact link has text of its own", hint))
            return self.hole(Figure(identity))
        return self._call(element, identity, channel, label, line)

    def _call(self, element: Element, identity: str, wanted: str, label: str, line: int) -> Element | str:
        channels = self.helplines[identity].channels
        kinds = [channel.kind for channel in channels]
        if wanted and wanted not in kinds:
            what = f"`{identity}` has no channel `{wanted}`"
            self.faults.append(Fault(line, what, "write one of: " + ", ".join(kinds)))
            return element
        index = next((number for number, kind in enumerate(kinds) if kind == wanted), 0)
        if not label:
            return self.hole(Call(identity, index, "link"))
        element.set("href", self.hole(Call(identity, index, "href")))
        element.set("class", "call")
        if channels[index].href.startswith("http"):
            element.set("rel", "noreferrer")
        before, number, after = label.partition(channels[index].value)
        if number:
            element.text = AtomicString(before)
            bdi = SubElement(element, "bdi", {"class": "number", "dir": "ltr"})
            bdi.text, bdi.tail = AtomicString(number), AtomicString(after)
        return element


def _lines_with(mark: str, but_not_before: tuple[str, ...], text: str) -> Iterator[int]:
    """The lines on which `mark` begins; `text` has a line break before its first, which a mark may begin with."""
    found = text.find(mark)
    while found >= 0:
        if not text.startswith(but_not_before, found + len(mark)):
            yield text.count("\n", 0, found + 1) - 1
        found = text.find(mark, found + len(mark))
