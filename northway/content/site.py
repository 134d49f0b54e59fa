"""Everything in a content folder, as values. Reads no files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from northway.content.facts import Fact, FactWords, Source
from northway.content.fields import FrozenModel
from northway.content.forms import WrittenForm
from northway.content.language_cards import Cards, LanguageCard
from northway.content.language_rules import LanguageRules
from northway.content.locales import Locale
from northway.content.pages import HOME, Edition, Helpline, Key, Page
from northway.content.search_words import SearchWords
from northway.content.site_config import SiteConfig
from northway.content.style_rules import StyleRules
from northway.problems import Level, Problem, waiting
from northway.system.digests import digest

Name = Annotated[str, Field(pattern=r"\S")]


class Names(FrozenModel):
    """`names.yml` of a language: its names for our nations and needs, and for languages that CLDR does not name."""

    nations: Mapping[str, Name] = Field(examples=["…"])
    needs: Mapping[str, Name] = Field(examples=["…"])
    languages: Mapping[str, Name] = {}


@dataclass(frozen=True)
class SharedContent:
    """Content that any page may show or be checked against, in addition to its own words and the pages it links to.

    Templates, the renderer and the rules for one page receive this value and not the Site, so they cannot read anything
    that is missing from its digest, which is part of every cache key.
    """

    config: SiteConfig
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    fact_words: Mapping[tuple[str, str], FactWords]
    names: Mapping[str, Names]
    forms: Mapping[Key, WrittenForm]
    """By id and code of a locale."""
    cards: Cards
    quiet_words: Mapping[str, tuple[str, ...]]
    style_rules: StyleRules | None
    helplines: Mapping[str, Helpline]
    """The helplines in the source locale, by id, in the order that their editor chose; without bodies."""
    helpline_translations: Mapping[Key, Helpline]
    """By id and code of a locale; without bodies."""
    passages: Mapping[Key, Page]
    """By id and code of a locale."""
    files: Mapping[str, str]
    """The file of each page below the folder of its locale, by path, in the order of sections and lists."""
    written: Mapping[str, tuple[str, ...]]
    """The codes of the locales in which each page is written, by path."""
    aliases: Mapping[str, str]
    """The path of the page that each former or short path leads to."""
    short_paths: tuple[str, ...]
    """The aliases that are short paths for print."""
    broken: Mapping[str, Mapping[str, str]]
    """The file of each page, helpline, passage, fact or source with faults, by kind and id; "*" means any id."""

    @cached_property
    def digest(self) -> str:
        """A digest of everything in this value."""
        return digest(*(_in_full(getattr(self, field.name)) for field in fields(SharedContent)))

    def name_of(self, kind: Literal["nations", "needs", "languages"], identity: str, code: str) -> str:
        """The name of a word in `names.yml` of `code`, or else of the source locale, or else the word itself."""
        speakers = (self.names[speaker] for speaker in (code, self.config.source_locale) if speaker in self.names)
        return next((name for names in speakers if (name := getattr(names, kind).get(identity))), identity)

    def broken_by(self, kind: str, identity: str) -> str:
        """The file with faults that should define this id; "" if there is none."""
        rows = self.broken.get(kind, {})
        return rows.get(identity) or rows.get("*", "")

    def unless_broken(self, kind: str, identity: str, fault: Problem) -> Problem:
        """The problem of a place that names this id; a *waiting* one if the file that should define it has faults."""
        cause = self.broken_by(kind, identity)
        return waiting(fault.source, fault.line, cause) if cause else fault

    def helpline_in(self, identity: str, code: str) -> Helpline:
        """The helpline in the locale with this code, or else in the source locale."""
        return self.helpline_translations.get((identity, code), self.helplines[identity])

    def passage_in(self, identity: str, code: str) -> Page | None:
        """The passage in the locale with this code, or else in the source locale; None if there is none."""
        return self.passages.get((identity, code)) or self.passages.get((identity, self.config.source_locale))

    def form_in(self, identity: str, code: str) -> WrittenForm:
        """The form in the locale with this code, or else in the source locale."""
        return self.forms.get((identity, code), self.forms[identity, self.config.source_locale])

    def card_at(self, path: str) -> LanguageCard | None:
        """The card whose page is at this path, below the page that lists all languages; None if there is none."""
        folder, _, code = path.rpartition("/")
        is_listed = folder and folder == self.config.languages and self.cards.source
        return self.cards.by_code.get(code) if is_listed else None

    @property
    def card_paths(self) -> list[str]:
        """The paths of the pages of all cards."""
        paths = (f"{self.config.languages}/{code}" for code in self.cards.by_code)
        return [path for path in paths if self.card_at(path)]

    def language_name(self, code: str, locale: Locale) -> str:
        """The name of a language in `locale`: from `names.yml`, or else from CLDR."""
        name = self.name_of("languages", code, locale.code)
        return locale.language_name(code) if name == code else name

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        children: dict[str, list[str]] = {}
        for path in self.files:
            if path != HOME:
                children.setdefault(path.rpartition("/")[0], []).append(path)
        return children

    def children(self, path: str) -> list[str]:
        """The paths of the pages directly below a section, in order."""
        return self._children.get(path, [])

    def ancestors(self, path: str) -> tuple[str, ...]:
        """The sections that contain this page, from the home page down."""
        steps = path.split("/")
        return tuple("/".join(steps[:depth]) for depth in range(len(steps)) if path)

    def is_quiet(self, path: str) -> bool:
        """Whether this page is in a quiet section, which is read on phones that others look at."""
        return path.split("/")[0] in self.config.quiet

    def written_in(self, path: str) -> list[Locale]:
        """The locales in which this page is written."""
        return [locale for locale in self.config.locales if locale.code in self.written.get(path, ())]


def _in_full(value: object) -> str:
    """A value as text that changes when anything in the value does."""
    if isinstance(value, Mapping):
        value = [(key, each.fingerprint if isinstance(each, Page) else each) for key, each in value.items()]
    return repr(value)


@dataclass(frozen=True, kw_only=True)
class Site(SharedContent):
    """Everything in a content folder, and every problem found while loading it."""

    pages: Mapping[Key, Page]
    problems: tuple[Problem, ...]
    search_words: Mapping[str, SearchWords]
    """What editors wrote for the search, by code of a locale."""
    language_rules: LanguageRules
    """The words and letters that editors agreed on for each language."""
    settings_lines: Mapping[str, int]
    """The line of each field in `site.yml`."""

    @cached_property
    def shared(self) -> SharedContent:
        """The part that any page may read."""
        return SharedContent(**{field.name: getattr(self, field.name) for field in fields(SharedContent)})

    @property
    def settings_file(self) -> str:
        """The path of `site.yml` as problems show it."""
        return self.file("site.yml")

    def file(self, name: str) -> str:
        """The path of a file as problems show it, from its name in the content folder."""
        home = next(iter(self.originals.values()), None)
        return f"{home.source.split(f'/{self.config.source_locale}/')[0]}/{name}" if home else name

    def problem(self, field: str, rule: str, message: str, hint: str, level: Level = "error") -> Problem:
        """A problem of `rule` at a field of `site.yml`."""
        return Problem(self.settings_file, self.settings_lines.get(field, 1), rule, message, hint, level)

    @cached_property
    def texts(self) -> Mapping[Key, Page]:
        """All values that have a Markdown body: pages and passages."""
        return {**self.pages, **{page.key: page for page in self.passages.values()}}

    @cached_property
    def fingerprints(self) -> Mapping[Key, str]:
        """A digest of everything in each page and passage."""
        return {key: page.fingerprint for key, page in self.texts.items()}

    @cached_property
    def originals(self) -> Mapping[str, Page]:
        """The pages of the source locale, by path."""
        return {path: page for (path, code), page in self.pages.items() if code == self.config.source_locale}

    @cached_property
    def editions(self) -> Mapping[tuple[str, str], Edition]:
        """The edition of each page in each locale, by path and code. Fallbacks are decided only here."""
        return self._editions_of(self.originals.values())

    @cached_property
    def passage_editions(self) -> Mapping[Key, Edition]:
        """The edition of each passage in each locale, by path and code."""
        return self._editions_of(page for (_, code), page in self.passages.items() if code == self.config.source_locale)

    def _editions_of(self, originals: Iterable[Page]) -> Mapping[Key, Edition]:
        return {
            (page.path, locale.code): Edition(self.texts.get((page.path, locale.code), page), locale, page)
            for page in originals
            for locale in self.config.locales
        }

    @cached_property
    def translations(self) -> Sequence[Edition]:
        """The editions that are translations: those of pages, then those of passages."""
        editions = (*self.editions.values(), *self.passage_editions.values())
        return [each for each in editions if each.page is not each.original and not each.is_fallback]

    @property
    def source_texts(self) -> Sequence[Page]:
        """The pages of the source locale, and then its passages."""
        return [page for page in self.texts.values() if page.locale == self.config.source_locale]

    def find_edition(self, path: str, code: str) -> Edition | None:
        """The edition of the page at `path` in the locale with this code; None if there is no such page or locale."""
        return self.editions.get((path, code))
