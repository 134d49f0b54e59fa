"""What editors agreed about the words and letters of each language: `glossary.yml` and `letters.yml`."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from northway.content.fields import FrozenModel


class AgreedWord(FrozenModel):
    """What a term is called in one language, and how `sure` that is: A seen in use, B standard, C to ask a speaker.

    `forms` are those in which it stands in a text: a page whose original has the term must have one of them.
    `never` are false friends, which mean something else. In both, `*` stands for any letters.
    """

    say: str = Field(min_length=1, examples=["tłumacz"])
    sure: Literal["A", "B", "C"] = Field(examples=["B"])
    note: str = ""
    forms: tuple[str, ...] = Field((), examples=["tłumacz*"])
    never: tuple[str, ...] = ()


class Term(FrozenModel):
    """A term in the source language, and its word in each other language, by code.

    `means` says what is meant by it, where that is not plain. A false friend is right where the original has one of
    `unless`, such as “lawyer”, and in a line that gives the term itself in the source language.
    """

    id: str
    term: str = Field(min_length=1, examples=["interpreter"])
    means: str = ""
    unless: tuple[str, ...] = ()
    words: Mapping[str, AgreedWord] = Field(examples=["…"])


class Letters(FrozenModel):
    """The letters of a language: those that are `never` its own, each with what to write; and `marks`.

    A page of some length in which not one of `marks` stands has lost them on its way.
    """

    id: str
    never: Mapping[str, str] = {}
    marks: str = ""


class LanguageRules(FrozenModel):
    """The glossary by id of a term, and the letters by code of a language."""

    glossary: Mapping[str, Term]
    letters: Mapping[str, Letters]
