"""The problems that a change to the content would cause, found before it is written."""

from datetime import date

from northway.editing.change import Change, Texts
from northway.problems import Problem
from northway.publication.publication import Publication


def new_problems(
    publication: Publication, texts: Texts, change: Change, today: date, known: Publication | None = None
) -> list[Problem]:
    """The problems that the change would leave in new files, and the errors that it would newly cause in others.

    `known` is a publication that has been checked: what does not change is not rendered or checked again.
    """
    after = Publication(publication.folder, publication.root, publication.cache, publication.code, before=known)
    after.site = texts.changed(change.applied(texts), after.memory)
    found, new = after.problems(today), {f"{texts.shown}/{name}" for name in change.texts if name not in texts}
    own = [problem for problem in found if problem.source in new]
    errors = [problem for problem in found if problem.level == "error" and problem.source not in new]
    if not errors:
        return own
    before = {_without_line(problem) for problem in publication.problems(today)}  # some may not be new
    return own + [problem for problem in errors if _without_line(problem) not in before]


def _without_line(problem: Problem) -> tuple[str, str, str]:
    return problem.source, problem.rule, problem.message
