"""The site while somebody writes: each save is shown, and the page lists its mistakes."""

import gc
import io
import re
import socket
import sys
import threading
import time
import weakref
from collections.abc import Callable
from html import unescape

import pytest
import yaml
from click import ClickException
from jinja2 import Environment

from app import create_app
from northway.desk import preview
from northway.desk.preview import SWITCH_EVERY, WAIT, Follower, run_preview
from northway.markup.renderer import Renderer
from northway.publication import static_files
from northway.publication.publication import Publication
from northway.publication.static_files import hash_source


@pytest.fixture
def follower(desk):
    return Follower(lambda: create_app(desk.folder), patience=600)


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
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert all(f"'{hash_source(style)}'" in unescape(page) for style in styles)
    assert [".panel {" in style for style in styles] == [False, True]


def test_a_save_makes_the_writer_wait_for_no_page_but_hers(desk, follower, monkeypatch):
    fetch(follower, "/")
    rendered, render = [], Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda renderer, page: rendered.append(page.key) or render(renderer, page))
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    assert "in each cupboard" in fetch(follower, "/parents/first-hour/")[2]
    assert {*rendered} == {("parents/first-hour", "en")}


def test_a_save_reads_again_the_file_that_was_saved_and_makes_nothing_else_anew(desk, follower, monkeypatch):
    fetch(follower, "/parents/first-hour/")
    follower.check.join()
    done = []

    def note(module, name: str, what: Callable[..., object]) -> None:
        made = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, **named: done.append(what(*given)) or made(*given, **named))

    note(yaml, "compose", lambda text: text.partition("\n")[0])
    note(Renderer, "render", lambda _, page: page.source.rpartition("/")[2])
    note(static_files, "old_form", lambda *_: "a style")
    note(Environment, "compile", lambda *_: "a template")
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    assert "in each cupboard" in fetch(follower, "/parents/first-hour/")[2]
    # Each app reads its languages by itself; a translation takes what it lacks from the page that was saved.
    translations = [desk.read(f"{code}/parents/first-hour.md").split("\n")[1] for code in ("cy", "ur")]
    settings = desk.read("site.yml").partition("\n")[0]
    assert sorted(done) == sorted([settings, "title: The first hour", *translations, "first-hour.md"])


def test_what_is_to_be_mended_goes_when_it_is_mended_and_comes_back_when_it_is_undone(desk, follower):
    sound = desk.read("en/index.md")
    for text in (sound, f"{sound}\nRing 0161 496 0101.\n", sound, f"{sound}\nRing 0161 496 0101.\n"):
        desk.write("en/index.md", text)
        assert ("the number 0161 496 0101 is typed" in fetch(follower, "/")[2]) is (text != sound)


def test_a_browser_that_asks_is_answered_when_something_changes(desk, follower):
    seen = fetch(follower, "/_preview/since/-1".replace("-1", "7"))[2]
    assert seen == str(follower.version)
    desk.replace("en/index.md", "as many as", "up to")
    began = time.monotonic()
    assert fetch(follower, f"/_preview/since/{seen}")[2] == str(int(seen) + 1)
    assert time.monotonic() - began < WAIT / 2, "it answers at the change, not when it has waited long enough"


def test_the_preview_allows_its_own_script_and_no_other(follower, small):
    def policy_of(html: str) -> dict[str, str]:
        content = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        return dict(rule.split(" ", 1) for rule in unescape(*content).split("; "))

    body = fetch(follower, "/")[2]
    loose, strict = policy_of(body), policy_of(small.raw("/").text)
    assert loose.pop("connect-src") == "'self'"
    for name in ("script-src", "style-src"):  # the writer's panel has one style and one script
        assert len({*loose[name].split()} - {*strict[name].split()}) == 1, name
        assert {*strict[name].split()} < {*loose[name].split()}
    assert loose == strict | {name: loose[name] for name in ("script-src", "style-src")}
    assert body.count("/_preview/since/") == 1


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


