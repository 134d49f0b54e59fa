"""Reads the files of a content folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from northway.problems import Problem

NO_DRAFTS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder: `names` are the paths of its files within it; `files` yields each with its bytes, once.

    Yielding them keeps only one file at a time in memory. `shown` is the path of the folder as problems show it.
    """

    shown: str
    names: tuple[str, ...]
    files: Iterator[tuple[str, bytes]]
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path, drafts: Mapping[str, bytes] = NO_DRAFTS) -> Folder:
    """Read a content folder. Hidden files, backups (`name~`) and links that lead out of the folder are left out.

    `drafts` holds unsaved contents of files, by file name: they are read in place of what is on disk.
    """
    shown, root = shown_path(folder), folder.resolve()
    found = sorted(_walk(folder, ""), key=lambda found: found[0].split("/"))
    leading_out = [name for name, entry in found if _leads_out(entry, root)]
    names = tuple(name for name, entry in found if name not in leading_out and entry.is_file())
    files = ((name, drafts[name] if name in drafts else _read(f"{folder}/{name}")) for name in names)
    return Folder(shown, names, files, tuple(_refuse(shown, name) for name in leading_out))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - a Path takes as long to make as the file to read
        return file.read()


def links_out(folder: Path) -> list[Problem]:
    """Problems for symbolic links that lead out of the folder, hidden ones too: their targets could be published."""
    shown, root = shown_path(folder), folder.resolve()
    found = sorted(name for name, entry in _walk(folder, "", with_hidden=True) if _leads_out(entry, root))
    return [_refuse(shown, name) for name in found]


def shown_path(folder: Path) -> str:
    """The path of a folder as problems show it: relative to the current folder if it is inside that."""
    here, root = Path.cwd().resolve(), folder.resolve()
    return os.fspath(root.relative_to(here) if root.is_relative_to(here) else root)


def _leads_out(entry: "os.DirEntry[str]", root: Path) -> bool:
    """Whether this is a symbolic link that leads out of the folder, to nothing, or to itself."""
    if not entry.is_symlink():
        return False
    target = Path(os.path.realpath(entry.path))  # not `resolve`, which raises if a link leads to itself
    return not (target.is_relative_to(root) and target.exists())


def _refuse(shown: str, name: str) -> Problem:
    what = f"this link leads to no file inside {Path(shown).name}/"
    return Problem(f"{shown}/{name}", 1, "content", what, "put the file itself here")


def read_file(folder: Path, name: str) -> Folder:
    """Read one file of a content folder; the Folder is empty if there is no such file."""
    names = [name] if (folder / name).is_file() else []
    return Folder(os.fspath(folder), tuple(names), ((name, (folder / name).read_bytes()) for name in names))


def _walk(folder: str | Path, above: str, with_hidden: bool = False) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    for entry in os.scandir(folder) if Path(folder).is_dir() else ():
        if (entry.name.startswith(".") or entry.name.endswith("~")) and not with_hidden:
            continue
        yield f"{above}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{above}{entry.name}/", with_hidden)
