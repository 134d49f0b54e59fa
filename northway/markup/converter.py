"""Python-Markdown as we use it: what is switched off, and where links and headings are given to the renderer.

It does not say on which line of a body a link or a heading stands, so that is found here too.
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
# A quotation without marks of its own in which no letter is read from the right: Hebrew and Arabic scripts.
QUOTATION = r"“[^“”*_`\[\]\u0590-\u08ff\ue000]+”"


def make_converter(on_link: OnLink, on_heading: OnHeading, on_quotation: OnQuotation) -> Markdown:
    """Python-Markdown with tables, without the syntax that we do not want.

    `on_link` gets each `<a>` and returns what to put in its place; `on_heading` gets each heading and its level;
    `on_quotation` each “quotation” that is read from the left, and returns what to put in its place, if anything.
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
    """Markdown's own links, each given to `on_link`."""

    def __init__(self, markdown: Markdown, on_link: OnLink) -> None:
        super().__init__(LINK_RE, markdown)
        self.on_link = on_link

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802 - the name and the text that it may return are Markdown's
        element, start, end = super().handleMatch(m, data)
        return (self.on_link(element) if isinstance(element, Element) else element), start, end


class _Quotations(InlineProcessor):
    """Quotations that are read from the left, each given to `on_quotation`."""

    def __init__(self, markdown: Markdown, on_quotation: OnQuotation) -> None:
        super().__init__(QUOTATION, markdown)
        self.on_quotation = on_quotation

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802 - the name is Markdown's
        element = self.on_quotation(m[0])
        return (None, None, None) if element is None else (element, m.start(), m.end())


class _Headings(Treeprocessor):
    """Gives each heading of a document to `on_heading`."""

    def __init__(self, markdown: Markdown, on_heading: OnHeading) -> None:
        super().__init__(markdown)
        self.on_heading = on_heading

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in HEADINGS:
                self.on_heading(element, int(element.tag[1]))


class LineNumbers:
    """Finds the lines of a chunk on which marks stand, each mark's in the order in which they are asked for."""

    def __init__(self, chunk: MarkdownChunk) -> None:
        self.chunk = chunk
        # All links are found at once: looked for one by one, many take time by the square of their number.
        self.lines: dict[str, list[int]] = {}
        for number, line in enumerate(chunk.text.split("\n") if "](" in chunk.text else (), start=chunk.line):
            for mark in LINK_MARK.findall(line):
                self.lines.setdefault(mark, []).append(number)
        self.asked: dict[str, int] = {}

    def next(self, mark: str, but_not_before: tuple[str, ...] = ()) -> int:
        """The line where the next `mark` stands that has not been asked for yet, or else where the last one stands."""
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
