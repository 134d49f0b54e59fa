"""Writes the report of a comparison. Text that was written by hand below it stays."""

import statistics
from datetime import date
from pathlib import Path

from bench.budgets import budgets_table
from bench.found import AGAINST, Found
from bench.growth import Grown
from bench.table import STEPS, costs_table, markdown_table
from bench.weight import Weight

BY_HAND = "<!-- `bench/run.py` writes the text above this line, and leaves the text below. -->\n"
FAIRNESS = Path(__file__).with_name("fairness.md")


def write_report(found: Found, path: Path) -> str:
    """Write the report into a file, and return its text."""
    text = "\n".join([*_opening(found), FAIRNESS.read_text("utf-8"), *_tables(found)])
    _, mark, by_hand = path.read_text("utf-8").partition(BY_HAND) if path.exists() else ("", "", "")
    path.write_text(f"{text}\n{BY_HAND}{by_hand if mark else ''}", "utf-8")
    return text


def _opening(found: Found) -> list[str]:
    load = " to ".join(f"{load:.1f}" for load in found.load)
    counted = [f"{name} {count / 1e9:.1f} thousand million" for name, count in found.instructions.items() if count]
    lines = [
        "# How fast, beside others\n",
        f"`python3 bench/run.py` on {date.today()}: {found.pages} pages of about {found.words} words, "
        f"{found.rounds} rounds. {found.machine}, which others were using too: load {load}.\n",
        f"Instructions (`perf stat`): {'; '.join(counted) or 'this machine does not count them'}.\n",
        *(f"- {name}: {version}" for name, version in found.versions.items()),
        *(f"- {name} is left out: {reason}" for name, reason in found.missing.items()),
    ]
    return [*lines, ""]


def _tables(found: Found) -> list[str]:
    lines = ["## Seconds\n", costs_table(found.costs, AGAINST), "## Memory, and what was made\n"]
    rows = []
    for name, like in found.likeness.items():
        memory = [f"{found.memory[name][step]:.0f} MB" for step in STEPS]
        rows.append([f"**{name}**", *memory, str(like.pages), f"{like.page_size:,}", like.same_words])
    head = ["", *(f"memory, {words}" for words in STEPS.values()), "HTML pages", "bytes of one", "same words in"]
    lines.append(markdown_table(head, rows))
    if found.growth:
        lines += ["## Growth: Northway with more pages, each step once\n", _growth_table(found.growth)]
    if found.saved:
        lines += [f"## Preview: from a save to the page in the browser, {found.pages:,} pages\n", _saved(found.saved)]
    lines += ["## The real site: what a reader loads\n", _weight_table(found.weight)]
    return [*lines, "## Against the budgets\n", budgets_table(found)]


def _saved(saved: dict[str, list[float]]) -> str:
    rows = [
        [f"**{name}**", str(len(took)), f"{statistics.median(took):.2f} s", f"{max(took):.2f} s"]
        for name, took in saved.items()
    ]
    return markdown_table(["", "saves", "median", "the longest"], rows)


def _growth_table(grown: list[Grown]) -> str:
    head = ["pages", *STEPS.values(), "work, cold", "memory, cold", "memory, one body changed"]
    rows = []
    for row in grown:
        clock = [f"{row.costs[step].clock:.2f} s" for step in STEPS]
        memory = [f"{row.memory[step]:.0f} MB" for step in ("cold", "body")]
        rows.append([f"{row.pages:,}", *clock, f"{row.costs['cold'].work:.2f} s", *memory])
    return markdown_table(head, rows)


def _weight_table(weights: list[Weight]) -> str:
    head = ["language", "pages", "brotli 11: median", "heaviest", "requests to read", "scripts that add"]
    rows = [
        [row.language, *map(str, (row.pages, f"{row.median:,}", f"{row.most:,}", row.requests, row.scripts))]
        for row in weights
    ]
    return markdown_table(head, rows)
