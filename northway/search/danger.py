"""Finds danger in what a reader typed, by phrases of words and of classes of words. static/js/danger.js does the same.

A phrase is a list of words and of names of classes, such as `<they> <hurt> me`. Its parts stand in a text in their
order. Between two of them there may be words of the class `<small>` and one other word, but none of the class `<not>`,
and none of these stands before it: "he never hits me" tells nothing. Nor does a phrase that a word of the class
`<topic>` follows: "i want to die lyrics".
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from northway.search.folding import is_near, unique

GAP = 1  # words, beside small ones, that may stand between two parts of a phrase
SHORTEST_WITH_TYPO = 5  # letters of a word that is known with one of them wrong, which is never the first
NOT, SMALL, TOPIC = "A", "B", "C"  # classes as an index calls them: by capitals, which no folded word has

Phrase = Sequence[str]
Begins = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of danger: the sentence, the ids of helplines by audience, the phrases by which it is known, and pages."""

    say: str
    helplines: Mapping[str, Sequence[str]]
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]
    pages: Sequence[int]

    def lines_for(self, audience: str) -> Sequence[str]:
        """The ids of the helplines that are shown to an audience, first one first."""
        return self.helplines.get(audience) or self.helplines.get("everyone", ())


class Watch:
    """The kinds of danger of one language, from the values of its index. `known` words have no typing mistake."""

    def __init__(self, values: Mapping[str, Any], known: Collection[str]) -> None:
        self.classes = classes = {name: phrases_of(text) for name, text in values["classes"].items()}
        harmless = phrases_of(values["harmless"])
        self.kinds = [
            Kind(say, lines, phrases_of(phrases), [*phrases_of(unless), *harmless], pages)
            for say, lines, phrases, unless, pages in values["danger"]
        ]
        self.members: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for name, members in classes.items():
            for first, *rest in members:
                self.members[first].append((name, rest))
        listed = [phrase for kind in self.kinds for phrase in (*kind.phrases, *kind.unless)]
        listed += [member for members in classes.values() for member in members]
        self.vocabulary = unique(word for phrase in listed for word in phrase if word not in classes)
        self.known = {*known, *self.vocabulary}

    def find(self, typed: Sequence[str]) -> list[Kind]:
        """The kinds that a text tells of, in their order."""
        begins = self._read(typed)
        return [kind for kind in self.kinds if _is_told(kind, begins)]

    def can_see(self, kind: Kind, phrase: Phrase) -> bool:
        """Whether a kind is told by some words that fit its phrase: `unless` may hide them all."""
        alone = replace(kind, phrases=[phrase])
        most = max(len(self.classes.get(part, "")) for part in phrase)
        return any(_is_told(alone, self._read(self._example(phrase, number))) for number in range(max(most, 1)))

    def _example(self, phrase: Phrase, number: int) -> list[str]:
        """Words that fit a phrase: of each class the one with this number, counted round and round."""
        parts = (self.classes.get(part) or [[part]] for part in phrase)
        return [word for each in parts for word in each[number % len(each)]]

    def _read(self, typed: Sequence[str]) -> Sequence[Begins]:
        """For each word of a text: the words and classes that begin there, and how many words each takes."""
        spelled = [self._spelled(word) for word in typed]
        begins: list[dict[str, int]] = [dict.fromkeys(words, 1) for words in spelled]
        for place, words in enumerate(spelled):
            for name, rest in (member for word in words for member in self.members.get(word, ())):
                after = spelled[place + 1 : place + 1 + len(rest)]
                if len(after) == len(rest) and all(word in found for word, found in zip(rest, after, strict=True)):
                    begins[place][name] = max(begins[place].get(name, 0), 1 + len(rest))
        return begins

    def _spelled(self, word: str) -> list[str]:
        """The words that a typed word stands for: itself, or what it is but for one letter."""
        if word in self.known or len(word) < SHORTEST_WITH_TYPO:
            return [word]
        near = (
            each
            for each in self.vocabulary
            if len(each) >= SHORTEST_WITH_TYPO and each[0] == word[0] and is_near(word, each)
        )
        return [word, *near]


def _is_told(kind: Kind, begins: Sequence[Begins]) -> bool:
    harmless = {place for phrase in kind.unless for places in _places(begins, phrase) for place in places}
    rest = [{} if place in harmless else each for place, each in enumerate(begins)]
    found = (places for phrase in kind.phrases for places in _places(rest, phrase))
    return not all(_is_denied(rest, places[0]) or _is_topic(rest, places[-1]) for places in found)


def _places(begins: Sequence[Begins], phrase: Phrase) -> Iterator[list[int]]:
    """The places of the words of a phrase, for each place where it begins."""
    for start, first in enumerate(begins):
        if phrase[0] in first and (places := _places_from(begins, start, phrase)):
            yield places


def _places_from(begins: Sequence[Begins], start: int, phrase: Phrase) -> list[int]:
    places: list[int] = []
    end = start
    for part in phrase:
        place = _next(begins, end, part) if places else start
        if place < 0:
            return []
        end = place + begins[place][part]
        places += range(place, end)
    return places


def _next(begins: Sequence[Begins], place: int, part: str) -> int:
    """Where the next part of a phrase begins; -1 if it is denied, or too many words stand before it."""
    others = 0
    while place < len(begins) and others <= GAP:
        if part in begins[place]:
            return place
        if NOT in begins[place]:
            break
        others += SMALL not in begins[place]
        place += 1
    return -1


def _is_denied(begins: Sequence[Begins], start: int) -> bool:
    """Whether a word of the class `<not>` stands before a phrase that begins with none."""
    return NOT not in begins[start] and NOT in _neighbour(begins, start, -1)


def _is_topic(begins: Sequence[Begins], end: int) -> bool:
    """Whether a word of the class `<topic>` follows a phrase that ends here."""
    return TOPIC in _neighbour(begins, end, 1)


def _neighbour(begins: Sequence[Begins], place: int, step: int) -> Begins:
    """What begins at the next place in a direction that is no small word."""
    place += step
    while 0 <= place < len(begins) and SMALL in begins[place] and not {NOT, TOPIC} & begins[place].keys():
        place += step
    return begins[place] if 0 <= place < len(begins) else {}


def phrases_of(text: str) -> list[Phrase]:
    """The phrases of an index, each a list of words and classes."""
    return [phrase.split() for phrase in text.split("|") if phrase]
