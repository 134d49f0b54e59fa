"""Costs as a Markdown table: medians, and how they compare with one of the tools."""

import statistics
from collections.abc import Mapping, Sequence

from bench.measure import Cost, median

STEPS = {
    "cold": "cold",
    "nothing": "nothing changed",
    "body": "one body changed",
    "summary": "one summary changed",
    "template": "template changed",
}
Costs = Mapping[str, Mapping[str, Sequence[Cost]]]  # by tool and step


def costs_table(costs: Costs, against: str) -> str:
    """A row for each tool; for each step the median clock, its ratio to `against`, and the work."""
    head = ["", *(f"{words}: clock · ratio · work" for words in STEPS.values())]
    rows = [[f"**{name}**", *(_cell(costs, name, step, against) for step in STEPS)] for name in costs]
    return markdown_table(head, rows)


def _cell(costs: Costs, name: str, step: str, against: str) -> str:
    cost = median(costs[name][step])
    return f"{_seconds(cost.clock)} · {times(ratio(costs, name, step, against))} · {_seconds(cost.work)}"


def ratio(costs: Costs, name: str, step: str, against: str) -> float | None:
    """How many times as long as `against` a tool takes, by the median of the rounds' own ratios; None without both.

    Tools are run in turn, so those of one round met the same machine.
    """
    if name not in costs or against not in costs:
        return None
    rounds = zip(costs[name][step], costs[against][step], strict=True)
    return statistics.median(mine.clock / its.clock for mine, its in rounds)


def times(found: float | None) -> str:
    """A ratio as it is written in a table."""
    if found is None:
        return "–"
    return f"{found:.2f}×" if found < 10 else f"{found:.0f}×"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds < 0.1 else f"{seconds:.2f} s"


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with its first column to the left and the others to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
