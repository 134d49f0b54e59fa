"""Digests of words and files, by which we know again what has not changed."""

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
