"""What pure functions returned, remembered from one round of work to the next."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from northway.system.digests import digest

Result = TypeVar("Result")


class Memory:
    """Results by the function and all its arguments, so that a result can depend on nothing else.

    A round begins with the memory of the round `before` it, and keeps only what is asked for again. A function must be
    pure, and its result must not be changed. Bytes are told apart by a digest, so that they need not be kept. A memory
    can be pickled, for a round of another process with the same code.
    """

    def __init__(self, before: "Memory | None" = None) -> None:
        self.before = before.results if before else {}
        self.results: dict[Hashable, object] = {}
        self.is_new = False  # whether it holds something that the round before did not

    def __reduce__(self) -> tuple[object, ...]:
        """Unpickle with the results of this round alone."""
        return Memory, (), {"results": self.results}

    def recall(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """`function(*arguments)`, which is called only where neither this round nor the one before has called it."""
        key = (function, *(digest(each) if isinstance(each, bytes) else each for each in arguments))
        if key not in self.results:
            is_new = key not in self.before
            self.results[key] = function(*arguments) if is_new else self.before[key]
            self.is_new |= is_new
        found: Result = self.results[key]  # type: ignore[assignment]  # it was kept under the function that made it
        return found
