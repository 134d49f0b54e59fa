"""Pages as values: the contents of Markdown files, and the editions of each page by language. Reads no files.

A *page* is one Markdown file. Its *path* is its address without a locale, the same in every language.
An *edition* is what one locale shows for a page: its own translation, or as a *fallback* the page in the source locale.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from northway.content.fields import FrozenModel, IsoDate, one_or_more
from northway.content.helplines import Record
from northway.content.locales import Locale
from northway.content.made_from import code_of, digest_of, digest_of_words
from northway.content.question_place import QuestionPlace
from northway.problems import Level, Problem
from northway.system.digests import digest

HOME = ""
FEWEST_WORDS_OF_A_REASON = 3
LANGUAGE_GAP = "{language}"  # in the words of a card: replaced by the name of the card's language
Key = tuple[str, str]  # path, code of a locale


class WrittenFields(FrozenModel):
    """The fields that hold words, which each language writes for itself."""

    title: str = Field(pattern=r"\S", examples=["The first hour"])
    heading: str = ""
    label: str = ""
    summary: str = Field(pattern=r"\S", examples=["What to do, in order, when you cannot find your child."])
    keywords: tuple[str, ...] = ()
    say: str = ""
    reviewed_by: str = ""


def _is_reason(text: str) -> str:
    if text and len(text.split()) < FEWEST_WORDS_OF_A_REASON:
        raise ValueError(f"“{text}” is not a reason; say in a sentence why this differs from its original")
    return text


Reason = Annotated[str, AfterValidator(_is_reason)]


class TranslationFields(WrittenFields):
    """Front matter of a translation: words only. Everything else comes from the original."""

    translated_from: str = ""
    differs: Reason = ""
    confidentiality: str = ""
    cost_note: str = ""
    channel_notes: tuple[str, ...] = ()
    channel_waits: tuple[str, ...] = ()
    notice: str = ""


class PageFields(WrittenFields):
    """Front matter of a page in the source locale."""

    audience: Annotated[tuple[str, ...], one_or_more(str | tuple[str, ...])] = Field(examples=["everyone"])
    order: int = Field(examples=["10"])
    sources: tuple[str, ...] = ()
    reviewed: IsoDate = Field(examples=["2026-11-22"])
    review_by: IsoDate = Field(examples=["2027-05-21"])
    former_paths: tuple[str, ...] = ()
    short_path: str = ""
    about_law: bool = False
    nations_differ: bool = False
    layout: Literal["page", "questions", "card", "small"] = "page"


class Page(PageFields):
    """A page, from the Markdown file `source`. `body_line` is the line of the file on which its body begins.

    Several pages can come from one file: from a template with gaps, or from a page of questions, where this page is
    the `question`. Then `template_digest` is the code of that file's words; otherwise it is "".
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
        """What identifies this page. Its file does not, because several pages may come from one file."""
        return self.path, self.locale

    def line_of(self, field: str) -> int:
        """The line of a field, such as `channels.0.note`, or else of the field around it; 1 if neither is written."""
        lines = dict(self.field_lines)
        while field and field not in lines:
            field = field.rpartition(".")[0]
        return lines.get(field, 1)

    def problem(self, field: str, rule: str, message: str, hint: str, level: Level = "error") -> Problem:
        """A problem of this rule at a field."""
        return Problem(self.source, self.line_of(field), rule, message, hint, level)

    @property
    def fingerprint(self) -> str:
        """A digest of everything in this page. It is made from JSON, which is three times as fast as `repr`."""
        return digest(self.model_dump_json())

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other paths that lead to this page: its former paths, and the short one for print."""
        return (*self.former_paths, *([self.short_path] if self.short_path else []))

    @property
    def h1(self) -> str:
        """The heading shown on the page. It may say more than the title, which browsers keep in their history."""
        return self.heading or self.title

    @property
    def short(self) -> str:
        """The name for places with little room, such as the navigation."""
        return self.label or self.title

    @property
    def file(self) -> str:
        """The path of its file within the folder of its locale."""
        is_index = self.source.endswith("/index.md")
        return f"{self.path}/index.md".lstrip("/") if is_index else f"{self.path}.md"

    @property
    def folder(self) -> str:
        """The folder that the relative links of this page start from."""
        if self.question:
            return self.question.path if self.source.endswith("/index.md") else self.question.path.rpartition("/")[0]
        return "" if self.template_digest else self.file.rpartition("/")[0]

    @property
    def made_from(self) -> str:
        """The code of its words, which a translation names in `translated_from`."""
        # Pages that come from one file share the code of that file.
        return self.template_digest or code_of(*self._words)

    @property
    def digest(self) -> str:
        """A digest of the words of this page."""
        return digest_of(self.template_digest) or digest_of_words(*self._words)

    @property
    def _words(self) -> tuple[list[str], str, list[str]]:
        record = []
        if isinstance(self, Helpline):
            record = [self.confidentiality, self.cost_note, *(channel.note for channel in self.channels)]
        return [self.title, self.heading, self.label, self.summary], self.body, record


class PassageFields(FrozenModel):
    """Front matter of a passage: words that several pages share. It has no address, and so no summary."""

    title: str = Field(pattern=r"\S", examples=["Who can move a child to safety"])
    sources: tuple[str, ...] = ()
    reviewed: IsoDate = Field(examples=["2026-11-22"])
    review_by: IsoDate = Field(examples=["2027-05-21"])
    about_law: bool = False
    nations_differ: bool = False


class PassageTranslationFields(FrozenModel):
    """Front matter of a passage's translation."""

    title: str = Field(pattern=r"\S", examples=["Pwy all symud plentyn i le diogel"])
    reviewed_by: str = ""
    translated_from: str = ""
    differs: Reason = ""


