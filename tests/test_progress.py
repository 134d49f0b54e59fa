"""The progress of a freeze, on a terminal and in a log, and its summary at the end."""

import io
import re
import sys

import pytest

from app import create_app
from freeze import quick_answer
from northway.freeze.freezer import freeze_site
from northway.freeze.result import in_words
from northway.system.progress import track


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


KINDS = pytest.mark.parametrize("kind", [Terminal, io.StringIO])


@KINDS
def test_a_terminal_shows_a_bar_with_the_last_page_and_a_log_one_line(kind, monkeypatch):
    monkeypatch.setattr(sys, "stderr", kind())
    assert list(track("Freezing", "abc", 3, lambda page: f"page-{page}")) == ["a", "b", "c"]
    said = sys.stderr.getvalue()
    assert re.search(r"Freezing .*3/3.*page-c", said) if kind is Terminal else said == "Freezing: 3\n"


@KINDS
def test_with_nothing_to_do_nothing_is_printed(kind, monkeypatch):
    monkeypatch.setattr(sys, "stderr", kind())
    assert list(track("Freezing", [], 0, str)) == [] and sys.stderr.getvalue() == ""


def test_the_summary_counts_and_names_the_slowest_when_asked(desk, tmp_path):
    frozen = freeze_site(create_app(desk.folder), tmp_path / "build")
    short, long = (in_words(frozen, tmp_path / "build", is_verbose) for is_verbose in (False, True))
    count = len(frozen.visits)
    counts = f"{count} files written, 0 unchanged, 0 removed; {count} files of 0"
    assert count > 30 and re.search(counts + rf"\.\d MB in all; {count} visits, \d+\.\d s", short)
    assert len(short.split("\n")) == 1 and len(long.split("\n")) == 11
    assert re.search(r" ms  \S+/index\.html\n", long)


@pytest.mark.parametrize("words", ["--verbose", "--content", "--help", "content a", "--processes 2", "--rel"])
def test_the_quick_answer_leaves_to_flask_what_it_does_not_know(words, monkeypatch):
    monkeypatch.setattr("freeze.unchanged_message", lambda *_: "nothing has changed")
    assert quick_answer(words.split()) is None
    assert quick_answer(["--release"]) == "nothing has changed"
