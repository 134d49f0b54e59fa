"""Pages are not too long, and not too hard to read."""

from collections.abc import Iterator

from northway.checks.readability import AGE_AT_GRADE_0, grade_of, reading_grade
from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose
from northway.problems import Problem

RULE = "reading"


def check(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find a page that is too long, or whose reading grade is too high."""
    most = writing.length_for(prose.page.path)
    if prose.words > most:
        what = f"the page has {prose.words} words, and from this line on it is too long"
        hint = f"write {most} at most; move a part to another page"
        yield Problem(prose.page.source, _line_of_word(prose, most), RULE, what, hint)
    yield from _check_grade(prose, writing)


def _line_of_word(prose: Prose, number: int) -> int:
    for block in prose.blocks:
        number -= block.words
        if number < 0:
            return block.line
    return prose.page.body_line


def _check_grade(prose: Prose, writing: StyleRules) -> Iterator[Problem]:
    grade, limit = reading_grade(prose), writing.grade_for(prose.page.path)
    if grade is not None and grade > limit:
        hardest = max((each for each in prose.sentences if each.is_whole), key=lambda each: grade_of([each]))
        what = f"the page reads like one for age {grade + AGE_AT_GRADE_0:.0f} (grade {grade:.1f})"
        hint = f"write for grade {limit:g}; begin here, with {hardest.opening}"
        yield Problem(prose.page.source, hardest.line, RULE, what, hint, "warning")
