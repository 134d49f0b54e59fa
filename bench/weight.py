"""What a reader of the real site loads: bytes of brotli and requests, the heaviest page of each language."""

import json
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Command, Cost, RunError, run
from bench.tool import UnavailableError, ask
from bench.tools.northway import NAMES, PYTHON, copy_project


@dataclass(frozen=True, slots=True)
class Weight:
    """The pages of a language: how many, the median and the most bytes of brotli, requests to read and for script."""

    language: str
    pages: int
    median: int
    most: int
    requests: int
    scripts: int


def page_weight(work: Path) -> tuple[Cost, list[Weight]]:
    """Freeze the real site into a folder of ours, and weigh it: what the freeze costs, and what pages weigh."""
    folder = work / "real"
    copy_project(folder, (*NAMES, "content"))
    cost = run(Command([str(PYTHON), "freeze.py"], folder, {}))
    return cost, weights(folder / "build")


def weights(build: Path) -> list[Weight]:
    """What the pages under `build` weigh, a row a language; RunError if they cannot be weighed."""
    try:
        rows = json.loads(ask(PYTHON, Path(__file__).with_name("weigh.py"), build, folder=build))
    except UnavailableError as error:
        raise RunError(f"the real site cannot be weighed: {error}") from error
    return [Weight(**row) for row in rows]
