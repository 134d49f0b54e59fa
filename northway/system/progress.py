"""How far a freeze is: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
REDRAW_EVERY = 0.1  # seconds
WIDTH = 24
LINES = 10  # in a log, for each thing that we do


def track(
    doing: str, items: Iterable[Item], total: int, name: Callable[[Item], str], out: TextIO | None = None
) -> Iterator[Item]:
    """Yield the items while saying how far we are; `name` says what has just been done."""
    out = out or sys.stderr
    if total:
        yield from (_bar if out.isatty() else _lines)(doing, items, total, name, out)
    else:
        yield from items


def _bar(doing: str, items: Iterable[Item], total: int, name: Callable[[Item], str], out: TextIO) -> Iterator[Item]:
    began = drawn = time.monotonic()
    for number, item in enumerate(items, start=1):
        now = time.monotonic()
        if now - drawn > REDRAW_EVERY or number == total:
            drawn = now
            full = "█" * (WIDTH * number // total)
            rate = f"{number / max(now - began, 0.001):.0f} a second"
            out.write(f"\r{doing} {full:░<{WIDTH}} {number} of {total}, {rate}, {name(item)[-40:]}\x1b[K")
            out.flush()
        yield item
    out.write("\n")


def _lines(doing: str, items: Iterable[Item], total: int, name: Callable[[Item], str], out: TextIO) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        if number * LINES // total > (number - 1) * LINES // total:
            out.write(f"{doing}: {number} of {total}, {name(item)}\n")
        yield item
