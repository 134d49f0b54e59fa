"""What editors write for the search: spellings, the words that readers use for pages, and words of danger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import Field

from northway.content.fields import FrozenModel
from northway.content.frontmatter import Fields, YamlPath
from northway.content.site_config import EVERYONE
from northway.content.validation import Model, validate
from northway.problems import Problem

SPELLING_FILE, WORDS_FILE, DANGER_FILE = "spelling.yml", "search-words.yml", "danger.yml"
SEARCH_FILES = (SPELLING_FILE, WORDS_FILE, DANGER_FILE)
NO_FILE = Fields({}, {}, "")


class Spelling(FrozenModel):
    """`spelling.yml` of a language: which spellings the search treats as the same word.

    `letters` are replaced in all text, in order. Each list in `beginnings` holds the forms that the beginning of a word
    can take; the first replaces the others. The first of `endings` that fits is dropped from a longer word, unless it
    is one of the `whole` words. `same` are groups of words with the same meaning. `ignored` words find nothing alone.
    """

    letters: tuple[tuple[str, str], ...] = ()
    beginnings: tuple[tuple[str, ...], ...] = ()
    endings: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()


class ReadersWords(FrozenModel):
    """A row of `search-words.yml`: `words` that readers type, and `answer`, the words of the page that answer them."""

    answer: str = Field(min_length=1, examples=["told you to get out"])
    words: tuple[str, ...] = Field(min_length=1, examples=["[kicked out, thrown out]"])


class Danger(FrozenModel):
    """A kind of danger in `danger.yml`: the `phrases` that show it, and those that only look like it (`unless`).

    `helplines` are ids in the order in which they are shown, for each audience and for `everyone`. `pages` are paths of
    pages that answer. A translation takes both from the source language. `say` is shown above the helplines.
    """

    say: str = Field(min_length=1, examples=["You can talk to someone now."])
    phrases: tuple[str, ...] = Field(min_length=1, examples=["[want to die]"])
    unless: tuple[str, ...] = ()
    helplines: Mapping[str, tuple[str, ...]] = {}
    pages: tuple[str, ...] = ()

    def helplines_for(self, audience: str) -> tuple[str, ...]:
        """The ids of the helplines for this audience, in the order in which they are shown."""
        return self.helplines.get(audience) or self.helplines.get(EVERYONE, ())


class SharedDanger(FrozenModel):
    """What all kinds in `danger.yml` share: classes of `words`, and phrases that show no danger (`unless`).

    In a phrase, `<name>` stands for any word of the class `name`. Words of `<small>` may come anywhere within a phrase.
    A phrase does not count if a word of `<not>` comes before or within it, or a word of `<topic>` after it.
    """

    words: Mapping[str, tuple[str, ...]] = {}
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchWords:
    """Everything that the editors of a language wrote for the search, and the fields of each file with their lines."""

    spelling: Spelling = field(default_factory=Spelling)
    words: tuple[tuple[str, ReadersWords], ...] = ()
    """Each row with the path of its page."""
    danger: Mapping[str, Danger] = field(default_factory=dict)
    word_places: tuple[YamlPath, ...] = ()
    """The place of each row of `words` in its file."""
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Classes of words by name, for the phrases of `danger`."""
    harmless: tuple[str, ...] = ()
    """Phrases that show no danger."""
    spelling_file: Fields = NO_FILE
    words_file: Fields = NO_FILE
    danger_file: Fields = NO_FILE


def read_search_words(spelling: Fields, words: Fields, danger: Fields) -> tuple[SearchWords, list[Problem]]:
    """Read the three files of a language."""
    problems = [*spelling.problems, *words.problems, *danger.problems]
    found, faults = validate(Spelling, spelling)
    problems += () if spelling.problems else faults
    rows = list(_rows(words, problems))
    names = [name for name in danger.values if name not in SharedDanger.model_fields]
    kinds = {name: kind for name in names if (kind := _row(Danger, danger, (name,), problems))}
    rest = {name: value for name, value in danger.values.items() if name not in names}
    shared, faults = validate(SharedDanger, replace(danger, values=rest))
    problems += faults
    return SearchWords(
        found or Spelling(),
        tuple((path, row) for path, row, _ in rows),
        kinds,
        tuple(place for _, _, place in rows),
        shared.words if shared else {},
        shared.unless if shared else (),
        spelling,
        words,
        danger,
    ), problems


def _rows(fields: Fields, problems: list[Problem]) -> Iterator[tuple[str, ReadersWords, YamlPath]]:
    for path, rows in fields.values.items():
        if not isinstance(rows, list):
            hint = "write `- answer: …` and `  words: [one, two]` below it"
            problems.append(fields.problem((path,), f"`{path}` has no rows", hint))
            continue
        for index in range(len(rows)):
            place: YamlPath = (path, index)
            row = _row(ReadersWords, fields, place, problems)
            if row:
                yield path, row, place


def _row(model: type[Model], fields: Fields, place: YamlPath, problems: list[Problem]) -> Model | None:
    row, faults = validate(model, fields, place)
    problems += faults
    return row
