"""Everything that waits for an editor, as tables: to read again, confirm, translate, simplify, link to, fill in.

Each table is made on request, from what the commands `status`, `ring-list`, `pages` and `chain` compute.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from northway.checks.night_cover import fewest_by_hour, holidays_ahead, readers
from northway.checks.translations import what_changed
from northway.content.helplines import UNKNOWN
from northway.content.pages import Helpline
from northway.content.site import SharedContent, Site
from northway.content.site_config import EVERYONE
from northway.directory.selection import needs_for
from northway.publication.publication import Publication
from northway.reports.due import to_confirm
from northway.reports.page_report import orphans
from northway.reports.page_table import COLUMNS, readings
from northway.reports.ring_list import ring_list, rows_of

SOON = timedelta(days=30)
HARD_COLUMNS = ("page", "grade", "longest", "mean", "words", "short")
HOURS = 24
OF_A_RECORD = ("on_bill", "name_needed", "number_seen", "cost", "confidentiality", "nations", "privacy_sources")


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, and the file and line where an editor can mend it; the file is "" if there is none."""

    cells: tuple[str, ...]
    source: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The name of a table, what it is for, its columns, and its rows, the most urgent first.

    `number` is how much there is to do, if that is not the number of rows.
    """

    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[TableRow]
    number: int | None = None


def as_spreadsheet(table: Table) -> str:
    """The table as CSV, with the file and line of each row in a last column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*table.columns, "file"])
    writer.writerows([*row.cells, f"{row.source}:{row.line}" if row.source else ""] for row in table.rows)
    return out.getvalue()


def due_for_review(publication: Publication, today: date) -> Table:
    """Pages and passages whose review date is within `SOON` or has passed."""
    written = [page for page in publication.site.source_texts if page.review_by <= today + SOON]
    rows = [
        TableRow(
            (page.title, f"{page.review_by}", f"{(page.review_by - today).days}", f"{page.reviewed}"),
            page.source,
            page.line_of("review_by"),
        )
        for page in sorted(written, key=lambda page: (page.review_by, page.path))
    ]
    about = "Read the page again, then write the new `reviewed` and `review_by`."
    return Table("Due for review", about, ("page", "review by", "days left", "last read"), rows)


def waiting_for_someone(publication: Publication, today: date) -> Table:
    """The rows of `flask status`."""
    rows = [
        TableRow((f"{row.since}", row.what, row.who, row.where), row.what if row.what.endswith(".md") else "")
        for row in to_confirm(publication.site, today)
    ]
    about = "Everything that somebody must confirm before the site may go live, oldest first."
    return Table("To confirm", about, ("since", "what", "by whom", "where"), rows)


def whom_to_ring(publication: Publication, today: date) -> Table:
    """The helplines of `flask ring-list`, with a row for each channel."""
    rows = [
        TableRow(
            (row["title"], row["channel"], row["value"], row["hours_now"], row["checked_on"], row["evidence"]),
            helpline.source,
        )
        for helpline in ring_list(publication.site, publication.bodies.outlines)
        for row in rows_of(helpline)
    ]
    about = "Helplines whose details nobody has confirmed, the most important first. Give the CSV to `flask confirm`."
    return Table("Who to ring", about, ("helpline", "channel", "value", "hours now", "checked", "evidence"), rows)


def outdated_translations(publication: Publication, today: date) -> Table:
    """Translations whose original has changed, with the lines that changed."""
    rows = {
        edition.page.source: TableRow(
            (
                edition.locale.autonym,
                edition.page.title,
                what_changed(edition) or "not known",
                edition.original.source,
            ),
            edition.page.source,
            edition.page.line_of("translated_from"),
        )
        for edition in publication.site.translations
        if edition.is_outdated
    }
    about = "The original has changed since. Bring the translation up to date; the editor shows both side by side."
    return Table("Outdated translations", about, ("language", "page", "what changed", "original"), [*rows.values()])


def hardest_to_read(publication: Publication, today: date) -> Table:
    """Pages by reading grade, hardest first. Pages that are too short to measure come last."""
    site = publication.site
    wanted = [COLUMNS.index(name) for name in HARD_COLUMNS]
    measured = {path: tuple(row[index] for index in wanted) for path, row in readings(publication).items()}
    rows = sorted(measured.items(), key=lambda item: (-_number(item[1][1]), -_number(item[1][2]), item[0]))
    about = "The grade is that of an American school: add five for the age of the reader. Lengths are in words."
    return Table(
        "Hardest to read", about, HARD_COLUMNS, [TableRow(cells, site.originals[path].source) for path, cells in rows]
    )


