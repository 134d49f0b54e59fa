"""Sentences and paragraphs are short, and few sentences are in the passive."""

import re
from collections.abc import Iterator

from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose, TextBlock
from northway.problems import Level, Problem

RULE = "sentences"
ERROR: Level = "error"
WARNING: Level = "warning"
SAMPLE = 20  # sentences: with fewer, a percentage is unreliable


def check(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find sentences and paragraphs that are too long, and a page with too many passive sentences."""
    for block in (*prose.fields, *prose.blocks):
        yield from _check_sentences(prose.page.source, block, writing)
        yield from _check_passage(prose.page.source, block, writing)
    yield from _check_voice(prose, writing)


def _check_sentences(source: str, block: TextBlock, writing: StyleRules) -> Iterator[Problem]:
    for sentence in block.sentences:
        length, most, level = len(sentence.words), writing.sentence, ERROR
        if length <= most and writing.long_sentence:
            most, level = writing.long_sentence, WARNING
        if length > most:
            what = f"the sentence {sentence.opening} has {length} words"
            hint = f"write {most} at most; split it in two"
            # For a field this is only a warning, because `titles` limits its length too.
            yield Problem(source, sentence.line, RULE, what, hint, WARNING if block.kind == "field" else level)


def _check_passage(source: str, block: TextBlock, writing: StyleRules) -> Iterator[Problem]:
    opening = block.sentences[0].opening
    # A question and its answer count as one sentence.
    sentences = sum(not sentence.is_question for sentence in block.own_sentences)
    for number, unit, most in (
        (sentences, "sentences", writing.paragraph_sentences),
        (block.words, "words", writing.paragraph),
    ):
        if number > most:
            what = f"the paragraph {opening} has {number} {unit}"
            yield Problem(source, block.line, RULE, what, f"write {most} at most; split it in two", "warning")


def _check_voice(prose: Prose, writing: StyleRules) -> Iterator[Problem]:
    pattern, most = passives(writing), writing.passive
    whole = [sentence for block in prose.blocks for sentence in block.own_sentences if sentence.is_whole]
    passive = [sentence for sentence in whole if pattern.search(sentence.text)]
    if len(whole) >= SAMPLE and 100 * len(passive) > most * len(whole):
        what = f"{len(passive)} of {len(whole)} sentences are passive, such as {passive[0].opening}"
        hint = f"write {most} in 100 at most; begin with who does it"
        yield Problem(prose.page.source, passive[0].line, RULE, what, hint, "warning")


def passives(writing: StyleRules) -> re.Pattern[str]:
    """A pattern of verbs in the passive voice, as far as word lists can tell."""
    auxiliary, adverb, ending, participle, state = (
        "|".join(map(re.escape, words)) or "(?!)"
        for words in (writing.auxiliaries, writing.adverbs, writing.endings, writing.participles, writing.states)
    )
    verb = rf"(?!(?:{state})\b)(?:\w+(?:{ending})|{participle})"
    return re.compile(rf"\b(?:{auxiliary})(?:\s+(?:{adverb}))*\s+{verb}\b", re.IGNORECASE)
