"""A content folder as it lies on the disk: reads files, and judges nothing but what it cannot read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") or part.endswith("~") for part in PurePosixPath(name).parts):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            what = "this link leads out of the content folder"
            problems.append(Problem(f"{shown}/{name}", 1, "content", what, "put the file itself here"))
        elif path.is_file():
            files[name] = path.read_bytes()
    return Folder(shown, files, tuple(problems))
