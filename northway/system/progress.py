"""Shows the progress of a long task: a bar on a terminal, one line elsewhere."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")
WIDTH = 24  # characters of the bar
LONGEST_NAME = 40  # characters


def track(doing: str, items: Iterable[Item], total: int, name: Callable[[Item], str]) -> Iterator[Item]:
    """Yield the items and show progress on stderr; `name` gives the name of an item that is done."""
    if not total:
        yield from items
        return

    def shown(item: Item | None) -> str:
        return "" if item is None else name(item)[-LONGEST_NAME:]

    label = doing if sys.stderr.isatty() else f"{doing}: {total}"  # without a terminal, click prints only the label
    with click.progressbar(
        items, length=total, label=label, item_show_func=shown, show_pos=True, width=WIDTH, file=sys.stderr
    ) as bar:
        yield from bar
