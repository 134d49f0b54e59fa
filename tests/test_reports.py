"""The tables for editors: what waits for them, the most urgent first."""

import re
from dataclasses import replace

from northway.content.made_from import Change, changes, code_of
from northway.publication.publication import Publication
from northway.reports.overview import TABLES, Table, TableRow, as_spreadsheet, unknown_fields, unserved
from northway.reports.page_report import links_to_pages, orphans
from northway.reports.page_table import readings
from tests.conftest import SMALL_SITE, TODAY
from tests.writers_desk import writers_desk


def tables(desk) -> dict[str, Table]:
    publication = Publication(desk.folder, SMALL_SITE)
    return {name: table(publication, TODAY) for name, table in TABLES.items()}


def test_pages_that_must_be_read_again_soon_are_due_soonest_first(desk):
    page = re.sub(r"review_by: .*", "review_by: 2026-11-25", desk.read("en/parents/first-hour.md"))
    desk.write("en/parents/first-hour.md", page)
    desk.write("en/y/index.md", re.sub(r"review_by: .*", "review_by: 2026-11-20", desk.read("en/y/index.md")))
    found = [row.cells[1:3] for row in tables(desk)["review"].rows]
    assert found[:2] == [("2026-11-20", "-2"), ("2026-11-25", "3")]


def test_an_outdated_translation_says_which_lines_have_changed(desk):
    before = len(tables(desk)["translations"].rows)
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    rows = tables(desk)["translations"].rows
    row = next(row for row in rows if row.source.endswith("cy/parents/first-hour.md"))
    assert (len(rows) >= before and row.cells[0] == "Cymraeg" and "line" in row.cells[2]) or row.cells[
        2
    ] == "not known"


def test_the_hardest_pages_stand_first(desk):
    hard = "Notwithstanding considerable organisational responsibilities, professionals investigate disappearances. "
    writer = writers_desk(desk)
    writer.write("en/parents/first-hour.md", writer.read("en/parents/first-hour.md") + f"\n{hard * 12}\n")
    first = tables(writer)["reading"].rows[0]
    assert first.cells[0] == "/parents/first-hour" and float(first.cells[1]) > 12


def test_a_page_to_which_no_words_lead_is_an_orphan(desk):
    text = desk.read("en/parents/first-hour.md").replace("first-minutes", "then")
    desk.write("en/parents/later.md", text + "\n[Itself](later.md)\n")
    site = desk.site()
    outlines = {key: desk.render(*key).outline for key in site.pages}
    outlines |= {page.key: next(iter(outlines.values())) for page in site.passages.values()}
    assert "parents/later" in [page.path for page in orphans(site, outlines)]
    assert "parents/later" not in links_to_pages(site, outlines)


def test_an_hour_of_the_night_without_an_answer_is_marked(desk):
    desk.replace("site.yml", "least_open: {}", "least_open: {parent: 3}")
    table = tables(desk)["chain"]
    assert table.number == 24 * 4 and all(cell.endswith("!") for row in table.rows for cell in row.cells[1:])
    assert table.rows[0].cells[0] == "00:00"


def test_blank_cells_of_a_record_are_named(desk):
    desk.replace("en/help/100.md", "cost: free", "cost: unknown")
    [helpline] = desk.site().helplines.values()
    assert "cost" in unknown_fields(helpline)
    [row] = tables(desk)["blanks"].rows
    assert int(row.cells[1]) == len(row.cells[2].split(", "))


def test_a_need_without_a_helpline_is_named_for_each_nation(desk):
    shared = desk.site().shared
    assert ("parent", "wales", "talk") not in [*unserved(shared)] or not shared.helplines
    bare = replace(shared, helplines={})
    assert ("parent", "wales", "talk") in [*unserved(bare)]


def test_a_spreadsheet_has_the_file_and_line_of_each_row():
    table = Table("T", "", ("a",), [TableRow(("1, 2",), "x.md", 3), TableRow(("4",))])
    assert as_spreadsheet(table) == 'a,file\n"1, 2",x.md:3\n4,\n'


def test_what_has_changed_is_named_by_its_lines():
    old, new = "One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo!\n\nThree.\n"
    assert changes(code_of(["a"], old), code_of(["a"], new), new, 10) == [Change(12, 12)]
    assert changes(code_of(["a"], old), code_of(["b"], old), old, 10) == [Change(0, 0)]
    assert changes(code_of(["a"], old), code_of(["a"], "One.\n\nTwo.\n"), "One.\n\nTwo.\n", 10) == [
        Change(12, 12, is_gone=True)
    ]
    assert changes("abc", "abd", "", 1) == []


def test_how_a_page_reads_is_measured_once(desk, monkeypatch):
    publication = Publication(desk.folder, SMALL_SITE)
    first = readings(publication)
    monkeypatch.setattr("northway.reports.page_table.row_of", None)
    assert readings(publication) == first and "parents/first-hour" in first
