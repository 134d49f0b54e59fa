"""Pages as values: what a Markdown file says, and who offers it in which language. Nothing here reads a file.

A *page* is one Markdown file. Its *path* is its address without a locale, the same in every language.
An *edition* is a page as offered in a locale, whoever wrote it: a *fallback* when it is in the source locale.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from northway.content.fields import FrozenModel
from northway.content.helplines import Record
from northway.content.locales import Locale

HOME = ""
FEWEST_WORDS_OF_A_REASON = 3
Key = tuple[str, str]  # path, code of a locale


class WrittenFields(FrozenModel):
    """The fields that hold words, and so are written anew in each language."""

    title: str = Field(min_length=1, examples=["The first hour"])
    heading: str = ""
    label: str = ""
    summary: str = Field(min_length=1, examples=["What to do, in order, when you cannot find your child."])
    keywords: tuple[str, ...] = ()
    say: str = ""
    reviewed_by: str = ""


def _is_reason(text: str) -> str:
    if text and len(text.split()) < FEWEST_WORDS_OF_A_REASON:
        raise ValueError(f"“{text}” is no reason; say in a sentence why this carries other things than its original")
    return text


Reason = Annotated[str, AfterValidator(_is_reason)]


class TranslationFields(WrittenFields):
    """Front matter of a translation: words only. All else is read from the page that it was made from."""

    translated_from: str = ""
    differs: Reason = ""
    confidentiality: str = ""
    cost_note: str = ""
    channel_notes: tuple[str, ...] = ()
    channel_waits: tuple[str, ...] = ()
    notice: str = ""


class PageFields(WrittenFields):
    """Front matter of a page in the source locale."""

    audience: Annotated[
        tuple[str, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
    ] = Field(examples=["everyone"])
    order: int = Field(examples=["10"])
    sources: tuple[str, ...] = ()
    reviewed: date = Field(examples=["2026-11-22"])
    review_by: date = Field(examples=["2027-05-21"])
    former_paths: tuple[str, ...] = ()
    short_path: str = ""
    about_law: bool = False
    nations_differ: bool = False
    layout: Literal["page", "questions", "card", "small"] = "page"


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """Where a question stands among those of its file."""

    path: str
    """The path of the first question, which is that of the file."""
    ids: tuple[str, ...]
    """The ids of all its questions, the first one first."""
    id: str
    line: int
    """The line of its heading."""
    before: tuple[tuple[str, str], ...]
    """The path and the words of each question with an answer that leads here."""

    def path_of(self, identity: str) -> str:
        """The path of the question with this id; "" where there is none."""
        if identity not in self.ids:
            return ""
        return self.path if identity == self.ids[0] else f"{self.path}/{identity}"


class Page(PageFields):
    """One Markdown file, and where it stands. `source` is the file, `body_line` where its body begins.

    `template_digest` is the digest of the page that this one was written in with others, if it was: one with gaps, or
    one with several questions, of which this is the `question`.
    """

    path: str
    locale: str
    source: str
    body: str
    body_line: int
    translated_from: str = ""
    differs: str = ""
    template_digest: str = ""
    question: QuestionPlace | None = None
    field_lines: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> Key:
        """What tells this page from every other: many may be written in one file."""
        return self.path, self.locale

    def line_of(self, field: str) -> int:
        """The line of its file where a field is written; the first where it is not."""
        return dict(self.field_lines).get(field, 1)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other paths that lead to this page: those that it had before, and the short one that is printed."""
        return (*self.former_paths, *([self.short_path] if self.short_path else []))

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
        if self.question:
            return self.question.path if self.source.endswith("/index.md") else self.question.path.rpartition("/")[0]
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


class PassageFields(FrozenModel):
    """Front matter of a passage: words that several pages share. It has no address, and so no summary."""

    title: str = Field(min_length=1, examples=["Who can move a child to safety"])
    sources: tuple[str, ...] = ()
    reviewed: date = Field(examples=["2026-11-22"])
    review_by: date = Field(examples=["2027-05-21"])
    about_law: bool = False
    nations_differ: bool = False


class PassageTranslationFields(FrozenModel):
    """Front matter of a passage's translation."""

    title: str = Field(min_length=1, examples=["Pwy all symud plentyn i le diogel"])
    reviewed_by: str = ""
    translated_from: str = ""
    differs: Reason = ""


class HelplineFields(Record, PageFields):
    """Front matter of a helpline: a page's, and its directory record."""


class Helpline(Record, Page):
    """A helpline's page: its directory record, and in its body what happens when you get in touch."""

    @property
    def id(self) -> str:
        """What `helpline:` links call it: the name of its file."""
        return self.path.rpartition("/")[2]


def seen_fields(page: Page) -> Iterator[tuple[str, str]]:
    """Every text of front matter that a reader sees, with the name of its field."""
    yield from ((name, getattr(page, name)) for name in ("title", "heading", "label", "summary"))
    if isinstance(page, Helpline):
        yield from ((name, getattr(page, name)) for name in ("organisation", "confidentiality", "cost_note"))
        yield from (("channels", text) for channel in page.channels for text in (channel.note, channel.wait))
        yield "notice", page.notice.text if page.notice else ""


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
