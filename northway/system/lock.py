"""One freeze at a time: a second waits, and says so. A freeze that is killed leaves no lock behind."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(path: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock that is the file at `path`; the system lets go of it when this process ends, however it does."""
    with path.open("a") as file:
        # `lockf`, since a lock by `flock` is shared with every forked worker, and held by one that outlives us.
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # systems differ in what they call it
            say_waiting()
            fcntl.lockf(file, fcntl.LOCK_EX)
        yield
