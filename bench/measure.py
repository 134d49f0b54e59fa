"""Measures one run of a command with all the processes that it starts: wall time, CPU time and memory."""

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK_EVERY = 0.01  # seconds
# The environment without settings that stop Python from caching compiled modules, as on most people's machines.
ORDINARY = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
MEGABYTE = 1_000_000


class RunError(Exception):
    """A command failed, or did not do what it should."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, the folder in which to run it, and what to add to the environment."""

    words: Sequence[str]
    folder: Path
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall time and CPU time (user and system) in seconds, of the command and all processes that it waited for."""

    clock: float
    work: float


def run(command: Command) -> Cost:
    """Run a command to its end. Raises RunError."""
    began = time.perf_counter()
    process, log = _start(command)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    _stop_if_failed(command, process.returncode, log)
    return Cost(clock, used.ru_utime + used.ru_stime)


def peak(command: Command) -> float:
    """The most memory, in MB, that a command and its processes have at one time.

    That is the greatest sum of their proportional set sizes, read from /proc a hundred times a second. Memory that
    processes share, such as a forked process and its parent, is counted once.
    """
    process, log = _start(command)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_memory, _family(process.pid))))
        time.sleep(LOOK_EVERY)
    _stop_if_failed(command, process.returncode, log)
    return most / MEGABYTE


def instructions(command: Command) -> int | None:
    """How many instructions a command takes; None if this machine does not count them."""
    if not shutil.which("perf"):
        return None
    words = ["perf", "stat", "-x", ",", "-e", "instructions", *command.words]
    said = subprocess.run(words, cwd=command.folder, env=ORDINARY | command.environment, capture_output=True, text=True)
    counts = [line.split(",")[0] for line in said.stderr.splitlines() if ",instructions" in line]
    return int(counts[0]) if counts and counts[0].isdigit() else None


def median(costs: Sequence[Cost]) -> Cost:
    """The median wall time and the median CPU time."""
    return Cost(statistics.median(cost.clock for cost in costs), statistics.median(cost.work for cost in costs))


def _start(command: Command) -> tuple[subprocess.Popen[bytes], Path]:
    log = command.folder / "bench.log"
    with log.open("wb") as said:
        environment = ORDINARY | command.environment
        process = subprocess.Popen(command.words, cwd=command.folder, env=environment, stdout=said, stderr=said)
    return process, log


def _stop_if_failed(command: Command, code: int, log: Path) -> None:
    if code:
        raise RunError(f"{Path(command.words[0]).name} ended with {code}: {log.read_text('utf-8', 'replace')[-600:]}")


def _family(process: int) -> Iterator[int]:
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
