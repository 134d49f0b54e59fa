"""Problems as text for people, and in formats that programs show beside the lines of a change."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from northway.problems import Level, Problem

SARIF_LEVELS: Mapping[Level, str] = {"error": "error", "warning": "warning", "waiting": "note"}
GITHUB_LEVELS: Mapping[Level, str] = {"error": "error", "warning": "warning", "waiting": "notice"}
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
GITHUB_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
GITHUB_PROPERTY = GITHUB_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def as_text(problems: Sequence[Problem]) -> str:
    """A line for each problem, errors first, and a last line with their number."""
    errors, warnings = (sum(problem.level == level for problem in problems) for level in ("error", "warning"))
    lines = [f"{problem.level}: {problem}" for problem in sorted(problems, key=_urgency)]
    return "\n".join([*lines, f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}."])


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with `source`, `line`, `rule`, `message`, `hint` and `level`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """A workflow command for each problem, which GitHub shows beside the line of a change."""
    rows = []
    for problem in problems:
        place = {"file": problem.source, "line": str(problem.line), "title": problem.rule}
        properties = ",".join(f"{name}={value.translate(GITHUB_PROPERTY)}" for name, value in place.items())
        text = f"{problem.message}; {problem.hint}".translate(GITHUB_TEXT)
        rows.append(f"::{GITHUB_LEVELS[problem.level]} {properties}::{text}")
    return "\n".join(rows)


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which code hosts and editors can import. Paths are relative to the current folder."""
    rules = sorted({problem.rule for problem in problems})
    driver = {"name": "Northway", "rules": [{"id": rule} for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules) for problem in problems],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def _result(problem: Problem, rules: Sequence[str]) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": _uri(problem.source)},
        "region": {"startLine": max(problem.line, 1)},
    }
    return {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": SARIF_LEVELS[problem.level],
        "message": {"text": f"{problem.message}; {problem.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def _uri(source: str) -> str:
    """A path as a URI reference; an absolute path as a `file:` URI."""
    path = Path(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _urgency(problem: Problem) -> tuple[str, float, Problem]:
    """A sort key: errors first, and of these first the ones in files that were changed last."""
    path = Path(problem.source)
    touched = path.stat().st_mtime // 60 if path.is_file() else 0.0  # minutes: a checkout writes all files at once
    return problem.level, -touched, problem


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
