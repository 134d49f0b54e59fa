"""Measures what a reader of the real site loads: bytes of Brotli, and requests, by language."""

import json
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Command, Cost, RunError, run
from bench.tool import UnavailableError, ask
from bench.tools.northway import NAMES, PYTHON, copy_project


@dataclass(frozen=True, slots=True)
class Weight:
    """The pages of a language: how many, their median and most bytes of Brotli, requests to read, and for scripts."""

    language: str
    pages: int
    median: int
    most: int
    requests: int
    scripts: int


def page_weight(work: Path) -> tuple[Cost, list[Weight]]:
    """Freeze the real site into a folder below `work`. Returns the cost of the freeze and the sizes of pages."""
    folder = work / "real"
    copy_project(folder, (*NAMES, "content"))
    cost = run(Command([str(PYTHON), "freeze.py"], folder, {}))
    return cost, weights(folder / "build")


def weights(build: Path) -> list[Weight]:
    """The sizes of the pages under `build`, by language. Raises RunError if they cannot be weighed."""
    try:
        rows = json.loads(ask(PYTHON, Path(__file__).with_name("weigh.py"), build, folder=build))
    except UnavailableError as error:
        raise RunError(f"the real site cannot be weighed: {error}") from error
    return [Weight(**row) for row in rows]
