"""Sizes and times of files, to notice changes without reading them; and the list of files that a site is made from.

Standard library only: `freeze.py` imports this before Flask.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Signature = tuple[int, int]  # size in bytes, time of the last change in nanoseconds
NO_FILE: Signature = (-1, 0)
PRESENTATION_FOLDERS = ("templates", "static", "translations")
IGNORED_PREFIXES = (".", "__pycache__")
IGNORED_SUFFIXES = (".mo", ".pyc", "~")


def signature(path: str | Path) -> Signature:
    """A file's size and time; NO_FILE if there is no such file."""
    try:
        found = os.stat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns


def source_files(folder: str | Path) -> Iterator[str]:
    """The path of every file below `folder` that a person wrote, sorted by name. Paths are text, which is quick."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(IGNORED_PREFIXES))
        for name in sorted(names):
            if not name.startswith(IGNORED_PREFIXES) and not name.endswith(IGNORED_SUFFIXES):
                yield os.path.join(parent, name)


def code_files(root: Path) -> Iterator[str]:
    """The code files of the project in `root`."""
    yield str(root / "app.py")
    yield from source_files(root / "northway")


def presentation_files(root: Path) -> Iterator[str]:
    """The templates, static files and catalogues of the project in `root`."""
    for name in PRESENTATION_FOLDERS:
        yield from source_files(root / name)


def signatures(files: Iterable[str]) -> dict[str, Signature]:
    """The signature of each file, by its path."""
    return {path: signature(path) for path in files}


def site_signatures(root: Path, content: Path) -> dict[str, Signature]:
    """The signatures of all files that a frozen site is made from."""
    return signatures([*code_files(root), *presentation_files(root), *source_files(content)])


def libraries() -> str:
    """The version of Python and of each installed library, as one text."""
    folders = [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return "\n".join(
        [sys.version, *sorted(name for folder in folders for name in os.listdir(folder) if "-info" in name)]
    )


def cache_folder(build: Path) -> Path:
    """The folder for files that make the next freeze of `build` quick. It can be deleted at any time."""
    return build.absolute().parent / f".{build.name}-cache"
