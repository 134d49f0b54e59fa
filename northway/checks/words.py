"""Words that wound, words of the trade, and promises that others must keep. The lists are the editors'."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from northway.content.style_rules import StyleRules
from northway.markup.prose import Passage, Prose
from northway.problems import Level, Problem

RULE = "words"
PROFESSIONALS = ("professional",)
Kind = tuple[str, Mapping[str, str], Level]


def check(writing: StyleRules, proses: Iterable[Prose]) -> Iterator[Problem]:
    """Find the words of `writing.yml`, in what a reader sees of a page."""
    blame: Kind = ("blames or belittles a child", writing.blame, "error")
    jargon: Kind = ("is no everyday word", writing.jargon, "warning")
    for prose in proses:
        # Those who work with children know the words of their trade.
        kinds = (blame,) if prose.page.audience == PROFESSIONALS else (blame, jargon)
        for passage in (*prose.fields, *prose.passages):
            # Nearly all hold no such word, which one look at the whole passage tells.
            text = _plain(passage.text)
            if any_of((*writing.blame, *writing.jargon)).search(text):
                yield from _check_words(prose.page.source, passage, kinds, writing.allowed)
            if any_of(tuple(writing.promises)).search(text):
                yield from _check_promises(prose.page.source, passage, writing)


def _check_words(source: str, passage: Passage, kinds: Iterable[Kind], allowed: tuple[str, ...]) -> Iterator[Problem]:
    for sentence in passage.own_sentences:
        text = any_of(allowed).sub(" ", _plain(sentence.text))
        for what, words, level in kinds:
            for found in any_of(tuple(words)).finditer(text):
                instead = next(words[word] for word in words if any_of((word,)).fullmatch(found[0]))
                yield Problem(source, sentence.line, RULE, f"“{found[0]}” {what}", f"say instead: {instead}", level)


def _check_promises(source: str, passage: Passage, writing: StyleRules) -> Iterator[Problem]:
    hint = "say what usually happens, and that it may not; or leave it out"
    for sentence in passage.sentences:
        text = _plain(sentence.text)
        for found in any_of(tuple(writing.promises)).finditer(text):
            phrase = next(phrase for phrase in writing.promises if any_of((phrase,)).fullmatch(found[0]))
            honest = (*writing.denials, *writing.promises[phrase])
            if not any_of(honest).search(text[: found.start()]):
                what = f"“{found[0]}” promises what nobody can be sure of"
                yield Problem(source, sentence.line, RULE, what, hint)


@lru_cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of these words, whole, whatever blanks and hyphens part them; `*` stands for any ending."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelled, words)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _spelled(word: str) -> str:
    return r"[\s-]+".join(re.escape(part).replace(r"\*", r"\w*") for part in re.split(r"[\s-]+", _plain(word)))


def _plain(text: str) -> str:
    """With one kind of apostrophe."""
    return text.replace("’", "'")
