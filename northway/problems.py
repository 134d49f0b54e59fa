"""What a check found, and how we say it: `file:line: what is wrong; what to write instead`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "waiting"]

MOST_NAMED = 20  # words in a hint


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place. An *error* stops a freeze, a *warning* does not; *waiting* follows from an error."""

    source: str
    line: int
    rule: str
    message: str
    hint: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.message}; {self.hint}"


def waiting(source: str, line: int, cause: str) -> Problem:
    """A place that cannot be judged before the file `cause`, which it names, is mended."""
    return Problem(source, line, "waiting", cause, "mend that file first", "waiting")


def count_waiting(problems: Iterable[Problem]) -> list[Problem]:
    """These problems, with one row that counts the places which wait for a file in place of all those places."""
    found = list(problems)
    causes = Counter(problem.message for problem in found if problem.level == "waiting")
    rows = [
        Problem(cause, 1, "waiting", f"{number} other place{'s wait' if number > 1 else ' waits'} for this file",
                "mend it, and they are looked at again", "waiting")
        for cause, number in causes.items()
    ]  # fmt: skip
    return [problem for problem in found if problem.level != "waiting"] + rows


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these stops a freeze."""
    return any(problem.level == "error" for problem in problems)


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Guess what was meant by `word`: a hint that names the nearest of `known`, or `otherwise`."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else otherwise


def allowed_hint(words: Iterable[str]) -> str:
    """Say which words are allowed: "write one of: a, b"; the first MOST_NAMED of many."""
    named = sorted(filter(None, words))
    more = f" or {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return "write one of: " + ", ".join(named[:MOST_NAMED]) + more
