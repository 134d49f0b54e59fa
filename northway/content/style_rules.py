"""How a site writes: its limits and word lists, from `writing.yml`, for the language that it is written in first."""

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
    """`writing.yml`. Lengths are in words; `reading` gives each section its highest school grade.

    `passive` is the most in a hundred sentences. That voice is known by an auxiliary, perhaps adverbs, and a
    participle: one of `participles`, or with one of `endings`; `states` look like one and say how somebody is.
    `jargon` and `blame` give for each word what to say instead; `*` stands for any ending.
    `promises` gives for each phrase the words that make it honest when they stand before it; `denials` do so for all.
    `allowed` are names that may hold a word of the lists.
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
        """The highest grade that the page at `path` may have."""
        return self.reading.get(path.split("/")[0], self.reading[DEFAULT])
