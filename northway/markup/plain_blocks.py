"""Paragraphs, tables and lines as Python-Markdown reads them, without looking for what cannot be there."""

import re
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX

# How a block begins that is nothing but a paragraph, if it has no line that is something else.
WORDS = re.compile(r"(?:\*\*?|\[)?[^\W\d_]")
OTHER_LINE = re.compile(r"\n[ #>*_-]|\|")
UNUSUAL = (STX, ETX, "\r", "\t", " \n")


class NormalLines(NormalizeWhitespace):
    """Markdown's own, for text that is not normal already."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a document, and the two empty ones that end it."""
        text = "\n".join(lines)
        is_normal = not any(mark in text for mark in UNUSUAL) and not text.endswith(" ")
        return [*lines, "", ""] if is_normal else super().run(lines)


class PlainParagraph(ParagraphProcessor):
    """A paragraph that can be nothing else, told by how its lines begin, before all else is tried."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is a paragraph for sure."""
        return bool(WORDS.match(block)) and not OTHER_LINE.search(block)


class Tables(TableProcessor):
    """Markdown's own, for blocks with a `|`."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser, {"use_align_attribute": False})

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is a table."""
        return "|" in block and super().test(parent, block)

    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            return super()._split(row)  # type: ignore[misc, no-any-return]  # types know only what is public
        return row.split("|")
