"""Measures Northway with many times as many pages: whether time grows in proportion, and memory stays the same."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Cost, peak, run
from bench.table import STEPS
from bench.tools.northway import Northway


@dataclass(frozen=True, slots=True)
class Grown:
    """The costs of a number of pages: of each step once, and the most memory that a cold freeze and an edit take."""

    pages: int
    costs: dict[str, Cost]
    memory: dict[str, float]


def growth(installed: Path, work: Path, pages: int, words: int, times: int, say: Callable[[str], None]) -> list[Grown]:
    """Freeze `pages` pages, then `times` as many."""
    return [_grown(installed, work / f"growth-{count}", count, words, say) for count in (pages, pages * times)]


def _grown(installed: Path, work: Path, pages: int, words: int, say: Callable[[str], None]) -> Grown:
    say(f"Northway with {pages} pages")
    tool = Northway(installed, work)
    tool.prepare(pages, words, {})
    time.sleep(3)
    costs = {}
    for step in STEPS:
        tool.edit(step)
        costs[step] = run(tool.command(step))
        tool.confirm(step)
    memory = {}
    for step in ("cold", "body"):
        tool.edit(step)
        memory[step] = peak(tool.command(step))
    tool.clear()
    return Grown(pages, costs, memory)
