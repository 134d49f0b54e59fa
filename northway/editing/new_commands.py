"""The commands `flask new page`, `section`, `helpline`, `fact` and `translation`.

Each asks what it needs, and takes every answer as an option too. It writes a new file, or one more row, only if a check
finds no new error in it; otherwise it says what is wrong, and how to run it again with the same answers.
"""

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from northway.content.pages import Page
from northway.content.paths import NAME
from northway.content.site import Site
from northway.editing import questions
from northway.editing.change import Change, Texts, read_texts
from northway.editing.commands import Find, Option, as_path, write
from northway.editing.consequences import new_problems
from northway.editing.move import fault_of_place
from northway.editing.new_texts import FACTS, new_fact, new_helpline, new_page, new_translation, original_file
from northway.editing.questions import Question
from northway.problems import Problem, allowed_hint, suggest
from northway.publication.publication import Publication

STILL = "still in"  # what the check of translations says of words that nobody has translated
Given = dict[str, str | None]


@dataclass(frozen=True)
class Kind:
    """A kind of page: its command, what is asked, and which file of the source locale it makes of the answers."""

    name: str
    told: str
    asked: Sequence[Question]
    file_of: Callable[[Site, str], str]
    build: Callable[[Site, str, dict[str, str], date], Change]


KINDS = (
    Kind(
        "page", "Begin a page: flask new page parents/first-night", questions.PAGE,
        lambda _, path: f"{path}.md", new_page,
    ),
    Kind(
        "section", "Begin a section with its index page: flask new section friends", questions.PAGE,
        lambda _, path: f"{path}/index.md", new_page,
    ),
    Kind(
        "helpline", "Begin a helpline with one channel: flask new helpline family-line", questions.HELPLINE,
        lambda site, identity: f"{site.config.helplines}/{identity}.md", new_helpline,
    ),
)  # fmt: skip


def register(cli: click.Group, publication: Find, content: Option) -> None:
    """Add the group of commands."""

    @cli.group("new")
    def new() -> None:
        """Begin a page, a section, a helpline, a fact or a translation: it asks what it needs."""

    for kind in KINDS:
        _add_page(new, publication, content, kind)
    _add_fact(new, publication, content)
    _add_translation(new, publication, content)


def _add_page(new: click.Group, publication: Find, content: Option, kind: Kind) -> None:
    @new.command(kind.name, help=kind.told)
    @content
    @_options(kind.asked)
    @click.argument("path")
    def begin(content: Path | None, path: str, **given: str | None) -> None:
        shown = publication(content)
        texts, own = read_texts(shown.folder), as_path(path)
        site = texts.site
        file = kind.file_of(site, own)
        place = file.removesuffix("/index.md").removesuffix(".md")
        fault = fault_of_place(site, place) or _fault_of_kind(site, place, kind)
        if place in site.originals or f"{site.config.source_locale}/{file}" in texts:
            fault = f"`{place}` is there already. Open its file, or choose another name."
        if fault:
            raise click.UsageError(fault)
        answers = ask(site, place, kind.asked, given)
        planned = kind.build(site, file, answers, date.today())
        finish(shown, texts, planned, again(f"new {kind.name} {path}", content, kind.asked, answers))


def _fault_of_kind(site: Site, place: str, kind: Kind) -> str:
    if kind.build is new_helpline or not place.startswith(f"{site.config.helplines}/"):
        return ""
    return f"`{site.config.helplines}` holds helplines. Run `flask new helpline {place.rpartition('/')[2]}`."


