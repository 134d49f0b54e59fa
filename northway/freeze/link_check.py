"""A file of the frozen site, and what is read off it: its digest, where its links lead, the ids that links find."""

import re
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from northway.problems import Problem
from northway.system.digests import digest_file

# What stands before the value is looked at last: text that begins a pattern is found five times as fast as a choice.
REFERENCE = re.compile(r'="(?<=\shref="|[\s\S]\ssrc=")([^"]*)"')
IDENTITY = re.compile(r'id="(?<=\sid=")([^"]*)"')


class FrozenFile(NamedTuple):
    """A file by its name in the build folder. `references` are its links that may lead to another of ours."""

    name: str
    digest: str
    size: int
    references: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """From another process, or off the disk, it comes with words of its own, which we have already."""
        return _received, tuple(self)


def read_frozen(path: Path, name: str) -> FrozenFile:
    """Read the file that is called `name` off the disk, where it lies as `path`."""
    content = path.read_bytes()
    if not name.endswith(".html"):
        return FrozenFile(name, digest_file(content), len(content))
    text = content.decode()
    references = (reference for reference in dict.fromkeys(REFERENCE.findall(text)) if _may_be_ours(reference))
    return FrozenFile(name, digest_file(content), len(content), _kept(references), _kept(IDENTITY.findall(text)))


def _received(name: str, known: str, size: int, references: tuple[str, ...], ids: tuple[str, ...]) -> FrozenFile:
    return FrozenFile(name, known, size, _kept(references), _kept(ids))


def _kept(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sys.intern(word) for word in words)  # pages have most of them in common


@lru_cache(maxsize=10_000)
def _may_be_ours(reference: str) -> bool:
    address = urlsplit(unescape(reference))
    return not (address.scheme or address.netloc)


def check_frozen(folder: Path, base_url: str) -> list[Problem]:
    """Check the pages of a folder as `check_links` does."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return check_links({name: read_frozen(folder / name, name) for name in names}, base_url)


def check_links(files: Mapping[str, FrozenFile], base_url: str) -> list[Problem]:
    """Check the frozen pages themselves: every link of ours leads to a file, every fragment to an id."""
    root = urlsplit(base_url).path.rstrip("/")
    good: set[str] = set()
    found: list[Problem] = []
    for file in files.values():
        for reference in file.references:
            if reference in good:
                continue
            if not _leads_somewhere(files, file, root, unescape(reference)):
                found.append(Problem(file.name, 1, "freeze", f"`{reference}` leads nowhere", "mend the template"))
            elif reference.startswith("/"):
                good.add(reference)
    return found


def _leads_somewhere(files: Mapping[str, FrozenFile], page: FrozenFile, root: str, reference: str) -> bool:
    address = urlsplit(reference)
    target: FrozenFile | None = page
    if address.path:
        if not address.path.startswith(f"{root}/"):
            return False
        name = address.path[len(root) + 1 :]
        target = files.get(f"{name}index.html" if not name or name.endswith("/") else name)
    return target is not None and (not address.fragment or address.fragment in target.ids)
