"""Pages of questions: every way from the first leads in a few taps to a page or a helpline, and never in a circle."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from northway.checks.rule import PageRule
from northway.content.made_from import digest_of
from northway.content.pages import Key, Page
from northway.content.question_place import QuestionPlace
from northway.content.site import SharedContent, Site
from northway.markup.body import BodyOutline, RenderedBody
from northway.problems import Problem, suggest

RULE = "questions"
MOST_TAPS = 5
Ways = Mapping[str, Mapping[str, int]]
"""For each question, by path: the questions that its answers lead to, with the line of the first such answer."""


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds questions without answers."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.question and "answers" not in body.components:
            hint = "write `::: answers`, a list of links to questions, pages or helplines, and `:::`"
            yield Problem(page.source, page.question.line, RULE, "this question has no answers", hint)

    return check


def check(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find questions that no answer leads to, answers that lead in a circle, and ways that are too long."""
    source = site.config.source_locale
    for (path, code), first in site.pages.items():
        if not first.question or first.question.path != path:
            continue
        if code != source:
            yield from _check_translation(site, first, site.originals.get(path))
            continue
        pages = {page.path: page for each in first.question.ids if (page := _find(site, first.question, each, code))}
        ways = {path: _ways(outlines[page.key], pages) for path, page in pages.items()}
        yield from _check_graph(first, pages, ways)


def longest_way(first: str, ways: Ways) -> list[str]:
    """The longest way from a question, as paths of questions; `ways` must have no circle."""
    longest: dict[str, list[str]] = {}
    for path in TopologicalSorter(ways).static_order():  # the questions that a question leads to come before it
        longest[path] = [path, *max((longest[onward] for onward in ways[path]), key=len, default=[])][: MOST_TAPS + 1]
    return longest[first]


def _find(site: Site, place: QuestionPlace, identity: str, code: str) -> Page | None:
    return site.pages.get((place.path_of(identity), code))


def _ways(outline: BodyOutline, pages: Mapping[str, Page]) -> dict[str, int]:
    found: dict[str, int] = {}
    for link in outline.links:
        if link.page and link.page.path in pages:
            found.setdefault(link.page.path, link.line)
    return found


def _check_graph(first: Page, pages: Mapping[str, Page], ways: Ways) -> Iterator[Problem]:
    reached = _reached(first.path, ways)
    for path, page in pages.items():
        if path not in reached and page.question:
            hint = f"lead an answer to `#{page.question.id}`, or take the question out"
            what = "no answer leads to this question"
            # Not reported beside other faults in the file, because an answer with a fault may be meant to lead here.
            yield Problem(page.source, page.question.line, RULE, what, hint, unless=(page.source,))
    onward = {path: dict(ways[path]) for path in pages if path in reached}
    for path, line in _break_circles(onward):
        what = f"this answer leads back to “{pages[path].h1}”, which was asked before it"
        yield Problem(first.source, line, RULE, what, "lead to a later question, a page or a helpline")
    way = longest_way(first.path, onward)
    if len(way) > MOST_TAPS:
        late = pages[way[MOST_TAPS]]
        what = f"this question comes after {MOST_TAPS} others: {_in_words(way[:MOST_TAPS], pages)}"
        hint = f"end each way within {MOST_TAPS} taps: ask fewer questions before it"
        yield Problem(late.source, late.question.line if late.question else 1, RULE, what, hint)


def _in_words(way: Sequence[str], pages: Mapping[str, Page]) -> str:
    return ", ".join(f"“{pages[path].h1}”" for path in way)


def _reached(first: str, ways: Ways) -> set[str]:
    reached, waiting = {first}, [first]
    while waiting:
        found = ways[waiting.pop()].keys() - reached
        reached |= found
        waiting += found
    return reached


def _break_circles(ways: dict[str, dict[str, int]]) -> Iterator[tuple[str, int]]:
    """Remove from `ways` each answer that leads back. Yields the path of the question it leads to, and its line."""
    order = {path: number for number, path in enumerate(ways)}
    while circle := _find_circle(ways):
        answers = [(order[onward], path, onward) for onward, path in pairwise(circle)]
        _, path, onward = min(answers)  # the answer that leads back to the earliest question
        yield onward, ways[path].pop(onward)


def _find_circle(ways: Ways) -> list[str]:
    """The paths of a circle, in which each is led to by the next one; empty if there is no circle."""
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _check_translation(site: Site, page: Page, original: Page | None) -> Iterator[Problem]:
    """Find questions that a translation lacks or adds: it must have those of its original."""
    if not original or not original.question or not page.question or digest_of(page.translated_from) != original.digest:
        return
    theirs, ours = original.question.ids, page.question.ids
    for identity in theirs:
        if identity not in ours:
            what = f"the question `#{identity}` of {original.source} is missing here"
            yield Problem(page.source, page.body_line, RULE, what, f"end its heading with `{{#{identity}}}`")
    for identity in ours:
        own = _find(site, page.question, identity, page.locale)
        if identity not in theirs and own and own.question:
            hint = suggest(identity, theirs, "take it out, or write it in the original first")
            what = f"{original.source} has no question `#{identity}`"
            yield Problem(page.source, own.question.line, RULE, what, hint)
