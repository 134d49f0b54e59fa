"""The build folder: updated whole or not at all, and verified against its manifest, here or where it is deployed.

`manifest.json` names every other file with its digest. While files move in, it says that the folder is incomplete.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from northway.problems import Problem
from northway.system.digests import digest, digest_file
from northway.system.file_state import Signature, signature

MANIFEST = "manifest.json"
UNFINISHED = f"{MANIFEST}.unfinished"
OLD_MARKS = ("404.html", "sitemap.xml")  # of a site frozen before there were manifests
FORM = 1
LONGEST = 100  # characters of a file's own name that follow the digest in a staged name
Seen = Mapping[str, tuple[Signature, str]]


class FreezeError(Exception):
    """A freeze that could not be finished. `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SyncResult:
    """How many files a sync wrote, left and removed."""

    written: int
    unchanged: int
    removed: int


def check_build_folder(build: Path) -> None:
    """Refuse to overwrite a folder that is not a frozen site."""
    if not build.exists() or (build.is_dir() and not any(build.iterdir())):
        return
    if _read_manifest(build) is None and not all((build / name).is_file() for name in OLD_MARKS):
        hint = "name another with --build, or empty it yourself"
        what = "this folder holds something other than a frozen site"
        raise FreezeError([Problem(str(build), 1, "freeze", what, hint)])


def is_incomplete(build: Path) -> bool:
    """Whether a freeze was interrupted while files moved into this folder."""
    manifest = _read_manifest(build)
    return manifest is not None and manifest.get("is_whole") is not True


def staged_name(name: str) -> str:
    """The name of a file in a fresh folder, which has no folders inside, because those are slow to make and remove."""
    return f"{digest(name)}-{name.rpartition('/')[2][-LONGEST:]}"


def walk(folder: Path) -> Iterator[str]:
    """The names of all files below a folder; a link is a file, wherever it leads."""
    left = [""] if folder.is_dir() else []
    while left:
        above = left.pop()
        for entry in os.scandir(f"{folder}/{above}"):
            if entry.is_dir(follow_symlinks=False):
                left.append(f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}"


def scan(build: Path, seen: Seen) -> dict[str, tuple[Signature, str]]:
    """The signature and digest of each file of the build folder; files unchanged since `seen` are not read."""
    found, root = {}, os.fspath(build)
    for name in walk(build):
        now = signature(f"{root}/{name}")
        before, known = seen.get(name, (None, ""))
        found[name] = (now, known if now == before else _digest_of(build / name))
    return found


def snapshot(build: Path, wanted: Mapping[str, str], before: Seen) -> Seen:
    """The signature and digest of each file `wanted` in `build`; files that stayed keep those of `before`."""
    found = {}
    for name, known in wanted.items():
        seen = before.get(name)
        found[name] = seen if seen and seen[1] == known else (signature(f"{build}/{name}"), known)
    return found


def _digest_of(path: Path) -> str:
    return digest_file(path.read_bytes()) if path.is_file() and not path.is_symlink() else "no file"


def sync(fresh: Path, build: Path, wanted: Mapping[str, str], now: Mapping[str, str]) -> SyncResult:
    """Make `build` hold the files `wanted` and no others, by name and digest; those that it lacks are in `fresh`.

    Files in `fresh` have their `staged_name`. `now` is what `build` holds. Files that are the same keep their times;
    others move in whole.
    """
    moving = [name for name, known in wanted.items() if now.get(name) != known]
    leaving = [name for name in now if name not in wanted and name != MANIFEST]
    manifest = _manifest(wanted, is_whole=True)
    if moving or leaving or now.get(MANIFEST) != digest_file(manifest):
        # Written before anything moves: on a full disk this fails while the old site is still whole.
        (fresh / MANIFEST).write_bytes(manifest)
        (fresh / UNFINISHED).write_bytes(_manifest({}, is_whole=False))
        build.mkdir(parents=True, exist_ok=True)
        (fresh / UNFINISHED).replace(build / MANIFEST)
        for name in leaving:  # first, because a folder may replace a file
            _remove(build, name)
        for folder in sorted({name.rpartition("/")[0] for name in moving}):
            (build / folder).mkdir(parents=True, exist_ok=True)
        for name in moving:
            os.replace(f"{fresh}/{staged_name(name)}", f"{build}/{name}")  # noqa: PTH105 - two Paths take longer to make
        (fresh / MANIFEST).replace(build / MANIFEST)
    return SyncResult(len(moving), len(wanted) - len(moving), len(leaving))


def _remove(build: Path, name: str) -> None:
    path = build / name
    path.unlink()
    for folder in path.parents:
        if folder == build or any(folder.iterdir()):
            return
        folder.rmdir()


def _manifest(files: Mapping[str, str], is_whole: bool) -> bytes:
    rows = {"form": FORM, "is_whole": is_whole, "files": dict(sorted(files.items()))}
    return (json.dumps(rows, indent=0, ensure_ascii=False) + "\n").encode()


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = isinstance(manifest, dict) and manifest.get("form") == FORM and isinstance(manifest.get("files"), dict)
    return manifest if is_ours else None


def verify(folder: Path) -> Iterator[str]:
    """What is missing, changed or extra in a frozen site, or in a copy of it, by its manifest."""
    manifest = _read_manifest(folder)
    if manifest is None:
        yield f"{folder} has no {MANIFEST} that we can read: it is not a frozen site"
        return
    if is_incomplete(folder):
        yield f"{folder} is not whole: a freeze was interrupted here; freeze again"
        return
    files, found = manifest["files"], set(walk(folder)) - {MANIFEST}
    yield from (f"missing: {name}" for name in files if name not in found)
    yield from (f"changed: {name}" for name in files if name in found and _digest_of(folder / name) != files[name])
    yield from (f"extra: {name}" for name in sorted(found) if name not in files)
