"""Splits the file of a page that asks questions into one page for each question, at addresses below the first.

Each `## ` heading with its id is a question. Words above the first heading are shown with every question, so that a
writer gives a number once. An answer that links to `#id` leads to that question. Line numbers stay those of the file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from northway.content.pages import HOME, Helpline, Key, Page
from northway.content.question_place import QuestionPlace
from northway.content.site_config import SiteConfig
from northway.content.yaml_files import LoadState
from northway.problems import Problem

QUESTIONS = "questions"
RULE = "questions"
MOST_QUESTIONS = 40
HEADING = re.compile(r"## +(.*?)\s*(?:\{#([a-z0-9]+(?:-[a-z0-9]+)*)\})?\s*")
MARKS = re.compile(r"[*_`\[\]<>]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as written: its id, its words, the line of its heading, and the text below that."""

    id: str
    words: str
    line: int
    text: str


def write_questions(config: SiteConfig, pages: Mapping[Key, Page], state: LoadState) -> dict[Key, Page]:
    """All pages, with each page of questions replaced by a page for each question, or left out if it has faults."""
    written: dict[Key, Page] = {}
    for key, page in pages.items():
        if page.layout != QUESTIONS:
            written[key] = page
            continue
        questions = state.memory.recall(questions_of, page)
        faults = [*_check_form(page, questions), *_check_claims(config, page, questions, pages)]
        state.problems += faults
        if not faults:
            is_quiet = page.path.split("/")[0] in config.quiet
            written |= {each.key: each for each in state.memory.recall(_pages, page, questions, is_quiet)}
        elif page.locale == config.source_locale:
            state.note_broken("page", page.path, page.source)
    return written


def questions_of(page: Page) -> tuple[Question, ...]:
    """The questions of a page as written in its file, in order."""
    lines = page.body.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    questions = []
    for start, end in pairwise([*starts, len(lines)]):
        found = HEADING.fullmatch(lines[start])
        words, identity = (found[1], found[2] or "") if found else (lines[start], "")
        questions.append(Question(identity, words, page.body_line + start, "\n".join(lines[start + 1 : end])))
    return tuple(questions)


def _check_form(page: Page, questions: tuple[Question, ...]) -> Iterator[Problem]:
    if page.path == HOME or isinstance(page, Helpline):
        yield _fault(page, page.line_of("layout"), "a home page or helpline cannot ask questions", "take `layout` out")
    elif not questions:
        yield _fault(page, page.body_line, "this page has no questions", "begin each with `## Its words {#its-id}`")
    elif len(questions) > MOST_QUESTIONS:
        what = f"this page asks {len(questions)} questions"
        yield _fault(page, questions[MOST_QUESTIONS].line, what, f"ask {MOST_QUESTIONS} at most in one file")
    seen: dict[str, int] = {}
    for question in questions:
        if not question.id:
            hint = f"end its line with an id, such as `## {question.words or 'Where are you?'} {{#where}}`"
            yield _fault(page, question.line, "this question has no id", hint)
        elif question.id in seen:
            what = f"the question `#{question.id}` is also on line {seen[question.id]}"
            yield _fault(page, question.line, what, "give each an id of its own")
        elif not question.words or MARKS.search(question.words):
            yield _fault(page, question.line, "this question is not in plain words", "write it without marks and links")
        seen.setdefault(question.id, question.line)


def _check_claims(
    config: SiteConfig, page: Page, questions: tuple[Question, ...], pages: Mapping[Key, Page]
) -> Iterator[Problem]:
    """Find questions that have the same address as a file."""
    for question in questions[1:] if page.locale == config.source_locale else ():
        other = pages.get((f"{page.path}/{question.id}", page.locale))
        if other:
            what = f"the question `#{question.id}` and {other.source} have the same address"
            yield _fault(page, question.line, what, "give the question another id")


def _fault(page: Page, line: int, message: str, hint: str) -> Problem:
    return Problem(page.source, line, RULE, message, hint)


def _pages(page: Page, questions: tuple[Question, ...], is_quiet: bool) -> list[Page]:
    """A page for each question; the first has the page's own address."""
    lines = page.body.split("\n")
    above = lines[: questions[0].line - page.body_line]
    ids = tuple(question.id for question in questions)
    made_from, pages = page.made_from, []
    for number, question in enumerate(questions):
        # The other questions are replaced by empty lines, so that each line keeps its number.
        gap = [""] * (question.line - page.body_line + 1 - len(above))
        place = QuestionPlace(page.path, ids, question.id, question.line, ())
        before = ((place.path_of(each.id), each.words) for each in questions if f"](#{question.id})" in each.text)
        # Browsers keep titles, and search engines summaries, so those of a quiet page must not contain the question.
        title = f"{page.title} ({number + 1})" if is_quiet else question.words
        summary = f"{page.summary} ({number + 1})" if is_quiet else f"{question.words} {page.summary}"
        own = {"title": title, "summary": summary, "label": "", "order": number, "former_paths": ()} if number else {}
        own |= {"path": place.path_of(question.id), "heading": question.words, "template_digest": made_from}
        own |= {"body": "\n".join([*above, *gap, question.text]), "question": replace(place, before=tuple(before))}
        pages.append(page.model_copy(update=own))
    return pages
