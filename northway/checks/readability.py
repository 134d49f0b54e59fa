"""How hard a body is to read, measured on its prose."""

import re
from dataclasses import dataclass

from northway.markup.prose import Prose, Sentence

AGE_AT_GRADE_0 = 5
# Less than this says nothing of a page: Flesch, who began it, took samples of a hundred words.
SAMPLE = 100
SPELLED = re.compile(r"[^\W\d_]")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Measure:
    """The words of a body, its sentences with their mean and greatest length in words, and its reading grade."""

    words: int
    sentences: int
    mean: float
    longest: int
    grade: float | None


def measure(prose: Prose) -> Measure:
    """Measure a body. Whole sentences are counted; the bare items of lists, which are short, would flatter it."""
    whole = [sentence for sentence in prose.sentences if sentence.is_whole]
    lengths = [len(sentence.words) for sentence in whole]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    longest = max((len(sentence.words) for sentence in prose.sentences), default=0)
    grade = grade_of(whole) if sum(lengths) >= SAMPLE else None
    return Measure(prose.words, len(whole), mean, longest, grade)


def grade_of(sentences: list[Sentence]) -> float:
    """The school grade (US; add five for the age) for which these sentences are written.

    The automated readability index: Smith, E. A. and Senter, R. J. (1967), AMRL-TR-66-220, as it is commonly
    given. It needs letters, words and sentences, and so no dictionary of syllables. It says which page to look
    at first, and not that a page is clear. Numbers lengthen a sentence, but are no long words. The easiest text is 0.
    """
    words = [word for sentence in sentences for word in sentence.words]
    spelled = [word for word in words if SPELLED.search(word)]
    if not spelled:
        return 0.0
    letters = len(LETTER_OR_DIGIT.findall(" ".join(spelled)))
    return max(0.0, 4.71 * letters / len(spelled) + 0.5 * len(words) / len(sentences) - 21.43)
