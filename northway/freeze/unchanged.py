"""The quick answer to "nothing has changed": what a freeze read and wrote, with the sizes and times of the files.

Standard library only: `freeze.py` asks before Flask is imported.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from northway.system.file_state import Signature, cache_folder, libraries, signatures, site_signatures

RECORD = "last-freeze.json"
SETTLED = 2_000_000_000  # nanoseconds, because some file systems round times to two seconds


def remember(root: Path, content: Path, build: Path, is_release: bool, began_ns: int, message: str) -> None:
    """Record what a build folder was made from, and the `message` to print if nothing changes before the next freeze.

    A file that changed later than two seconds before the freeze began may have changed again unseen: then nothing is
    recorded.
    """
    sources = site_signatures(root, content)
    if any(changed > began_ns - SETTLED for _, changed in sources.values()):
        return
    record = {
        "environment": _environment(content, build, is_release),
        "sources": sources,
        "build": signatures(_all_paths(build.absolute())),
        "message": message,
    }
    try:
        (cache_folder(build) / RECORD).write_text(json.dumps(record), "utf-8")
    except OSError:
        return  # the site is frozen; only the next freeze is slower


def unchanged_message(root: Path, content: Path, build: Path, is_release: bool) -> str | None:
    """The message of the last freeze if a new one would change nothing; None if there is something to do."""
    try:
        record = json.loads((cache_folder(build) / RECORD).read_text("utf-8"))
        is_same = (
            record["environment"] == _environment(content, build, is_release)
            and signatures(record["build"]) == _read(record["build"])
            and site_signatures(root, content) == _read(record["sources"])
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return str(record["message"]) if is_same else None


def _environment(content: Path, build: Path, is_release: bool) -> list[Any]:
    """What a freeze depends on besides files. The day is part of it, because review dates pass."""
    return [str(content.absolute()), str(build.absolute()), is_release, time.strftime("%Y-%m-%d"), libraries()]


def _all_paths(build: Path) -> Iterator[str]:
    """Every file and folder from `build` down: a folder's time changes when a file comes or goes in it."""
    for folder, _, names in os.walk(build):
        yield folder
        yield from (os.path.join(folder, name) for name in names)


def _read(rows: dict[str, list[int]]) -> dict[str, Signature]:
    return {path: (size, changed) for path, (size, changed) in rows.items()}
