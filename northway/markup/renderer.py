"""Renders a Markdown body. The result depends only on the page and the shared content, not on URLs or templates."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, cached_property, partial
from posixpath import normpath, relpath
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from northway.content.pages import HOME, Page
from northway.content.site import SharedContent
from northway.directory import selection
from northway.markup.body import (
    Call,
    Component,
    Figure,
    Heading,
    Link,
    PageLink,
    Parts,
    Placeholder,
    RenderedBody,
    plain_text,
)
from northway.markup.converter import LineNumbers, make_converter
from northway.markup.directives import Block, Fault, MarkdownChunk, check_directive, parse_blocks
from northway.markup.links import check_address, known_words, question_link
from northway.markup.lint import check_heading, lint_text
from northway.markup.lookalikes import check_form, lookalikes, without_repeats
from northway.markup.offers import FORMS
from northway.problems import Problem, suggest, waiting

PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")
SHOWN_RECORDS = {"fact": "fact", **dict.fromkeys(FORMS, "helpline")}  # components of records, by kind of record
HEADING_ID = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


class Renderer:
    """Renders bodies. It reuses one Markdown converter, so each thread needs its own Renderer."""

    def __init__(self, shared: SharedContent) -> None:
        self.shared = shared
        self.known = known_words(shared)
        self.files = list(shared.files.values())
        self.select = cache(partial(selection.select, shared))
        self.markdown = make_converter(self.resolve, self.heading, self.quotation)

    @cached_property
    def render_passage(self) -> Callable[[Page], RenderedBody]:
        """A function that renders the body of a passage, once for all pages that include it."""
        return cache(Renderer(self.shared).render)

    def render(self, page: Page) -> RenderedBody:
        """Render the body of `page`."""
        self.page = page
        self.placeholders: list[Placeholder] = []
        self.headings: list[Heading] = []
        self.heading_ids: set[str] = set()
        self.links: list[Link] = []
        self.records: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []
        blocks, faults = parse_blocks(page.body, page.body_line)
        self.faults += faults
        parts = tuple(self._parts(blocks))
        problems = tuple(_problem(page.source, fault) for fault in self.faults)
        return RenderedBody(
            parts, tuple(self.headings), tuple(self.links), plain_text(parts), frozenset(self.records), problems
        )

    def _parts(self, blocks: tuple[MarkdownChunk | Block, ...]) -> Iterator[str | Placeholder]:
        for block in blocks:
            if isinstance(block, MarkdownChunk):
                yield from self._convert(block)
                continue
            faults = list(check_directive(block, self.known, self.shared.broken_by))
            self.faults += [*faults, *check_form(block)]
            if not faults and block.name == "passage":
                yield Component("passage", block.arguments, self._passage(block))
                continue
            level = 3 if self.headings else 2
            children = tuple(self._parts(block.children))
            if not faults:
                kind = SHOWN_RECORDS.get(block.name)
                self.records |= {(kind, word) for word in block.arguments if kind}
                yield Component(self._list(block) or block.name, block.arguments, children, level)

    def _passage(self, block: Block) -> Parts:
        """The parts of a passage. Its links and records also count as this page's; its faults are those of its file."""
        if self.shared.config.is_passage(self.page.path):
            hint = "write its words here, or include both passages on the page"
            self.faults.append(Fault(block.line, "a passage cannot include a passage", hint))
            return ()
        passage = self.shared.passage_in(block.arguments[0], self.page.locale)
        assert passage, "check_directive has looked it up"
        body = self.render_passage(passage)
        self.records |= body.records
        self.links += [replace(link, line=block.line, passage=block.arguments[0]) for link in body.links]
        return body.parts

    def _list(self, block: Block) -> str:
        """The name of the component that shows a list of helplines. Notes its records and its groups' headings."""
        if block.name not in ("directory", "finder"):
            return ""
        listed = self.select(block.arguments)
        self.records |= {("helpline", helpline.id) for helpline in listed}
        if block.name == "directory" and selection.is_single_topic(self.shared.config, block.arguments):
            return "directory"
        if not self.shared.is_quiet(self.page.path):
            for need, _ in selection.group_by_need(selection.needs_for(self.shared.config, block.arguments), listed):
                name = self.shared.name_of("needs", need, self.page.locale)
                self.headings.append(Heading(2, need, name, block.line))
                self.heading_ids.add(need)
        return "finder" if block.name == "finder" else "long-directory"

    def _convert(self, chunk: MarkdownChunk) -> Iterator[str | Placeholder]:
        self.faults += without_repeats([*lint_text(chunk), *lookalikes(chunk)])
        self.lines = LineNumbers(chunk)
        self.markdown.reset()
        pieces = PLACEHOLDER.split(self.markdown.convert(chunk.text))
        for index, piece in enumerate(pieces):
            if index % 2:
                yield self.placeholders[int(piece)]
            elif piece:
                yield piece

    def placeholder(self, placeholder: Placeholder) -> str:
        """Keep a placeholder. Returns the mark that takes its place in the HTML until that is split into parts."""
        self.placeholders.append(placeholder)
        return f"\ue000{len(self.placeholders) - 1}\ue001"

    def resolve(self, element: Element) -> Element | str:
        """Replace the address of a link with a placeholder, or report its fault.

        A link with a fault gets no `href`, not even in the preview: only addresses that we publish become one.
        """
        target, label = element.attrib.pop("href", ""), element.text or ""
        line = self.lines.next(f"]({target}")
        kind, _, rest = target.partition(":")
        if element.attrib.pop("title", ""):
            self.faults.append(Fault(line, "a link has a title, which few readers find", "write `[words](address)`"))
        if kind in ("helpline", "fact") and rest:
            self.links.append(Link(target, label, line))
            return self.record_link(element, kind, rest, label, line)
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            self.links.append(Link(target, label, line))
            faults = list(check_address(target, line, self.page.folder, self.shared))
            self.faults += faults
            if not faults:
                element.set("href", target)
                element.set("rel", "noreferrer")
            return element
        link, fault = self.page_link(target, line)
        if link and not re.search(r"\w", "".join(element.itertext())):
            fault = Fault(line, f"the link `{target}` has no words", f"write `[words]({target})`")
        self.links.append(Link(target, label, line, link))
        self.faults += [fault] if fault else []
        if link:
            element.set("href", self.placeholder(link))
        return element

    def quotation(self, words: str) -> Element | None:
        """A `<span>` for words in the source language on a page with the other direction; None on other pages."""
        locale, source = self.shared.config.find_locale(self.page.locale), self.shared.config.source
        if not locale or locale.direction == source.direction or source.direction != "ltr":
            return None
        element = Element("span", {"lang": source.tag, "dir": source.direction})
        element.text = AtomicString(words)
        return element

    def heading(self, element: Element, level: int) -> None:
        """Move the written id of a heading into its attribute, and note the heading."""
        line = self.lines.next(f"\n{'#' * level}", but_not_before=("#",))
        last = element[-1] if len(element) else None
        written = (element.text if last is None else last.tail) or ""
        found = HEADING_ID.search(written)
        if found and last is None:
            element.text = written[: found.start()].rstrip()
        elif found and last is not None:
            last.tail = written[: found.start()].rstrip()
        text = PLACEHOLDER.sub("", "".join(element.itertext()))
        identity = found[1] if found else ""
        is_translated = self.page.locale != self.shared.config.source_locale
        self.faults += check_heading(level, identity, text, line, self.heading_ids, is_translated)
        self.heading_ids.add(identity)
        self.headings.append(Heading(level, identity, text, line))
        element.set("id", identity)

    def page_link(self, target: str, line: int) -> tuple[PageLink | None, Fault | None]:
        """The page that a link to a file leads to, or the fault of the link."""
        file, _, fragment = target.partition("#")
        if not file and fragment and self.page.question:
            return question_link(self.page.question, fragment, line)
        if not file and fragment:
            return PageLink(self.page.path, fragment), None
        path = normpath(f"{self.page.folder}/{file}").strip("/").removesuffix(".md")
        path = HOME if path == "index" else path.removesuffix("/index")
        if file.endswith(".md") and path in self.known["page"]:
            return PageLink(path, fragment), None
        files = [relpath(known, self.page.folder or ".") for known in self.files]
        hint = suggest(file, files, "write the file's name from here, such as ../help/index.md")
        steps = (self.shared.broken_by("nation, need or audience", step) for step in path.split("/"))
        broken = self.shared.broken_by("page", path) or next(filter(None, steps), "")
        return None, Fault(line, f"the link `{target}` leads nowhere", hint, broken)

    def record_link(self, element: Element, kind: str, rest: str, label: str, line: int) -> Element | str:
        """A link to a helpline's number or a fact's figure."""
        identity, _, channel = rest.partition("#")
        if identity not in self.known[kind]:
            hint = suggest(identity, self.known[kind], f"see the {kind}s in content/")
            broken = self.shared.broken_by(kind, identity)
            self.faults.append(Fault(line, f"there is no {kind} `{identity}`", hint, broken))
            return element
        self.records.add((kind, identity))
        if kind == "fact":
            if label:
                hint = f"write `[](fact:{identity})`: the figure comes from facts.yml"
                self.faults.append(Fault(line, "a fact link has text of its own", hint))
            return self.placeholder(Figure(identity))
        return self._call(element, identity, channel, label, line)

    def _call(self, element: Element, identity: str, wanted: str, label: str, line: int) -> Element | str:
        channels = self.shared.helplines[identity].channels
        kinds = [channel.kind for channel in channels]
        if wanted and wanted not in kinds:
            what = f"`{identity}` has no channel `{wanted}`"
            self.faults.append(Fault(line, what, "write one of: " + ", ".join(kinds)))
            return element
        index = next((number for number, kind in enumerate(kinds) if kind == wanted), 0)
        if not label:
            return self.placeholder(Call(identity, index, "link"))
        element.set("href", self.placeholder(Call(identity, index, "href")))
        element.set("class", "call")
        if channels[index].href.startswith("http"):
            element.set("rel", "noreferrer")
        before, number, after = label.partition(channels[index].value)
        if not number and channels[index].href.startswith(("tel:", "sms:")):  # the number is shown beside the label
            element.text = AtomicString(f"{label} {self.placeholder(Call(identity, index, 'number'))}")
        if number:
            element.text = AtomicString(before)
            bdi = SubElement(element, "bdi", {"class": "number", "dir": "ltr"})
            bdi.text, bdi.tail = AtomicString(number), AtomicString(after)
        return element


def _problem(source: str, fault: Fault) -> Problem:
    if fault.waits_for:
        return waiting(source, fault.line, fault.waits_for)
    return Problem(source, fault.line, "markup", fault.message, fault.hint)
