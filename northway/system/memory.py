"""Remembers the results of pure functions from one round of work to the next, such as two loads of the content."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from northway.system.digests import digest

Result = TypeVar("Result")


class Memory:
    """Results of functions, by the function and all its arguments, so that a result can depend on nothing else.

    A round begins with the results of the round `before` it, and keeps only those that are used again. A function must
    be pure, and nothing may change its result. Arguments of type `bytes` are replaced by a digest, so that they need
    not be kept. A Memory can be pickled, for a round in another process with the same code.
    """

    def __init__(self, before: "Memory | None" = None) -> None:
        self.before = before.results if before else {}
        self.results: dict[Hashable, object] = {}
        self.is_new = False  # whether it holds a result that the round before did not

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle only the results of this round, not those of the round before."""
        return Memory, (), {"results": self.results}

    def recall(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """`function(*arguments)`; it is called only if neither this round nor the one before has its result."""
        key = (function, *(digest(each) if isinstance(each, bytes) else each for each in arguments))
        if key not in self.results:
            is_new = key not in self.before
            self.results[key] = function(*arguments) if is_new else self.before[key]
            self.is_new |= is_new
        found: Result = self.results[key]  # type: ignore[assignment]  # it was kept under the function that made it
        return found
