"""What a check found, and how we say it: `file:line: what is wrong; what to write instead`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "waiting"]

MOST_NAMED = 20  # words in a hint
MANY = 3  # places that name one thing: then it is that thing which is gone, and they are not misspelt
SETTING = re.compile(r"`\w+` names `([^`]+)`, which does not exist")
MISSING = re.compile(r"there is no (helpline|fact|source|form|passage) `[^`]+`")
# A link to a page's file, and the part of it that all links to that page end in, wherever they stand.
LINK = re.compile(r"the link `(?:\.\./|[\w-]+/)*?((?:[\w-]+/index|[\w-]+)\.md)(?:#[\w-]*)?` leads nowhere")
PUT_BACK = "write its record again under that name, or mend these places"
MOVE = "put its file back: `flask move OLD NEW` renames a page, and `flask retire OLD NEW` takes one away"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place. An *error* stops a freeze, a *warning* does not; *waiting* follows from an error.

    `unless` are places, files or `file:line`: an error there is why this one is found, so it is not told beside that.
    """

    source: str
    line: int
    rule: str
    message: str
    hint: str
    level: Level = "error"
    unless: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.message}; {self.hint}"


def waiting(source: str, line: int, cause: str) -> Problem:
    """A place that cannot be judged before the file `cause`, which it names, is mended."""
    return Problem(source, line, "waiting", cause, "mend that file first", "waiting")


def count_waiting(problems: Iterable[Problem]) -> list[Problem]:
    """These problems, with one row that counts the places which wait for a file in place of all those places."""
    found = _told_together(_causes(problems))
    causes = Counter(problem.message for problem in found if problem.level == "waiting")
    rows = [
        Problem(cause, 1, "waiting", f"{number} other place{'s wait' if number > 1 else ' waits'} for this file",
                "mend it, and they are looked at again", "waiting")
        for cause, number in causes.items()
    ]  # fmt: skip
    return [problem for problem in found if problem.level != "waiting"] + rows


def _causes(problems: Iterable[Problem]) -> list[Problem]:
    """These problems without those that only follow from an error elsewhere."""
    found = list(problems)
    errors = [problem for problem in found if problem.level == "error" and not problem.unless]
    faulty = {place for problem in errors for place in (problem.source, f"{problem.source}:{problem.line}")}
    return [problem for problem in found if not faulty.intersection(problem.unless)]


def _told_together(problems: Iterable[Problem]) -> list[Problem]:
    """These problems, with one for all places that name a record or a page which is not there."""
    found = sorted(problems)
    gone = {
        what: places
        for what in {_missing(problem) for problem in found} - {""}
        if len(places := [problem for problem in found if _names(problem, what)]) >= MANY
    }
    told = {problem for places in gone.values() for problem in places}
    rows = []
    for places in gone.values():
        others = ", ".join(f"{problem.source}:{problem.line}" for problem in places[1:MANY])
        more = f" and {len(places) - MANY} more" if len(places) > MANY else ""
        first = next(problem for problem in places if _missing(problem))
        what = f"{first.message}, which {len(places)} places name: this one, {others}{more}"
        rows.append(replace(places[0], message=what, hint=MOVE if LINK.fullmatch(first.message) else PUT_BACK))
    return [problem for problem in found if problem not in told] + rows


def _missing(problem: Problem) -> str:
    """What this says is not there, in the same words wherever it is named; "" if it says something else."""
    link = LINK.fullmatch(problem.message)
    return f"a page at …{link[1]}" if link else problem.message if MISSING.fullmatch(problem.message) else ""


def _names(problem: Problem, missing: str) -> bool:
    """Whether this is about what is missing."""
    setting = SETTING.fullmatch(problem.message)
    return _missing(problem) == missing or bool(setting and missing == f"there is no helpline `{setting[1]}`")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these stops a freeze."""
    return any(problem.level == "error" for problem in problems)


def suggest(word: str, known: Iterable[str], otherwise: str, nearest: float = 0.6) -> str:
    """Guess what was meant by `word`: a hint that names the nearest of `known`, at least so near; or `otherwise`."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=nearest)
    return f"did you mean `{near[0]}`?" if near else otherwise


def allowed_hint(words: Iterable[str]) -> str:
    """Say which words are allowed: "write one of: a, b"; the first MOST_NAMED of many."""
    named = sorted(filter(None, words))
    more = f" or {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return "write one of: " + ", ".join(named[:MOST_NAMED]) + more
