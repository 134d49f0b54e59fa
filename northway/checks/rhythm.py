"""Running text has whole sentences, neither too short nor too long, in words that people use when they speak."""

import re
from collections.abc import Iterator
from itertools import pairwise

from northway.checks.words import any_of, plain
from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose, Sentence
from northway.problems import Problem

RULE = "rhythm"
SAMPLE = 12  # sentences: with fewer, a mean or a share is unreliable
FEW = 2  # full forms that any page may have


def check(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find a page whose sentences are too long, too short or too formal on average, and consecutive fragments."""
    yield from _check_mean(prose, writing)
    yield from _check_share(prose, short_sentences(prose, writing), writing)
    yield from _check_forms(prose, full_forms(prose, writing), writing)
    if writing.verbs:
        yield from _check_fragments(prose, writing)


def mean_length(prose: Prose) -> float | None:
    """The mean length, in words, of the sentences of running text; None if there are none."""
    lengths = [len(sentence.words) for sentence in prose.running]
    return sum(lengths) / len(lengths) if lengths else None


def short_sentences(prose: Prose, writing: StyleRules) -> list[Sentence]:
    """The sentences of running text that are short."""
    return [sentence for sentence in prose.running if len(sentence.words) <= writing.short_sentence]


def full_forms(prose: Prose, writing: StyleRules) -> list[tuple[int, str]]:
    """The line and the words of each full form for which people would say the short form."""
    if not writing.full_forms:
        return []
    # At the end of a clause (“how urgent it is.”) there is no short form.
    found = any_of(tuple(writing.full_forms), followed_by=r"\s+\w")
    return [
        (sentence.line, match[0])
        for block in prose.blocks
        if block.kind != "heading" and found.search(block.text)
        for sentence in block.own_sentences
        for match in found.finditer(sentence.text)
    ]


def _check_mean(prose: Prose, writing: StyleRules) -> Iterator[Problem]:
    mean = mean_length(prose)
    if mean is None or len(prose.running) < SAMPLE:
        return
    if writing.mean_sentence_least <= round(mean) <= writing.mean_sentence:
        return
    what = f"the sentences of the running text have {mean:.1f} words on average"
    if round(mean) > writing.mean_sentence:
        worst = max(prose.running, key=lambda sentence: len(sentence.words))
        hint = f"write {writing.mean_sentence} at most; begin here, with {worst.opening}"
    else:
        worst = min(prose.running, key=lambda sentence: len(sentence.words))
        hint = f"write {writing.mean_sentence_least} at least: join what belongs together; begin with {worst.opening}"
    yield Problem(prose.page.source, worst.line, RULE, what, hint, "warning")


def _check_share(prose: Prose, short: list[Sentence], writing: StyleRules) -> Iterator[Problem]:
    count = len(prose.running)
    if count >= SAMPLE and 100 * len(short) > writing.short_sentences * count:
        what = f"{len(short)} of {count} sentences have {writing.short_sentence} words or fewer, {_lines(short)}"
        hint = f"write {writing.short_sentences} in 100 at most; join them to what comes before or after"
        yield Problem(prose.page.source, short[0].line, RULE, what, hint, "warning")


def _check_forms(prose: Prose, found: list[tuple[int, str]], writing: StyleRules) -> Iterator[Problem]:
    if len(found) <= FEW or 100 * len(found) <= writing.full_forms_most * len(prose.sentences):
        return
    line, words = found[0]
    short = next(form for full, form in writing.full_forms.items() if any_of((full,)).fullmatch(words))
    rest = ", ".join(f"“{said}” on line {number}" for number, said in found[1:6])
    what = f"“{words}” is a full form, and there are {len(found) - 1} more" + (f" ({rest})" if rest else "")
    hint = f"say “{short}” as people do; {writing.full_forms_most} in 100 sentences may have a full form"
    yield Problem(prose.page.source, line, RULE, what, hint, "warning")


def _check_fragments(prose: Prose, writing: StyleRules) -> Iterator[Problem]:
    verb = any_of(writing.verbs)
    for block in prose.blocks:
        for one, other in pairwise(block.running):
            if all(_is_fragment(sentence, writing.short_sentence, verb) for sentence in (one, other)):
                what = f"{one.opening} and {other.opening} are two fragments in a row"
                yield Problem(prose.page.source, one.line, RULE, what, "make one whole sentence of them", "warning")


def _is_fragment(sentence: Sentence, most: int, verb: re.Pattern[str]) -> bool:
    return len(sentence.words) <= most and not verb.search(plain(sentence.text))


def _lines(sentences: list[Sentence]) -> str:
    """The lines of these sentences in words, such as "on lines 12, 20 and more"."""
    numbers = list(dict.fromkeys(str(sentence.line) for sentence in sentences))
    return f"on lines {', '.join(numbers[:8])}" + (" and more" if len(numbers) > 8 else "")
