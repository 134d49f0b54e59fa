"""Measures how hard the prose of a body is to read."""

import re

from northway.markup.prose import Prose, Sentence

AGE_AT_GRADE_0 = 5
# Words: with fewer, a grade is unreliable. Flesch took samples of a hundred.
SAMPLE = 100
SPELLED = re.compile(r"[^\W\d_]")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def reading_grade(prose: Prose) -> float | None:
    """The grade of a body's whole sentences, because short list items would lower it; None if there are few."""
    whole = [sentence for sentence in prose.sentences if sentence.is_whole]
    return grade_of(whole) if sum(len(sentence.words) for sentence in whole) >= SAMPLE else None


def grade_of(sentences: list[Sentence]) -> float:
    """The US school grade of these sentences, at least 0; add five for the age of the reader.

    The automated readability index: Smith, E. A. and Senter, R. J. (1967), AMRL-TR-66-220, as it is commonly
    given. It counts letters, words and sentences, so it needs no dictionary of syllables. Numbers count as words of a
    sentence, but not towards the length of words. A low grade does not prove that a page is clear.
    """
    words = [word for sentence in sentences for word in sentence.words]
    spelled = [word for word in words if SPELLED.search(word)]
    if not spelled:
        return 0.0
    letters = len(LETTER_OR_DIGIT.findall(" ".join(spelled)))
    return max(0.0, 4.71 * letters / len(spelled) + 0.5 * len(words) / len(sentences) - 21.43)
