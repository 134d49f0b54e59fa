"""Reads the YAML files of a content folder into values, and collects the faults found on the way."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import babel.localedata
from pydantic import BaseModel

from northway.content import vocabulary
from northway.content.facts import FactWords
from northway.content.files import Folder
from northway.content.frontmatter import Document, Fields, decode, read_fields, split
from northway.content.language_rules import LanguageRules, Letters, Term
from northway.content.pages import Page
from northway.content.search_words import SEARCH_FILES, SearchWords, read_search_words
from northway.content.site import Names
from northway.content.site_config import SiteConfig
from northway.content.style_rules import StyleRules
from northway.content.validation import Model, validate
from northway.problems import Problem, allowed_hint, suggest, waiting
from northway.system.memory import Memory

Row = TypeVar("Row", bound=BaseModel)
SITE_FILE = "site.yml"
NAMES_FILE = "names.yml"
STYLE_FILE = "writing.yml"
GLOSSARY_FILE, LETTERS_FILE = "glossary.yml", "letters.yml"
WORDS_OF_LISTS = "nation, need or audience"  # what an argument of `::: directory` can be


@dataclass
class LoadState:
    """The pages and problems that the loader has found so far."""

    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, dict[str, str]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    def note_broken(self, kind: str, identity: str, source: str) -> None:
        """Note that a file, or a row in it, has faults, so that places that refer to it are reported as waiting."""
        self.broken.setdefault(kind, {})[identity] = source

    def blame_settings(self, config: SiteConfig, settings: Fields) -> None:
        """Report a word that many places use and site.yml lacks once, in site.yml; those places become *waiting*."""
        missing = vocabulary.missing_words(config, self.problems, settings)
        if not missing:
            return
        for word in missing:
            for kind in ("nation", WORDS_OF_LISTS):
                self.note_broken(kind, word, settings.source)
        used = {f"`{word}` is not one of our" for word in missing}
        self.problems = [
            waiting(problem.source, problem.line, settings.source)
            if problem.rule == vocabulary.UNKNOWN_WORD and problem.message.rpartition(" ")[0] in used
            else problem
            for problem in self.problems
            if problem.rule != vocabulary.UNNAMED
        ]
        self.problems += missing.values()

    def add(self, source: str, message: str, hint: str) -> None:
        """Note a problem with a whole file."""
        self.problems.append(Problem(source, 1, "content", message, hint))


@dataclass(frozen=True)
class YamlFiles:
    """The texts of the YAML files of a content folder, by name. Faults go to `state`."""

    folder: Folder
    texts: Mapping[str, str]
    state: LoadState

    def fields(self, name: str) -> Fields:
        """The fields of a file; empty if there is no such file."""
        fields = self._read(name)
        self.state.problems += fields.problems
        return fields

    def _read(self, name: str) -> Fields:
        return self.state.memory.recall(read_fields, self.texts.get(name, ""), f"{self.folder.shown}/{name}")

    def value(self, model: type[Model], name: str) -> tuple[Model | None, Fields]:
        """A file as a model, or None if it has faults; and its fields."""
        source = f"{self.folder.shown}/{name}"
        value, fields, problems = self.state.memory.recall(_read_value, model, self.texts.get(name, ""), source)
        # A file that is missing or unreadable is reported elsewhere, and not as one that lacks all its fields.
        self.state.problems += problems if name in self.texts else ()
        return value, fields

    def site_config(self) -> SiteConfig | None:
        """The settings in `site.yml`; None if it is missing or has faults."""
        if SITE_FILE not in self.folder.names:
            hint = "write it, or name another content folder"
            self.state.add(f"{self.folder.shown}/{SITE_FILE}", f"there is no {SITE_FILE}", hint)
            return None
        config, fields = self.value(SiteConfig, SITE_FILE)
        if not config:
            return None
        lost = list(self._check_folders(config, fields))
        self.state.problems += lost or self.state.memory.recall(_check_config, self.texts[SITE_FILE], fields.source)
        return None if lost else config

    def _check_folders(self, config: SiteConfig, fields: Fields) -> Iterator[Problem]:
        """Find settings that name a folder that does not exist: its files would be read as something else."""
        codes = [locale.code for locale in config.locales]
        steps = [name.split("/") for name in self.folder.names]
        folders = {step[1] for step in steps if step[0] in codes and len(step) > len(("code", "file"))}
        for key, name in (("helplines", config.helplines), ("passages", config.passages)):
            if (key,) in fields.lines and folders and name not in folders:
                what = f"`{key}` names `{name}`, but no language has such a folder"
                yield fields.problem((key,), what, suggest(name, folders, allowed_hint(folders)))

    def rows(self, model: type[Row], name: str) -> dict[str, Row]:
        """The rows of a file of records, by id."""
        source = f"{self.folder.shown}/{name}"
        rows, problems, broken = self.state.memory.recall(_read_rows, model, self.texts.get(name, ""), source)
        self.state.problems += problems
        for identity in broken:
            self.state.note_broken(model.__name__.lower(), identity, source)
        return dict(rows)

    def names(self, config: SiteConfig) -> Iterator[tuple[str, Names]]:
        """The names of nations and needs in each language; only the source locale must have all of them."""
        for locale in config.locales:
            name = f"{locale.code}/{NAMES_FILE}"
            if name not in self.texts and locale != config.source:
                continue
            if name not in self.folder.names:
                hint = "write it, with `nations` and `needs`, and below these the name of each for readers"
                self.state.add(f"{self.folder.shown}/{name}", f"there is no {NAMES_FILE}", hint)
                continue
            names, fields = self.value(Names, name)
            if names:
                self.state.problems += vocabulary.check_names(config, names, fields, is_source=locale == config.source)
                yield locale.code, names

    def fact_words(self, config: SiteConfig, facts: Collection[str]) -> Iterator[tuple[tuple[str, str], FactWords]]:
        """These facts in the words of each language, by id and code."""
        for locale in config.locales:
            name = f"{locale.code}/facts.yml"
            for fact, words in self.rows(FactWords, name).items():
                if fact not in facts and not self.state.broken.get("fact"):
                    hint = suggest(fact, facts, "take it out")
                    self.state.problems.append(self._read(name).problem((fact,), f"there is no fact `{fact}`", hint))
                yield (fact, locale.code), words

    def search_words(self, config: SiteConfig) -> Iterator[tuple[str, SearchWords]]:
        """What the editors of each language wrote for the search, by code."""
        for locale in config.locales:
            names = [f"{locale.code}/{name}" for name in SEARCH_FILES]
            if any(name in self.texts for name in names):
                words, problems = read_search_words(*map(self._read, names))
                self.state.problems += problems
                yield locale.code, words

    def quiet_words(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The words that quiet pages must avoid, by language."""
        fields = self.fields("quiet-words.yml")
        for code, words in fields.values.items():
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                yield code, tuple(words)
            else:
                hint = "write `- word` on each line"
                self.state.problems.append(fields.problem((code,), "this is not a list of words", hint))

    def style_rules(self, config: SiteConfig, paths: Mapping[str, Page]) -> StyleRules | None:
        """The style rules in `writing.yml`; None if there is no such file or it has faults."""
        if STYLE_FILE not in self.texts:
            return None
        rules, fields = self.value(StyleRules, STYLE_FILE)
        self.state.problems += vocabulary.check_style(config, rules, fields, paths) if rules else ()
        return rules

    def language_rules(self) -> LanguageRules:
        """The glossary and the letters of languages. A code that is not that of a language is a fault."""
        glossary, letters = self.rows(Term, GLOSSARY_FILE), self.rows(Letters, LETTERS_FILE)
        named = [(GLOSSARY_FILE, (key, "words", code)) for key, term in glossary.items() for code in term.words]
        for name, place in [*named, *((LETTERS_FILE, (code,)) for code in letters)]:
            if not babel.localedata.exists(place[-1].partition("-")[0]):
                what, hint = f"`{place[-1]}` is not a language code", "write the code of a locale or of a card"
                self.state.problems.append(self.fields(name).problem(place, what, hint))
        return LanguageRules(glossary=glossary, letters=letters)


