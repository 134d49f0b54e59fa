"""Sentences and paragraphs that a tired reader can hold: short ones, in which somebody acts."""

import re
from collections.abc import Iterable, Iterator

from northway.content.style_rules import StyleRules
from northway.markup.prose import Passage, Prose
from northway.problems import Level, Problem

RULE = "sentences"
SAMPLE = 20  # sentences: a share of fewer says nothing


def check(writing: StyleRules, proses: Iterable[Prose]) -> Iterator[Problem]:
    """Find sentences and paragraphs that are too long, and pages where too often nobody acts."""
    passive = passives(writing)
    for prose in proses:
        source = prose.page.source
        for passage in (*prose.fields, *prose.passages):
            yield from _check_sentences(source, passage, writing.sentence)
            yield from _check_passage(source, passage, writing)
        yield from _check_voice(source, prose, passive, writing.passive)


def _check_sentences(source: str, passage: Passage, most: int) -> Iterator[Problem]:
    # A field has its own limit too (`titles`), and says in one breath what a record says at length.
    level: Level = "warning" if passage.kind == "field" else "error"
    for sentence in passage.sentences:
        length = len(sentence.words)
        if length > most:
            what = f"the sentence {sentence.opening} has {length} words"
            yield Problem(source, sentence.line, RULE, what, f"write {most} at most; part it in two", level)


def _check_passage(source: str, passage: Passage, writing: StyleRules) -> Iterator[Problem]:
    opening = passage.sentences[0].opening
    # A question leads to its answer, and is one with it.
    sentences = sum(not sentence.is_question for sentence in passage.own_sentences)
    for number, unit, most in (
        (sentences, "sentences", writing.paragraph_sentences),
        (passage.words, "words", writing.paragraph),
    ):
        if number > most:
            what = f"the paragraph {opening} has {number} {unit}"
            yield Problem(source, passage.line, RULE, what, f"write {most} at most; part it in two", "warning")


def _check_voice(source: str, prose: Prose, pattern: re.Pattern[str], most: int) -> Iterator[Problem]:
    whole = [sentence for passage in prose.passages for sentence in passage.own_sentences if sentence.is_whole]
    passive = [sentence for sentence in whole if pattern.search(sentence.text)]
    if len(whole) >= SAMPLE and 100 * len(passive) > most * len(whole):
        what = f"{len(passive)} of {len(whole)} sentences are passive, such as {passive[0].opening}"
        hint = f"write {most} in 100 at most; begin with who does it"
        yield Problem(source, passive[0].line, RULE, what, hint, "warning")


def passives(writing: StyleRules) -> re.Pattern[str]:
    """Finds a verb in the passive voice, as far as words alone can tell."""
    auxiliary, adverb, ending, participle, state = (
        "|".join(map(re.escape, words)) or "(?!)"
        for words in (writing.auxiliaries, writing.adverbs, writing.endings, writing.participles, writing.states)
    )
    verb = rf"(?!(?:{state})\b)(?:\w+(?:{ending})|{participle})"
    return re.compile(rf"\b(?:{auxiliary})(?:\s+(?:{adverb}))*\s+{verb}\b", re.IGNORECASE)
