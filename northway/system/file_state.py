"""Sizes and times of files, by which a change is noticed without reading them; and which files a site is made of.

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
    """A file's size and time; NO_FILE where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns


def source_files(folder: str | Path) -> Iterator[str]:
    """Every file below `folder` that somebody wrote, in the order of names. Paths are text, which is quick to make."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(IGNORED_PREFIXES))
        for name in sorted(names):
            if not name.startswith(IGNORED_PREFIXES) and not name.endswith(IGNORED_SUFFIXES):
                yield os.path.join(parent, name)


def code_files(root: Path) -> Iterator[str]:
    """The code of the project in `root`."""
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
    """The signatures of everything that a frozen site is made from."""
    return signatures([*code_files(root), *presentation_files(root), *source_files(content)])


def libraries() -> str:
    """Python and the libraries that it finds, with their versions."""
    folders = [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return "\n".join(
        [sys.version, *sorted(name for folder in folders for name in os.listdir(folder) if "-info" in name)]
    )


def cache_folder(build: Path) -> Path:
    """Where we keep what makes the next freeze of a build folder quick. It can be deleted at any time."""
    return build.absolute().parent / f".{build.name}-cache"
