"""Compares Northway with Hugo, Pelican, MkDocs and Eleventy on the same corpus and theme, taking turns in one run."""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from bench.found import Found
from bench.growth import growth
from bench.likeness import likeness
from bench.measure import Command, Cost, instructions, peak, run
from bench.report import write_report
from bench.saved import seconds_to_be_seen
from bench.table import STEPS
from bench.tool import HERE, WATCHED, Tool, UnavailableError, parts_of
from bench.tools import TOOLS
from bench.tools.northway import Northway
from bench.weight import page_weight

Result = TypeVar("Result")
SETTLED = 3  # seconds after an edit: by then the coarse times of files on a disk cannot hide another edit


def main(words: Sequence[str]) -> None:
    """Read the arguments, measure, and write the report."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--words", type=int, default=450, help="in a page")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, default=10, help="how many times as many pages Northway freezes; 0: no")
    parser.add_argument("--only", help="names of tools, with commas between")
    parser.add_argument("--tools", type=Path, default=HERE / ".tools", help="where programs are installed")
    parser.add_argument("--results", type=Path, default=HERE / "results.md")
    parser.add_argument("--work", type=Path, help="a folder on the disk to work on, if not where temporary files go")
    given = parser.parse_args(words)
    if given.work:
        given.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.work) as name:
        found = compare(given, Path(name))
    print(write_report(found, given.results))


def compare(given: argparse.Namespace, work: Path) -> Found:
    """Take all measurements, in order."""
    found = Found(given.pages, given.words, given.rounds, machine(), [os.getloadavg()[0]])
    tools = install(given, work, found)
    prepare(tools, given.pages, given.words)
    found.likeness = likeness(tools)
    found.costs = measure(tools, given.rounds)
    for tool in tools:
        say(f"{tool.name}: memory")
        found.memory[tool.name] = peaks(tool)
        found.instructions[tool.name] = counted(tool)
    if given.growth:
        found.growth = growth(given.tools, work, given.pages, given.words, given.growth, say)
    for tool in (tool for tool in tools if tool.preview(0)):
        say(f"{tool.name}: preview")
        found.saved[tool.name] = seconds_to_be_seen(tool, saves=9)
    say("Northway: the real site")
    found.real, found.weight = page_weight(work)
    found.load.append(os.getloadavg()[0])
    return found


def install(given: argparse.Namespace, work: Path, found: Found) -> list[Tool]:
    """The tools that can be installed here. Notes why each other one cannot."""
    given.tools.mkdir(parents=True, exist_ok=True)
    wanted = given.only.split(",") if given.only else [kind.name for kind in TOOLS]
    tools = []
    for kind in (kind for kind in TOOLS if kind.name in wanted or kind is Northway):
        say(f"{kind.name}: installing")
        tool = kind(given.tools.resolve(), work)
        try:
            found.versions[kind.name] = tool.install()
        except UnavailableError as error:
            found.missing[kind.name] = str(error)
        else:
            tools.append(tool)
    return tools


def prepare(tools: Sequence[Tool], pages: int, words: int) -> None:
    """Write each tool's corpus and theme. The parts that all pages share are copied from a page that Northway froze."""
    parts: dict[str, str] = {}
    for tool in sorted(tools, key=lambda tool: type(tool) is not Northway):
        say(f"{tool.name}: a first run, not counted")
        tool.prepare(pages, words, parts)
        run(tool.command("cold"))
        if not parts:
            parts = parts_of(tool.page(WATCHED).read_text("utf-8"))
    time.sleep(SETTLED)


def measure(tools: Sequence[Tool], rounds: int) -> dict[str, dict[str, list[Cost]]]:
    """The costs of all steps for each tool, by tool and step. Tools take turns, and each round begins with another."""
    costs: dict[str, dict[str, list[Cost]]] = {tool.name: {step: [] for step in STEPS} for tool in tools}
    for number in range(rounds):
        first = number % len(tools)
        for tool in [*tools[first:], *tools[:first]]:
            say(f"{tool.name}: round {number + 1} of {rounds}")
            time.sleep(SETTLED)
            for step in STEPS:
                costs[tool.name][step].append(take(tool, step, run))
    return costs


def take(tool: Tool, step: str, how: Callable[[Command], Result]) -> Result:
    """Make the edit of a step, run the tool, and check that the output has the edit."""
    tool.edit(step)
    result = how(tool.command(step))
    tool.confirm(step)
    return result


def peaks(tool: Tool) -> dict[str, float]:
    """The most memory that each step takes, in MB. Measured in separate runs, because measuring takes time."""
    return {step: take(tool, step, peak) for step in STEPS}


def counted(tool: Tool) -> int | None:
    """The number of instructions of a cold run; None if this machine does not count them."""
    tool.edit("cold")
    return instructions(tool.command("cold"))


def machine() -> str:
    """A description of the machine, as far as it matters for speed."""
    cores = len(os.sched_getaffinity(0))
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


def say(words: str) -> None:
    """Print what is being done."""
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)
