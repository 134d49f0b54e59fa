"""The links and ids of frozen files, and the check that each link leads to a file and an id of ours."""

import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from northway.problems import Problem
from northway.system.digests import digest_file

MOST_LINKS = 20_000  # kept in a cache, because pages have most of their links in common


class FrozenFile(NamedTuple):
    """A file by its name in the build folder. `references` are its links that may lead to another of ours."""

    name: str
    digest: str
    size: int
    references: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Unpickle with shared strings: pages have most of their links in common, and a site has many pages."""
        return _shared_strings, tuple(self)


def read_frozen(path: Path, name: str) -> FrozenFile:
    """Read the file that is called `name` in the site and lies at `path`."""
    content = path.read_bytes()
    if not name.endswith(".html"):
        return FrozenFile(name, digest_file(content), len(content))
    tree = LexborHTMLParser(content)
    links = [node.attrs[at] for at in ("href", "src") for node in tree.css(f"[{at}]")]
    ids = [node.attrs["id"] for node in tree.css("[id]")]
    references = [link for link in dict.fromkeys(links) if link and _may_be_ours(link)]
    return _shared_strings(name, digest_file(content), len(content), references, [found for found in ids if found])


def _shared_strings(name: str, known: str, size: int, references: Iterable[str], ids: Iterable[str]) -> FrozenFile:
    return FrozenFile(name, known, size, tuple(map(sys.intern, references)), tuple(map(sys.intern, ids)))


@lru_cache(MOST_LINKS)
def _may_be_ours(reference: str) -> bool:
    address = urlsplit(reference)
    return not (address.scheme or address.netloc)


def check_links(files: Mapping[str, FrozenFile], base_url: str) -> list[Problem]:
    """Find links of frozen pages that lead to no file of ours, and fragments that lead to no id."""
    root = urlsplit(base_url).path.rstrip("/")
    good: set[str] = set()
    found: list[Problem] = []
    for file in files.values():
        for reference in file.references:
            if reference in good or (reference.startswith("#") and reference[1:] in file.ids):
                continue
            if not _leads_somewhere(files, file, root, reference):
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
