"""A problem found by a check, and its text: `file:line: what is wrong; what to write instead`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "waiting"]

MOST_NAMED = 20  # words listed in a hint
MANY = 3  # places that name the same missing thing: then the thing itself is gone, and the places are not misspelt
SETTING = re.compile(r"`\w+` names `([^`]+)`, which does not exist")
MISSING = re.compile(r"there is no (helpline|fact|source|form|passage) `[^`]+`")
# A link to a page's file. The group is the end of its path, which is the same from whichever folder the link starts.
LINK = re.compile(r"the link `(?:\.\./|[\w-]+/)*?((?:[\w-]+/index|[\w-]+)\.md)(?:#[\w-]*)?` leads nowhere")
PUT_BACK = "write its record again under that name, or mend these places"
MOVE = "put its file back: `flask move OLD NEW` renames a page, and `flask retire OLD NEW` takes one away"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place. An *error* stops a freeze, a *warning* does not; *waiting* is hidden behind an error.

    `unless` lists places (`file` or `file:line`) where an error would be the cause of this problem. If one of them has
    an error, this problem is not reported as well.
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
    """A problem at a place that cannot be checked until the file `cause`, which it refers to, has been corrected."""
    return Problem(source, line, "waiting", cause, "mend that file first", "waiting")


def count_waiting(problems: Iterable[Problem]) -> list[Problem]:
    """These problems, with all *waiting* ones that have the same cause replaced by one that counts them."""
    found = _join_missing(_without_consequences(problems))
    causes = Counter(problem.message for problem in found if problem.level == "waiting")
    rows = [
        Problem(cause, 1, "waiting", f"{number} other place{'s wait' if number > 1 else ' waits'} for this file",
                "mend it, and they are checked again", "waiting")
        for cause, number in causes.items()
    ]  # fmt: skip
    return [problem for problem in found if problem.level != "waiting"] + rows


def _without_consequences(problems: Iterable[Problem]) -> list[Problem]:
    """These problems without those that only follow from an error elsewhere."""
    found = list(problems)
    errors = [problem for problem in found if problem.level == "error" and not problem.unless]
    faulty = {place for problem in errors for place in (problem.source, f"{problem.source}:{problem.line}")}
    return [problem for problem in found if not faulty.intersection(problem.unless)]


def _join_missing(problems: Iterable[Problem]) -> list[Problem]:
    """These problems, with all those about the same missing record or page joined into one."""
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
    """A text that identifies the missing record or page in this problem; "" if the problem is about something else."""
    link = LINK.fullmatch(problem.message)
    return f"a page at …{link[1]}" if link else problem.message if MISSING.fullmatch(problem.message) else ""


def _names(problem: Problem, missing: str) -> bool:
    """Whether this problem is about `missing`, a text that `_missing` returned."""
    setting = SETTING.fullmatch(problem.message)
    return _missing(problem) == missing or bool(setting and missing == f"there is no helpline `{setting[1]}`")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these stops a freeze."""
    return any(problem.level == "error" for problem in problems)


def suggest(word: str, known: Iterable[str], otherwise: str, nearest: float = 0.6) -> str:
    """The hint "did you mean …?" with the word of `known` most like `word`; `otherwise` if none is alike enough.

    `nearest` is how alike they must be, from 0 to 1, as difflib measures it.
    """
    near = get_close_matches(word, sorted(known), n=1, cutoff=nearest)
    return f"did you mean `{near[0]}`?" if near else otherwise


def allowed_hint(words: Iterable[str]) -> str:
    """A hint that lists the allowed words, at most MOST_NAMED of them: "write one of: a, b"."""
    named = sorted(filter(None, words))
    more = f" or {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return "write one of: " + ", ".join(named[:MOST_NAMED]) + more
