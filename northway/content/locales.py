"""The languages we publish in. A *locale* has three spellings: its code in a URL, its tag in HTML, its Babel id."""

import re
from functools import cache
from typing import Annotated, Literal

import babel
import babel.localedata
from pydantic import AfterValidator, Field, field_validator, model_validator

from northway.content.facts import WebAddress
from northway.content.fields import FrozenModel, one_or_more

# Language, script, region and variants of BCP 47; extensions and private tags say nothing to a browser.
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.ASCII)
UNDETERMINED = "und"
Tier = Literal["full", "core", "card"]


def _is_tag(tag: str) -> str:
    language = tag.partition("-")[0]
    if not TAG.fullmatch(tag) or not (babel.localedata.exists(language) or language == UNDETERMINED):
        raise ValueError(f"`{tag}` is no tag of a language; write one of BCP 47, such as fr or pt-BR")
    return tag


Tag = Annotated[str, AfterValidator(_is_tag)]


class Locale(FrozenModel):
    """A language that the site is published in.

    `tag` is BCP 47, as HTML's `lang` wants it; `babel_id` is CLDR's, as Babel wants it; `autonym` is the
    language's name in itself; `tier` says how much of the site its writers mean to translate; `font`
    names a file in `static/fonts/`, for a script that phones may not know well. `leave_url` is the neutral page that
    *Leave this site* leads to, in this language; where it names several, they take turns by the day.
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
        """What CLDR calls a language in this one; the code itself where it has no name for it."""
        return str(babel.Locale.parse(self.babel_id).languages.get(code, code))


@cache
def direction_of(name: str, sep: str = "_") -> Literal["ltr", "rtl"]:
    """The direction of a locale's script, by its name as Babel reads it."""
    return "rtl" if babel.Locale.parse(name, sep=sep).text_direction == "rtl" else "ltr"