def _add_fact(new: click.Group, publication: Find, content: Option) -> None:
    @new.command("fact")
    @content
    @_options(questions.FACT)
    @click.argument("identity")
    def fact(content: Path | None, identity: str, **given: str | None) -> None:
        """Add a figure to facts.yml, by an id of your own: flask new fact children-found."""
        shown = publication(content)
        texts = read_texts(shown.folder)
        if not NAME.fullmatch(identity):
            raise click.UsageError(f"`{identity}` cannot be an id. Write small letters and hyphens: children-found.")
        if identity in texts.site.facts or f"\n{identity}:" in f"\n{texts.get(FACTS, '')}":
            raise click.UsageError(f"There is a fact `{identity}` already. Change it in {FACTS}, or choose another id.")
        answers = ask(texts.site, identity, questions.FACT, given)
        planned = new_fact(texts, identity, answers, date.today())
        finish(shown, texts, planned, again(f"new fact {identity}", content, questions.FACT, answers))


def _add_translation(new: click.Group, publication: Find, content: Option) -> None:
    @new.command("translation")
    @content
    @click.argument("code")
    @click.argument("path")
    @_options([Question(name, words, lambda site, text: "") for name, words in questions.WORDS.items()])
    def translation(content: Path | None, code: str, path: str, **given: str | None) -> None:
        """Begin a translation of a page or a passage: flask new translation cy parents/missing-now."""
        shown = publication(content)
        texts, own = read_texts(shown.folder), as_path(path)
        site = texts.site
        codes = [locale.code for locale in site.config.locales if locale != site.config.source]
        locale, original = site.config.find_locale(code), _original(site, own)
        if not locale or code not in codes:
            raise click.UsageError(f"`{code}` is no language to translate into; {allowed_hint(codes)}.")
        if not original:
            hint = suggest(own, site.originals, "write its address without a language, such as parents/first-hour")
            raise click.UsageError(f"There is no page `{own}`; {hint}.")
        file = f"{code}/{original_file(texts, original).partition('/')[2]}"
        if file in texts:
            raise click.UsageError(f"{shown.folder / file} is there already. Open it, and change it.")
        asked = questions.translation(locale, original)
        answers = ask(site, own, asked, {question.name: given[question.name] for question in asked})
        planned = new_translation(texts, code, original, answers)
        finish(
            shown, texts, planned, again(f"new translation {code} {own}", content, asked, answers), is_translation=True
        )


def _original(site: Site, path: str) -> Page | None:
    """The page or passage at a path, in the source locale."""
    passage = site.passage_editions.get((path, site.config.source_locale))
    return passage.original if passage else site.originals.get(path)


def _options(asked: Sequence[Question]) -> Option:
    """Gives a command an option for each question."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for question in reversed(asked):
            command = click.option(question.option, question.name, help=f"{question.words}.")(command)
        return command

    return add


def ask(site: Site, path: str, asked: Sequence[Question], given: Given) -> dict[str, str]:
    """The answer to each question: as its option gives it, or as somebody types it, until it fits."""
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
                    f"Nobody is here to answer. Add {question.option} to the command: {question.words}."
                ) from None
        answers[question.name] = fit(answer)
    return answers


def again(command: str, content: Path | None, asked: Sequence[Question], answers: dict[str, str]) -> str:
    """The command that gives the same answers."""
    command += f" --content {shlex.quote(str(content))}" if content else ""
    options = " ".join(f"{question.option} {shlex.quote(answers[question.name])}" for question in asked)
    return f".venv/bin/flask {command} {options}"


def finish(shown: Publication, texts: Texts, planned: Change, command: str, is_translation: bool = False) -> None:
    """Write what was planned if no check finds a new error in it, and say what is left to do."""
    click.echo("Checking it with the whole site.", err=True)
    found = new_problems(shown, texts, planned, date.today())
    left = [
        problem for problem in found if is_translation and problem.rule == "translations" and STILL in problem.message
    ]
    errors = [problem for problem in found if problem.level == "error" and problem not in left]
    _tell([problem for problem in found if problem.level == "warning"] + errors)
    if errors:
        click.echo(f"Nothing was written. Mend that in your answers, and run:\n{command}", err=True)
        raise click.exceptions.Exit(1)
    write(shown.folder, planned, texts)
    for problem in left:
        click.echo(f"{problem}. Until then the site cannot be published.")


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.level}: {problem}", err=True)
