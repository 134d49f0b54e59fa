"""The panel of each page and the desk: what waits for a writer, and where to mend it."""

import csv
import io
import re
from urllib.parse import urlsplit

import pytest

from app import create_app
from northway.desk.preview import Follower
from northway.reports.overview import TABLES
from northway.reports.ring_list import ANSWERS, COLUMNS
from tests.judge import Judge


def preview(folder) -> Judge:
    """A judging client of the preview, which waits for its check."""
    follower = Follower(lambda: create_app(folder), patience=600)
    judge = Judge(follower.app)
    judge.follower = follower
    return judge


def panel(judge: Judge, address: str) -> dict[str, str]:
    """What the panel of a page says, by its own labels."""
    page = judge.get(address)
    words = [" ".join(node.text().split()) for node in page.all(".panel dt, .panel dl > dd")]
    return dict(zip(words[::2], words[1::2], strict=True))


def test_the_panel_says_all_that_a_writer_asks_of_a_page(desk):
    said = panel(preview(desk.folder), "/parents/first-hour/")
    assert said["File"].endswith("en/parents/first-hour.md")
    assert re.match(r"\d+ words; …", said["Length"])
    assert said["How it reads"].startswith(("too short to measure", "from about age"))
    assert said["Longest sentences"] and said["Sources"]
    assert re.fullmatch(r"read on \d{4}-\d\d-\d\d, to be read again by \d{4}-\d\d-\d\d", said["Dates"])
    assert "en/parents/index.md" in said["What links here"]
    assert "English: the original" in said["Languages"] and "Cymraeg: " in said["Languages"]


def test_the_panel_says_which_language_lacks_a_page_or_has_an_old_one(desk):
    (desk.folder / "ur/parents/first-hour.md").unlink()
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    said = panel(preview(desk.folder), "/parents/first-hour/")["Languages"]
    assert "Cymraeg: outdated" in said and "اردو: not written yet" in said


def test_each_fault_has_a_link_that_opens_the_editor_at_its_line(desk):
    desk.write("en/index.md", desk.read("en/index.md") + "\nRing 0161 496 0101.\n")
    line = desk.read("en/index.md").count("\n")
    page = preview(desk.folder).get("/")
    assert f"/_desk/edit/en/index.md#L{line}" in page.attributes(".panel li > a", "href")


def test_the_bytes_of_a_page_are_those_of_the_page_without_the_panel(desk):
    judge = preview(desk.folder)
    [address] = judge.get("/parents/first-hour/").attributes("[data-bytes]", "data-bytes")
    said = judge.raw(address).text
    assert re.fullmatch(r"[\d,]+ bytes of brotli, of 14,000 at most", said)
    assert int(said.split()[0].replace(",", "")) < 14_000
    assert judge.raw("/_desk/bytes/nowhere/").status_code == 404


def test_a_page_of_another_folder_than_content_has_no_link_to_an_editor(desk):
    judge = preview(desk.folder)
    edited = [href for href in judge.get("/_gallery/").attributes("a", "href") if href and "/_desk/edit/" in href]
    assert all("templates" not in href for href in edited)


def test_the_desk_names_every_table_and_each_by_itself_and_as_a_spreadsheet(desk):
    judge = preview(desk.folder)
    page = judge.get("/_desk/")
    titles = {node.attributes["id"]: node.text() for node in page.all("h2")}
    assert list(titles) == ["mistakes", *TABLES]
    for name, title in titles.items():
        assert judge.get(f"/_desk/{name}/").text("h1") == title
        answer = judge.raw(f"/_desk/{name}.csv")
        assert answer.mimetype == "text/csv" and answer.text.count("\n") >= 1
    assert judge.raw("/_desk/nothing/").status_code == 404


def test_the_spreadsheet_of_whom_to_ring_is_the_one_that_confirm_takes(desk):
    rows = list(csv.reader(io.StringIO(preview(desk.folder).raw("/_desk/ring.csv").text)))
    assert rows[0] == [*COLUMNS, *ANSWERS] and len(rows) > 1


def test_mistakes_stand_on_the_desk_errors_first_with_their_lines(desk):
    desk.write("en/index.md", desk.read("en/index.md") + "\nRing 0161 496 0101.\n")
    judge = preview(desk.folder)
    levels = [row.css("td")[0].text() for row in judge.get("/_desk/mistakes/").all("tbody tr")]
    assert levels[0] == "error" and levels == sorted(levels)
    line = desk.read("en/index.md").count("\n")
    assert f"/_desk/edit/en/index.md#L{line}" in judge.get("/_desk/").attributes("tbody a", "href")


def test_a_desk_that_is_opened_before_the_pages_are_checked_shows_itself_later(desk):
    follower = Follower(lambda: create_app(desk.folder), patience=0)
    follower.check.begun.acquire()  # so that it never begins
    page = Judge(follower.app).get("/_desk/", 503)
    assert page.attributes("meta[http-equiv=refresh]", "content") == ["1"]


@pytest.mark.parametrize("address", ["/_desk/", "/_desk/reading/"])
def test_links_of_the_desk_to_other_sites_do_not_say_where_they_come_from(desk, address):
    page = preview(desk.folder).get(address)
    for link in page.all("a[href]"):
        assert not urlsplit(link.attributes["href"]).netloc or link.attributes["rel"] == "noreferrer"
