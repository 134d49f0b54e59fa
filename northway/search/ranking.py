"""Ranks the pages of an index for what a reader typed, and finds danger in it. static/js/ranking.js does the same.

Both compute with the same whole numbers in the same order, so they give the same answer to the last bit; one table of
cases holds them together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from northway.search.folding import Folding, is_near, unique

MOST_WORDS = 80  # of what was typed: a pasted letter is read from its beginning
EXACT, PARTLY = 10, 6  # how well a word fits: the same, or the same but for one letter or its end
SHORTEST_BEGINNING, SHORTEST_WITH_TYPO, SHORTEST_IN_DANGER = 3, 4, 5  # letters
MOST_LONGER = 8  # words that one beginning may stand for
GAP = 2  # words that may stand between two words of a phrase of danger
UNKNOWN = 20  # the rarity of a word that the index does not have
HALF = 2  # readers' words tell of danger if they are at least half of what was typed
OWN = 2  # the pages for this reader count twice
PHRASE = 6  # how much readers' own words for a page count against the words of the page
LEAST = 6  # a page counts if it has at least a sixth of what the best has
MOST_RESULTS = 12
FIRST = 3  # results that stand above the sections
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
        self.rarity = {term: int(digit, 36) for term, digit in zip(self.terms, values["rarity"], strict=True)}
        self.postings = dict(zip(self.terms, values["postings"].split(), strict=True))
        self.pages: list[list[str]] = values["pages"]
        self.rows = [list(_phrase_rows(text)) for text in values["phrases"]]
        self.phrases = [[phrase for _, phrases in rows for phrase in phrases] for rows in self.rows]
        self.danger = values["danger"]
        self.helplines = values["helplines"]

    def search(self, text: str, audience: str = "") -> Found:
        """Rank the pages for `text`; those for `audience` come first. Without an audience, nobody's do."""
        say, danger = self.find_danger(text, audience)
        return Found(say, danger, tuple(self._rank(text, audience)))

    def find_danger(self, text: str, audience: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sentences and the ids of helplines for each kind of danger in a text, in the order of kinds."""
        typed = self._typed(text)
        told = {kind for kind in self._kinds_told(text) if not tells(typed, self.danger[kind][3], "")}
        kinds = [
            (say, lines)
            for kind, (say, lines, phrases, unless) in enumerate(self.danger)
            if kind in told or tells(typed, phrases, unless)
        ]
        shown = unique(name for _, lines in kinds for name in lines.get(audience) or lines.get("everyone", ()))
        return tuple(unique(say for say, _ in kinds)), tuple(shown)

    def _kinds_told(self, text: str) -> set[int]:
        """The kinds of danger whose readers' words are all in a text, in any order, and are half of what it says."""
        meant = self._meant(text)
        fit = _best_fit(meant)
        words = {word for word in self._typed(text)[:MOST_WORDS] if word not in self.folding.ignored}
        said = sum(EXACT * self.rarity.get(word, UNKNOWN) for word in words)
        return {
            kind
            for rows in self.rows
            for kind, phrases in rows
            if kind is not None and any(self._is_told(phrase, fit, said) for phrase in phrases)
        }

    def _is_told(self, phrase: Sequence[str], fit: Mapping[str, int], said: int) -> bool:
        met = sum(EXACT * self.rarity.get(word, 0) for word in phrase)
        return len(phrase) > 1 and all(fit.get(word) == EXACT for word in phrase) and met * HALF >= said

    def _rank(self, text: str, audience: str) -> Iterator[Result]:
        meant = self._meant(text)
        fit = _best_fit(meant)
        scores = [self._phrase_score(phrases, fit) for phrases in self.phrases]
        seen: list[list[str]] = [[] for _ in self.pages]
        for word, terms in meant.items():
            best: dict[int, int] = {}
            for term, quality in terms.items():
                for page, weight in _read_posting(self.postings[term]):
                    best[page] = max(best.get(page, 0), weight * quality * self.rarity[term])
            for page, score in best.items():
                scores[page] += score
                seen[page].append(word)
        for page, row in enumerate(self.pages):
            scores[page] *= OWN if audience and row[4] == audience else 1
        order = sorted((page for page, score in enumerate(scores) if score > 0), key=lambda page: (-scores[page], page))
        least = scores[order[0]] / LEAST if order else 0
        return (Result(page, tuple(seen[page])) for page in order[:MOST_RESULTS] if scores[page] >= least)

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

    def _meant(self, text: str) -> dict[str, dict[str, int]]:
        """For each word typed, the words of the index that it may mean, with how well each fits."""
        typed = self._typed(text)[:MOST_WORDS]
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
        if word in self.rarity or word in self.folding.ignored or len(word) < SHORTEST_IN_DANGER:
            return word
        return next((same[other] for other in same if is_near(word, other)), word)

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


def _phrase_rows(text: str) -> Iterator[tuple[int | None, list[list[str]]]]:
    for row in filter(None, text.split(";")):
        kind, _, phrases = row.partition(":")
        yield int(kind) if kind else None, [phrase.split() for phrase in phrases.split("|")]


def tells(typed: Sequence[str], phrases: str, unless: str) -> bool:
    """Whether one of the phrases stands in what was typed, outside all that only looks like one."""
    masked = list(typed)
    for phrase in filter(None, unless.split("|")):
        for place in _places(masked, phrase.split()):
            masked[place] = ""
    return any(_places(masked, phrase.split()) for phrase in filter(None, phrases.split("|")))


def _places(typed: Sequence[str], phrase: Sequence[str]) -> list[int]:
    """Where the words of a phrase stand in order, at most GAP words between two; nowhere if one is missing."""
    for start, first in enumerate(typed):
        if not _is_same(first, phrase[0]):
            continue
        places = [start]
        for word in phrase[1:]:
            after = places[-1] + 1
            near = range(after, min(after + GAP + 1, len(typed)))
            found = next((place for place in near if _is_same(typed[place], word)), None)
            if found is None:
                break
            places.append(found)
        if len(places) == len(phrase):
            return places
    return []


def _is_same(typed: str, word: str) -> bool:
    return typed == word or (min(len(typed), len(word)) >= SHORTEST_IN_DANGER and is_near(typed, word))


def _terms(coded: Sequence[str]) -> Iterator[str]:
    before = ""
    for text in coded:
        before = before[: int(text[0], 36)] + text[1:]
        yield before


def _read_posting(text: str) -> Iterator[tuple[int, int]]:
    page = -1
    for step, weight in POSTING.findall(text):
        number = 0
        for letter in step:
            number = number * 26 + ord(letter) - 96
        page += number
        yield page, int(weight)
