"""Cards in languages that the site is not published in: from each `languages/<code>.yml`, a page of words to show.

The file of the source locale has every line. The others translate these lines, and leave out those that nobody could
translate with certainty.
"""

from collections.abc import Mapping
from typing import Annotated

import babel
from pydantic import Field, model_validator

from northway.content.fields import FrozenModel
from northway.content.locales import Tag, direction_of
from northway.content.validation import MisplacedError

Word = Annotated[str, Field(pattern=r"\S")]


class CardWords(FrozenModel):
    """The words of a card in one language.

    `first` says who to show it to; `unchecked`, that no speaker has read it; `aloud`, that the next words should be
    said in the source language. `numbers` says for each helpline, by its id, when to call it.
    """

    first: str = ""
    unchecked: str = ""
    aloud: str = ""
    numbers: Mapping[str, Word] = {}
    lines: Mapping[str, Word] = {}


class SourceCard(CardWords):
    """The cards in the source locale. `say` asks for an interpreter on the phone; `{language}` becomes its name."""

    first: str = Field(pattern=r"\S", examples=["Show this page to someone who can help."])
    unchecked: str = Field(pattern=r"\S", examples=["No speaker of this language has checked this page yet."])
    aloud: str = Field(pattern=r"\S", examples=["On the phone, say:"])
    say: str = Field(pattern=r"\S", examples=["Interpreter, please"])
    numbers: Mapping[str, Word] = Field(min_length=1, examples=["…"])
    lines: Mapping[str, Word] = Field(min_length=1, examples=["…"])


class LanguageCard(CardWords):
    """A card: its language, by `tag` (BCP 47), by `name` in the source locale, and by `autonym` in itself.

    `spoken` is the language to ask an interpreter for, if it has another name than the written one.
    """

    tag: Tag = Field(examples=["pa"])
    name: str = Field(pattern=r"\S", examples=["Panjabi"])
    spoken: str = ""
    autonym: str = Field(pattern=r"\S", examples=["ਪੰਜਾਬੀ"])
    order: int = Field(examples=["10"])
    reviewed_by: str = ""

    @model_validator(mode="after")
    def _is_known_to_babel(self) -> "LanguageCard":
        try:
            babel.Locale.parse(self.tag, sep="-")
        except (babel.UnknownLocaleError, ValueError) as error:
            hint = "write one that is in CLDR, so that the direction of its script is known"
            raise MisplacedError(f"Babel does not know the language `{self.tag}`; {hint}", "tag") from error
        return self

    @property
    def direction(self) -> str:
        """The direction of its script, as a value of HTML's `dir`."""
        return direction_of(self.tag, sep="-")

    @property
    def asked_for(self) -> str:
        """The name of the language when asking for an interpreter."""
        return self.spoken or self.name


class Cards(FrozenModel):
    """All cards: that of the source locale (None if there is none), and the others by code, in their order."""

    source: SourceCard | None = None
    by_code: Mapping[str, LanguageCard] = {}
