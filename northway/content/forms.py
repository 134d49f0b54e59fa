"""Forms that a reader fills in on the page. Each is a file `<language>/forms/<id>.yml` of parts with questions.

A form is written in the source language. A translation holds only words, so it cannot ask anything else.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Literal

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic.config import JsonDict

from northway.content.fields import FrozenModel
from northway.content.frontmatter import YamlPath
from northway.content.validation import MisplacedError

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _or_label_alone(schema: JsonDict) -> None:
    fields = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string", "minLength": 1}, fields]


class QuestionWords(FrozenModel):
    """A question in one language. Without a `hint`, it may be written as just its label."""

    model_config = ConfigDict(json_schema_extra=_or_label_alone)

    label: str = Field(min_length=1, examples=["Full name"])
    hint: str = ""

    @model_validator(mode="before")
    @classmethod
    def _is_a_label_alone(cls, value: object) -> object:
        return {"label": value} if isinstance(value, str) else value


class Question(QuestionWords):
    """A question: its words, how many `lines` its answer has on paper (at most 3), and the `kind` of its answer."""

    lines: int = Field(1, ge=1, le=3, examples=["2"])
    kind: Literal["text", "phone", "photo"] = "text"


class PartWords(FrozenModel):
    """The words of a part of a form in one language."""

    title: str = Field(min_length=1, examples=["When and where"])
    note: str = ""
    ask: Mapping[str, QuestionWords] = Field({}, examples=["…"])


class Part(PartWords):
    """A part of a form. With `rows`, its questions are repeated in that many rows, and a reader can add more."""

    rows: int = Field(0, ge=0, le=12, examples=["4"])
    ask: Mapping[str, Question] = Field(min_length=1, examples=["…"])


class FormWords(FrozenModel):
    """The words of a form in one language. `read_aloud` labels the button that shows the answers in large letters."""

    title: str = Field(min_length=1, examples=["About my child"])
    note: str = ""
    read_aloud: str = ""
    parts: Mapping[str, PartWords] = Field({}, examples=["…"])


class FormTranslation(FormWords):
    """A translation of a form, as its file holds it."""

    translated_from: str = Field(examples=["3f786850e387"])


class Form(FormWords):
    """A form in the source language. With `for_others`, a translation shows these words beside its own.

    That is for a form that others will read, such as the police.
    """

    for_others: bool = Field(False, examples=["yes"])
    parts: Mapping[str, Part] = Field(min_length=1, examples=["…"])

    @field_validator("parts")
    @classmethod
    def _ids_are_plain_and_stand_once(cls, parts: Mapping[str, Part]) -> Mapping[str, Part]:
        seen: set[str] = set()
        for name, part in parts.items():
            for identity, place in [(name, (name,)), *((each, (name, "ask", each)) for each in part.ask)]:
                if not NAME.fullmatch(identity):
                    raise MisplacedError(f"`{identity}` cannot be an id; write small letters and hyphens", *place)
                if identity in seen:
                    raise MisplacedError(f"the id `{identity}` is used twice in this form; rename one of them", *place)
                seen.add(identity)
                if len(place) > 1 and part.rows and part.ask[identity].kind == "photo":
                    hint = "ask for it in a part without `rows`"
                    raise MisplacedError(f"`{identity}` is a photo, which cannot be in a row; {hint}", *place)
        return parts

    @property
    def digest(self) -> str:
        """A digest of its words. A translation names it in `translated_from`."""
        return sha256("\0".join(text for _, text in words_of(self)).encode()).hexdigest()[:12]


class WrittenForm(FrozenModel):
    """A form in a language: the original, its words in that language if somebody wrote them, and the file of these."""

    original: Form
    words: FormTranslation | None
    source: str


def words_of(form: FormWords) -> Iterator[tuple[YamlPath, str]]:
    """Every text that a form may show, with its place in the file; "" if nothing is written there."""
    yield from ((("title",), form.title), (("note",), form.note), (("read_aloud",), form.read_aloud))
    for name, part in form.parts.items():
        yield from ((("parts", name, "title"), part.title), (("parts", name, "note"), part.note))
        for identity, question in part.ask.items():
            place = ("parts", name, "ask", identity)
            yield from (((*place, "label"), question.label), ((*place, "hint"), question.hint))
