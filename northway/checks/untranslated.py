"""No text of a translation is the same as in its original, or still in the original's language."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from unicodedata import name

from northway.content.locales import Locale
from northway.content.pages import Edition, Helpline, Page
from northway.problems import Problem
from northway.system.memory import Memory

FEWEST_WORDS = 5  # words of a text that can be judged to be in the wrong language; fewer may be names
FEWEST_SAME_WORDS = 2  # words of a text that must not be the same as in the original; a single one may be a name
FIELDS = ("title", "heading", "label", "summary", "confidentiality", "cost_note")
NAMES = ("title", "heading", "label")  # fields of a helpline that may keep the name of the service
MOST_OF_ANOTHER = 0.9  # share of letters in one script that decides the script of a text, which may have names in it
MOST_SHARED = 0.6  # share of words that a text may share with the source language: names, and words in both languages
COMMON = 0.1  # a word is common if at least this share of pages in the source language have it
# Quotations are left out, because words to say aloud stay in the language of those who hear them; so is code.
NO_WORDS = re.compile(
    r"`[^`]*`|\]\([^)]*\)|\{#[^}]*\}|https?://\S+|^:::.*$|[“„][^“”„]*[”“]|«[^»]*»|\"[^\"]*\"|^\s*(?:[-*+]|\d+\.) ",
    re.MULTILINE,
)
# Words to say aloud stay in the language of those who answer.
ALOUD = re.compile(r"^:::+[ \t]*say[ \t]*\n(?:(?!:::|-- ).*\n)*", re.MULTILINE)
PARAGRAPH = re.compile(r"(?:^(?!:::)[^\n]*\S[^\n]*\n?)+", re.MULTILINE)
ITEM = re.compile(r"\n(?=\s*(?:[-*+]|\d+\.) )")
MARKS = re.compile(r"[*_#\[\]]")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def common_words(originals: Collection[Page], memory: Memory) -> frozenset[str]:
    """The words in small letters that are on many pages of the source language."""
    pages = Counter(word for page in originals for word in memory.recall(_small_words, page.body))
    return frozenset(word for word, number in pages.items() if number >= COMMON * len(originals))


def check(edition: Edition, source: Locale, common: frozenset[str]) -> Iterator[Problem]:
    """Find text that has not been translated; one problem names the first place and counts the others."""
    left = list(_left(edition, source, common))
    if left:
        line, opening = left[0]
        are = f", and {len(left) - 1} more up to line {left[-1][0]}, are" if len(left) > 1 else " is"
        what = f"“{opening}”{are} still in {source.autonym}"
        yield Problem(edition.page.source, line, "translations", what, f"write it in {edition.locale.autonym}")


def _left(edition: Edition, source: Locale, common: frozenset[str]) -> Iterator[tuple[int, str]]:
    page, original = edition.page, edition.original
    theirs, small = _words_of(original)
    known, script = common | small, _script(source.autonym)
    has_own_script = _script(edition.locale.autonym) != script

    def is_in_source(text: str, words: list[str]) -> bool:
        if has_own_script:
            return _script(text) == script
        return sum(word.lower() in known for word in words) > MOST_SHARED * len(words)

    for line, text in _texts(page):
        plain = _plain(text)
        words = WORD.findall(plain)
        if (plain in theirs and has_words(plain)) or (len(words) >= FEWEST_WORDS and is_in_source(plain, words)):
            opening = plain.split()
            yield line, " ".join(opening[:FEWEST_WORDS]) + (" …" if len(opening) > FEWEST_WORDS else "")
    if len(page.keywords) > 1 and page.keywords == original.keywords:
        yield page.line_of("keywords"), ", ".join(page.keywords[:FEWEST_SAME_WORDS]) + " …"


@lru_cache(maxsize=1)  # the translations of a page are checked one after another
def _words_of(page: Page) -> tuple[frozenset[str], frozenset[str]]:
    """The texts of a page without Markdown, and their words in small letters."""
    texts = frozenset(_plain(text) for _, text in _texts(page))
    return texts, frozenset[str]().union(*map(_small_words, texts))


def _small_words(text: str) -> frozenset[str]:
    return frozenset(filter(str.islower, WORD.findall(text)))


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """The fields, paragraphs and list items of a page, each with its line."""
    names = NAMES if isinstance(page, Helpline) else ()
    yield from ((page.line_of(field), getattr(page, field, "")) for field in FIELDS if field not in names)
    for index, channel in enumerate(page.channels if isinstance(page, Helpline) else ()):
        yield page.line_of(f"channel_notes.{index}"), channel.note
        yield page.line_of(f"channel_waits.{index}"), channel.wait
    body = ALOUD.sub(lambda found: "\n" * found[0].count("\n"), page.body)
    for paragraph in PARAGRAPH.finditer(body):
        line = page.body_line + body.count("\n", 0, paragraph.start())
        for text in ITEM.split(paragraph[0]):
            yield line, text
            line += text.count("\n") + 1


def _plain(text: str) -> str:
    return " ".join(MARKS.sub("", NO_WORDS.sub("", text)).split())


def has_words(text: str) -> bool:
    """Whether a text is more than names and abbreviations, which may be the same in two languages."""
    words = WORD.findall(text)
    return len(words) >= FEWEST_SAME_WORDS and any(word.islower() and len(word) > 2 for word in words)


def _script(text: str) -> str:
    """The script of nearly all letters of a text, as the first word of their Unicode names; "" if it has several."""
    scripts: Counter[str] = Counter()
    for letter, number in Counter(filter(str.isalpha, text)).items():
        scripts[_script_of(letter)] += number
    [(most, number)] = scripts.most_common(1) or [("", 0)]
    return most if number > MOST_OF_ANOTHER * scripts.total() else ""


@cache
def _script_of(letter: str) -> str:
    return name(letter, "?").split()[0]
