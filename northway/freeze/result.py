"""The result of a freeze, and its summary in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from northway.freeze.build_folder import SyncResult
from northway.freeze.visitor import Visit
from northway.problems import Problem

SLOWEST = 10


@dataclass(frozen=True, slots=True)
class FreezeResult:
    """What a freeze changed, visited and warned of; `size` in bytes, `seconds` in all."""

    step: SyncResult
    size: int
    visits: Sequence[Visit]
    warnings: Sequence[Problem]
    seconds: float


def in_words(frozen: FreezeResult, build: Path, is_verbose: bool) -> str:
    """The last lines that a freeze prints."""
    step = frozen.step
    changes = f"{step.written} files written, {step.unchanged} unchanged, {step.removed} removed"
    lines = [f"{build}: {changes}; {_amount(frozen)}; {len(frozen.visits)} visits, {frozen.seconds:.1f} s."]
    return "\n".join([*lines, *(_slowest(frozen.visits) if is_verbose else ())])


def unchanged_words(frozen: FreezeResult, build: Path) -> str:
    """The message for when the next freeze finds nothing changed."""
    warned = f" {len(frozen.warnings)} warnings, which `flask check` lists." if frozen.warnings else ""
    return f"{build}: nothing has changed; {_amount(frozen)}.{warned}"


def _amount(frozen: FreezeResult) -> str:
    return f"{frozen.step.written + frozen.step.unchanged} files of {frozen.size / 1e6:.1f} MB in all"


def _slowest(visits: Sequence[Visit]) -> Iterator[str]:
    for visit in sorted(visits, key=lambda visit: -visit.seconds)[:SLOWEST]:
        yield f"{visit.seconds * 1000:8.1f} ms  {visit.file.name if visit.file else ''}"
