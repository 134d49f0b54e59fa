"""Makes a Markdown table of costs: medians, and how they compare with one of the tools."""

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
    """A table with a row for each tool: for each step the median wall time, its ratio to `against`, and CPU time."""
    head = ["", *(f"{words}: clock · ratio · work" for words in STEPS.values())]
    rows = [[f"**{name}**", *(_cell(costs, name, step, against) for step in STEPS)] for name in costs]
    return markdown_table(head, rows)


def _cell(costs: Costs, name: str, step: str, against: str) -> str:
    cost = median(costs[name][step])
    return f"{_seconds(cost.clock)} · {times(ratio(costs, name, step, against))} · {_seconds(cost.work)}"


def ratio(costs: Costs, name: str, step: str, against: str) -> float | None:
    """How many times as long as `against` a tool takes: the median of the ratios in each round. None without both.

    Tools take turns, so those in one round ran under the same conditions.
    """
    if name not in costs or against not in costs:
        return None
    rounds = zip(costs[name][step], costs[against][step], strict=True)
    return statistics.median(mine.clock / its.clock for mine, its in rounds)


def times(found: float | None) -> str:
    """A ratio as text for a table."""
    if found is None:
        return "–"
    return f"{found:.2f}×" if found < 10 else f"{found:.0f}×"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds < 0.1 else f"{seconds:.2f} s"


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its first column aligned to the left and the others to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
