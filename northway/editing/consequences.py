"""What a change of the content would do, told before it is written."""

from datetime import date

from northway.editing.change import Change, Texts
from northway.problems import Problem
from northway.publication.publication import Publication


def new_problems(publication: Publication, texts: Texts, change: Change, today: date) -> list[Problem]:
    """What a check would find after the change and does not find now, wherever lines have moved."""
    before = {_without_line(problem) for problem in publication.problems(today)}
    after = Publication(publication.folder, publication.root, publication.cache, publication.code)
    after.site = texts.changed(change.applied(texts))
    found = after.problems(today)
    return [problem for problem in found if _without_line(problem) not in before]


def _without_line(problem: Problem) -> tuple[str, str, str]:
    return problem.source, problem.rule, problem.message
