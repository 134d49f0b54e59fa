"""The languages we publish in. A *locale* has three spellings: its code in a URL, its tag in HTML, its Babel id."""

from functools import cache
from typing import Literal

import babel
from pydantic import Field, field_validator

from northway.content.fields import FrozenModel

Tier = Literal["full", "core", "card"]


class Locale(FrozenModel):
    """A language that the site is published in.

    `tag` is BCP 47, as HTML's `lang` wants it; `babel_id` is CLDR's, as Babel wants it; `autonym` is the
    language's name in itself; `tier` says how much of the site its writers mean to translate; `font`
    names a file in `static/fonts/`, for a script that phones may not know well.
    """

    code: str = Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]+)*$", examples=["cy"])
    tag: str = Field(examples=["cy"])
    babel_id: str = Field(examples=["cy"])
    autonym: str = Field(examples=["Cymraeg"])
    tier: Tier = Field(examples=["full"])
    font: str = ""

    @field_validator("babel_id")
    @classmethod
    def _is_known_to_babel(cls, babel_id: str) -> str:
        try:
            babel.Locale.parse(babel_id)
        except (babel.UnknownLocaleError, ValueError) as error:
            raise ValueError(
                f"Babel knows no locale `{babel_id}`; write the id that CLDR uses, such as cy or en_GB"
            ) from error
        return babel_id

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way its script runs, as HTML's `dir` has it."""
        return _direction(self.babel_id)


@cache
def _direction(babel_id: str) -> Literal["ltr", "rtl"]:
    return "rtl" if babel.Locale.parse(babel_id).text_direction == "rtl" else "ltr"
