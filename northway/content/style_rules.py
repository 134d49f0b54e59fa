"""The style rules in `writing.yml`: limits and word lists for the source language."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, PositiveInt

from northway.content.fields import FrozenModel

DEFAULT = "default"


def _has_default(limits: Mapping[str, float]) -> Mapping[str, float]:
    if DEFAULT not in limits:
        raise ValueError(f"`reading` has no `{DEFAULT}`; write `{DEFAULT}: 6`, for the sections that it does not name")
    return limits


class StyleRules(FrozenModel):
    """The style rules. Lengths are in words; `reading` maps a section to its highest school grade.

    `passive` is the highest number of passive sentences in a hundred. A verb is passive if an auxiliary, any adverbs
    and a participle follow each other. A participle is one of `participles` or has one of `endings`; `states` are none.
    `jargon` and `blame` map a word to its replacement; `*` stands for any ending.
    `promises` maps a phrase to words that make it honest if they stand before it; `denials` do so for every phrase.
    `allowed` lists names that may contain a word of the lists.
    """

    sentence: PositiveInt = Field(examples=["25"])
    mean_sentence: PositiveInt = Field(examples=["15"])
    paragraph: PositiveInt = Field(examples=["60"])
    paragraph_sentences: PositiveInt = Field(examples=["3"])
    page: PositiveInt = Field(examples=["700"])
    before_contact: PositiveInt = Field(examples=["60"])
    reading: Annotated[Mapping[str, float], AfterValidator(_has_default)] = Field(examples=["{default: 6}"])
    passive: PositiveInt = Field(examples=["25"])
    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    jargon: Mapping[str, str] = {}
    blame: Mapping[str, str] = {}
    promises: Mapping[str, tuple[str, ...]] = {}
    denials: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    def grade_for(self, path: str) -> float:
        """The highest grade allowed for the page at `path`."""
        return self.reading.get(path.split("/")[0], self.reading[DEFAULT])
