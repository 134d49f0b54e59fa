"""The site while writing: each save is seen, and what is wrong is said on the page."""

import io
import re
import time
from html import unescape

import pytest

from app import create_app
from northway.markup.renderer import Renderer
from northway.publication.static_files import hash_source
from northway.web.preview import Follower


@pytest.fixture
def follower(desk):
    return Follower(lambda: create_app(desk.folder))


def fetch(follower, address: str, host: str = "localhost:5000") -> tuple[str, dict[str, str], str]:
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(status=status, headers=dict(headers))
        return io.BytesIO().write

    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    environ |= {"HTTP_HOST": host} if host else {}
    environ |= {"wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO()}
    body = b"".join(follower(environ, start_response)).decode()
    return said["status"], said["headers"], body


def test_a_save_is_seen_at_the_next_look(desk, follower):
    assert "in every room" in fetch(follower, "/parents/first-hour/")[2]
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    assert "in each cupboard" in fetch(follower, "/parents/first-hour/")[2]


def test_a_page_tells_the_writer_what_to_mend(desk, follower):
    desk.write("en/bad.md", "")
    assert "bad.md:1: the file is empty" in fetch(follower, "/")[2]


def test_what_a_writer_is_told_is_styled_and_a_reader_pays_nothing_for_it(desk, follower):
    desk.write("en/bad.md", "")
    page = fetch(follower, "/")[2]
    styles = re.findall(r"<style>(.*?)</style>", page)
    assert all(f"'{hash_source(style)}'" in unescape(page) for style in styles)
    assert [".panel{" in style for style in styles] == [False, True]


def test_a_save_makes_the_writer_wait_for_no_page_but_hers(desk, follower, monkeypatch):
    rendered, render = [], Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda renderer, page: rendered.append(page.key) or render(renderer, page))
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    assert "in each cupboard" in fetch(follower, "/parents/first-hour/")[2]
    assert rendered == [("parents/first-hour", "en")]


def test_what_is_to_be_mended_goes_when_it_is_mended_and_comes_back_when_it_is_undone(desk, follower):
    sound = desk.read("en/index.md")
    for text in (sound, f"{sound}\nRing 0161 496 0101.\n", sound, f"{sound}\nRing 0161 496 0101.\n"):
        desk.write("en/index.md", text)
        assert ("the number 0161 496 0101 is typed" in fetch(follower, "/")[2]) is (text != sound)


def test_a_browser_that_asks_is_answered_when_something_changes(desk, follower):
    seen = fetch(follower, "/_preview/since/-1".replace("-1", "7"))[2]
    assert seen == "0"
    desk.replace("en/index.md", "as many as", "up to")
    began = time.monotonic()
    assert fetch(follower, "/_preview/since/0")[2] == "1"
    assert time.monotonic() - began < 10, "it is answered at once, not when the wait is over"


def test_the_preview_allows_its_own_script_and_no_other(follower, small):
    def policy_of(html: str) -> dict[str, str]:
        content = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        return dict(rule.split(" ", 1) for rule in unescape(*content).split("; "))

    body = fetch(follower, "/")[2]
    loose, strict = policy_of(body), policy_of(small.raw("/").text)
    assert loose.pop("connect-src") == "'self'"
    assert {*loose["script-src"].split()} == {*strict.pop("script-src").split(), "'self'"}
    # What there is to mend brings the style of the writer's panel.
    assert {*strict["style-src"].split()} < {*loose["style-src"].split()}
    assert loose == strict | {name: loose[name] for name in ("script-src", "style-src")}
    assert 'src="/_preview/follow.js"' in body
    assert "/_preview/" in fetch(follower, "/_preview/follow.js")[2]


def test_the_preview_answers_to_the_names_of_this_machine(follower):
    for host in ("localhost", "localhost:5000", "127.0.0.1:8000", "[::1]:5000"):
        assert fetch(follower, "/_preview/since/7", host)[0].startswith("200"), host


def test_another_name_that_leads_to_this_machine_gets_no_draft(desk, follower):
    desk.write("en/bad.md", "")
    for host in (
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "127.evil.example",
        "[::2]",
        "",
    ):
        for address in ("/", "/_gallery/", "/y", "/_preview/since/7", "/lost/"):
            status, headers, body = fetch(follower, address, host)
            assert (status, body) == ("400 BAD REQUEST", "The preview answers to localhost only."), host
            assert "Location" not in headers


def test_a_folder_so_broken_that_nothing_loads_still_shows_why(desk, follower):
    sound = desk.read("site.yml")
    desk.write("site.yml", "name: [")
    status, _, body = fetch(follower, "/")
    assert status.startswith("200") and "site.yml:1: a bracket or a quote is never closed" in body
    desk.write("site.yml", sound)
    assert "Littleway" in fetch(follower, "/")[2]


def test_the_frozen_site_knows_nothing_of_the_preview(small):
    assert "_preview" not in small.raw("/").text
