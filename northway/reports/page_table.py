"""A content inventory: every page with its length, how it reads, what it rests on, and when to look at it again."""

from collections.abc import Iterator, Sequence

from northway.checks.nations import nations_of
from northway.checks.readability import measure
from northway.content.site import Helpline, Page, Site
from northway.markup.prose import read_prose, shown_links

Row = tuple[str, ...]
COLUMNS: Row = ("page", "words", "grade", "mean", "longest", "sources", "nations", "review by")
NUMBERS = ("words", "grade", "mean", "longest", "sources")
NOTHING = "-"


def table(site: Site) -> str:
    """The inventory of the pages in the source locale, as columns of text."""
    rows = [COLUMNS, *_rows(site)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(COLUMNS))]
    return "\n".join(_line(row, widths) for row in rows)


def _rows(site: Site) -> Iterator[Row]:
    shown = shown_links(site.helplines)
    written = ((path, page) for path, page in sorted(site.originals.items()) if not page.template_digest)
    for path, page in written:
        found = measure(read_prose(page, shown))
        grade = NOTHING if found.grade is None else f"{found.grade:.1f}"
        numbers = (str(found.words), grade, f"{found.mean:.1f}", str(found.longest), str(len(page.sources)))
        yield (f"/{path}", *numbers, _nations(site, page), page.review_by.isoformat())


def _nations(site: Site, page: Page) -> str:
    """The nations that a helpline covers, or that a page has words of their own for."""
    covered = page.nations if isinstance(page, Helpline) else nations_of(page)
    named = [nation for nation in site.config.nations if nation in covered]
    return "all" if named == [*site.config.nations] else ", ".join(named) or NOTHING


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if name in NUMBERS else cell.ljust(width)
        for name, cell, width in zip(COLUMNS, row, widths, strict=True)
    )
    return "  ".join(cells).rstrip()
