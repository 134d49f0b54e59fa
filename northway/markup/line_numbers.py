"""On which line of a body a link or a heading stands: Python-Markdown does not say."""

import re
from collections.abc import Iterator

from northway.markup.directives import MarkdownChunk

LINK_MARK = re.compile(r"\]\([^\s()]*")


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