class HelplineFields(Record, PageFields):
    """Front matter of a helpline: the fields of a page, and those of its directory record."""


class Helpline(Record, Page):
    """A helpline's page: its directory record, and a body that says what happens when you get in touch."""

    @property
    def id(self) -> str:
        """The id that `helpline:` links use: the name of its file."""
        return self.path.rpartition("/")[2]


def seen_fields(page: Page) -> Iterator[tuple[str, str]]:
    """Every text in a page's own front matter that a reader sees, with the name of its field."""
    own = {name.split(".")[0] for name, _ in page.field_lines}  # a translation takes the others from its original
    yield from (
        (name, text)
        for name, text in _seen(page, "channel_notes" in own or "channel_waits" in own)
        if name.split(".")[0] in own
    )


def _seen(page: Page, is_translated: bool) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(page, name)) for name in ("title", "heading", "label", "summary"))
    if isinstance(page, Helpline):
        yield from ((name, getattr(page, name)) for name in ("organisation", "confidentiality", "cost_note"))
        for index, channel in enumerate(page.channels):
            own = f"channels.{index}.note", f"channels.{index}.wait"
            names = (f"channel_notes.{index}", f"channel_waits.{index}") if is_translated else own
            yield from zip(names, (channel.note, channel.wait), strict=True)
        yield "notice", page.notice.text if page.notice else ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The page that `locale` shows; `original` is that page in the source locale."""

    page: Page
    locale: Locale
    original: Page

    @property
    def path(self) -> str:
        """The address without locale."""
        return self.page.path

    @property
    def is_fallback(self) -> bool:
        """Whether the page has not been written in this locale, so that the original is shown."""
        return self.page.locale != self.locale.code

    @property
    def is_outdated(self) -> bool:
        """Whether the original has changed since this translation was made from it."""
        return self.page is not self.original and digest_of(self.page.translated_from) != self.original.digest

    @property
    def is_reviewed(self) -> bool:
        """Whether a named speaker has checked this translation; a page in the source locale needs none."""
        return self.page is self.original or bool(self.page.reviewed_by)

    @property
    def has_side_by_side(self) -> bool:
        """Whether this is a translation of running text; helplines, lists and questions have few words of their own."""
        page = self.page
        is_translation = page is not self.original and not self.is_fallback
        is_text = page.layout in ("page", "small") and not page.template_digest and not isinstance(page, Helpline)
        return is_translation and is_text and bool(page.body.strip())
