"""The languages we publish in. A *locale* has three spellings: its code in a URL, its tag in HTML, its Babel id."""

import re
from functools import cache
from typing import Annotated, Literal

import babel
import babel.localedata
from pydantic import AfterValidator, Field, field_validator, model_validator

from northway.content.facts import WebAddress
from northway.content.fields import FrozenModel, one_or_more, shown_to_editors

# Language, script, region and variants of BCP 47. Browsers ignore extensions and private tags.
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.ASCII)
UNDETERMINED = "und"
CHARACTERS = r"U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?"
SOME_CHARACTERS = "U+600-6FF,U+200C-200F"
CHARACTER_RANGE = rf"({CHARACTERS}(, *{CHARACTERS})*)?"
Tier = Literal["full", "core", "card"]


def _is_tag(tag: str) -> str:
    language = tag.partition("-")[0]
    if not TAG.fullmatch(tag) or not (babel.localedata.exists(language) or language == UNDETERMINED):
        raise ValueError(f"`{tag}` is not a language tag; write one of BCP 47, such as fr or pt-BR")
    return tag


def _is_character_range(text: str) -> str:
    if not re.fullmatch(CHARACTER_RANGE, text):
        raise ValueError(f"`{text}` is not a range of characters; write one such as {SOME_CHARACTERS}")
    return text


Tag = Annotated[str, AfterValidator(_is_tag)]
CharacterRange = Annotated[
    str,
    AfterValidator(_is_character_range),
    shown_to_editors(f"^{CHARACTER_RANGE}$", f"Write a range such as {SOME_CHARACTERS}."),
]


class Locale(FrozenModel):
    """A language that the site is published in.

    `tag` is a tag of BCP 47, for HTML's `lang`; `babel_id` is an id of CLDR, for Babel; `autonym` is the language's own
    name for itself; `tier` says how much of the site its writers intend to translate; `font` names a file in
    `static/fonts/`, for a script that phones may not show well, and `font_range` the characters that it is used for, as
    CSS writes a `unicode-range`; "" means all. `leave_url` is the neutral page, in this language, that *Leave this
    site* leads to; if there are several, they take turns day by day.
    """

    code: str = Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]+)*$", examples=["fr"])
    tag: Tag = Field(examples=["fr"])
    babel_id: str = Field(examples=["fr"])
    autonym: str = Field(pattern=r"\S", examples=["Français"])
    tier: Tier = Field(examples=["full"])
    leave_url: Annotated[tuple[WebAddress, ...], one_or_more(WebAddress | tuple[WebAddress, ...])] = Field(
        min_length=1, examples=["https://weather.example/"]
    )
    font: str = ""
    font_range: CharacterRange = ""

    @field_validator("babel_id")
    @classmethod
    def _is_known_to_babel(cls, babel_id: str) -> str:
        try:
            babel.Locale.parse(babel_id)
        except (babel.UnknownLocaleError, ValueError) as error:
            raise ValueError(
                f"Babel knows no locale `{babel_id}`; write the id that CLDR uses, such as fr or pt_BR"
            ) from error
        return babel_id

    @model_validator(mode="after")
    def _is_one_language(self) -> "Locale":
        spoken, named = self.tag.partition("-")[0], self.language
        if spoken != named and UNDETERMINED not in (spoken, named):
            raise ValueError(f"`tag` is {self.tag} and `babel_id` is {self.babel_id}; write the same language in both")
        return self

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of its script, as a value of HTML's `dir`."""
        return direction_of(self.babel_id)

    @property
    def language(self) -> str:
        """The code of its language alone (ISO 639)."""
        return babel.Locale.parse(self.babel_id).language

    def language_name(self, code: str) -> str:
        """The name that CLDR has for a language in this one; the code itself if CLDR has none."""
        return str(babel.Locale.parse(self.babel_id).languages.get(code, code))


@cache
def direction_of(name: str, sep: str = "_") -> Literal["ltr", "rtl"]:
    """The direction of a locale's script; `name` is the locale as Babel parses it."""
    return "rtl" if babel.Locale.parse(name, sep=sep).text_direction == "rtl" else "ltr"
