"""Ranks the pages of an index for what a reader typed, and finds danger in it. static/js/ranking.js does the same.

Both compute the same numbers in the same order, so that their results are exactly equal; one table of cases tests both.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from northway.search.danger import Watch
from northway.search.folding import Folding, is_near, unique
from northway.search.index import HEAVIEST, rarity_of

MOST_WORDS = 80  # typed words that are ranked: of a long pasted text, the first
EXACT, PARTLY = 10, 6  # how well a word fits: it is the same, or it differs in one letter or in its end
SHORTEST_BEGINNING, SHORTEST_WITH_TYPO, SHORTEST_OF_SAME = 3, 4, 5  # letters
MOST_LONGER = 8  # longer words that a typed beginning may mean
OWN = 2  # the score of pages for the reader's own audience is multiplied by this
READERS = 2  # the weight of a word that readers use for a page
PHRASE = 2  # the weight of readers' phrases for a page, relative to the words of the page
ANSWER = 2  # a page that answers a danger gains the best score divided by this
LEAST = 6  # a page is shown if its score is at least the best score divided by this
MOST_RESULTS = 12
POSTING = re.compile(r"([a-z]+)(\d)")


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found: its number in the index, and the typed words that it matches."""

    page: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: for danger, sentences and ids of helplines in the order shown; and pages, the best first."""

    say: tuple[str, ...]
    danger: tuple[str, ...]
    results: tuple[Result, ...]


class Index:
    """An index, decoded from the values that `make_index` returns."""

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
        """The pages for which readers use each word. Words that are on no page are added to the terms."""
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
        """Rank the pages for `text`. Pages for `audience`, if one is given, count more."""
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
        """The weight of a term on each page that has it, with what readers' words add."""
        weights = dict(_read_posting(self.postings.get(term, "")))
        for page in self.readers.get(term, ()):
            weight = weights.get(page, 0)
            weights[page] = min(HEAVIEST, max(weight, READERS) + (weight > 0))
        return weights

    def _phrase_score(self, phrases: Sequence[Sequence[str]], fit: Mapping[str, int]) -> float:
        """The score of a page's best phrase: the score of its matched words, times the square of their share."""
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
        """For each typed word, the words of the index that it may mean, and how well each fits."""
        meant: dict[str, dict[str, int]] = {}
        for place, word in enumerate(typed):
            if place and (joined := self._joined(typed[place - 1] + word)):
                meant[joined] = {joined: EXACT}
            if word not in meant and word not in self.folding.ignored and (terms := self._terms_for(word)):
                meant[word] = terms
        return meant

    def _typed(self, text: str) -> list[str]:
        """The folded words of a text. An unknown word that is nearly one of `same` is replaced as that one would be."""
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
    """How well each word of the index fits what was typed, at its best."""
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