def _check_config(text: str, source: str) -> list[Problem]:
    """Problems with words in `site.yml`. Remembered, because the libraries that know them are slow to import."""
    config, fields, _ = _read_value(SiteConfig, text, source)
    return list(vocabulary.check_config(config, fields)) if config else []


def _read_rows(
    model: type[Row], text: str, source: str
) -> tuple[Mapping[str, Row], tuple[Problem, ...], tuple[str, ...]]:
    """The rows by id, the faults, and the ids of the rows with faults; "*" means any row."""
    fields = read_fields(text, source)
    rows: dict[str, Row] = {}
    problems = list(fields.problems)
    broken = ["*"] if fields.problems else []
    for identity, values in fields.values.items():
        if not isinstance(values, dict):
            problems.append(fields.problem((identity,), f"`{identity}` has no fields", "write them below it"))
            broken.append(identity)
            continue
        row, faults = validate(model, replace(fields, values={identity: {**values, "id": identity}}), (identity,))
        problems += faults
        if row:
            rows[identity] = row
        else:
            broken.append(identity)
    return rows, tuple(problems), tuple(broken)


def _read_value(model: type[Model], text: str, source: str) -> tuple[Model | None, Fields, tuple[Problem, ...]]:
    fields = read_fields(text, source)
    value, problems = validate(model, fields)
    return value, fields, fields.problems or problems


def read_files(folder: Folder, state: LoadState) -> tuple[dict[str, Document], dict[str, str]]:
    """The Markdown files, and the texts of the other files, by name. Files that are not text are left out."""
    documents: dict[str, Document] = {}
    texts: dict[str, str] = {}
    for name, content in folder.files:
        read, problems = state.memory.recall(_read_file, content, f"{folder.shown}/{name}")
        state.problems += problems
        if isinstance(read, Document):
            documents[name] = read
        elif read is not None:
            texts[name] = read
    return documents, texts


def _read_file(content: bytes, source: str) -> tuple[Document | str | None, tuple[Problem, ...]]:
    text, problems = decode(content, source)
    if problems:
        return None, problems
    return split(text, source) if source.endswith(".md") else text, ()
