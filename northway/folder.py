"""A content folder as it lies on the disk: reads files, and judges nothing but what it cannot read."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from northway.problems import Problem


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a content folder by their path in it; `shown` is how a problem names the folder itself."""

    shown: str
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path) -> Folder:
    """Read every file of a content folder that an editor may have meant to publish."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    here, root = Path.cwd().resolve(), folder.resolve()
    shown = os.fspath(root.relative_to(here) if root.is_relative_to(here) else root)
    for name, entry in sorted(_walk(folder, ""), key=lambda found: found[0].split("/")):
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root):
            what = "this link leads out of the content folder"
            problems.append(Problem(f"{shown}/{name}", 1, "content", what, "put the file itself here"))
        elif entry.is_file():
            files[name] = Path(entry.path).read_bytes()
    return Folder(shown, files, tuple(problems))


def read_file(folder: Path, name: str) -> Folder:
    """A content folder of which only one file was read; of none, where it is not there."""
    path = folder / name
    return Folder(os.fspath(folder), {name: path.read_bytes()} if path.is_file() else {})


def _walk(folder: str | Path, above: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    for entry in os.scandir(folder) if Path(folder).is_dir() else ():
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        yield f"{above}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{above}{entry.name}/")
