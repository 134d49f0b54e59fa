"""What a writer asks of the page before her: how it reads, what leads to it, and in which languages it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from northway.checks.readability import AGE_AT_GRADE_0, reading_grade
from northway.checks.rhythm import mean_length
from northway.checks.translations import what_changed
from northway.content.pages import HOME, Edition, Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.markup.prose import Sentence, prose_reader

LONGEST = 3  # sentences that are shown


@dataclass(frozen=True, slots=True)
class LanguageState:
    """What one language has of a page: the state in words, and the file, if it has one."""

    code: str
    autonym: str
    state: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageReport:
    """A page as its writer sees it. Ages are in years; sentences are the longest of the body, longest first."""

    page: Page
    words: int
    age: int | None
    mean: float | None
    longest: Sequence[Sentence]
    led_from: Sequence[Page]
    languages: Sequence[LanguageState]


def page_report(site: Site, edition: Edition, led_from: Sequence[Page]) -> PageReport:
    """The report of an edition's page; `led_from` are the pages whose words lead to it."""
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
    """What a language has of a page, in words."""
    if edition.page is edition.original:
        return "not written yet" if edition.is_fallback else "the original"
    if edition.is_outdated:
        where = what_changed(edition)
        return f"outdated: {where} changed" if where else "outdated"
    return "up to date" if edition.is_reviewed else "up to date, not checked by a speaker"


def links_to_pages(site: Site, outlines: Mapping[Key, BodyOutline]) -> dict[str, list[Page]]:
    """The pages and passages of the source locale whose words lead to each path, in the order of paths."""
    found: dict[str, list[Page]] = {}
    for page in site.source_texts:
        paths = {link.page.path for link in outlines[page.key].links if link.page} - {page.path}
        paths |= {f"{site.config.helplines}/{name}" for kind, name in outlines[page.key].records if kind == "helpline"}
        for path in sorted(paths):
            found.setdefault(path, []).append(page)
    return found


def orphans(site: Site, outlines: Mapping[Key, BodyOutline]) -> list[Page]:
    """The pages to which no words and no setting lead: readers meet them in a list of their section, if there."""
    config = site.config
    led_to = {*links_to_pages(site, outlines), *config.navigation, *config.footer, HOME, config.search}
    led_to |= {config.quiet_search, config.about, config.privacy, config.quiet_privacy, config.quoting}
    written = (page for page in site.originals.values() if not page.template_digest)
    return sorted((page for page in written if page.path not in led_to), key=lambda page: page.path)
