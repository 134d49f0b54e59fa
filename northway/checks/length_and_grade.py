"""Pages that can be read at night: not too long, in short sentences and plain words."""

from collections.abc import Iterable, Iterator

from northway.checks.readability import AGE_AT_GRADE_0, grade_of, measure
from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose, Sentence
from northway.problems import Problem

RULE = "reading"


def check(writing: StyleRules, proses: Iterable[Prose]) -> Iterator[Problem]:
    """Find pages that are too long, and pages that are too hard as a whole."""
    for prose in proses:
        if prose.words > writing.page:
            what = f"the page has {prose.words} words, and from this line on it is too long"
            hint = f"write {writing.page} at most; move a part to a page of its own"
            yield Problem(prose.page.source, _line_of_word(prose, writing.page), RULE, what, hint)
        yield from _check_measure(prose, writing)


def _line_of_word(prose: Prose, number: int) -> int:
    for passage in prose.passages:
        number -= passage.words
        if number < 0:
            return passage.line
    return prose.page.body_line


def _check_measure(prose: Prose, writing: StyleRules) -> Iterator[Problem]:
    measured, whole = measure(prose), [sentence for sentence in prose.sentences if sentence.is_whole]
    if measured.mean > writing.mean_sentence:
        longest = max(whole, key=lambda sentence: len(sentence.words))
        what = f"the page's sentences have {measured.mean:.1f} words on average"
        yield _problem(prose, longest, what, f"write {writing.mean_sentence} at most")
    limit = writing.grade_for(prose.page.path)
    if measured.grade is not None and measured.grade > limit:
        hardest = max(whole, key=lambda sentence: grade_of([sentence]))
        what = f"the page reads as for age {measured.grade + AGE_AT_GRADE_0:.0f} (grade {measured.grade:.1f})"
        yield _problem(prose, hardest, what, f"write for grade {limit:g}")


def _problem(prose: Prose, worst: Sentence, what: str, hint: str) -> Problem:
    hint += f"; begin here, with {worst.opening}"
    return Problem(prose.page.source, worst.line, RULE, what, hint, "warning")