def test_when_nothing_is_to_mend_the_page_says_so_and_else_how_much_is_on_it(desk, follower):
    desk.write("en/friends.md", desk.read("en/y/index.md").replace("Talking to someone", "Friends"))
    for page in ("cy/index.md", "ur/index.md", "ur/parents/first-hour.md", "cy/parents/first-hour.md", "en/friends.md"):
        (desk.folder / page).unlink()
    before = fetch(follower, "/")[2]
    desk.write("en/index.md", desk.read("en/index.md") + "\nRing 0161 496 0101.\n")
    said = [re.search(r"<summary>(.*?)</summary>", fetch(follower, address)[2])[1] for address in ("/", "/parents/")]
    number = int(said[0].split()[0])
    assert said == [f"{number} to mend, 1 on this page", f"{number} to mend, none on this page"]
    assert fetch(follower, "/")[2].index("0161 496 0101 is typed") < fetch(follower, "/")[2].index("</details>")
    assert 'class="panel"' in before


def test_a_page_from_before_a_restart_follows_the_new_preview(desk, follower):
    again = Follower(lambda: create_app(desk.folder))
    assert again.version != follower.version


def test_a_page_says_that_the_preview_has_stopped(follower):
    assert "The preview has stopped. Start it again: make preview" in fetch(follower, "/")[2]


def test_a_port_that_another_program_uses_is_said_before_anything_is_rendered(desk):
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(ClickException) as stopped:
        run_preview(lambda: pytest.fail("it was rendered"), other.getsockname()[1])
    port = other_port(stopped.value.message)
    assert f"make preview PORT={port}" in stopped.value.message


def test_the_check_gives_way_to_a_page_sooner_than_python_does_by_itself(desk, monkeypatch):
    usual, waits = sys.getswitchinterval(), []
    monkeypatch.setattr(preview, "run_simple", lambda *_, **options: waits.append(sys.getswitchinterval()))
    try:
        run_preview(lambda: create_app(desk.folder), 0)
    finally:
        sys.setswitchinterval(usual)
    assert waits == [pytest.approx(SWITCH_EVERY)] and usual > SWITCH_EVERY


def other_port(message: str) -> int:
    return int(re.search(r"uses port (\d+)", message)[1]) + 1


def test_a_broken_site_yml_leaves_each_page_as_it_last_was(desk, follower):
    assert "in every room" in fetch(follower, "/parents/first-hour/")[2]
    desk.write("site.yml", "name: [")
    body = fetch(follower, "/parents/first-hour/")[2]
    assert "in every room" in body and "site.yml:1: a bracket or a quote is never closed" in body


def test_a_file_that_is_gone_for_a_moment_is_looked_at_again(desk, follower):
    made = follower.factory

    def miss() -> None:
        raise FileNotFoundError("4913")

    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    follower.factory = miss
    assert fetch(follower, "/parents/first-hour/")[0].startswith("200")
    follower.factory = made
    assert "in each cupboard" in fetch(follower, "/parents/first-hour/")[2]


def test_a_page_is_there_before_all_others_are_checked_and_follows_when_they_are(desk, monkeypatch):
    waits = threading.Event()
    monkeypatch.setattr(Publication, "problems", lambda *_: waits.wait() and [])
    follower = Follower(lambda: create_app(desk.folder), patience=0)
    page = fetch(follower, "/")[2]
    assert "Looking for mistakes" in page
    waits.set()
    seen = re.search(r"data-seen=(\d+)", page)[1]
    assert fetch(follower, f"/_preview/since/{seen}")[2] == str(int(seen) + 1)
    assert "Nothing to mend" in fetch(follower, "/")[2]


def test_a_check_that_fails_leaves_the_writer_her_pages(follower, monkeypatch):
    def fail(*_):
        raise KeyError("lost")

    monkeypatch.setattr(Publication, "problems", fail)
    status, _, body = fetch(follower, "/")
    assert status.startswith("200") and "the check could not be carried out: &#39;lost&#39;" in body


def test_an_app_is_forgotten_when_another_has_taken_its_place(desk, follower):
    fetch(follower, "/parents/first-hour/")
    before = weakref.ref(follower.app)
    follower.check.join()
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    fetch(follower, "/parents/first-hour/")
    gc.collect()
    assert before() is None


def test_a_check_gives_up_when_the_content_has_changed_again(desk, follower):
    follower.check.stop()
    assert follower.check.problems_within(0) is None
    follower.check.join()
    assert not follower.check.done.is_set()


def test_the_frozen_site_knows_nothing_of_the_preview(small):
    assert "_preview" not in small.raw("/").text
    assert "_desk" not in small.raw("/").text
    for address in ("/_desk/", "/_desk/edit/en/index.md", "/_desk/static/codemirror.js", "/_desk/ring.csv"):
        assert small.raw(address).status_code == 404, address
