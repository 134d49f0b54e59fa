"""The docs name every field, component, key, command and option that the code has, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel

from app import create_app
from northway.content.facts import Fact, Source
from northway.content.forms import Form, FormTranslation, Part, Question
from northway.content.helplines import Channel, Notice, Record
from northway.content.hours import OpeningHours
from northway.content.language_cards import LanguageCard, SourceCard
from northway.content.language_rules import AgreedWord, Letters, Term
from northway.content.locales import Locale
from northway.content.pages import PageFields, PassageFields, TranslationFields
from northway.content.search_words import Danger, ReadersWords, SharedDanger, Spelling
from northway.content.site import Names
from northway.content.site_config import SiteConfig
from northway.content.style_rules import StyleRules
from northway.markup.directives import DIRECTIVES
from tests.test_project import ORDER

HERE = Path(__file__).parents[1]
EDITING, TRANSLATING = "docs/editing.md", "docs/translating.md"
CONTRIBUTING, ARCHITECTURE = "CONTRIBUTING.md", "docs/architecture.md"
DOCS = [
    "README.md", CONTRIBUTING, "deploy/README.md",
    *sorted(path.relative_to(HERE).as_posix() for path in HERE.glob("docs/*.md")),
]  # fmt: skip
MODELS: dict[tuple[str, str], type[BaseModel]] = {
    (EDITING, "Front matter of a page"): PageFields,
    (EDITING, "Front matter of a helpline"): Record,
    (EDITING, "Channels"): Channel,
    (EDITING, "Opening hours"): OpeningHours,
    (EDITING, "A notice"): Notice,
    (EDITING, "Facts"): Fact,
    (EDITING, "Sources"): Source,
    (EDITING, "How we write"): StyleRules,
    (EDITING, "names.yml"): Names,
    (EDITING, "site.yml"): SiteConfig,
    (EDITING, "Languages"): Locale,
    (EDITING, "Passages"): PassageFields,
    (EDITING, "search-words.yml"): ReadersWords,
    (EDITING, "danger.yml"): Danger,
    (EDITING, "Shared by all kinds"): SharedDanger,
    (EDITING, "spelling.yml"): Spelling,
    (EDITING, "Fields of a form"): Form,
    (EDITING, "Fields of a part"): Part,
    (EDITING, "Fields of a question"): Question,
    (TRANSLATING, "Fields of a translated form"): FormTranslation,
    (TRANSLATING, "The glossary"): Term,
    (TRANSLATING, "A word of the glossary"): AgreedWord,
    (TRANSLATING, "Letters"): Letters,
    (TRANSLATING, "Fields of a card"): LanguageCard,
    (TRANSLATING, "The lines of the original"): SourceCard,
    (TRANSLATING, "Front matter of a translation"): TranslationFields,
}
NOT_FIELDS = {"id"}  # of facts and sources: the key that they stand under
MOST_WORDS = 600
MOST_OF_OUR_OWN = 15
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`]+)`")
OUR_FILE = re.compile(r"(?:northway|tests|content|templates|static|translations|bench|deploy|docs)/[a-z\w./-]*")


def read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def rows(name: str, heading: str) -> list[list[str]]:
    """The cells of the table below a heading of a document, without the table's own head."""
    parts = re.split(r"^#+ (.+)$", FENCE.sub("", read(name)), flags=re.MULTILINE)
    section = dict(zip(parts[1::2], parts[2::2], strict=True))[heading]
    table = [line for line in section.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def named(name: str, heading: str) -> dict[str, str]:
    """The names in code in the first cells of a table, each with its whole row."""
    return {word: " ".join(row) for row in rows(name, heading) for word in CODE.findall(row[0])}


def choices(annotation: Any) -> Iterator[str]:
    """The words of each Literal in a type."""
    for inside in get_args(annotation):
        if isinstance(inside, str):
            yield inside
        elif not (isinstance(inside, type) and issubclass(inside, BaseModel)):
            yield from choices(inside)


def in_code(name: str) -> str:
    """All of a document that is written as code."""
    text = read(name)
    return "\n".join([*FENCE.findall(text), *CODE.findall(FENCE.sub("", text))])


@pytest.mark.parametrize(("place", "model"), MODELS.items(), ids=lambda value: getattr(value, "__name__", None))
def test_a_table_has_every_field_and_no_other(place, model):
    fields, told = {*model.model_fields} - NOT_FIELDS, named(*place)
    assert fields - told.keys() == set(), f"say in {place[0]}, “{place[1]}”, what these are"
    assert told.keys() - fields == set(), f"{place[0]}, “{place[1]}” has fields that the code does not know"


@pytest.mark.parametrize(("place", "model"), MODELS.items(), ids=lambda value: getattr(value, "__name__", None))
def test_a_field_that_takes_certain_words_names_them_all(place, model):
    told = named(*place)
    for name, field in model.model_fields.items():
        missing = [word for word in choices(field.annotation) if f"`{word}`" not in told.get(name, "")]
        assert not missing or name in NOT_FIELDS, f"{place[0]}: `{name}` may also be {missing}"


def test_a_passage_has_fields_of_a_page():
    assert named(EDITING, "Passages").keys() <= PageFields.model_fields.keys()


def test_the_components_are_in_the_guide_with_all_their_choices():
    written: dict[str, set[str]] = {}
    told = named(EDITING, "Components")
    for example, row in told.items():
        mark, name, *arguments = example.split()
        assert mark == ":::" and name in DIRECTIVES, example
        written.setdefault(name, set()).update(arguments)
        if name in DIRECTIVES:
            assert ("no text" in row) is not DIRECTIVES[name].has_text, example
    assert DIRECTIVES.keys() - written.keys() == set()
    for name, directive in DIRECTIVES.items():
        arguments = directive.arguments
        assert bool(arguments) is bool(written[name]), name
        if arguments and arguments.choices:
            assert written[name] == {*arguments.choices}, name


def test_every_target_of_make_is_in_the_guide():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    told = {word for row in rows(CONTRIBUTING, "Commands") for word in re.findall(r"`make ([a-z]+)`", " ".join(row))}
    assert told == targets
    for name in DOCS:
        assert set(re.findall(r"\bmake ([a-z]+)", in_code(name))) <= targets, name


def commands() -> dict[str, set[str]]:
    """Our flask commands, each with its options and arguments; those of a group by both their names."""
    found: dict[str, click.Command] = {}
    app = create_app()
    with click.Context(app.cli) as context:
        ours = {name: app.cli.get_command(context, name) for name in app.cli.list_commands(context)}
    for name, command in ours.items():
        inner = command.commands.items() if isinstance(command, click.Group) else ()
        found |= {f"{name} {each}": one for each, one in inner} or {name: command}
    return {name: {param.opts[0] for param in one.params if param.name != "help"} for name, one in found.items()}


def test_every_flask_command_and_option_is_in_the_guide():
    table = [row for row in rows(CONTRIBUTING, "Commands") if len(row) == 3 and not row[0].startswith("-")]
    told = {CODE.findall(name)[0]: set(CODE.findall(options)) for name, options, _ in table if CODE.findall(name)}
    assert told == commands()


@pytest.mark.parametrize("name", DOCS)
def test_every_flask_command_in_the_docs_exists(name):
    known = commands()
    for first, second, rest in re.findall(r"\bflask ([a-z-]+)( [a-z-]+)?(.*)", in_code(name)):
        command = first + second if first + second in known else first
        assert command in known or (any(each.startswith(f"{command} ") for each in known) and not second), command
        rest = second + rest if command == first else rest
        assert set(re.findall(r"--[a-z-]+", rest)) <= known.get(command, set()), command


@pytest.mark.parametrize("name", DOCS)
def test_every_file_of_ours_in_the_docs_exists(name):
    for word in CODE.findall(FENCE.sub("", read(name))):
        if OUR_FILE.fullmatch(word):
            assert (HERE / word).exists(), word


def slug(heading: str) -> str:
    """A heading's id, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", DOCS)
def test_every_link_within_the_repository_leads_somewhere(name):
    text = CODE.sub("", FENCE.sub("", read(name)))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        file, _, fragment = target.partition("#")
        found = (HERE / name).parent / file if file else HERE / name
        assert found.exists(), target
        if fragment:
            ids = {slug(heading) for heading in re.findall(r"^#+ (.+)$", found.read_text("utf-8"), re.MULTILINE)}
            assert fragment in ids, target


@pytest.mark.parametrize("name", DOCS)
def test_no_line_is_too_long_to_read_beside_another_window(name):
    for number, line in enumerate(read(name).split("\n"), 1):
        assert len(line) <= 120 or line.startswith("|"), f"{name}:{number}"  # a table's row cannot be broken


def test_the_readme_is_short_and_leads_everybody_on():
    text = read("README.md")
    assert len(text.split()) <= MOST_WORDS
    for word in ("make site", "make test", "make preview", EDITING, TRANSLATING, "deploy/README.md", CONTRIBUTING):
        assert word in text, word


def test_there_are_few_words_of_our_own():
    assert 0 < len(rows(ARCHITECTURE, "Words of our own")) <= MOST_OF_OUR_OWN


def test_the_table_of_packages_is_in_the_order_of_their_imports():
    folders = {path.parent.name for path in HERE.glob("northway/*/__init__.py")}
    told = list(named(ARCHITECTURE, "The packages"))
    assert set(told) == folders
    assert told == [package for package in ORDER if package in folders]
