"""The budgets for Northway's speed, and whether a comparison has met them."""

import statistics
from collections.abc import Iterator

from bench.found import AGAINST, Found
from bench.table import STEPS, markdown_table, ratio

NAME = "Northway"
# The longest time allowed for each step, as a multiple of Hugo's time in the same round.
LONGEST = {"cold": 3.3, "nothing": 1 / 8, "body": 1 / 1.4, "summary": 1.0, "template": 1.7}
AHEAD_OF = ("Pelican", "MkDocs")  # must be slower in a cold freeze; other generators are compared without a budget
REAL_SITE = 3.0  # seconds
MEMORY = 300  # MB
SAVED = 0.2  # seconds

Row = tuple[str, str, str, bool]


def budgets_table(found: Found) -> str:
    """A table with a row for each budget that was measured: the budget, the result, and whether it is met."""
    rows = [*_steps(found), *_ahead(found), *_alone(found), *_grown(found)]
    head = ["budget", "wanted", "measured", "met"]
    return markdown_table(
        head, [[what, wanted, measured, "yes" if met else "no"] for what, wanted, measured, met in rows]
    )


def _steps(found: Found) -> Iterator[Row]:
    for step, longest in LONGEST.items():
        took = ratio(found.costs, NAME, step, AGAINST)
        if took is not None:
            yield STEPS[step], _wanted(longest), _compared(took), took <= longest


def _ahead(found: Found) -> Iterator[Row]:
    for name in AHEAD_OF:
        took = ratio(found.costs, NAME, "cold", name)
        if took is not None:
            yield "cold", f"ahead of {name}", _compared(took, name), took < 1


def _alone(found: Found) -> Iterator[Row]:
    if found.real:
        clock = found.real.clock
        yield "cold, the real site", f"under {REAL_SITE:.0f} s", f"{clock:.1f} s", clock < REAL_SITE
    if NAME in found.saved:
        took = statistics.median(found.saved[NAME])
        yield "preview, from a save to the browser", f"under {SAVED} s", f"{took:.2f} s", took < SAVED


def _grown(found: Found) -> Iterator[Row]:
    if len(found.growth) < 2:
        return
    few, many = found.growth[0], found.growth[-1]
    pages, clock = many.pages / few.pages, many.costs["cold"].clock / few.costs["cold"].clock
    yield f"growth, {few.pages:,} to {many.pages:,} pages", "linear", f"{clock:.1f} times the time", clock <= pages
    most = max(many.memory.values())
    yield f"memory at {many.pages:,} pages", f"under {MEMORY} MB", f"{most:.0f} MB", most < MEMORY


def _wanted(longest: float) -> str:
    return f"at {'least' if longest < 1 else 'most'} {_compared(longest)}"


def _compared(took: float, name: str = AGAINST) -> str:
    """Northway's time compared with another tool's, in words; `took` is the ratio of their times."""
    if took < 1:
        return f"{1 / took:.1f} times as fast as {name}"
    return f"{took:.1f} times {name}'s time" if took > 1 else f"{name}'s own time"
