"""The style rules in `writing.yml`: limits and word lists for the source language."""

from collections.abc import Mapping
from math import inf
from typing import Annotated

from pydantic import AfterValidator, Field, PositiveInt

from northway.content.fields import FrozenModel

DEFAULT = "default"


def _has_default(limits: Mapping[str, float]) -> Mapping[str, float]:
    if limits and DEFAULT not in limits:
        raise ValueError(f"`reading` has no `{DEFAULT}`; write `{DEFAULT}: 6`, for all other sections")
    return limits


class StyleRules(FrozenModel):
    """The style rules. Lengths are in words. If a list or limit is left out, its rule is switched off.

    `summary_least` is in characters. A sentence over `sentence` is an error, one over `long_sentence` a warning.
    `pages` sets the length of a page or a section. `reading` maps a section to its highest school grade.
    The grade is a measure of English prose: leave it out for another language, and leave out `passive` for a language
    that does not form the passive with auxiliaries.

    *Running text* is every sentence that ends with a full stop, outside steps, lists of links, labels and quotations.
    A sentence of at most `short_sentence` words is short; at most `short_sentences` in a hundred may be short. A short
    sentence with none of `verbs` is a fragment. `full_forms` gives for each full form the short form that people say;
    `full_forms_most` is how many a hundred sentences may have.

    `passive` is how many of a hundred sentences may be passive. A passive is an auxiliary, perhaps adverbs, and a
    participle: one of `participles`, or a word with one of `endings`. `states` look like participles but are not.
    `jargon`, `blame` and `unspoken` give for each word what to say instead; `*` stands for any ending. `jargon_for` are
    the audiences who know the jargon of their work: a page only for them may use it.
    `promises` gives for each phrase the words that make it honest if they come before it; `denials` do so for all.
    `allowed` are names that may contain listed words. `leftovers` are words that a template or another program leaves
    behind, in any language: `…` stands for a few words, and one that ends with a colon counts only at a line's start.

    `ring` are the verbs that ask for a phone call, `joiners` the words between two things to call. `tell` are the verbs
    that ask a reader to talk to one of `relatives`, perhaps with words of `whose` between them. Such a verb begins its
    sentence, or follows one of `bids` or a clause that begins with one of `openers`. `cautions` are the words that warn
    of people who might do harm.
    `urgent` are the pages where a helpline that does not serve the reader's nation is an error.
    `any_hour` and `no_cost` are claims that the record must support, unless one of `doubts` comes before them in the
    sentence. `laws` are words that state a law; their sentence must name a nation, or one of `places`.
    `same_words` are groups of words that count as the same keyword. `repeated_on` is the number of pages with the same
    three sentences from which on that is a fault.
    """

    sentence: PositiveInt = Field(examples=["28"])
    long_sentence: PositiveInt | None = None
    mean_sentence: PositiveInt = Field(examples=["14"])
    mean_sentence_least: PositiveInt = 1
    short_sentence: PositiveInt = 5
    short_sentences: PositiveInt = 100
    verbs: tuple[str, ...] = ()
    paragraph: PositiveInt = Field(examples=["60"])
    paragraph_sentences: PositiveInt = Field(examples=["4"])
    page: PositiveInt = Field(examples=["900"])
    pages: Mapping[str, PositiveInt] = {}
    before_contact: PositiveInt = Field(examples=["60"])
    summary_least: PositiveInt = 1
    reading: Annotated[Mapping[str, float], AfterValidator(_has_default)] = {}
    passive: PositiveInt = 100
    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    full_forms: Mapping[str, str] = {}
    full_forms_most: PositiveInt = 100
    unspoken: Mapping[str, str] = {}
    jargon: Mapping[str, str] = {}
    jargon_for: tuple[str, ...] = ()
    blame: Mapping[str, str] = {}
    promises: Mapping[str, tuple[str, ...]] = {}
    denials: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    counted_before: tuple[str, ...] = ()
    counted_after: tuple[str, ...] = ()
    ring: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    bids: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    any_hour: tuple[str, ...] = ()
    no_cost: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    same_words: tuple[tuple[str, ...], ...] = ()
    repeated_on: PositiveInt | None = None

    def grade_for(self, path: str) -> float:
        """The highest grade allowed for the page at `path`."""
        return self.reading.get(path.split("/")[0], self.reading.get(DEFAULT, inf))

    def length_for(self, path: str) -> int:
        """The most words that the page at `path` may have: its own limit, its section's, or else `page`."""
        return self.pages.get(path, self.pages.get(path.split("/")[0], self.page))

    def is_urgent(self, path: str) -> bool:
        """Whether the page at `path`, or its section, is for a moment of danger."""
        return path in self.urgent or path.split("/")[0] in self.urgent
