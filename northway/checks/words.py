"""Pages do not blame, use jargon or unnatural words, or make promises for others. `writing.yml` lists the words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose, TextBlock
from northway.problems import Level, Problem

RULE = "words"
MOST_PATTERNS = 2000  # patterns kept: those of `writing.yml`, and of the glossary in each language
Kind = tuple[str, Mapping[str, str], Level]


def check(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find listed words in the text that a reader sees."""
    blame: Kind = ("blames or belittles a child", writing.blame, "error")
    jargon: Kind = ("is not an everyday word", writing.jargon, "warning")
    unspoken: Kind = ("is not how people talk", writing.unspoken, "warning")
    knows_jargon = set(prose.page.audience) <= set(writing.jargon_for)
    kinds = (blame, unspoken) if knows_jargon else (blame, unspoken, jargon)
    for block in (*prose.fields, *prose.blocks):
        # Nearly all blocks have no such word, so the whole block is searched first.
        text = plain(block.text)
        if any_of((*writing.blame, *writing.unspoken, *writing.jargon)).search(text):
            yield from _check_words(prose.page.source, block, kinds, writing.allowed)
        if any_of(tuple(writing.promises)).search(text):
            yield from _check_promises(prose.page.source, block, writing)


def _check_words(source: str, block: TextBlock, kinds: Iterable[Kind], allowed: tuple[str, ...]) -> Iterator[Problem]:
    for sentence in block.own_sentences:
        text = any_of(allowed).sub(" ", plain(sentence.text))
        for what, words, level in kinds:
            for found in any_of(tuple(words)).finditer(text):
                instead = next(words[word] for word in words if any_of((word,)).fullmatch(found[0]))
                yield Problem(source, sentence.line, RULE, f"“{found[0]}” {what}", f"say instead: {instead}", level)


def _check_promises(source: str, block: TextBlock, writing: StyleRules) -> Iterator[Problem]:
    hint = "say what usually happens, and that it may not; or leave it out"
    for sentence in block.sentences:
        text = plain(sentence.text)
        for found in any_of(tuple(writing.promises)).finditer(text):
            phrase = next(phrase for phrase in writing.promises if any_of((phrase,)).fullmatch(found[0]))
            honest = (*writing.denials, *writing.promises[phrase])
            if not any_of(honest).search(text[: found.start()]):
                what = f"“{found[0]}” promises what nobody can be sure of"
                yield Problem(source, sentence.line, RULE, what, hint)


@lru_cache(MOST_PATTERNS)
def any_of(words: tuple[str, ...], followed_by: str = "") -> re.Pattern[str]:
    """A pattern for any of these as whole words. A space or a hyphen matches either; `*` matches any ending."""
    ahead = f"(?={followed_by})" if followed_by else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelled, words)) or '(?!)'})(?!\w){ahead}", re.IGNORECASE)


def _spelled(word: str) -> str:
    return r"[\s-]+".join(re.escape(part).replace(r"\*", r"\w*") for part in re.split(r"[\s-]+", plain(word)))


def plain(text: str) -> str:
    """The text with straight apostrophes."""
    return text.replace("’", "'")
