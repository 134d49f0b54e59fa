"""A table for editors, in the same form whatever it lists: rows of text, each with the file and line to open."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row, and the file and line where an editor mends it; no file where there is none."""

    cells: tuple[str, ...]
    source: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """What a list is called, what it is for, its columns and its rows, the most urgent first.

    `number` is how much there is to do, where that is not the number of rows.
    """

    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[TableRow]
    number: int | None = None


def as_spreadsheet(table: Table) -> str:
    """The table as CSV, with a last column for the file and line of each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*table.columns, "file"])
    writer.writerows([*row.cells, f"{row.source}:{row.line}" if row.source else ""] for row in table.rows)
    return out.getvalue()
