"""Compressed copies beside text files, for hosts that serve such copies: gzip, and brotli at level 11."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from northway.freeze.build_folder import staged_name
from northway.system.digests import digest_file
from northway.system.workers import map_in_processes

TEXT = (".html", ".xml", ".txt", ".md", ".js", ".json", ".css", ".csv", ".svg", ".webmanifest")
GZIP = 16 + zlib.MAX_WBITS  # makes zlib write gzip, without a time in its header
NO_BROTLI = "a release needs brotli, which is not installed here: run `make site` once, or `pip install brotli`"


class CompressionError(Exception):
    """A release cannot be compressed. The message says why."""


@dataclass(frozen=True, slots=True)
class Compressed:
    """The compressed copies of a file: which content they were made from, and the digest of each by its suffix."""

    name: str
    made_from: str
    copies: tuple[tuple[str, str], ...]

    @property
    def files(self) -> dict[str, str]:
        """The copies, by name and digest."""
        return {f"{self.name}{suffix}": digest for suffix, digest in self.copies}


def compress(
    wanted: Mapping[str, str],
    kept: Mapping[str, Compressed],
    now: Mapping[str, str],
    find: Callable[[str], Path],
    fresh: Path,
    processes: int,
) -> Iterator[Compressed]:
    """Make compressed copies of the text files among `wanted`, by name and digest, in `fresh`.

    Copies `kept` from an earlier release that the build folder still has (`now`) are not made again. `find` returns a
    file's path.
    """
    _brotli()  # fails here, before any worker starts
    texts = {name: digest for name, digest in wanted.items() if name.endswith(TEXT)}
    missing = []
    for name, digest in texts.items():
        old = kept.get(name)
        if old and old.made_from == digest and old.files.items() <= now.items():
            yield old
        else:
            missing.append(name)
    if missing:
        yield from map_in_processes(lambda names: _make(names, texts, find, fresh), missing, processes)


def _make(
    names: Sequence[str], digests: Mapping[str, str], find: Callable[[str], Path], fresh: Path
) -> Iterator[Compressed]:
    ways = (".gz", _gzip), (".br", _brotli())
    for name in names:
        content = find(name).read_bytes()
        copies = []
        for suffix, way in ways:
            compressed = way(content)
            (fresh / staged_name(f"{name}{suffix}")).write_bytes(compressed)
            copies.append((suffix, digest_file(compressed)))
        yield Compressed(name, digests[name], tuple(copies))


def _gzip(content: bytes) -> bytes:
    way = zlib.compressobj(9, zlib.DEFLATED, GZIP)
    return way.compress(content) + way.flush()


def _brotli() -> Callable[[bytes], bytes]:
    try:
        import brotli
    except ImportError:
        raise CompressionError(NO_BROTLI) from None

    def way(content: bytes) -> bytes:
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11))

    return way
