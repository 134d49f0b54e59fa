"""The index of one language: what a page's script loads when the search box is used. Values only, ready for JSON."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from northway.content.search_words import SearchWords
from northway.search.folding import Folding, unique

# How much a word counts by where it stands; a text's own words count at most MOST_OF_TEXT.
TITLE, KEYWORD, SUMMARY, HEADING, READERS, MOST_OF_TEXT = 5, 4, 3, 3, 4, 3
HEAVIEST = 9
TEXT_WORDS = 12  # of each page's text, those that tell it best from others
WORDS_OF_TEXT = 2_000  # for all pages together, so that the index of a large site stays small
FEWEST_OF_TEXT = 4
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


@dataclass(frozen=True, slots=True)
class IndexedHelpline:
    """How results show a helpline above them: its name, what a tap opens, the number as seen, and the word to text."""

    name: str
    href: str
    value: str
    keyword: str


def make_index(
    pages: Sequence[IndexedPage], words: SearchWords, helplines: Mapping[str, IndexedHelpline], audiences: Sequence[str]
) -> dict[str, Any]:
    """The index as values for JSON. `audiences` are those that danger has helplines for."""
    folding = Folding.of(words.spelling)
    phrases = readers_phrases(words, folding)
    weighed = [
        _weigh(page, [text for texts in phrases[page.path].values() for text in texts], folding) for page in pages
    ]
    found = Counter(word for page in weighed for word in page)
    rarity = {word: _rarity(len(pages), number) for word, number in found.items()}
    kept = _most_telling(weighed, rarity)
    terms = sorted({word for page in kept for word in page} - folding.ignored)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(kept):
        for word, weight in page.items():
            postings[word].append((number, weight))
    return {
        "spelling": _spelling(folding),
        "terms": " ".join(_front_coded(terms)),
        "rarity": "".join(_digit(rarity[term]) for term in terms),
        "postings": " ".join("".join(_posting(postings[term])) for term in terms),
        "pages": [
            [page.name, page.title, page.heading if page.heading != page.title else "", page.summary, page.audience]
            for page in pages
        ],
        "phrases": [";".join(_rows(phrases[page.path], list(words.danger))) for page in pages],
        "danger": list(_danger(words, folding, audiences)),
        "helplines": {name: [line.name, line.href, line.value, line.keyword] for name, line in helplines.items()},
    }


def readers_phrases(words: SearchWords, folding: Folding) -> dict[str, dict[str, list[str]]]:
    """The readers' words for each page by its path, folded, each once, by the kind of danger that they tell of."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for path, row in words.words:
        texts = (" ".join(telling(folding, text)) for text in row.words)
        found[path][row.danger] = unique([*found[path].get(row.danger, ()), *filter(None, texts)])
    return found


def _rows(phrases: Mapping[str, Sequence[str]], kinds: Sequence[str]) -> Iterator[str]:
    """The phrases for a page by kind of danger: its number, or nothing where they tell of none, and the phrases."""
    for kind, texts in phrases.items():
        yield f"{kinds.index(kind) if kind in kinds else ''}:{'|'.join(texts)}"


def telling(folding: Folding, text: str) -> list[str]:
    """The words of a text that find something, each once; all of them where none does."""
    words = unique(folding.words(text))
    return [word for word in words if word not in folding.ignored] or words


def _weigh(page: IndexedPage, phrases: Iterable[str], folding: Folding) -> dict[str, tuple[int, float]]:
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
    for word in {word for phrase in phrases for word in phrase.split()}:
        placed[word] = max(placed[word], READERS) + (placed[word] > 0)
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
        kept.append({word: max(1, min(HEAVIEST, round(page[word][0] + page[word][1]))) for word in words})
    return kept


def _rarity(pages: int, number: int) -> int:
    return min(RAREST, 1 + round(RARITY_STEP * log2(max(pages / number, 1))))


def _spelling(folding: Folding) -> dict[str, Any]:
    return {
        "letters": folding.letters,
        "beginnings": folding.beginnings,
        "endings": folding.endings,
        "same": folding.same,
        "ignored": " ".join(sorted(folding.ignored)),
    }


def _danger(words: SearchWords, folding: Folding, audiences: Sequence[str]) -> Iterator[list[Any]]:
    """Each kind: what is said, the ids of the helplines for each audience, the phrases, and what only looks like it."""
    for kind in words.danger.values():
        folded = [
            "|".join(unique(" ".join(folding.words(text)) for text in texts)) for texts in (kind.phrases, kind.unless)
        ]
        yield [kind.say, {name: kind.helplines_for(name) for name in audiences if kind.helplines_for(name)}, *folded]


def _front_coded(terms: Sequence[str]) -> Iterator[str]:
    """Sorted words, each as a digit (how many letters it shares with the one before) and its other letters."""
    before = ""
    for term in terms:
        shared = next(
            (at for at, pair in enumerate(zip(before, term, strict=False)) if pair[0] != pair[1]),
            min(len(before), len(term)),
        )
        shared = min(shared, RAREST)
        yield _digit(shared) + term[shared:]
        before = term


def _posting(rows: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The pages with a word: the step from the one before in letters, and the weight as a digit."""
    before = -1
    for number, weight in rows:
        yield _letters(number - before) + str(weight)
        before = number


def _digit(number: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[number]


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text
