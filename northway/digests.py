"""Digests of words and files, by which we know again what has not changed."""

from collections.abc import Mapping
from hashlib import blake2b, sha256


def digest(*words: str | bytes) -> str:
    """A digest of words that are told apart."""
    total = blake2b(digest_size=20)
    for word in words:
        content = word.encode() if isinstance(word, str) else word
        total.update(b"%d " % len(content))
        total.update(content)
    return total.hexdigest()


def digest_file(content: bytes) -> str:
    """What a manifest calls the content of a file, as anybody can compute it."""
    return sha256(content).hexdigest()


def digest_above(files: Mapping[str, bytes], body_lines: Mapping[str, int]) -> str:
    """A digest of files by name, but for the bodies: what stands in them from these lines on."""
    parts: list[str | bytes] = []
    for name, content in sorted(files.items()):
        lines = content.split(b"\n", body_lines[name] - 1) if name in body_lines else [content, b""]
        parts += [name, *lines[:-1]]
    return digest(*parts)
