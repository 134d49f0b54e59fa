"""The words that editors wrote for the search lead to pages that answer them, and no row hides another."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from northway.checks import danger_words
from northway.checks.danger_words import RULE
from northway.content.pages import Key, Page
from northway.content.search_words import ReadersWords, SearchWords
from northway.content.site import Site
from northway.problems import Problem, suggest, waiting
from northway.search.folding import Folding
from northway.search.index import telling

MakeProblem = Callable[..., Problem]  # of a message, a hint and a level, at the row that is being checked


def named_pages(site: Site) -> list[Key]:
    """The keys of the pages that rows of `search-words.yml` lead to."""
    return list(dict.fromkeys((path, code) for code, words in site.search_words.items() for path, _ in words.words))


def check(site: Site) -> Iterator[Problem]:
    """Find what is wrong with words of danger and of spelling. Reads no page."""
    source = site.search_words.get(site.config.source_locale, SearchWords())
    for code, words in site.search_words.items():
        folding = Folding.of(words.spelling)
        yield from _check_spelling(words, folding)
        yield from danger_words.check(words, code, source, folding, site)


def _check_spelling(words: SearchWords, folding: Folding) -> Iterator[Problem]:
    """Find words of `same` that fold to an ignored word, so that their whole group finds nothing."""
    ignored = {word: text for text in words.spelling.ignored for word in folding.words(text)}
    for number, group in enumerate(words.spelling.same):
        swallowed = next((ignored[word] for word in folding.words(group[0]) if word in ignored), None)
        if swallowed and not {*group} & {*words.spelling.ignored}:
            like = next((text for text in group if folding.root(text) == folding.root(swallowed)), group[0])
            what = f"“{like}” is spelled like “{swallowed}”, which is ignored, so all words of its group find nothing"
            yield words.spelling_file.problem(("same", number), what, "take one of them out", RULE)


def check_answers(site: Site, texts: Mapping[Key, str]) -> Iterator[Problem]:
    """Find rows whose page does not exist, whose `answer` is not on their page, or that another page claims.

    `texts` has everything that a reader sees of each page in `named_pages`.
    """
    for code, words in site.search_words.items():
        folding = Folding.of(words.spelling)
        claimed: dict[tuple[str, frozenset[str]], str] = {}
        folded = {path: _in_order(folding, text) for (path, locale), text in texts.items() if locale == code}
        for (path, row), place in zip(words.words, words.word_places, strict=True):
            if cause := site.broken_by("page", path) or site.broken_by("translation", f"{code}/{path}"):
                yield waiting(words.words_file.source, words.words_file.line(place), cause)
                continue
            fault = partial(words.words_file.problem, place, rule=RULE)
            yield from _check_row(row, path, folded.get(path), folding, fault, site)
            yield from _check_claims(row, site.originals.get(path), folding, claimed, fault)


def _in_order(folding: Folding, text: str) -> str:
    """The folded words of a text in order, each between spaces."""
    return f" {' '.join(folding.words(text))} "


def _check_row(
    row: ReadersWords, path: str, text: str | None, folding: Folding, fault: MakeProblem, site: Site
) -> Iterator[Problem]:
    if text is None:
        hint = suggest(path, site.files, "write the name of a file of this language, without .md")
        yield fault(f"there is no page `{path}` in this language", hint)
        return
    if _in_order(folding, row.answer) not in text:
        what = f"“{row.answer}” is not on `{path}`, so nothing there answers these words"
        yield fault(what, "answer them on the page, or write the words of the page that do", level="warning")


def _check_claims(
    row: ReadersWords,
    page: Page | None,
    folding: Folding,
    claimed: dict[tuple[str, frozenset[str]], str],
    fault: MakeProblem,
) -> Iterator[Problem]:
    """Find phrases that two pages for the same readers claim: only one of the pages can come first."""
    if page is None:
        return
    for phrase in row.words:
        words = frozenset(telling(folding, phrase))
        if not words:
            yield fault(f"“{phrase}” has no words", "take it out")
        others = {claimed.setdefault((audience, words), page.path) for audience in page.audience} - {page.path}
        for other in sorted(others):
            what = f"“{phrase}” leads to `{other}` already, so it cannot lead to `{page.path}`"
            yield fault(what, "keep it for one of them, or make one more specific")
