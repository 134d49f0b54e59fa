"""Configures Python-Markdown: switches off some syntax, and passes links, headings and quotations to the renderer.

Python-Markdown does not report the line of a link or a heading, so LineNumbers finds it.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor

from northway.markup.directives import MarkdownChunk

SWITCHED_OFF = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("setextheader", "reference"),
    "inlinePatterns": ("html", "entity", "reference", "image_link", "image_reference", "short_reference",
                       "short_image_ref", "autolink", "automail"),
}  # fmt: skip
LINK_MARK = re.compile(r"\]\([^\s()]*")
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
OnLink = Callable[[Element], Element | str]
OnHeading = Callable[[Element, int], None]
OnQuotation = Callable[[str], Element | None]
# A quotation without Markdown inside, and without letters that are read from right to left (Hebrew, Arabic).
QUOTATION = r"“[^“”*_`\[\]\u0590-\u08ff\ue000]+”"


def make_converter(on_link: OnLink, on_heading: OnHeading, on_quotation: OnQuotation) -> Markdown:
    """Python-Markdown with tables, and without the syntax that bodies may not use.

    `on_link` gets each `<a>` and returns what replaces it. `on_heading` gets each heading and its level. `on_quotation`
    gets each “quotation” in a left-to-right script, and returns what replaces it, or None.
    """
    markdown = Markdown(extensions=["tables"], output_format="html")
    for registry, names in SWITCHED_OFF.items():
        owner = markdown.parser if "." in registry else markdown
        for name in names:
            getattr(owner, registry.rpartition(".")[2]).deregister(name)
    markdown.inlinePatterns.register(_Links(markdown, on_link), "link", 160)
    markdown.inlinePatterns.register(_Quotations(markdown, on_quotation), "quotation", 155)
    markdown.treeprocessors.register(_Headings(markdown, on_heading), "headings", 15)
    return markdown


class _Links(LinkInlineProcessor):
    """Markdown's own links, each passed to `on_link`."""

    def __init__(self, markdown: Markdown, on_link: OnLink) -> None:
        super().__init__(LINK_RE, markdown)
        self.on_link = on_link

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802 - the name and the text that it may return are Markdown's
        element, start, end = super().handleMatch(m, data)
        return (self.on_link(element) if isinstance(element, Element) else element), start, end


class _Quotations(InlineProcessor):
    """Quotations in a left-to-right script, each passed to `on_quotation`."""

    def __init__(self, markdown: Markdown, on_quotation: OnQuotation) -> None:
        super().__init__(QUOTATION, markdown)
        self.on_quotation = on_quotation

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802 - the name is Markdown's
        element = self.on_quotation(m[0])
        return (None, None, None) if element is None else (element, m.start(), m.end())


class _Headings(Treeprocessor):
    """Passes each heading of a document to `on_heading`."""

    def __init__(self, markdown: Markdown, on_heading: OnHeading) -> None:
        super().__init__(markdown)
        self.on_heading = on_heading

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in HEADINGS:
                self.on_heading(element, int(element.tag[1]))


class LineNumbers:
    """Finds the lines of a chunk that contain a mark. Each call for the same mark returns the next such line."""

    def __init__(self, chunk: MarkdownChunk) -> None:
        self.chunk = chunk
        # All links are found at once. To search for each from the start would take time quadratic in their number.
        self.lines: dict[str, list[int]] = {}
        for number, line in enumerate(chunk.text.split("\n") if "](" in chunk.text else (), start=chunk.line):
            for mark in LINK_MARK.findall(line):
                self.lines.setdefault(mark, []).append(number)
        self.asked: dict[str, int] = {}

    def next(self, mark: str, but_not_before: tuple[str, ...] = ()) -> int:
        """The line of the next `mark` that no call has returned yet; after the last one, its line again."""
        if mark not in self.lines:
            found = list(self._lines_with(mark, but_not_before)) or list(self._lines_with(mark.removeprefix("]("), ()))
            self.lines[mark] = found or [self.chunk.line]
        lines, asked = self.lines[mark], self.asked.get(mark, 0)
        self.asked[mark] = asked + 1
        return lines[min(asked, len(lines) - 1)]

    def _lines_with(self, mark: str, but_not_before: tuple[str, ...]) -> Iterator[int]:
        text = f"\n{self.chunk.text}"  # a mark may begin with the line break before it
        line, counted, found = self.chunk.line - 1, 0, text.find(mark)
        while found >= 0:
            line, counted = line + text.count("\n", counted, found + 1), found + 1
            if not text.startswith(but_not_before, found + len(mark)):
                yield line
            found = text.find(mark, found + len(mark))
