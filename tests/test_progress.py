"""How far a freeze is, on a terminal and in a log; and what it says at the end."""

import io
import re

import pytest

from app import create_app
from freeze import asked
from northway.freeze.freezer import freeze_site
from northway.freeze.result import in_words
from northway.system.progress import track


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_with_pages_rate_and_what_is_happening():
    out = Terminal()
    assert list(track("Freezing", "abc", 3, lambda page: f"page-{page}", out)) == ["a", "b", "c"]
    last = out.getvalue().split("\r")[-1]
    assert re.fullmatch(r"Freezing █{24} 3 of 3, \d+ a second, page-c\x1b\[K\n", last)


def test_a_log_has_ten_plain_lines_at_most():
    out = io.StringIO()
    list(track("Freezing", range(1000), 1000, str, out))
    lines = out.getvalue().split("\n")[:-1]
    assert len(lines) == 10 and lines[-1] == "Freezing: 1000 of 1000, 999"
    assert "\r" not in out.getvalue()


def test_with_nothing_to_do_nothing_is_said():
    out = Terminal()
    assert list(track("Freezing", [], 0, str, out)) == [] and out.getvalue() == ""


def test_the_summary_counts_and_names_the_slowest_when_asked(desk, tmp_path):
    frozen = freeze_site(create_app(desk.folder), tmp_path / "build")
    short, long = (in_words(frozen, tmp_path / "build", is_verbose) for is_verbose in (False, True))
    count = len(frozen.visits)
    counts = f"{count} files written, 0 unchanged, 0 removed; {count} files of 0"
    assert count > 30 and re.search(counts + rf"\.\d MB in all; {count} visits, \d+\.\d s", short)
    assert len(short.split("\n")) == 1 and len(long.split("\n")) == 11
    assert re.search(r" ms  \S+/index\.html\n", long)


@pytest.mark.parametrize(
    ("words", "content"),
    [("", "/content"), ("--content a --build b", "a"), ("--release --content a", "a")],
)
def test_the_quick_door_knows_where_from_and_where_to(words, content):
    assert asked(words.split())["content"].endswith(content)


@pytest.mark.parametrize("words", ["--content=a", "--verbose", "--content", "--help", "content a", "--processes 2"])
def test_what_the_quick_door_does_not_know_it_leaves_to_flask(words):
    assert asked(words.split()) is None
