"""Digests of text and files, which show whether they have changed."""

from hashlib import blake2b, sha256


def digest(*words: str | bytes) -> str:
    """A digest of these values; each is hashed with its length, so (“ab”, “c”) and (“a”, “bc”) differ."""
    total = blake2b(digest_size=20)
    for word in words:
        content = word.encode() if isinstance(word, str) else word
        total.update(b"%d " % len(content))
        total.update(content)
    return total.hexdigest()


def digest_file(content: bytes) -> str:
    """The SHA-256 of a file, as `manifest.json` lists it."""
    return sha256(content).hexdigest()
