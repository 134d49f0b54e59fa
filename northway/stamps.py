"""What a stat tells of a tree of files, and so whether anything has changed since the last freeze.

Python's standard library alone, and little of it: this answers before Flask is imported.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator

Signature = tuple[int, int, int, int]
NO_FILE: Signature = (0, 0, 0, 0)
PACKAGE = os.path.dirname(os.path.abspath(__file__))
APP = "app.py"
DRESS = ("templates", "static", "translations")
NOT_SOURCE = (".mo", ".pyc", "~")
COARSEST_CLOCK = 2_000_000_000  # nanoseconds: some disks count time in steps of two seconds
STAMP = "stamp"


def signature(path: str | os.PathLike[str]) -> Signature:
    """What changes when a file does: its size, its times and its number on the disk."""
    try:
        found = os.stat(path)
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def look(folder: str) -> Iterator[tuple[str, Signature]]:
    """Every file below `folder` that may be meant, with its signature, in the order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(NOT_SOURCE):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from look(entry.path)
        else:
            yield entry.path, signature(entry.path)


def cache_folder(build: str) -> str:
    """Where we keep what makes the next freeze of a build folder quick. It can go at any time."""
    parent, name = os.path.split(os.path.abspath(build))
    return os.path.join(parent, f".{name}-cache")


def libraries() -> str:
    """Python and the libraries, with their versions."""
    folders = [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    names = sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))
    return "\n".join([sys.version, *names])


def sources(here: str, content: str) -> Iterator[tuple[str, Signature]]:
    """Every file that the site is made of: the content, and the code, templates, styles and words of `here`."""
    yield from look(os.path.abspath(content))
    yield from engine(here)
    yield from dress(here)


def engine(here: str) -> Iterator[tuple[str, Signature]]:
    """The code."""
    yield from look(PACKAGE)
    app = os.path.join(here, APP)
    yield app, signature(app)


def dress(here: str) -> Iterator[tuple[str, Signature]]:
    """The templates, styles and words that pages wear."""
    for name in DRESS:
        yield from look(os.path.join(here, name))


def stamp(files: Iterable[tuple[str, Signature]]) -> str:
    """The files and their signatures as text: equal when nothing has changed."""
    return "\n".join(f"{path}\t{found}" for path, found in files)


def has_settled(files: Iterable[tuple[str, Signature]], at: int) -> bool:
    """Whether any further change would show: one in the same tick of a disk's clock as the last would not."""
    return all(max(found[1], found[2]) < at - COARSEST_CLOCK for _, found in files)


def circumstances(content: str, build: str, is_release: bool) -> str:
    """What a freeze depends on besides files. The day is part of it: review dates pass."""
    places = f"{os.path.abspath(content)}\n{os.path.abspath(build)}\n{is_release}"
    return f"{places}\n{time.strftime('%Y-%m-%d')}\n{libraries()}"


def remember(here: str, content: str, build: str, is_release: bool, before: str, said: str) -> None:
    """Note that a build folder is in step with its sources; `before` is their stamp when the freeze began."""
    path = os.path.join(cache_folder(build), STAMP)
    files = list(sources(here, content))
    if stamp(files) == before and has_settled(files, time.time_ns()):
        parts = [before, stamp(look(build)), circumstances(content, build, is_release), said]
        try:
            with open(f"{path}.new", "w", encoding="utf-8") as file:
                file.write("\0".join(parts))
            os.replace(f"{path}.new", path)
        except OSError:
            return  # the site is frozen, and only the next freeze is slower for it


def said_when_unchanged(here: str, content: str, build: str, is_release: bool) -> str | None:
    """What the last freeze said, where doing it again would say the same and change nothing; else None."""
    try:
        with open(os.path.join(cache_folder(build), STAMP), encoding="utf-8") as file:
            before, built, where, said = file.read().split("\0")
    except (OSError, ValueError):
        return None
    if circumstances(content, build, is_release) != where:
        return None
    is_same = stamp(sources(here, content)) == before and stamp(look(build)) == built
    return said if is_same else None
