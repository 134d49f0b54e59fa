"""Finds signs of danger in what a reader typed. static/js/danger.js does the same.

A phrase is a list of words and of classes of words, such as `<they> <hurt> me`. It matches a text that has its parts in
the same order. Between two parts there may be words of the class `<small>` and one other word. A word of the class
`<not>` before or within a phrase means that there is no match: "he never hits me". Nor is there a match if a word of
the class `<topic>` follows: "i want to die lyrics".
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from northway.search.folding import is_near, unique

GAP = 1  # words that may stand between two parts of a phrase, not counting small ones
SHORTEST_WITH_TYPO = 5  # letters: a word at least so long is recognised with one letter wrong, but not the first
NOT, SMALL, TOPIC = "A", "B", "C"  # names of classes in an index: capitals, which folded words never have

Phrase = Sequence[str]
Begins = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of danger: what to say, the ids of helplines by audience, its phrases, and the numbers of its pages."""

    say: str
    helplines: Mapping[str, Sequence[str]]
    phrases: Sequence[Phrase]
    unless: Sequence[Phrase]
    pages: Sequence[int]

    def lines_for(self, audience: str) -> Sequence[str]:
        """The ids of the helplines for an audience, in the order in which they are shown."""
        return self.helplines.get(audience) or self.helplines.get("everyone", ())


class Watch:
    """The kinds of danger of one language, from the values of its index. `known` words are never taken for misspelt."""

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
        """The kinds of danger that match a text, in the order of the index."""
        begins = self._read(typed)
        return [kind for kind in self.kinds if _is_found(kind, begins)]

    def can_see(self, kind: Kind, phrase: Phrase) -> bool:
        """Whether any words that fit `phrase` are found as this kind: its `unless` may exclude them all."""
        alone = replace(kind, phrases=[phrase])
        most = max(len(self.classes.get(part, "")) for part in phrase)
        return any(_is_found(alone, self._read(self._example(phrase, number))) for number in range(max(most, 1)))

    def _example(self, phrase: Phrase, number: int) -> list[str]:
        """Words that fit a phrase. Each class gives its word with this number, starting again after its last word."""
        parts = (self.classes.get(part) or [[part]] for part in phrase)
        return [word for each in parts for word in each[number % len(each)]]

    def _read(self, typed: Sequence[str]) -> Sequence[Begins]:
        """For each place in a text: the words and classes that begin there, and how many words each takes up."""
        spelled = [self._spelled(word) for word in typed]
        begins: list[dict[str, int]] = [dict.fromkeys(words, 1) for words in spelled]
        for place, words in enumerate(spelled):
            for name, rest in (member for word in words for member in self.members.get(word, ())):
                after = spelled[place + 1 : place + 1 + len(rest)]
                if len(after) == len(rest) and all(word in found for word, found in zip(rest, after, strict=True)):
                    begins[place][name] = max(begins[place].get(name, 0), 1 + len(rest))
        return begins

    def _spelled(self, word: str) -> list[str]:
        """The words that a typed word may mean: itself, and words of phrases that differ in one letter."""
        if word in self.known or len(word) < SHORTEST_WITH_TYPO:
            return [word]
        near = (
            each
            for each in self.vocabulary
            if len(each) >= SHORTEST_WITH_TYPO and each[0] == word[0] and is_near(word, each)
        )
        return [word, *near]


def _is_found(kind: Kind, begins: Sequence[Begins]) -> bool:
    harmless = {place for phrase in kind.unless for places in _places(begins, phrase) for place in places}
    rest = [{} if place in harmless else each for place, each in enumerate(begins)]
    found = (places for phrase in kind.phrases for places in _places(rest, phrase))
    return not all(_is_denied(rest, places[0]) or _is_topic(rest, places[-1]) for places in found)


def _places(begins: Sequence[Begins], phrase: Phrase) -> Iterator[list[int]]:
    """For each match of a phrase: the places of its words."""
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
    """The place where the next part of a phrase begins; -1 if a `<not>` or too many other words come before it."""
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
    """Whether a word of the class `<not>` comes before a phrase that does not itself begin with one."""
    return NOT not in begins[start] and NOT in _neighbour(begins, start, -1)


def _is_topic(begins: Sequence[Begins], end: int) -> bool:
    """Whether a word of the class `<topic>` follows a phrase that ends at `end`."""
    return TOPIC in _neighbour(begins, end, 1)


def _neighbour(begins: Sequence[Begins], place: int, step: int) -> Begins:
    """What begins at the next place in the direction of `step` (1 or -1), passing over small words."""
    place += step
    while 0 <= place < len(begins) and SMALL in begins[place] and not {NOT, TOPIC} & begins[place].keys():
        place += step
    return begins[place] if 0 <= place < len(begins) else {}


def phrases_of(text: str) -> list[Phrase]:
    """The phrases of an index, each a list of words and classes."""
    return [phrase.split() for phrase in text.split("|") if phrase]
