"""How each page reads, measured once and kept until the page or what it shows changes."""

from collections.abc import Iterator

from northway.markup.prose import prose_reader
from northway.publication.publication import Publication
from northway.reports.page_table import Row, row_of, written_pages

KIND = "readings"


def measure_pages(publication: Publication) -> Iterator[str]:
    """Measure the pages that are not measured yet; yields the path of each, so that a caller can stop between two."""
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
    """The row of the inventory of each page that has a file of its own, by path."""
    for _ in measure_pages(publication):
        pass
    kept: dict[str, Row] = publication.cache.find(KIND) or {}
    names = publication.bodies.names
    return {page.path: kept[names[page.key]] for page in written_pages(publication.site) if names[page.key] in kept}
