"""The words that editors wrote for the search lead to pages that answer them, and no row hides another."""

from collections.abc import Iterator, Mapping

from northway.checks import danger_words, spelling_words
from northway.content.pages import Key, Page
from northway.content.search_words import ReadersWords, SearchWords, Written
from northway.content.site import Site
from northway.problems import Problem, suggest, waiting
from northway.search.folding import Folding
from northway.search.index import telling


def named_pages(site: Site) -> list[Key]:
    """The keys of the pages that rows of `search-words.yml` lead to."""
    return list(dict.fromkeys((path, code) for code, words in site.search_words.items() for path, _ in words.words))


def check(site: Site) -> Iterator[Problem]:
    """Find what is wrong with words of danger and of spelling. Reads no page."""
    source = site.search_words.get(site.config.source_locale, SearchWords())
    for code, words in site.search_words.items():
        folding = Folding.of(words.spelling)
        yield from spelling_words.check(words, folding)
        yield from danger_words.check(words, code, source, folding, site)


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
                yield waiting(place.source, place.line, cause)
                continue
            yield from _check_row(row, path, folded.get(path), folding, place, site)
            yield from _check_claims(row, site.originals.get(path), folding, claimed, place)


def _in_order(folding: Folding, text: str) -> str:
    """The folded words of a text in order, each between spaces."""
    return f" {' '.join(folding.words(text))} "


def _check_row(
    row: ReadersWords, path: str, text: str | None, folding: Folding, place: Written, site: Site
) -> Iterator[Problem]:
    if text is None:
        hint = suggest(path, site.files, "write the name of a file of this language, without .md")
        yield place.problem(f"there is no page `{path}` in this language", hint)
        return
    if _in_order(folding, row.answer) not in text:
        what = f"“{row.answer}” is not on `{path}`, so nothing there answers these words"
        yield place.problem(what, "answer them on the page, or write the words of the page that do", "warning")


def _check_claims(
    row: ReadersWords,
    page: Page | None,
    folding: Folding,
    claimed: dict[tuple[str, frozenset[str]], str],
    place: Written,
) -> Iterator[Problem]:
    """Find phrases that two pages for the same readers claim: only one of the pages can come first."""
    if page is None:
        return
    for phrase in row.words:
        words = frozenset(telling(folding, phrase))
        if not words:
            yield place.problem(f"“{phrase}” has no words", "take it out")
        others = {claimed.setdefault((audience, words), page.path) for audience in page.audience} - {page.path}
        for other in sorted(others):
            what = f"“{phrase}” leads to `{other}` already, so it cannot lead to `{page.path}`"
            yield place.problem(what, "keep it for one of them, or make one more specific")
