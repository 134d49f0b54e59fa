"""Makes the index of one language, which a page loads when its search box is used, as values for JSON."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from math import log2
from string import ascii_lowercase, digits
from typing import Any, TypeVar

from northway.content.search_words import SearchWords
from northway.search.danger_values import danger_values
from northway.search.folding import Folding, unique

Row = TypeVar("Row", str, list[str])
DIGITS = digits + ascii_lowercase  # of base 36
# The weight of a word by where it is; a word of the body counts at most MOST_OF_TEXT. The weight of readers' words is
# added when the index is read, because they are in it already.
TITLE, KEYWORD, SUMMARY, HEADING, MOST_OF_TEXT = 5, 4, 3, 3, 3
HEAVIEST, LEVEL = 3, 3  # a word has one of only three weights, so that the index is small
TEXT_WORDS = 12  # words of the body that are indexed for each page: those that best distinguish it from others
WORDS_OF_TEXT = 550  # the most of them for all pages together, so that the index of a large site stays small
FEWEST_OF_TEXT = 1
RARITY_STEP = 4  # rarity is 4 · log2(number of pages / number of pages that have the word)
RAREST = 35


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """The parts of a page that are indexed. `name` is its file without the ending: `why/index`."""

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
    pages: Sequence[IndexedPage], words: SearchWords, helplines: Mapping[str, Sequence[str]], audiences: Sequence[str]
) -> dict[str, Any]:
    """The index as values for JSON. `audiences` are those that kinds of danger have helplines for.

    Of each helpline, it has what is shown above the results: its name, the URL that a tap opens, the number as text,
    the word to send by text message, and the language of the name as a tag, if it is not that of the index.
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
        "helplines": dict(helplines),
    }


def readers_phrases(words: SearchWords, folding: Folding) -> dict[str, list[list[str]]]:
    """The readers' phrases for each page by its path: folded, without repetitions, in an order that compresses."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for path, row in words.words:
        found[path] |= {frozenset(telling(folding, text)) for text in row.words} - {frozenset()}
    return defaultdict(list, {path: _in_order(phrases) for path, phrases in found.items()})


def _in_order(phrases: Iterable[frozenset[str]]) -> list[list[str]]:
    often = Counter(word for phrase in phrases for word in phrase)
    return sorted(sorted(phrase, key=lambda word: (-often[word], word)) for phrase in phrases)


def telling(folding: Folding, text: str) -> list[str]:
    """The words of a text that are not ignored, each once; all of them if all are ignored."""
    words = unique(folding.words(text))
    return [word for word in words if word not in folding.ignored] or words


def _weigh(page: IndexedPage, folding: Folding) -> dict[str, tuple[int, float]]:
    """Two weights for each word of a page: for where it is, and for how often it is in the body."""
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
    """The words indexed for each page, with their weights: all outside the body, and the most telling of the body."""
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
    """The rarity, at least 1, of a word that is on `number` of `pages` pages."""
    return min(RAREST, 1 + round(RARITY_STEP * log2(max(pages / number, 1))))


def _front_coded(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Front coding of sorted words or phrases: a digit says how much each shares with the one before; then the rest."""
    before: Sequence[str] = ()
    for row in rows:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, row, strict=False))
        shared = min(len(list(same)), RAREST)
        yield DIGITS[shared], row[shared:]
        before = row


def _posting(rows: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The pages with a word, each as the difference from the one before (in letters) and the weight (a digit)."""
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
