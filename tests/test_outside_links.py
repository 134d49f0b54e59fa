"""`flask check --links` visits other websites politely, remembers what it found, and visits nothing in CI."""

import json
import threading
from collections import Counter
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app import create_app
from northway.reports.outside_links import (
    ALIVE,
    GONE,
    REFUSED,
    START_PAGE,
    UNSURE,
    Visit,
    addresses_in,
    due,
    problems,
    remembered,
    try_links,
)
from northway.reports.visit_links import Manners, visit_all

TODAY = date(2026, 11, 28)
ROBOTS = b"User-agent: *\nDisallow: /private\n"


class Elsewhere(BaseHTTPRequestHandler):
    """A host with pages of every kind. It counts how many are requested at the same time."""

    asked: list[tuple[str, str, str]]
    at_once: Counter

    def do_HEAD(self):
        self.answer(b"")

    def do_GET(self):
        self.answer(b"words")

    def answer(self, body: bytes) -> None:
        self.at_once["now"] += 1
        self.at_once["most"] = max(self.at_once["most"], self.at_once["now"])
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status = {
            "/gone": 404,
            "/gone-for-good": 410,
            "/guarded": 403,
            "/broken": 500,
            "/moved": 301,
            "/away": 302,
            "/no-head": 405,
        }.get(self.path, 200)
        if self.path == "/no-head" and self.command == "GET":
            status = 200
        if self.path == "/silent":
            self.server.release.wait()
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/" if self.path == "/away" else "/page")
        if self.path == "/robots.txt":
            body = ROBOTS
        self.end_headers()
        self.at_once["now"] -= 1
        self.wfile.write(body)

    def log_message(self, *words) -> None:
        pass


@pytest.fixture
def elsewhere():
    Elsewhere.asked, Elsewhere.at_once = [], Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.daemon_threads, server.release = True, threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.release.set()
    server.shutdown()
    server.server_close()


def visit(host: str, *paths: str, timeout: float = 30) -> dict[str, tuple[str, str]]:
    found = dict(visit_all([f"{host}{path}" for path in paths], Manners("Littleway link check", timeout, pause=0)))
    return {address.removeprefix(host): what for address, what in found.items()}


def test_each_kind_of_answer_is_told_apart(elsewhere):
    found = visit(
        elsewhere,
        "/page",
        "/gone",
        "/gone-for-good",
        "/guarded",
        "/broken",
        "/moved",
        "/away",
        "/no-head",
        "/private/x",
        "/é",
    )
    assert found == {
        "/page": (ALIVE, ""),
        "/gone": (GONE, "status 404"),
        "/gone-for-good": (GONE, "status 410"),
        "/guarded": (UNSURE, "status 403"),
        "/broken": (UNSURE, "status 500"),
        "/moved": (ALIVE, ""),
        "/away": (START_PAGE, f"{elsewhere}/"),
        "/no-head": (ALIVE, ""),
        "/private/x": (REFUSED, "its robots.txt asks us not to"),
        "/é": (ALIVE, ""),
    }


def test_it_asks_as_little_as_it_can_one_at_a_time_and_says_who_it_is(elsewhere):
    visit(elsewhere, "/page", "/no-head", "/gone", "/private/x")
    ways = [(method, path) for method, path, _ in Elsewhere.asked]
    assert ways == [
        ("GET", "/robots.txt"),
        ("HEAD", "/page"),
        ("HEAD", "/no-head"),
        ("GET", "/no-head"),
        ("HEAD", "/gone"),
        ("GET", "/gone"),
    ]
    assert {name for _, _, name in Elsewhere.asked} == {"Littleway link check"}
    assert Elsewhere.at_once["most"] == 1


def test_a_host_that_says_nothing_or_is_not_there_ends_nothing(elsewhere):
    assert visit(elsewhere, "/silent", timeout=0.2)["/silent"] == (UNSURE, "it took too long")
    [(what, said)] = visit("http://127.0.0.1:1", "/").values()
    assert what == UNSURE and "refused" in said


def test_addresses_are_found_with_their_lines_but_not_those_that_nobody_follows():
    texts = {
        "site.yml": "base_url: https://ours.org/\n# https://comment.org/\nnation_uris:\n  wales: http://uris.org/w\nlocales:\n  - {code: en, leave_url: https://neutral.org/en/}\n",
        "en/a.md": "---\nwebsite: https://charity.org\n---\n[One](https://charity.org), [two](https://other.org/page#part).\nhttps://made.example/",
    }
    assert addresses_in(texts, "content") == {
        "https://neutral.org/en/": [("content/site.yml", 6)],
        "https://charity.org": [("content/en/a.md", 2), ("content/en/a.md", 4)],
        "https://other.org/page": [("content/en/a.md", 4)],
    }


def test_what_answered_is_not_tried_again_within_a_week_and_what_did_not_is():
    known = {
        "a": Visit(ALIVE, "", "2026-11-27", "2026-01-01"),
        "b": Visit(ALIVE, "", "2026-11-21", "2026-01-01"),
        "c": Visit(GONE, "status 404", "2026-11-28", "2026-11-28"),
    }
    assert due(["a", "b", "c", "d"], known, TODAY) == ["b", "c", "d"]


def test_a_fault_keeps_the_day_on_which_it_began():
    first = remembered({}, {"https://a.org/x": (GONE, "status 404")}, TODAY)
    later = remembered(first, {"https://a.org/x": (GONE, "status 404")}, TODAY + timedelta(days=9))
    places = {"https://a.org/x": [("content/sources.yml", 3)]}
    assert list(map(str, problems(places, first))) == [
        "content/sources.yml:3: https://a.org/x leads nowhere (status 404, on 2026-11-28); find where it is now, or another source"
    ]
    assert "since 2026-11-28, last on 2026-12-07" in str(next(problems(places, later)))
    assert remembered(later, {"https://a.org/x": (ALIVE, "")}, TODAY)["https://a.org/x"].since == TODAY.isoformat()


def test_a_check_tries_what_the_content_names_and_remembers_it_outside(desk, elsewhere, tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    desk.write("en/parents/first-hour.md", desk.read("en/parents/first-hour.md") + f"\n[There]({elsewhere}/gone)\n")
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    found = try_links(desk.folder, tmp_path / "kept", "Littleway link check", TODAY)
    assert [problem.level for problem in found] == ["warning"] and "/gone leads nowhere (status 404" in found[0].message
    assert found[0].source.endswith("en/parents/first-hour.md")
    assert json.loads((tmp_path / "kept/outside-links.json").read_text())[f"{elsewhere}/gone"]["tried"] == "2026-11-28"
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before
    (tmp_path / "kept/outside-links.json").write_text("{")
    assert try_links(desk.folder, tmp_path / "kept", "Littleway link check", TODAY) == found


def test_no_address_is_tried_where_ci_is_set(desk, elsewhere, monkeypatch):
    monkeypatch.setenv("CI", "true")
    desk.write("en/parents/first-hour.md", desk.read("en/parents/first-hour.md") + f"\n[There]({elsewhere}/gone)\n")
    result = create_app().test_cli_runner().invoke(args=["check", "--links", "--content", str(desk.folder)])
    assert "CI is set, so no address elsewhere is tried" in result.output and Elsewhere.asked == []
