"""What we publish, as values: pages, editions, sections, and the Site that holds them all. Nothing here reads a file.

A *page* is one Markdown file. Its *path* is its address without a locale, the same in every language.
An *edition* is a page as offered in a locale, whoever wrote it: a *fallback* when it is in the source locale.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from northway.content.facts import Fact, Source
from northway.content.fields import FrozenModel
from northway.content.helplines import Record
from northway.content.locales import Locale
from northway.content.site_config import SiteConfig
from northway.content.style_rules import StyleRules
from northway.problems import Problem

Audience = Literal["parent", "young-person", "professional", "everyone"]
HOME = ""
Key = tuple[str, str]  # path, code of a locale


class WrittenFields(FrozenModel):
    """The fields that hold words, and so are written anew in each language."""

    title: str = Field(min_length=1, examples=["The first hour"])
    heading: str = ""
    label: str = ""
    summary: str = Field(min_length=1, examples=["What to do, in order, when you cannot find your child."])
    keywords: tuple[str, ...] = ()
    reviewed_by: str = ""


class TranslationFields(WrittenFields):
    """Front matter of a translation: words only. All else is read from the page that it was made from."""

    translated_from: str = Field(examples=["the code that `flask check` prints"])
    confidentiality: str = ""
    cost_note: str = ""
    channel_notes: tuple[str, ...] = ()
    channel_waits: tuple[str, ...] = ()


class PageFields(WrittenFields):
    """Front matter of a page in the source locale."""

    audience: Annotated[
        tuple[Audience, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
    ] = Field(examples=["parent"])
    order: int = Field(examples=["10"])
    sources: tuple[str, ...] = ()
    reviewed: date = Field(examples=["2026-11-22"])
    review_by: date = Field(examples=["2027-05-21"])
    former_paths: tuple[str, ...] = ()
    about_law: bool = False
    nations_differ: bool = False


class Page(PageFields):
    """One Markdown file, and where it stands. `source` is the file, `body_line` where its body begins.

    `template_digest` is the digest of the page with gaps that this one was written as, if it was.
    """

    path: str
    locale: str
    source: str
    body: str
    body_line: int
    translated_from: str = ""
    template_digest: str = ""

    @property
    def key(self) -> Key:
        """What tells this page from every other: many may be written in one file."""
        return self.path, self.locale

    @property
    def h1(self) -> str:
        """The heading on the page, which may say more than the title that a browser keeps."""
        return self.heading or self.title

    @property
    def short(self) -> str:
        """The name for a place with little room."""
        return self.label or self.title

    @property
    def file(self) -> str:
        """Its file, from the folder of its locale on."""
        is_index = self.source.endswith("/index.md")
        return f"{self.path}/index.md".lstrip("/") if is_index else f"{self.path}.md"

    @property
    def folder(self) -> str:
        """The folder that this page's own links start from."""
        return "" if self.template_digest else self.file.rpartition("/")[0]

    @property
    def digest(self) -> str:
        """Changes when the words of this page do: what a translation names as the thing that it was made from."""
        if self.template_digest:  # one of many pages that are written once: its words are theirs
            return self.template_digest
        words = [self.title, self.heading, self.label, self.summary, self.body.strip()]
        if isinstance(self, Helpline):
            words += [self.confidentiality, self.cost_note, *(channel.note for channel in self.channels)]
        return sha256("\0".join(words).encode()).hexdigest()[:12]


class HelplineFields(Record, PageFields):
    """Front matter of a helpline: a page's, and its directory record."""


class Helpline(Record, Page):
    """A helpline's page: its directory record, and in its body what happens when you get in touch."""

    @property
    def id(self) -> str:
        """What `helpline:` links call it: the name of its file."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Edition:
    """A page as offered in `locale`; `original` is the page in the source locale."""

    page: Page
    locale: Locale
    original: Page

    @property
    def path(self) -> str:
        """The address without locale."""
        return self.page.path

    @property
    def is_fallback(self) -> bool:
        """Whether nobody has written this page in the locale asked for."""
        return self.page.locale != self.locale.code

    @property
    def is_outdated(self) -> bool:
        """Whether the source has changed since this translation was made from it."""
        return self.page is not self.original and self.page.translated_from != self.original.digest

    @property
    def is_reviewed(self) -> bool:
        """Whether a named speaker has checked this translation; a page in the source locale needs none."""
        return self.page is self.original or bool(self.page.reviewed_by)


class Names(FrozenModel):
    """`names.yml` of a language: what it calls our nations and needs."""

    nations: Mapping[str, str] = Field(examples=["…"])
    needs: Mapping[str, str] = Field(examples=["…"])


@dataclass(frozen=True)
class Site:
    """Everything in a content folder, and every problem found while loading it.

    `above` is a digest of everything in the folder but the bodies.
    """

    config: SiteConfig
    pages: Mapping[Key, Page]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    fact_units: Mapping[tuple[str, str], str]
    former_paths: Mapping[str, str]
    quiet_words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Names]
    problems: tuple[Problem, ...]
    writing: StyleRules | None = None
    above: str = ""

    @property
    def settings_file(self) -> str:
        """How a problem names `site.yml`: beside the folder of the source locale."""
        home = next(iter(self.originals.values()), None)
        return f"{home.source.split(f'/{self.config.source_locale}/')[0]}/site.yml" if home else "site.yml"

    @cached_property
    def originals(self) -> Mapping[str, Page]:
        """The pages of the source locale, by path."""
        return {path: page for (path, code), page in self.pages.items() if code == self.config.source_locale}

    @cached_property
    def helplines(self) -> Mapping[str, Helpline]:
        """The helplines of the source locale, by id, in the order that their editor gave."""
        found = (page for page in self.originals.values() if isinstance(page, Helpline))
        return {page.id: page for page in sorted(found, key=lambda page: (page.order, page.id))}

    @cached_property
    def editions(self) -> Mapping[tuple[str, str], Edition]:
        """Who offers what in which language, by path and code. Nothing else decides a fallback."""
        return {
            (path, locale.code): Edition(self.pages.get((path, locale.code), original), locale, original)
            for path, original in self.originals.items()
            for locale in self.config.locales
        }

    def find_edition(self, path: str, code: str) -> Edition | None:
        """The page at `path` as offered in the locale of `code`."""
        return self.editions.get((path, code))

    def name_of(self, kind: Literal["nations", "needs"], identity: str, code: str) -> str:
        """What a nation or a need is called in the locale of `code`, or else in the source locale."""
        speakers = (self.names[speaker] for speaker in (code, self.config.source_locale) if speaker in self.names)
        return next((name for names in speakers if (name := getattr(names, kind).get(identity))), identity)

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        children: dict[str, list[str]] = {}
        for path, page in sorted(self.originals.items(), key=lambda item: (item[1].order, item[0])):
            if path != HOME:
                children.setdefault(path.rpartition("/")[0], []).append(page.path)
        return children

    def children(self, path: str) -> list[str]:
        """The paths of the pages right below a section, in order."""
        return self._children.get(path, [])

    def ancestors(self, path: str) -> Iterator[str]:
        """The sections that hold this page, outermost first, home included."""
        steps = path.split("/")
        return ("/".join(steps[:depth]) for depth in range(len(steps)) if path)

    def is_quiet(self, path: str) -> bool:
        """Whether this page keeps the quiet rules: its section is read on phones that others look at."""
        return path.split("/")[0] in self.config.quiet

    def written_in(self, path: str) -> list[Locale]:
        """The locales that somebody wrote this page in."""
        return [locale for locale in self.config.locales if (path, locale.code) in self.pages]
