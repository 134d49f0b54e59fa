"""A report on one page for its writer: how it reads, what links to it, and which languages have it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from northway.checks.readability import AGE_AT_GRADE_0, reading_grade
from northway.checks.rhythm import mean_length
from northway.checks.translations import what_changed
from northway.content.pages import HOME, Edition, Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.markup.prose import Sentence, prose_reader

LONGEST = 3  # longest sentences shown


@dataclass(frozen=True, slots=True)
class LanguageState:
    """The state of a page in one language, in words, and its file, if it has one."""

    code: str
    autonym: str
    state: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageReport:
    """The report. Ages are in years; `sentences` are the longest of the body, the longest first."""

    page: Page
    words: int
    age: int | None
    mean: float | None
    longest: Sequence[Sentence]
    led_from: Sequence[Page]
    languages: Sequence[LanguageState]


def page_report(site: Site, edition: Edition, led_from: Sequence[Page]) -> PageReport:
    """The report on an edition's page; `led_from` are the pages that link to it in their text."""
    prose = prose_reader(site.helplines)(edition.page)
    grade = reading_grade(prose)
    age = None if grade is None else round(grade) + AGE_AT_GRADE_0
    languages = tuple(_languages(site, edition.path))
    longest = sorted(prose.sentences, key=lambda sentence: -len(sentence.words))[:LONGEST]
    return PageReport(edition.page, prose.words, age, mean_length(prose), longest, led_from, languages)


def _languages(site: Site, path: str) -> Iterator[LanguageState]:
    for locale in site.config.locales:
        edition = site.editions[path, locale.code]
        source = "" if edition.is_fallback else edition.page.source
        yield LanguageState(locale.code, locale.autonym, state_of(edition), source)


def state_of(edition: Edition) -> str:
    """The state of an edition, in words."""
    if edition.page is edition.original:
        return "not written yet" if edition.is_fallback else "the original"
    if edition.is_outdated:
        where = what_changed(edition)
        return f"outdated; changed since: {where}" if where else "outdated"
    return "up to date" if edition.is_reviewed else "up to date, not checked by a speaker"


def links_to_pages(site: Site, outlines: Mapping[Key, BodyOutline]) -> dict[str, list[Page]]:
    """The pages and passages of the source locale that link to each path in their text, in the order of paths."""
    found: dict[str, list[Page]] = {}
    for page in site.source_texts:
        paths = {link.page.path for link in outlines[page.key].links if link.page} - {page.path}
        paths |= {f"{site.config.helplines}/{name}" for kind, name in outlines[page.key].records if kind == "helpline"}
        for path in sorted(paths):
            found.setdefault(path, []).append(page)
    return found


def orphans(site: Site, outlines: Mapping[Key, BodyOutline]) -> list[Page]:
    """The pages that no text and no setting links to. Readers can find them only in the list of their section."""
    config = site.config
    led_to = {*links_to_pages(site, outlines), *config.navigation, *config.footer, HOME, config.search}
    led_to |= {config.quiet_search, config.about, config.privacy, config.quiet_privacy, config.quoting}
    written = (page for page in site.originals.values() if not page.template_digest)
    return sorted((page for page in written if page.path not in led_to), key=lambda page: page.path)
