"""The words of a text in the one form that the search compares. static/js/folding.js does the same, step for step."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from unicodedata import category, normalize

from northway.content.search_words import Spelling

APOSTROPHES = re.compile("['‘’ʼ`´]")
WORD = re.compile(r"[^\W_]+")
DOUBLED = re.compile(r"([^aeiou])\1+")  # a doubled vowel of Latin letters is another sound: been, ben
SHORTEST_CHANGED = 4  # letters: the beginning of a shorter word stays as it is
SHORTEST_ROOT = 3  # letters that are left when an ending is dropped
LATER_LETTERS = 2  # a word of which nothing else is left keeps this many


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: each letter as it is, and no mark (Unicode category M)."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if category(chr(letter))[0] == "M" else letter
        return self[letter]


WITHOUT_MARKS = _WithoutMarks()


@dataclass(frozen=True)
class Folding:
    """How one language's words are folded. `same`: the word that stands for another; `ignored`: what finds nothing."""

    letters: Sequence[Sequence[str]] = ()
    beginnings: Sequence[Sequence[str]] = ()
    endings: Sequence[str] = ()
    whole: Sequence[str] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()

    @classmethod
    def of(cls, spelling: Spelling) -> "Folding":
        """The folding that editors asked for: the first word of each group stands for the others."""
        plain = cls(spelling.letters, spelling.beginnings, spelling.endings, spelling.whole)
        groups = [[plain.root(word) for word in group] for group in spelling.same]
        same = replace(plain, same={word: group[0] for group in groups for word in group[1:]})
        return replace(same, ignored=frozenset(word for text in spelling.ignored for word in same.words(text)))

    def words(self, text: str) -> list[str]:
        """The words of a text, folded, in their order."""
        return list(map(self._word, WORD.findall(self._clean(text))))

    def root(self, text: str) -> str:
        """The root of the one word in a text."""
        return self._find_root("".join(WORD.findall(self._clean(text))))

    def _clean(self, text: str) -> str:
        """Small letters without marks and apostrophes; letters that look alike become one."""
        letters = normalize("NFKD", APOSTROPHES.sub("", text.lower()))
        clean = letters if letters.isascii() else letters.translate(WITHOUT_MARKS)
        for old, new in self.letters:
            clean = clean.replace(old, new)
        return clean

    @cached_property
    def _word(self) -> Callable[[str], str]:
        """What a word becomes, found once for each: a text has many words, and few different ones."""
        return cache(lambda word: self.same.get(root := self._find_root(word), root))

    def _find_root(self, word: str) -> str:
        """A word without its ending, with one beginning for all that it may have, and no letter doubled."""
        if word in self.whole:
            return word
        root = self._without_ending(word)
        for first, *others in self.beginnings if len(word) >= SHORTEST_CHANGED else ():
            found = next((start for start in others or [first] if root.startswith(start)), None)
            if found is not None and len(root) - len(found) >= LATER_LETTERS:
                root = first + root[len(found) :]
                break
        return DOUBLED.sub(r"\1", root)

    def _without_ending(self, word: str) -> str:
        if not word.endswith(tuple(self.endings)):
            return word
        fits = (end for end in self.endings if word.endswith(end) and len(word) - len(end) >= SHORTEST_ROOT)
        return word[: len(word) - len(next(fits, ""))]


def is_near(one: str, other: str) -> bool:
    """Whether one letter more, fewer, other or swapped with its neighbour makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    left, right = one[start:], other[start:]
    is_swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return is_swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def unique(words: Iterable[str]) -> list[str]:
    """The words in their order, each once."""
    return list(dict.fromkeys(words))