def _number(cell: str) -> float:
    return float(cell) if cell.replace(".", "").isdigit() else -1.0


def pages_nobody_leads_to(publication: Publication, today: date) -> Table:
    """Pages that no text of another page links to."""
    found = orphans(publication.site, publication.bodies.outlines)
    rows = [TableRow((page.title, f"/{page.path}/"), page.source) for page in found]
    about = "Readers find these only in the list of a section. Link to them where somebody would need them."
    return Table("Pages without links to them", about, ("page", "address"), rows)


def night_cover(publication: Publication, today: date) -> Table:
    """The table of `flask chain`; an hour at which too few answer has an exclamation mark."""
    site = publication.site
    columns = ("hour", *(f"{nation}, {audience}" for nation, audience in readers(site)))
    rows = [TableRow(cells) for cells in _hours(site, today)] if len(columns) > 1 else []
    about = "The fewest helplines that answer in each hour, over two years. A number with `!` is too few."
    holes = sum(cell.endswith("!") for row in rows for cell in row.cells)
    return Table("Somebody at every hour", about, columns, rows, holes)


def _hours(site: Site, today: date) -> Iterator[tuple[str, ...]]:
    holidays = holidays_ahead(site, today)
    least = [site.config.least_open[audience] for _, audience in readers(site)]
    columns = [fewest_by_hour(site, nation, audience, today, holidays) for nation, audience in readers(site)]
    for hour in range(HOURS):
        numbers = zip((column[hour] for column in columns), least, strict=True)
        yield f"{hour:02}:00", *(f"{number}{'!' * (number < most)}" for number, most in numbers)


def blank_cells(publication: Publication, today: date) -> Table:
    """The unknown details of each helpline, those with most first."""
    found = [(helpline, unknown_fields(helpline)) for helpline in publication.site.helplines.values()]
    rows = [
        TableRow((helpline.title, f"{len(names)}", ", ".join(names)), helpline.source)
        for helpline, names in sorted(found, key=lambda pair: -len(pair[1]))
        if names
    ]
    about = "What the directory does not know about its helplines: ask when you ring them."
    return Table("Blank cells of the directory", about, ("helpline", "blank", "what is not known"), rows)


def needs_nobody_serves(publication: Publication, today: date) -> Table:
    """Each combination of audience, nation and need without a helpline."""
    about = "Lists for these show only the helplines that are always there."
    rows = [TableRow(cells) for cells in unserved(publication.site)]
    return Table("Needs that nobody serves", about, ("audience", "nation", "need"), rows)


def unknown_fields(helpline: Helpline) -> list[str]:
    """The names of the fields whose value is unknown; those of a channel with its kind: `phone: hours`."""
    own = [name for name in OF_A_RECORD if getattr(helpline, name) in (UNKNOWN, "", ())]
    return [*own, *(f"{kind}: {name}" for kind, name in _of_channels(helpline))]


def _of_channels(helpline: Helpline) -> Iterator[tuple[str, str]]:
    for channel in helpline.channels:
        if channel.hours == UNKNOWN:
            yield channel.kind, "hours"
        if not channel.languages:
            yield channel.kind, "languages"
        if channel.bank_holidays == UNKNOWN and not isinstance(channel.hours, str):
            yield channel.kind, "bank_holidays"


def unserved(shared: SharedContent) -> Iterator[tuple[str, str, str]]:
    """Each combination of audience, nation and need without a helpline."""
    for audience in shared.config.audiences:
        for need in needs_for(shared.config, (audience,)):
            for nation in shared.config.nations:
                if not any(_serves(helpline, audience, nation, need) for helpline in shared.helplines.values()):
                    yield audience, nation, need


def _serves(helpline: Helpline, audience: str, nation: str, need: str) -> bool:
    is_there = not helpline.nations or nation in helpline.nations
    return is_there and need in helpline.needs and bool({audience, EVERYONE} & set(helpline.audience))


TABLES: Mapping[str, Callable[[Publication, date], Table]] = {
    "review": due_for_review,
    "confirm": waiting_for_someone,
    "ring": whom_to_ring,
    "translations": outdated_translations,
    "reading": hardest_to_read,
    "orphans": pages_nobody_leads_to,
    "chain": night_cover,
    "blanks": blank_cells,
    "needs": needs_nobody_serves,
}
