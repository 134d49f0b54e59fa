"""What editors agreed about the words and letters of each language: `glossary.yml` and `letters.yml`."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from northway.content.fields import FrozenModel


class AgreedWord(FrozenModel):
    """The word for a term in one language, and how `sure` it is: A seen in use, B standard, C to ask a speaker.

    `forms` are its forms in running text: a page whose original has the term must contain one of them. `never` are
    false friends, which mean something else. In both, `*` stands for any letters.
    """

    say: str = Field(min_length=1, examples=["tłumacz"])
    sure: Literal["A", "B", "C"] = Field(examples=["B"])
    note: str = ""
    forms: tuple[str, ...] = Field((), examples=["tłumacz*"])
    never: tuple[str, ...] = ()


class Term(FrozenModel):
    """A term in the source language, and its word in each other language, by code.

    `means` explains the term if it is not obvious. A false friend is allowed if the original has one of the words in
    `unless`, such as “lawyer”, and in a line that also gives the term in the source language.
    """

    id: str
    term: str = Field(min_length=1, examples=["interpreter"])
    means: str = ""
    unless: tuple[str, ...] = ()
    words: Mapping[str, AgreedWord] = Field(examples=["…"])


class Letters(FrozenModel):
    """The letters of a language: those that it `never` uses, each with what to write instead; and its `marks`.

    `marks` are its letters with marks, such as “ă”. If a longer page has none of them, they were lost on the way.
    """

    id: str
    never: Mapping[str, str] = {}
    marks: str = ""


class LanguageRules(FrozenModel):
    """The glossary by the id of a term, and the letters by the code of a language."""

    glossary: Mapping[str, Term]
    letters: Mapping[str, Letters]
