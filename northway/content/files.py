"""A content folder as it lies on the disk: reads files, and judges nothing but what it cannot read."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from northway.problems import Problem


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder: the names of its files by their path in it, and what they hold, which can be gone through once.

    So no more than one file need be in memory. `shown` is how a problem names the folder itself.
    """

    shown: str
    names: tuple[str, ...]
    files: Iterator[tuple[str, bytes]]
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path) -> Folder:
    """Every file of a content folder that an editor may have meant to publish."""
    names: list[str] = []
    problems: list[Problem] = []
    here, root = Path.cwd().resolve(), folder.resolve()
    shown = os.fspath(root.relative_to(here) if root.is_relative_to(here) else root)
    for name, entry in sorted(_walk(folder, ""), key=lambda found: found[0].split("/")):
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root):
            what = "this link leads out of the content folder"
            problems.append(Problem(f"{shown}/{name}", 1, "content", what, "put the file itself here"))
        elif entry.is_file():
            names.append(name)
    return Folder(shown, tuple(names), _read(folder, names), tuple(problems))


def read_file(folder: Path, name: str) -> Folder:
    """A content folder of which only one file is read; of none, where it is not there."""
    names = [name] if (folder / name).is_file() else []
    return Folder(os.fspath(folder), tuple(names), _read(folder, names))


def _read(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    return ((name, (folder / name).read_bytes()) for name in names)


def _walk(folder: str | Path, above: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    for entry in os.scandir(folder) if Path(folder).is_dir() else ():
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        yield f"{above}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{above}{entry.name}/")
