"""Emphasis, links, code, escapes and line breaks, found by Python-Markdown's own patterns.

Markdown's `inline` looks for every pattern in every text. Here a text is first asked whether it has the marks at all;
what is found, and in which order, stays the same.
"""

import re
from collections import deque
from functools import cached_property
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

# Each pattern, in the order in which they are looked for, and what must stand in a text in which it finds something.
MARKS = {"backtick": "`", "escape": "\\", "link": "[", "linebreak": "  \n", "em_strong": ""}
MARK = re.compile(rf"[`\\\[*_{STX}]")
# Stands alone before what it marks, has no other mark inside, and ends a word.
PAIR = re.compile(r"(?<!\S)(\*\*?|__?)([^\s*_](?:[^*_]*[^\s*_])?)\1(?![\w*_])")
# Emphasis that Markdown misplaces may cut a placeholder in two (all is lost up to the next whole one), or double it.
PLACEHOLDER = re.compile(rf"{INLINE_PLACEHOLDER_PREFIX}(?:.*?{INLINE_PLACEHOLDER_PREFIX})??([0-9]+){ETX}", re.DOTALL)
PLAIN_ADDRESS = re.compile(rf"\(([^\s()<>'\"{STX}]*)\)")


def is_marked(text: str) -> bool:
    """Whether a pattern can find something in `text`, or has found something."""
    return bool(MARK.search(text)) or "  \n" in text


class Inline(Treeprocessor):
    """Goes through a document breadth first, as Markdown's `inline` does: links are resolved in that order.

    What a pattern finds is stashed, and a placeholder stands for it until all patterns have been looked for.
    """

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.stashed_nodes: dict[str, Element | str] = {}  # this name is what patterns know

    @cached_property
    def patterns(self) -> list[tuple[InlineProcessor, str]]:
        """The patterns, each with its mark."""
        return [(cast("InlineProcessor", self.md.inlinePatterns[name]), mark) for name, mark in MARKS.items()]

    def run(self, root: Element) -> None:
        """Go through the document."""
        self.stashed_nodes = {}
        waiting = deque([root])
        while waiting:
            parent = waiting.popleft()
            for child in parent:  # what is found in a tail is put behind it, and so comes next
                found = self._open_text(child)
                if child.tail and is_marked(child.tail):
                    _set_tail(child, parent, *self._unfold(self._fold(child.tail)))
                waiting.extend(found)
                if len(child):
                    waiting.append(child)
                child[:0] = found

    def _open_text(self, element: Element) -> list[Element]:
        text = element.text
        if not text or isinstance(text, AtomicString) or not is_marked(text):
            return []
        element.text, found = self._unfold(self._fold(text))
        return found

    def _fold(self, text: str, first: int = 0) -> str:
        """Put a placeholder for all that is found in `text` by the patterns from the `first` on."""
        if isinstance(text, AtomicString):
            return text
        for number in range(first, len(self.patterns)):
            pattern, mark = self.patterns[number]
            if mark in text:
                text = self._fold_all(pattern, number, text)
        return text

    def _fold_all(self, pattern: InlineProcessor, number: int, text: str) -> str:
        start = 0
        while found := _find(pattern, text, start):
            node, begin, start = found
            if node is not None:
                placeholder = self._stash(node, number)
                text = f"{text[:begin]}{placeholder}{text[start:]}"
                start = begin + len(placeholder)
        return text

    def _stash(self, node: Element | str, number: int) -> str:
        if isinstance(node, Element):
            for element in (node, *node):
                element.text = element.text and self._fold(element.text, number + 1)
                element.tail = element.tail and self._fold(element.tail, number)
        identity = f"{len(self.stashed_nodes):04}"
        self.stashed_nodes[identity] = node
        return INLINE_PLACEHOLDER % identity

    def _unfold(self, text: str) -> tuple[str, list[Element]]:
        """What stands in `text` before its first element; and its elements, each with what follows it as its tail."""
        pieces = PLACEHOLDER.split(text)
        if isinstance(text, AtomicString):
            pieces[-1] = AtomicString(pieces[-1])
        lead, rest = pieces[0], pieces[1:]
        elements: list[Element] = []
        for identity, after in zip(rest[::2], rest[1::2], strict=True):
            node = self.stashed_nodes.get(identity, INLINE_PLACEHOLDER % identity)
            if isinstance(node, Element):
                self._unfold_within(node)
                elements.append(node)
                node.tail = node.tail + after if node.tail else after
            elif elements:
                elements[-1].tail = f"{elements[-1].tail}{node}{after}"
            else:
                lead = f"{lead}{node}{after}"
        return lead, elements

    def _unfold_within(self, node: Element) -> None:
        for child in (node, *node):
            if child is not node and child.tail and STX in child.tail:
                _set_tail(child, node, *self._unfold(child.tail))
            if child.text and STX in child.text:
                child.text, child[:0] = self._unfold(child.text)


def _set_tail(element: Element, parent: Element, tail: str, found: list[Element]) -> None:
    element.tail = tail
    behind = list(parent).index(element) + 1
    parent[behind:behind] = found


def _find(pattern: InlineProcessor, text: str, start: int) -> tuple[Element | str | None, int, int] | None:
    for match in pattern.getCompiledRegExp().finditer(text, start):
        node, begin, end = pattern.handleMatch(match, text)
        if begin is not None and end is not None:
            return node, begin, end
    return None


class Emphasis(DelimiterProcessor):
    """Markdown's own, which pairs a mark that can only open with the next one at one go."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__("*", "strong,em", markdown)
        self.add("_", "strong,em", smart=True)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802 - the name and what it returns are Markdown's
        """What stands between the mark that was found and its partner."""
        pair = None if self.regions else PAIR.match(data, m.start())
        if not pair:
            return super().handleMatch(m, data)
        element = Element("strong" if len(pair[1]) == 2 else "em")
        element.text = pair[2]
        return element, pair.start(), pair.end()


class Links(LinkInlineProcessor):
    """Markdown's own, which reads words and addresses without brackets within brackets, quotes or spaces at one go."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the name is Markdown's
        """The words of a link that opens before `index`."""
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the name is Markdown's
        """The address and title of a link whose words end before `index`."""
        plain = PLAIN_ADDRESS.match(data, index)
        return (plain[1], None, plain.end(), True) if plain else super().getLink(data, index)
