"""Digests of text and files, which show whether they have changed."""

from hashlib import blake2b, sha256


def digest(*words: str | bytes) -> str:
    """A digest of these values; each is hashed with its length, so (“ab”, “c”) and (“a”, “bc”) differ."""
    contents = (word.encode() if isinstance(word, str) else word for word in words)
    return blake2b(b"".join(b"%d %b" % (len(content), content) for content in contents), digest_size=20).hexdigest()


def digest_file(content: bytes) -> str:
    """The SHA-256 of a file, as `manifest.json` lists it."""
    return sha256(content).hexdigest()
