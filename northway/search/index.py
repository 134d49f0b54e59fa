"""The index of one language: what a page's script loads when the search box is used. Values only, ready for JSON."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from math import log2
from string import ascii_lowercase, digits
from typing import Any, TypeVar

from northway.content.pages import Helpline
from northway.content.search_words import SearchWords
from northway.search.danger_values import danger_values
from northway.search.folding import Folding, unique

Row = TypeVar("Row", str, list[str])
DIGITS = digits + ascii_lowercase  # of base 36
# How much a word counts by where it stands; a text's own words count at most MOST_OF_TEXT. What readers' words count is
# reckoned where the index is read, since they are in it already.
TITLE, KEYWORD, SUMMARY, HEADING, MOST_OF_TEXT = 5, 4, 3, 3, 3
HEAVIEST, LEVEL = 3, 3  # words have one of three weights, so that the index is small
TEXT_WORDS = 12  # of each page's text, those that tell it best from others
WORDS_OF_TEXT = 550  # for all pages together, so that the index of a large site stays small
FEWEST_OF_TEXT = 1
RARITY_STEP = 4  # a word's rarity is four times the binary logarithm of how many pages there are for one with it
RAREST = 35


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """What the index holds of a page. `name` is its file without the ending: `why/index`."""

    name: str
    path: str
    title: str
    heading: str
    summary: str
    audience: str
    keywords: Sequence[str]
    headings: Sequence[str]
    text: str


def make_index(
    pages: Sequence[IndexedPage], words: SearchWords, helplines: Mapping[str, Helpline], audiences: Sequence[str]
) -> dict[str, Any]:
    """The index as values for JSON. `audiences` are those that danger has helplines for.

    Results show a helpline above them: its name, what a tap opens, the number as seen, and the word to text.
    """
    folding = Folding.of(words.spelling)
    phrases = readers_phrases(words, folding)
    weighed = [_weigh(page, folding) for page in pages]
    found = Counter(word for page in weighed for word in page)
    rarity = {word: rarity_of(len(pages), number) for word, number in found.items()}
    kept = _most_telling(weighed, rarity)
    terms = sorted({word for page in kept for word in page} - folding.ignored)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(kept):
        for word, weight in page.items():
            postings[word].append((number, weight))
    return {
        "spelling": {**asdict(folding), "ignored": " ".join(sorted(folding.ignored))},
        "terms": " ".join(count + letters for count, letters in _front_coded(terms)),
        "postings": " ".join("".join(_posting(postings[term])) for term in terms),
        "pages": [
            [page.name, page.title, page.heading if page.heading != page.title else "", page.summary, page.audience]
            for page in pages
        ],
        "phrases": [
            "|".join(count + " ".join(words) for count, words in _front_coded(phrases[page.path])) for page in pages
        ],
        **danger_values(words, folding, audiences, [page.path for page in pages]),
        "helplines": {
            name: [line.short, channel.href, channel.value, channel.keyword]
            for name, line in helplines.items()
            for channel in [line.first_channel]
        },
    }


def readers_phrases(words: SearchWords, folding: Folding) -> dict[str, list[list[str]]]:
    """The readers' words for each page by its path: folded, each phrase once, in an order that compresses."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for path, row in words.words:
        found[path] |= {frozenset(telling(folding, text)) for text in row.words} - {frozenset()}
    return defaultdict(list, {path: _in_order(phrases) for path, phrases in found.items()})


def _in_order(phrases: Iterable[frozenset[str]]) -> list[list[str]]:
    often = Counter(word for phrase in phrases for word in phrase)
    return sorted(sorted(phrase, key=lambda word: (-often[word], word)) for phrase in phrases)


def telling(folding: Folding, text: str) -> list[str]:
    """The words of a text that find something, each once; all of them where none does."""
    words = unique(folding.words(text))
    return [word for word in words if word not in folding.ignored] or words


def _weigh(page: IndexedPage, folding: Folding) -> dict[str, tuple[int, float]]:
    """The weight of each of a page's words: for where it stands, and for how often in the text."""
    placed: Counter[str] = Counter()
    fields = (
        (TITLE, (page.title, page.heading)),
        (KEYWORD, page.keywords),
        (SUMMARY, (page.summary,)),
        (HEADING, page.headings),
    )
    for weight, texts in fields:
        for word in {word for text in texts for word in folding.words(text)}:
            placed[word] = max(placed[word], weight) + (placed[word] > 0)
    often = Counter(folding.words(page.text))
    longest = max(often.values(), default=1)
    return {
        word: (placed[word], MOST_OF_TEXT * often[word] / (often[word] + 1 + longest / 20))
        for word in {*placed, *often} - folding.ignored
    }


def _most_telling(pages: Sequence[Mapping[str, tuple[int, float]]], rarity: Mapping[str, int]) -> list[dict[str, int]]:
    """The words that stand for each page, each with a weight: all that are placed, and the best of its text."""
    room = max(FEWEST_OF_TEXT, min(TEXT_WORDS, WORDS_OF_TEXT // max(len(pages), 1)))
    kept = []
    for page in pages:
        own = sorted(
            (word for word, (placed, _) in page.items() if not placed),
            key=lambda word: (-page[word][1] * rarity[word], word),
        )
        words = [word for word, (placed, _) in page.items() if placed] + own[:room]
        kept.append({word: max(1, min(HEAVIEST, round(sum(page[word]) / LEVEL))) for word in words})
    return kept


def rarity_of(pages: int, number: int) -> int:
    """How rare a word is that stands on this number of pages, from 1."""
    return min(RAREST, 1 + round(RARITY_STEP * log2(max(pages / number, 1))))


def _front_coded(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Sorted words or phrases: a digit (how many letters or words each shares with the one before), and the rest."""
    before: Sequence[str] = ()
    for row in rows:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, row, strict=False))
        shared = min(len(list(same)), RAREST)
        yield DIGITS[shared], row[shared:]
        before = row


def _posting(rows: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The pages with a word: the step from the one before in letters, and the weight as a digit."""
    before = -1
    for number, weight in rows:
        yield _letters(number - before) + str(weight)
        before = number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text
