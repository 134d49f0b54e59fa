"""Ranks the pages of an index for what a reader typed, and finds danger in it. static/js/ranking.js does the same.

Both compute with the same whole numbers in the same order, so they give the same answer to the last bit; one table of
cases holds them together.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from northway.search.danger import Watch
from northway.search.folding import Folding, is_near, unique
from northway.search.index import HEAVIEST, rarity_of

MOST_WORDS = 80  # of what was typed: a pasted letter is read from its beginning
EXACT, PARTLY = 10, 6  # how well a word fits: the same, or the same but for one letter or its end
SHORTEST_BEGINNING, SHORTEST_WITH_TYPO, SHORTEST_OF_SAME = 3, 4, 5  # letters
MOST_LONGER = 8  # words that one beginning may stand for
OWN = 2  # the pages for this reader count twice
READERS = 2  # how much a word counts that readers use for a page
PHRASE = 2  # how much readers' own words for a page count against the words of the page
ANSWER = 2  # a page that answers a danger gains half of what the best page has
LEAST = 6  # a page counts if it has at least a sixth of what the best has
MOST_RESULTS = 12
POSTING = re.compile(r"([a-z]+)(\d)")


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found: its number in the index, and the words of the reader that it has."""

    page: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: sentences and helplines (ids, first shown first) for danger, and pages, the best first."""

    say: tuple[str, ...]
    danger: tuple[str, ...]
    results: tuple[Result, ...]


class Index:
    """An index, read from the values that `make_index` makes."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        spelling = values["spelling"]
        ignored = frozenset(spelling["ignored"].split())
        self.folding = Folding(**{**spelling, "ignored": ignored})
        self.terms = list(_terms(values["terms"].split()))
        self.postings = dict(zip(self.terms, values["postings"].split(), strict=True))
        self.pages: list[list[str]] = values["pages"]
        number = len(self.pages)
        self.rarity = {term: rarity_of(number, len(POSTING.findall(text))) for term, text in self.postings.items()}
        self.phrases = [list(_phrases(text)) for text in values["phrases"]]
        self.readers = self._readers_words()
        self.watch = Watch(values, {*self.terms, *ignored})
        self.helplines = values["helplines"]

    def _readers_words(self) -> Mapping[str, Sequence[int]]:
        """The pages for which readers use a word, by the word; what only they say joins the terms."""
        pages: dict[str, list[int]] = {}
        for page, phrases in enumerate(self.phrases):
            for word in unique(word for phrase in phrases for word in phrase):
                pages.setdefault(word, []).append(page)
        for word in pages:
            if word not in self.postings:
                self.terms.append(word)
                self.rarity[word] = rarity_of(len(self.pages), len(pages[word]))
        return pages

    def search(self, text: str, audience: str = "") -> Found:
        """Rank the pages for `text`; those for `audience` come first. Without an audience, nobody's do."""
        typed = self._typed(text)
        kinds = self.watch.find(typed)
        danger = unique(name for kind in kinds for name in kind.lines_for(audience))
        answers = {page for kind in kinds for page in kind.pages}
        say = tuple(unique(kind.say for kind in kinds))
        return Found(say, tuple(danger), tuple(self._rank(typed[:MOST_WORDS], answers, audience)))

    def _rank(self, typed: Sequence[str], answers: Collection[int], audience: str) -> Iterator[Result]:
        meant = self._meant(typed)
        fit = _best_fit(meant)
        scores = [self._phrase_score(phrases, fit) for phrases in self.phrases]
        seen: list[list[str]] = [[] for _ in self.pages]
        for word, terms in meant.items():
            best: dict[int, int] = {}
            for term, quality in terms.items():
                for page, weight in self._weights(term).items():
                    best[page] = max(best.get(page, 0), weight * quality * self.rarity[term])
            for page, score in best.items():
                scores[page] += score
                seen[page].append(word)
        most = max(scores, default=0)
        for page in answers:
            scores[page] += max(most / ANSWER, 1)
        for page, row in enumerate(self.pages):
            scores[page] *= OWN if audience and row[4] == audience else 1
        order = sorted((page for page, score in enumerate(scores) if score > 0), key=lambda page: (-scores[page], page))
        least = scores[order[0]] / LEAST if order else 0
        return (Result(page, tuple(seen[page])) for page in order[:MOST_RESULTS] if scores[page] >= least)

    def _weights(self, term: str) -> dict[int, int]:
        """How much a term counts on each page that has it."""
        weights = dict(_read_posting(self.postings.get(term, "")))
        for page in self.readers.get(term, ()):
            weight = weights.get(page, 0)
            weights[page] = min(HEAVIEST, max(weight, READERS) + (weight > 0))
        return weights

    def _phrase_score(self, phrases: Sequence[Sequence[str]], fit: Mapping[str, int]) -> float:
        """How well the best of a page's phrases is met: what is met of it, times the share of it squared."""
        best = 0.0
        for phrase in phrases:
            met = whole = 0
            for word in phrase:
                whole += EXACT * self.rarity.get(word, 0)
                met += fit.get(word, 0) * self.rarity.get(word, 0)
            if met:
                best = max(best, PHRASE * met * (met / whole) * (met / whole))
        return best

    def _meant(self, typed: Sequence[str]) -> dict[str, dict[str, int]]:
        """For each word typed, the words of the index that it may mean, with how well each fits."""
        meant: dict[str, dict[str, int]] = {}
        for place, word in enumerate(typed):
            if place and (joined := self._joined(typed[place - 1] + word)):
                meant[joined] = {joined: EXACT}
            if word not in meant and word not in self.folding.ignored and (terms := self._terms_for(word)):
                meant[word] = terms
        return meant

    def _typed(self, text: str) -> list[str]:
        """The words of a text; one that nobody knows is taken for what it nearly spells, if another stands for that."""
        return [self._known(word) for word in self.folding.words(text)]

    def _known(self, word: str) -> str:
        same = self.folding.same
        if word in self.watch.known or len(word) < SHORTEST_OF_SAME:
            return word
        return next((same[other] for other in same if other[0] == word[0] and is_near(word, other)), word)

    def _joined(self, word: str) -> str:
        found = next(iter(self.folding.words(word)), "")
        return found if found in self.rarity else ""

    def _terms_for(self, word: str) -> dict[str, int]:
        if word in self.rarity:
            return {word: EXACT}
        for cut in range(SHORTEST_BEGINNING, len(word) - SHORTEST_BEGINNING + 1):
            parts = [part for text in (word[:cut], word[cut:]) for part in self.folding.words(text)]
            if all(part in self.rarity for part in parts):
                return dict.fromkeys(parts, EXACT)
        longer = [term for term in self.terms if len(word) >= SHORTEST_BEGINNING and term.startswith(word)]
        near = [term for term in self.terms if len(word) >= SHORTEST_WITH_TYPO and is_near(word, term)]
        return dict.fromkeys((*longer[:MOST_LONGER], *near), PARTLY)


def _best_fit(meant: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """How well each word of the index fits what was typed."""
    fit: dict[str, int] = {}
    for terms in meant.values():
        for term, quality in terms.items():
            fit[term] = max(quality, fit.get(term, 0))
    return fit


def _terms(coded: Sequence[str]) -> Iterator[str]:
    before = ""
    for text in coded:
        before = before[: int(text[0], 36)] + text[1:]
        yield before


def _phrases(text: str) -> Iterator[list[str]]:
    before: list[str] = []
    for coded in filter(None, text.split("|")):
        before = before[: int(coded[0], 36)] + coded[1:].split()
        yield before


def _read_posting(text: str) -> Iterator[tuple[int, int]]:
    page = -1
    for step, weight in POSTING.findall(text):
        number = 0
        for letter in step:
            number = number * 26 + ord(letter) - 96
        page += number
        yield page, int(weight)
