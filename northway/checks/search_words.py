"""What editors wrote for the search leads to pages that answer it and to helplines, and no row hides another."""

from collections.abc import Iterator, Mapping

from northway.content.pages import Key, Page
from northway.content.search_words import Danger, ReadersWords, SearchWords, Written
from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.problems import Problem, suggest
from northway.search.folding import Folding
from northway.search.index import telling
from northway.search.ranking import tells

RULE = "search-words"


def named_pages(site: Site) -> list[Key]:
    """The keys of the pages that readers' words lead to."""
    return list(dict.fromkeys((path, code) for code, words in site.search_words.items() for path, _ in words.words))


def check(site: Site, texts: Mapping[Key, str]) -> Iterator[Problem]:
    """Find words that lead nowhere, that no words of their page answer, or that something else hides.

    `texts` holds all that a reader reads of each page in `named_pages`, where there is such a page.
    """
    source = site.search_words.get(site.config.source_locale, SearchWords())
    for code, words in site.search_words.items():
        folding = Folding.of(words.spelling)
        claimed: dict[tuple[str, frozenset[str]], str] = {}
        folded = {path: _in_order(folding, text) for (path, locale), text in texts.items() if locale == code}
        for (path, row), place in zip(words.words, words.word_places, strict=True):
            yield from _check_row(row, path, folded.get(path), folding, place, site)
            yield from _check_kind(row.danger, words, place)
            yield from _check_claims(row, site.originals.get(path), folding, claimed, place)
        for name, place in words.danger_places.items():
            kind = words.danger[name]
            yield from _check_helplines(name, kind.helplines, code, source, place, site)
            yield from _check_phrases(name, kind, folding, place)


def _check_phrases(name: str, kind: Danger, folding: Folding, place: Written) -> Iterator[Problem]:
    unless = "|".join(" ".join(folding.words(each)) for each in kind.unless)
    for phrase in kind.phrases:
        words = folding.words(phrase)
        if not words or not tells(words, " ".join(words), unless):
            what = f"“{phrase}” of `{name}` is never seen, because `unless` holds its words"
            yield _fault(place, what, "take it out of one of them")


def _in_order(folding: Folding, text: str) -> str:
    """The folded words of a text, each between spaces."""
    return f" {' '.join(folding.words(text))} "


def _check_row(
    row: ReadersWords, path: str, text: str | None, folding: Folding, place: Written, site: Site
) -> Iterator[Problem]:
    if text is None:
        hint = suggest(path, site.files, "write a page of this language, as its file is called without .md")
        yield _fault(place, f"there is no page `{path}` in this language", hint)
        return
    if _in_order(folding, row.answer) not in text:
        what = f"“{row.answer}” stands nowhere on `{path}`, so nothing there answers these words"
        yield _fault(place, what, "answer them on the page, or name the words of the page that do", "warning")


def _check_kind(name: str, words: SearchWords, place: Written) -> Iterator[Problem]:
    if name and name not in words.danger:
        hint = suggest(name, words.danger, "write it in danger.yml, or leave it out")
        yield _fault(place, f"there is no kind of danger `{name}`", hint)


def _check_claims(
    row: ReadersWords,
    page: Page | None,
    folding: Folding,
    claimed: dict[tuple[str, frozenset[str]], str],
    place: Written,
) -> Iterator[Problem]:
    """Find words that two pages for the same readers claim: only one of them would be found first."""
    if page is None:
        return
    for phrase in row.words:
        words = frozenset(telling(folding, phrase))
        if not words:
            yield _fault(place, f"“{phrase}” holds no word", "take it out")
        others = {claimed.setdefault((audience, words), page.path) for audience in page.audience} - {page.path}
        for other in sorted(others):
            what = f"“{phrase}” leads to `{other}` already, so it cannot lead to `{page.path}`"
            yield _fault(place, what, "keep it for one of them, or say more in one")


def _check_helplines(
    name: str, helplines: Mapping[str, tuple[str, ...]], code: str, source: SearchWords, place: Written, site: Site
) -> Iterator[Problem]:
    is_source = code == site.config.source_locale
    if not is_source and name not in source.danger:
        hint = suggest(name, source.danger, f"write it in {site.config.source_locale}/danger.yml first")
        yield _fault(place, f"the source language has no kind of danger `{name}`", hint)
    if is_source and not helplines.get(EVERYONE):
        hint = f"write `helplines: {{{EVERYONE}: [one, two]}}`"
        yield _fault(place, f"`{name}` has no helplines for `{EVERYONE}`", hint)
    for audience, names in helplines.items():
        if audience not in (*site.config.audiences, EVERYONE):
            hint = suggest(audience, site.config.audiences, f"write one of the audiences of site.yml, or {EVERYONE}")
            yield _fault(place, f"`{audience}` is none of our audiences", hint)
        for identity in names:
            if identity not in site.helplines and not site.broken_by("helpline", identity):
                hint = suggest(identity, site.helplines, "write its record first")
                yield _fault(place, f"there is no helpline `{identity}`", hint)


def _fault(place: Written, message: str, hint: str, level: str = "error") -> Problem:
    return Problem(place.source, place.line, RULE, message, hint, "warning" if level == "warning" else "error")
