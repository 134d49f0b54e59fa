"""A content inventory: every page with its length, how it reads, its sources, nations and review date.

Each page is measured once. Its row is cached until the page, or something that it shows, changes.
"""

from collections.abc import Iterator, Sequence

from northway.checks.nations import nations_of
from northway.checks.readability import reading_grade
from northway.checks.rhythm import full_forms, mean_length, short_sentences
from northway.checks.words import any_of, plain
from northway.content.pages import Helpline, Page
from northway.content.site import Site
from northway.markup.prose import Prose, prose_reader
from northway.publication.publication import Publication

Row = tuple[str, ...]
VOICE = ("short", "full", "contracted")
NUMBERS = ("words", "grade", "longest", "mean", *VOICE, "sources")
COLUMNS: Row = ("page", *NUMBERS, "nations", "review by")
NOTHING = "-"
KIND = "readings"


def table(site: Site) -> str:
    """The inventory of the pages in the source locale, as a table in text."""
    read = prose_reader(site.helplines)
    rows = [COLUMNS, *(row_of(site, page, read(page)) for page in written_pages(site))]
    widths = [max(len(row[index]) for row in rows) for index in range(len(COLUMNS))]
    return "\n".join(_line(row, widths) for row in rows)


def written_pages(site: Site) -> list[Page]:
    """The pages of the source locale that have a file of their own, by path."""
    return [page for _, page in sorted(site.originals.items()) if not page.template_digest]


def row_of(site: Site, page: Page, prose: Prose) -> Row:
    """The row of one page."""
    longest = max((len(sentence.words) for sentence in prose.sentences), default=0)
    numbers = (str(prose.words), _tenths(reading_grade(prose)), str(longest), _tenths(mean_length(prose)))
    sources = str(len(page.sources))
    return (f"/{page.path}", *numbers, *_voice(prose, site), sources, _nations(site, page), page.review_by.isoformat())


def _tenths(number: float | None) -> str:
    return NOTHING if number is None else f"{number:.1f}"


def _voice(prose: Prose, site: Site) -> Row:
    """The percentage of short sentences, and the numbers of full and short forms; empty without style rules."""
    rules = site.style_rules
    if not rules:
        return (NOTHING,) * len(VOICE)
    share = 100 * len(short_sentences(prose, rules)) / max(1, len(prose.running))
    contracted = any_of(tuple(rules.full_forms.values()))
    said = sum(len(contracted.findall(plain(block.text))) for block in prose.blocks)
    return f"{share:.0f}", str(len(full_forms(prose, rules))), str(said)


def _nations(site: Site, page: Page) -> str:
    """The nations that a helpline serves, or for which a page has separate words."""
    covered = page.nations if isinstance(page, Helpline) else nations_of(page)
    named = [nation for nation in site.config.nations if nation in covered]
    return "all" if named == [*site.config.nations] else ", ".join(named) or NOTHING


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if name in NUMBERS else cell.ljust(width)
        for name, cell, width in zip(COLUMNS, row, widths, strict=True)
    )
    return "  ".join(cells).rstrip()


def measure_pages(publication: Publication) -> Iterator[str]:
    """Measure the pages that are not in the cache. Yields the path of each, so that a caller can stop between two."""
    known: dict[str, Row] = publication.cache.find(KIND) or {}
    names = publication.bodies.names
    pages = written_pages(publication.site)
    kept = {names[page.key]: known[names[page.key]] for page in pages if names[page.key] in known}
    missing = [page for page in pages if names[page.key] not in kept]
    read = prose_reader(publication.site.helplines)
    try:
        for page in missing:
            kept[names[page.key]] = row_of(publication.site, page, read(page))
            yield page.path
    finally:
        if missing:
            publication.cache.keep({KIND: kept})


def readings(publication: Publication) -> dict[str, Row]:
    """The row of each page that has a file of its own, by path."""
    for _ in measure_pages(publication):
        pass
    kept: dict[str, Row] = publication.cache.find(KIND) or {}
    names = publication.bodies.names
    return {page.path: kept[names[page.key]] for page in written_pages(publication.site) if names[page.key] in kept}
