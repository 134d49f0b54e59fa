"""A cache of values by key, kept on disk between freezes. A value that is missing or damaged is computed again.

Forked processes read it; only their parent writes.
"""

import os
import pickle
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")
FORM = "2"  # version of the cached values: raise it when their classes change
SIZE = 16  # bytes of a digest
TEMPORARY = ""  # SQLite's name for a temporary database, in memory until it grows too large


class Cache:
    """Values by key, in one SQLite file. Without a path, the database is temporary and ends with this process."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.owner = os.getpid()
        self.lock = threading.RLock()  # the preview's threads share one connection
        self.opened: dict[int, sqlite3.Connection] = {}

    def find(self, key: str) -> Any | None:  # noqa: ANN401 - whatever was kept
        """The value under `key`; None if there is none or it is damaged."""
        rows = self._select("SELECT value FROM kept WHERE key = ?", key)
        return _unpack(key, rows[0][0]) if rows else None

    def names(self, kind: str) -> set[str]:
        """All keys that begin with `kind` and a space."""
        return {key for (key,) in self._select("SELECT key FROM kept WHERE key GLOB ?", f"{kind} *")}

    def keep(self, values: Mapping[str, object], drop: Iterable[str] = ()) -> None:
        """Store `values` by their keys, and delete the keys in `drop`."""
        self.store({key: pack(key, value) for key, value in values.items()}, drop)

    def store(self, packed: Mapping[str, bytes], drop: Iterable[str] = ()) -> None:
        """Store values that `pack` has already packed, perhaps in another process. Forked processes store nothing."""
        if os.getpid() != self.owner:
            return
        try:
            with self.lock, self._connection() as connection:
                for key, value in packed.items():  # written in place: to pass it as a value copies it twice
                    query = "INSERT OR REPLACE INTO kept VALUES (?, zeroblob(?))"
                    row = connection.execute(query, (key, len(value))).lastrowid or 0
                    with connection.blobopen("kept", "value", row) as blob:
                        blob.write(value)
                connection.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in drop))
        except sqlite3.Error:
            # A full or damaged disk only makes the next freeze slower.
            self._begin_again()

    def memoized(self, kind: str, reads: str, make: Callable[[], Value]) -> Value:
        """`make()`, cached under `kind` until `reads`, a digest of its inputs, changes."""
        name = f"{kind} {reads}"
        found: tuple[Value] | None = self.find(name)
        if found is None:
            found = (make(),)
            self.keep({name: found}, drop=self.names(kind) - {name})
        return found[0]

    def close(self) -> None:
        """Close the connection to the file."""
        for connection in self.opened.values():
            connection.close()
        self.opened.clear()

    def _select(self, query: str, value: str) -> list[tuple[Any, ...]]:
        try:
            with self.lock:
                return self._connection().execute(query, (value,)).fetchall()
        except sqlite3.Error:
            self._begin_again()
            return []

    def _connection(self) -> sqlite3.Connection:
        # SQLite connections do not survive a fork, so each process opens its own.
        mine = os.getpid()
        if mine not in self.opened:
            # The preview's threads share it: SQLite is built in "serialized" mode.
            self.opened[mine] = sqlite3.connect(self.path or TEMPORARY, check_same_thread=False)
            self.opened[mine].execute("PRAGMA synchronous = OFF")
            self.opened[mine].execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB)")
        return self.opened[mine]

    def _begin_again(self) -> None:
        if os.getpid() == self.owner:
            self.close()
            for path in (self.path, self.path.with_name(f"{self.path.name}-journal")) if self.path else ():
                with suppress(OSError):
                    path.unlink()


def pack(key: str, value: object) -> bytes:
    """The pickled value, preceded by a digest of it and its key."""
    file = BytesIO()
    file.seek(SIZE)
    pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
    with file.getbuffer() as packed:  # without a copy: the values of a large site have tens of megabytes
        packed[:SIZE] = _seal(key, packed[SIZE:])
    return file.getvalue()


def _seal(key: str, content: memoryview) -> bytes:
    return blake2b(content, digest_size=SIZE, key=f"{FORM} {key}".encode()[:64]).digest()


def _unpack(key: str, packed: bytes) -> object:
    content = memoryview(packed)[SIZE:]
    if packed[:SIZE] != _seal(key, content):
        return None
    try:
        return pickle.loads(content)
    except Exception:  # an older version may have pickled other classes
        return None
