"""The desk: everything that waits for an editor, in tables to sort, to print and to download as spreadsheets."""

from collections.abc import Mapping, Sequence
from datetime import date

import brotli
from flask import Flask, Response, abort

from northway.desk.addresses import AT
from northway.desk.check import Check
from northway.desk.pages import desk_page
from northway.problems import Problem
from northway.reports.overview import TABLES, Table, TableRow, as_spreadsheet
from northway.reports.ring_list import as_csv, ring_list

MENDS, RING = "mistakes", "ring"
FEW = 10  # rows of each table on the first page
MOST_BYTES = 14_000  # of a page, as design.md has it


def register(app: Flask, check: Check, shown: Mapping[str, str], patience: float) -> None:
    """Add the desk to an app; `shown` has the HTML of each page as it was last fetched, by its address."""
    app.extensions["northway.check"] = check

    def problems() -> Sequence[Problem]:
        found = check.problems_within(patience)
        return found if found is not None else abort(Response(desk_page("desk/later.html", "tables"), 503))

    def table(name: str) -> Table:
        found = problems()
        return mistakes(found) if name == MENDS else TABLES[name](check.publication, date.today())

    def desk() -> str:
        tables = {name: table(name) for name in (MENDS, *TABLES)}
        return desk_page("desk/desk.html", "tables", tables=tables, few=FEW)

    def one(name: str) -> str:
        return desk_page("desk/table.html", "tables", name=name, table=table(name))

    def spreadsheet(name: str) -> Response:
        problems()
        publication = check.publication
        is_ring = name == RING  # the form that `flask confirm --answers` takes
        text = as_csv(ring_list(publication.site, publication.bodies.outlines)) if is_ring else ""
        return Response(text or as_spreadsheet(table(name)), mimetype="text/csv")

    def size(address: str) -> Response:
        page = shown.get(f"/{address}") or abort(404)
        number = len(brotli.compress(page.encode()))
        return Response(f"{number:,} bytes of brotli, of {MOST_BYTES:,} at most", mimetype="text/plain")

    names = f"<any{(MENDS, *TABLES)}:name>"
    app.add_url_rule(AT, "desk", desk)
    app.add_url_rule(f"{AT}{names}/", "desk_table", one)
    app.add_url_rule(f"{AT}{names}.csv", "desk_spreadsheet", spreadsheet)
    app.add_url_rule(f"{AT}bytes/", "desk_bytes", size, defaults={"address": ""})
    app.add_url_rule(f"{AT}bytes/<path:address>", "desk_bytes", size)


def mistakes(problems: Sequence[Problem]) -> Table:
    """What `flask check` finds, errors first."""
    rows = [
        TableRow((each.level, f"{each.source}:{each.line}", each.message, each.hint), each.source, each.line)
        for each in sorted(problems, key=lambda each: (each.level != "error", each))
    ]
    about = "An error stops the site from being published. A warning does not."
    return Table("To mend", about, ("level", "where", "what is wrong", "what to write instead"), rows)
