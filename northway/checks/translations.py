"""A translation is up to date, carries the same links and components as its original, and is in its own language."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from operator import attrgetter

from northway.checks import untranslated
from northway.checks.untranslated import common_words
from northway.content.locales import Locale
from northway.content.made_from import changed_lines
from northway.content.pages import Edition, Key
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.markup.carried import Carried, carried
from northway.problems import Level, Problem
from northway.system.memory import Memory


def check(site: Site, outlines: Mapping[Key, BodyOutline], only: str, memory: Memory) -> Iterator[Problem]:
    """Find translations that are outdated, that carry less or more than their originals, or that are untranslated.

    If only the problems of one file are wanted, `only` names it. `memory` remembers the results for the same words.
    """
    if len(site.config.locales) == 1:
        return  # no translations: this saves counting the words of all pages
    common = common_words(site.originals.values(), memory)
    source = site.config.source
    judged: set[Key] = set()  # files already checked, since several pages may come from one
    for edition in site.translations:
        page = edition.page
        written = page.path if page.question else page.source
        if (written, page.locale) in judged or (only and page.source != only):
            continue
        judged.add((written, page.locale))
        yield from _check_edition(edition, outlines, lambda each: memory.recall(_check_text, each, source, common))


def _check_edition(
    edition: Edition, outlines: Mapping[Key, BodyOutline], check_text: Callable[[Edition], tuple[Problem, ...]]
) -> Iterator[Problem]:
    page, original = edition.page, edition.original
    if not page.translated_from:
        what = "nothing says which version of the original this was made from"
        yield _problem(edition, 1, what, f"write `translated_from: {original.made_from}`")
    elif edition.is_outdated:  # then it is not compared with the original, which has changed
        where = what_changed(edition)
        what = f"{original.source} has changed since this was made from it{where and f': {where}'}"
        hint = f"bring it up to date, then write `translated_from: {original.made_from}`"
        outdated = _problem(edition, page.line_of("translated_from"), what, hint, "warning")
        yield replace(outdated, unless=(original.source,))  # if that has faults, it will change again
    elif original.body.strip() and not page.body.strip():
        yield _problem(edition, page.body_line, "this has no words below its front matter", "translate the body")
    elif all(identity for identity, _ in outlines[page.key].headings):  # a heading without id is another problem
        yield from _check_ids(edition, outlines)
        if not page.differs:
            yield from check_text(edition)


def what_changed(edition: Edition) -> str:
    """The lines of the original that have changed since a translation was made from it; "" if that is not known."""
    page, original = edition.page, edition.original
    return changed_lines(page.translated_from, original.made_from, original.body, original.body_line)


def _check_ids(edition: Edition, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    original = edition.original.source
    theirs = [identity for identity, _ in outlines[edition.original.key].headings]
    ours = dict(outlines[edition.page.key].headings)
    missing = [identity for identity in theirs if identity not in ours]
    added = [identity for identity in ours if identity and identity not in theirs]
    if len(missing) == len(added):
        for identity, other in zip(missing, added, strict=True):
            what = f"this heading has the id `#{other}`, but in {original} it is `#{identity}`"
            yield _problem(edition, ours[other], what, f"write `{{#{identity}}}`, so that links work in both")
        return
    for identity in missing:
        what = f"the heading `#{identity}` of {original} is missing here"
        yield _problem(edition, edition.page.body_line, what, f"end its heading with `{{#{identity}}}`")
    for identity in added:
        what = f"{original} has no heading `#{identity}`"
        yield _problem(edition, ours[identity], what, "use the id of its heading, so that links work in both")


def _check_text(edition: Edition, source: Locale, common: frozenset[str]) -> tuple[Problem, ...]:
    carried = (replace(each, unless=(f"{each.source}:{each.line}",)) for each in _check_carried(edition))
    return *untranslated.check(edition, source, common), *carried


def _check_carried(edition: Edition) -> Iterator[Problem]:
    theirs = carried(edition.original.body, edition.original.body_line)
    ours = carried(edition.page.body, edition.page.body_line)
    missing, added = _difference(theirs, ours)
    why = "or say why not in `differs`"
    if [*map(_kind, missing)] == [*map(_kind, added)]:
        for there, here in zip(missing, added, strict=True):
            yield _problem(edition, here.line, _instead(edition, here, there), f"write the same, {why}")
        missing, added = [], []
    for run in _in_a_row(missing, theirs):
        first, others = run[0], f", and {len(run) - 1} more up to line {run[-1].line}, are" if len(run) > 1 else " is"
        what = f"`{first.written}` of {edition.original.source}:{first.line}{others} missing here"
        line = _line_before(first, theirs, ours) or edition.page.body_line
        yield _problem(edition, line, what, f"write it in the same place, {why}")
    for each in added:
        what = f"{edition.original.source} has no `{each.written}` here"
        yield _problem(edition, each.line, what, f"take it out, {why}")
    if Counter(each.written for each in ours) != Counter(each.written for each in theirs):
        return
    for here, there in zip(ours, theirs, strict=True):
        if here.written != there.written:
            yield _problem(edition, here.line, _instead(edition, here, there), f"keep the order of the original, {why}")
            return


def _instead(edition: Edition, here: Carried, there: Carried) -> str:
    return f"`{here.written}` is where {edition.original.source}:{there.line} has `{there.written}`"


def _difference(theirs: list[Carried], ours: list[Carried]) -> tuple[list[Carried], list[Carried]]:
    """What ours lack and what they add, without headings, which are compared by their ids."""
    their_words, our_words = ([each.written for each in carried] for carried in (theirs, ours))
    lacking, besides = Counter(their_words), Counter(our_words)
    lacking, besides = lacking - besides, besides - lacking
    missing: list[Carried] = []
    added: list[Carried] = []
    for tag, start, end, begin, finish in SequenceMatcher(None, their_words, our_words, False).get_opcodes():
        if tag != "equal":  # what has only moved is not counted
            for each, left, found in (
                *((each, lacking, missing) for each in theirs[start:end]),
                *((each, besides, added) for each in ours[begin:finish]),
            ):
                if left[each.written] > 0 and not each.written.startswith("{#"):
                    left[each.written] -= 1
                    found.append(each)
    by_line = attrgetter("line")
    return sorted(missing, key=by_line), sorted(added, key=by_line)


def _kind(carried: Carried) -> str:
    """The kind of a component or of a link to a record, or `page` for a link to a page."""
    mark = carried.written.split()[0]
    return mark.partition(":")[0] if ":" in mark else "page"


def _in_a_row(missing: list[Carried], theirs: list[Carried]) -> list[list[Carried]]:
    """The missing ones, grouped into runs that are consecutive in the original."""
    runs: list[list[Carried]] = [[]]
    for each in sorted(theirs, key=lambda each: each.line):
        if each in missing:
            runs[-1].append(each)
        else:
            runs.append([])
    return [run for run in runs if run]


def _line_before(missing: Carried, theirs: list[Carried], ours: list[Carried]) -> int:
    """The line, in the translation, of what precedes the missing one in the original; 0 if there is nothing."""
    before = [each.written for each in theirs if each.place < missing.place]
    lines = {each.written: each.line for each in ours}
    return next((lines[written] for written in reversed(before) if written in lines), 0)


def _problem(edition: Edition, line: int, message: str, hint: str, level: Level = "error") -> Problem:
    return Problem(edition.page.source, line, "translations", message, hint, level)
