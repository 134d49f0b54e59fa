"""Folds words: turns them into the one form that the search compares. static/js/folding.js does the same."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from unicodedata import category, normalize

from northway.content.search_words import Spelling

APOSTROPHES = re.compile("['‘’ʼ`´]")
WORD = re.compile(r"[^\W_]+")
DOUBLED = re.compile(r"([^aeiou])\1+")  # not vowels, because doubling them makes other words: been, ben
SHORTEST_CHANGED = 4  # letters: in shorter words the beginning is never replaced
SHORTEST_ROOT = 3  # letters that must be left when an ending is dropped
LATER_LETTERS = 2  # letters that must follow a beginning for it to be replaced


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that removes marks (Unicode category M) and keeps all else."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if category(chr(letter))[0] == "M" else letter
        return self[letter]


WITHOUT_MARKS = _WithoutMarks()


@dataclass(frozen=True)
class Folding:
    """How to fold the words of one language. `same` maps a word to the one that replaces it; `ignored` find nothing."""

    letters: Sequence[Sequence[str]] = ()
    beginnings: Sequence[Sequence[str]] = ()
    endings: Sequence[str] = ()
    whole: Sequence[str] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()

    @classmethod
    def of(cls, spelling: Spelling) -> "Folding":
        """The folding that editors described in `spelling.yml`. The first word of a group replaces the others."""
        plain = cls(spelling.letters, spelling.beginnings, spelling.endings, spelling.whole)
        groups = [[plain.root(word) for word in group] for group in spelling.same]
        same = replace(plain, same={word: group[0] for group in groups for word in group[1:]})
        return replace(same, ignored=frozenset(word for text in spelling.ignored for word in same.words(text)))

    def words(self, text: str) -> list[str]:
        """The words of a text, folded, in order."""
        return list(map(self._word, WORD.findall(self._clean(text))))

    def root(self, text: str) -> str:
        """The root of a text that is one word."""
        return self._find_root("".join(WORD.findall(self._clean(text))))

    def _clean(self, text: str) -> str:
        """The text in small letters without marks and apostrophes, with the `letters` of the language replaced."""
        letters = normalize("NFKD", APOSTROPHES.sub("", text.lower()))
        clean = letters if letters.isascii() else letters.translate(WITHOUT_MARKS)
        for old, new in self.letters:
            clean = clean.replace(old, new)
        return clean

    @cached_property
    def _word(self) -> Callable[[str], str]:
        """A function that folds a word. It is cached, because the words of a text are often repeated."""
        return cache(lambda word: self.same.get(root := self._find_root(word), root))

    def _find_root(self, word: str) -> str:
        """A word without its ending, with its beginning replaced, and without doubled consonants."""
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
    """Whether two words are the same but for one letter that is added, missing, different or swapped with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    left, right = one[start:], other[start:]
    is_swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return is_swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def unique(words: Iterable[str]) -> list[str]:
    """The words in order, without repetitions."""
    return list(dict.fromkeys(words))
