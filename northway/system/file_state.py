"""What a stat tells of a tree of files, and so whether anything has changed since the last freeze.

Python's standard library alone, and little of it: this answers before Flask is imported, and before `site` is.
"""

import marshal
import os
import sys
import time
import zlib

TYPE_CHECKING = False  # `typing`, and all of `collections`, would take longer to import than a hundred stats
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

Signature = tuple[int, int, int, int]
NO_FILE: Signature = (0, 0, 0, 0)
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
APP = "app.py"
DRESS = ("templates", "static", "translations")
NOT_MEANT = (".", "__pycache__")
NOT_SOURCE = (".mo", ".pyc", "~")
COARSEST_CLOCK = 2_000_000_000  # nanoseconds: some disks count time in steps of two seconds
SECOND = 1_000_000_000
TICK = 20_000_000  # where a disk counts in less than seconds, it is the kernel that counts, in steps of 10 ms at most
STAMP = "stamp"


def signature(path: str | os.PathLike[str]) -> Signature:
    """What changes when a file does: its size, its times and its number on the disk."""
    try:
        found = os.stat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    return [entry for entry in entries if not entry.name.startswith(NOT_MEANT) and not entry.name.endswith(NOT_SOURCE)]


def _below(folder: str) -> "Iterator[tuple[str, Signature]]":
    left = [folder]
    while left:
        for entry in _entries(left.pop()):
            if entry.is_dir(follow_symlinks=False):
                left.append(entry.path)
            else:
                yield entry.path, signature(entry.path)


def look(folder: str) -> "Iterator[tuple[str, Signature]]":
    """Every file below `folder` that may be meant, with its signature, in the order of names."""
    yield from sorted(_below(folder))


def cache_folder(build: str) -> str:
    """Where we keep what makes the next freeze of a build folder quick. It can go at any time."""
    parent, name = os.path.split(os.path.abspath(build))
    return os.path.join(parent, f".{name}-cache")


def library_folders() -> list[str]:
    """Where this Python finds its libraries, once `site` has told it."""
    return [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]


def libraries(folders: "list[str] | None" = None) -> str:
    """Python and the libraries, with their versions."""
    found = library_folders() if folders is None else filter(os.path.isdir, folders)
    names = sorted(name for folder in found for name in os.listdir(folder) if name.endswith(".dist-info"))
    return "\n".join([sys.version, *names])


def sources(here: str, content: str) -> "Iterator[tuple[str, Signature]]":
    """Every file that the site is made of: the content, and the code, templates, styles and words of `here`."""
    app = os.path.join(here, APP)
    yield app, signature(app)
    for folder in (os.path.abspath(content), PACKAGE, *(os.path.join(here, name) for name in DRESS)):
        yield from _below(folder)


def engine(here: str) -> "Iterator[tuple[str, Signature]]":
    """The code."""
    yield from look(PACKAGE)
    app = os.path.join(here, APP)
    yield app, signature(app)


def dress(here: str) -> "Iterator[tuple[str, Signature]]":
    """The templates, styles and words that pages wear."""
    for name in DRESS:
        yield from look(os.path.join(here, name))


def stamp(files: "Iterable[tuple[str, Signature]]") -> str:
    """The files and their signatures as text: equal when nothing has changed."""
    return repr(sorted(files))


def has_settled(files: "Iterable[tuple[str, Signature]]", at: int) -> bool:
    """Whether any change after `at` would show: one in the same tick of a disk's clock as the last would not."""
    return all(max(found[1], found[2]) < at - COARSEST_CLOCK for _, found in files)


def _laid_out(build: str) -> dict[str, Signature]:
    """Every file of a build folder and every folder, whose time tells when something comes into it or goes."""
    found = {build: signature(build)}
    for folder, folders, names in os.walk(build):
        paths = [os.path.join(folder, name) for name in (*folders, *names)]
        found |= {path: signature(path) for path in paths}
    return found


def _tick(signatures: "Iterable[Signature]") -> int:
    is_coarse = all(found[1] % SECOND == found[2] % SECOND == 0 for found in signatures)
    return COARSEST_CLOCK if is_coarse else TICK


def _settled(build: str) -> dict[str, Signature]:
    """A build folder as it lies, if any further change of it would show. We have only just written it, and so wait."""
    time.sleep(1.2 * TICK / SECOND)
    at, found = time.time_ns(), _laid_out(build)
    newest = max(max(one[1:3]) for one in found.values())
    return found if newest < at - _tick(found.values()) else {}


def environment_key(content: str, build: str, is_release: bool) -> str:
    """What a freeze depends on besides files, in one line. The day is part of it: review dates pass."""
    python = sys.version, os.path.dirname(sys.executable), os.environ.get("PYTHONPATH")
    asked = os.path.abspath(content), os.path.abspath(build), is_release, time.strftime("%Y-%m-%d")
    return repr((*asked, *python, signature(__file__)))  # of ourselves, since we may have kept things otherwise


def remember(here: str, content: str, build: str, is_release: bool, before: str, said: str) -> None:
    """Note that a build folder is in step with its sources; `before` is their stamp when the freeze began."""
    at, files = time.time_ns(), list(sources(here, content))
    if stamp(files) != before or not has_settled(files, at):
        return
    built, folders = _settled(os.path.abspath(build)), library_folders()
    if built:
        kept = folders, libraries(folders), _hashed(files), _hashed(built.items()), said
        _write(
            os.path.join(cache_folder(build), STAMP), environment_key(content, build, is_release), marshal.dumps(kept)
        )


def _hashed(files: "Iterable[tuple[str, Signature]]") -> dict[str, int]:
    # Quicker to read than the numbers, of which it is the same in every process.
    return {path: hash(found) for path, found in files}


def _seal(where: bytes, kept: bytes) -> bytes:
    return b"%d\n" % zlib.crc32(kept, zlib.crc32(where))


def _write(path: str, where: str, kept: bytes) -> None:
    line = f"{where}\n".encode()
    try:
        with open(f"{path}.new", "wb") as file:
            file.writelines([_seal(line, kept), line, kept])
        os.replace(f"{path}.new", path)
    except OSError:
        return  # the site is frozen, and only the next freeze is slower for it


def _read(path: str, where: str) -> "Any":  # noqa: ANN401 - what `marshal` gives
    try:
        with open(path, "rb") as file:
            seal, line, kept = file.readline(), file.readline(), file.read()
    except OSError:
        return None
    # What a damaged disk holds never reaches `marshal`, nor what another Python wrote: its version stands in `where`.
    is_ours = line == f"{where}\n".encode() and seal == _seal(line, kept)
    return marshal.loads(kept) if is_ours else None


def _are_as(known: dict[str, int], files: "Iterable[tuple[str, Signature]]") -> bool:
    return all(known.pop(path, None) == hash(found) for path, found in files) and not known


def unchanged_message(here: str, content: str, build: str, is_release: bool) -> str | None:
    """What the last freeze said, where doing it again would say the same and change nothing; else None."""
    kept = _read(os.path.join(cache_folder(build), STAMP), environment_key(content, build, is_release))
    if not kept:
        return None
    folders, known, files, built, said = kept
    is_same = (
        libraries(folders if sys.flags.no_site else None) == known
        and _are_as(files, sources(here, content))
        and all(hash(signature(path)) == found for path, found in built.items())
    )
    return str(said) if is_same else None
