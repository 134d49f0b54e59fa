"""The commands `flask new page`, `section`, `helpline`, `fact` and `translation`.

Each asks what it needs, and takes every answer as an option too. It writes a new file, or one more row, only if a check
finds no new error in it; otherwise it says what is wrong, and how to run it again with the same answers.
"""

import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click

from northway.commands.changing import write
from northway.commands.options import Decorator, with_publication
from northway.content.paths import as_path
from northway.content.site import Site
from northway.editing import questions
from northway.editing.begin import KINDS, Beginning, Kind, begin_fact, begin_page, begin_translation, waits_for_words
from northway.editing.change import Change, Texts, read_texts
from northway.editing.consequences import new_problems
from northway.editing.questions import Question
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.web.context import get_publication

Given = dict[str, str | None]


@click.group()
def new() -> None:
    """Begin a page, a section, a helpline, a fact or a translation: it asks what it needs."""


def _options(asked: Sequence[Question]) -> Decorator:
    """A decorator that gives a command an option for each question."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for question in reversed(asked):
            command = click.option(question.option, question.name, help=f"{question.words}.")(command)
        return command

    return add


def _add_page(name: str, kind: Kind) -> None:
    @new.command(name, help=kind.told)
    @with_publication
    @_options(kind.asked)
    @click.argument("path")
    def begin(publication: Publication, path: str, **given: str | None) -> None:
        texts = read_texts(publication.folder)
        begun = begin_page(texts, name, as_path(path), date.today())
        _carry_out(publication, texts, begun, as_path(path), given, f"new {name} {path}")


for _name, _kind in KINDS.items():
    _add_page(_name, _kind)


@new.command()
@with_publication
@_options(questions.FACT)
@click.argument("identity")
def fact(publication: Publication, identity: str, **given: str | None) -> None:
    """Add a figure to facts.yml, by an id of your own: flask new fact children-found."""
    texts = read_texts(publication.folder)
    begun = begin_fact(texts, identity, date.today())
    _carry_out(publication, texts, begun, identity, given, f"new fact {identity}")


@new.command()
@with_publication
@click.argument("code")
@click.argument("path")
@_options([Question(name, words, lambda site, text: "") for name, words in questions.WORDS.items()])
def translation(publication: Publication, code: str, path: str, **given: str | None) -> None:
    """Begin a translation of a page or a passage: flask new translation cy parents/missing-now."""
    texts, own = read_texts(publication.folder), as_path(path)
    begun = begin_translation(texts, code, own)
    _carry_out(publication, texts, begun, own, given, f"new translation {code} {own}")


def _carry_out(publication: Publication, texts: Texts, begun: Beginning, path: str, given: Given, command: str) -> None:
    """Ask the questions, and write the file that is made of the answers."""
    if begun.fault:
        raise click.UsageError(begun.fault)
    if publication.folder != get_publication().folder:
        command += f" --content {shlex.quote(str(publication.folder))}"
    answers = ask(texts.site, path, begun.asked, given)
    finish(publication, texts, begun.build(answers), again(command, begun.asked, answers))


def ask(site: Site, path: str, asked: Sequence[Question], given: Given) -> dict[str, str]:
    """The answer to each question, from its option, or from a prompt that repeats until the answer fits."""
    answers = {}
    for question in asked:
        answer, default = given[question.name], question.default and question.default(site, path)

        def fit(text: str, question: Question = question) -> str:
            fault = question.fits(site, text)
            if fault:
                raise click.UsageError(f"{question.option}: {fault}")
            return text

        if answer is None:
            try:
                answer = click.prompt(question.asked_of(site), default=default, value_proc=fit)
            except click.Abort:
                if sys.stdin.isatty():
                    raise
                raise click.UsageError(
                    f"Nobody is here to be asked. Add {question.option} to the command: {question.words}."
                ) from None
        answers[question.name] = fit(answer)
    return answers


def again(command: str, asked: Sequence[Question], answers: dict[str, str]) -> str:
    """The command that gives the same answers."""
    options = " ".join(f"{question.option} {shlex.quote(answers[question.name])}" for question in asked)
    return f".venv/bin/flask {command} {options}"


def finish(shown: Publication, texts: Texts, planned: Change, command: str) -> None:
    """Write what was planned if no check finds a new error in it, and say what is left to do."""
    click.echo("Checking it with the whole site.", err=True)
    found = new_problems(shown, texts, planned, date.today())
    left = [problem for problem in found if waits_for_words(problem)]
    errors = [problem for problem in found if problem.level == "error" and problem not in left]
    _tell([problem for problem in found if problem.level == "warning"] + errors)
    if errors:
        click.echo(f"Nothing was written. Correct your answers, and run:\n{command}", err=True)
        raise click.exceptions.Exit(1)
    write(shown.folder, planned, texts)
    for problem in left:
        click.echo(f"{problem}. Until then the site cannot be published.")


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.level}: {problem}", err=True)
