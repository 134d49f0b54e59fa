"""Checks that the tools made the same site: as many pages, with the same words, of about the same size."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.corpus import samples
from bench.tool import WATCHED, Tool, words_of, words_shown

LOOKED_AT = ("section-0/page-3", "section-0/page-44", "section-1/page-57", "section-1/page-99")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The output of a tool: how many HTML pages, the size of one, and how many of those checked have the same words."""

    pages: int
    page_size: int
    same_words: str


def likeness(tools: Sequence[Tool]) -> dict[str, Likeness]:
    """The output of each tool."""
    by_path = {sample.path: sample for sample in samples(100, 450)}
    found = {}
    for tool in tools:
        looked = [(path, tool.page(path)) for path in LOOKED_AT if tool.page(path).exists()]
        shown = {path: words_shown(page.read_text("utf-8")) for path, page in looked}
        same = sum(words_of(by_path[path].body) in words for path, words in shown.items())
        size = len(tool.page(WATCHED).read_bytes())
        found[tool.name] = Likeness(len(tool.html_files()), size, f"{same} of {len(shown)}")
    return found
