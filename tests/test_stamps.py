"""When nothing has changed the quick door says so, however Python is started; when anything has, it freezes."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import create_app
from northway.freeze.build_folder import verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.system import file_state
from tests.test_freezer import read

HERE = Path(__file__).parents[1]
STARTS = pytest.mark.parametrize("start", [[], ["-S"]], ids=["plain", "without site"])


@pytest.fixture
def build(tmp_path, monkeypatch):
    # Or each test would have to wait two seconds for its files to settle.
    monkeypatch.setattr(file_state, "COARSEST_CLOCK", 0)
    time.sleep(0.02)
    return tmp_path / "build"


def freeze(desk, build, **wish) -> dict[str, bytes]:
    freeze_site(create_app(desk.folder), build, FreezeOptions(**wish))
    return read(build)


def make(desk, build, start, *words: str, **environment: str) -> str:
    """What `make site` says."""
    command = [sys.executable, *start, str(HERE / "freeze.py"), "--content", str(desk.folder), "--build", str(build)]
    done = subprocess.run([*command, *words], capture_output=True, text=True, env=os.environ | environment, check=True)
    return done.stdout


def is_unchanged(desk, build, is_release=False, here=HERE) -> bool:
    return file_state.unchanged_message(str(here), str(desk.folder), str(build), is_release) is not None


@STARTS
def test_nothing_changed_says_so_without_flask(desk, build, start):
    freeze(desk, build)
    words = ["--content", str(desk.folder), "--build", str(build)]
    slow = ("flask", "pathlib", "typing", "collections")
    script = (
        f"import sys, freeze; freeze.main(sys.argv[1:]); sys.exit(' '.join(set({slow}) & set(sys.modules)) or None)"
    )
    quick = subprocess.run([sys.executable, *start, "-c", script, *words], cwd=HERE, capture_output=True, text=True)
    assert "nothing has changed" in quick.stdout and quick.returncode == 0, quick.stderr


@STARTS
def test_however_python_is_started_what_changed_is_frozen(desk, build, start):
    freeze(desk, build)
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\nMore.\n")
    assert "3 files written" in make(desk, build, start), "the page in three languages"
    assert list(verify(build)) == []


@STARTS
def test_whatever_somebody_did_to_the_build_folder_is_put_right(desk, build, start):
    good = freeze(desk, build)
    for harm in (
        lambda: (build / "y/index.html").write_text("Somebody was here."),
        lambda: (build / "manifest.json").write_text("Somebody was here."),
        lambda: (build / "y/index.html").unlink(),
        lambda: (build / "y/extra.html").write_text("Somebody was here."),
        lambda: (build / "y/.hidden").write_text("Somebody was here."),
    ):
        harm()
        assert "nothing has changed" not in make(desk, build, start)
        assert read(build) == good
        freeze(desk, build)
        assert "nothing has changed" in make(desk, build, start)


@pytest.mark.parametrize("name", ["en/parents/new.md", "en/y/later/new.md", "site.yml"])
def test_a_file_that_comes_changes_or_goes_is_seen(desk, build, name):
    freeze(desk, build)
    assert is_unchanged(desk, build)
    before = (desk.folder / name).read_bytes() if (desk.folder / name).exists() else None
    desk.write(name, "New.")
    assert not is_unchanged(desk, build)
    desk.write(name, before or "")
    assert not is_unchanged(desk, build), "it has another time, at least"
    (desk.folder / name).unlink()
    assert is_unchanged(desk, build) is (before is None)


def test_an_edit_in_the_last_ticks_of_the_clock_is_not_taken_for_none(desk, build, monkeypatch):
    freeze(desk, build)
    monkeypatch.undo()
    desk.write("en/y/index.md", desk.read("en/y/index.md"))
    freeze(desk, build)
    assert not is_unchanged(desk, build)


def test_where_a_disk_counts_whole_seconds_a_build_folder_just_written_is_not_trusted(desk, build, monkeypatch):
    exact = file_state.signature

    def in_seconds(path) -> file_state.Signature:
        size, modified, changed, number = exact(path)
        return size, modified - modified % file_state.SECOND, changed - changed % file_state.SECOND, number

    monkeypatch.setattr(file_state, "signature", in_seconds)
    monkeypatch.setattr(file_state, "has_settled", lambda files, at: True)
    freeze(desk, build)
    assert is_unchanged(desk, build)
    monkeypatch.setattr(file_state, "COARSEST_CLOCK", 60 * file_state.SECOND)
    (build / "y/extra.html").write_text("Somebody was here.")
    freeze(desk, build)
    assert not is_unchanged(desk, build), "another file could have come in the same second"


def test_another_day_folder_wish_or_place_is_frozen(desk, build, monkeypatch, tmp_path):
    freeze(desk, build)
    assert is_unchanged(desk, build)
    assert not is_unchanged(desk, tmp_path / "other")
    assert not is_unchanged(desk, build, is_release=True)
    assert not is_unchanged(desk, build, here=tmp_path)
    monkeypatch.setattr(file_state.time, "strftime", lambda form: "2026-11-23")
    assert not is_unchanged(desk, build), "review dates pass"


@STARTS
def test_another_library_or_python_is_seen(desk, build, start, tmp_path, monkeypatch):
    library = tmp_path / "more-packages" / "lib-1.dist-info"
    library.mkdir(parents=True)
    place = {"PYTHONPATH": str(library.parent)}
    assert "files written" in make(desk, build, ["-S"], **place)
    time.sleep(2.1)
    make(desk, build, start, **place)
    assert "nothing has changed" in make(desk, build, start, **place)
    assert "nothing has changed" not in make(desk, build, start), "who knows what Python finds now"
    make(desk, build, start, **place)
    library.rename(library.with_name("lib-2.dist-info"))
    assert "nothing has changed" not in make(desk, build, start, **place)
    assert "nothing has changed" in make(desk, build, start, **place)
    monkeypatch.setenv("PYTHONPATH", place["PYTHONPATH"])
    monkeypatch.syspath_prepend(place["PYTHONPATH"])
    assert is_unchanged(desk, build)
    monkeypatch.setattr(file_state.sys, "version", "3.99.0")
    assert not is_unchanged(desk, build)


@pytest.mark.parametrize(
    "harm",
    [
        lambda kept: b"",
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept[:-9] + b"\xff" * 9,
        lambda kept: b"1" + kept,
        lambda kept: b"\0".join(kept.split(b"\n")),
        lambda kept: kept.split(b"\n", 1)[1],
    ],
    ids=["empty", "cut short", "damaged", "another seal", "another form", "no seal"],
)
def test_a_stamp_that_is_not_whole_is_no_stamp(desk, build, harm):
    freeze(desk, build)
    path = Path(file_state.cache_folder(str(build))) / file_state.STAMP
    path.write_bytes(harm(path.read_bytes()))
    assert "0 files written" in make(desk, build, ["-S"])


def test_in_which_order_a_disk_names_its_files_does_not_matter(desk, build, monkeypatch):
    freeze(desk, build)
    scandir = os.scandir
    monkeypatch.setattr(file_state.os, "scandir", lambda folder: reversed(list(scandir(folder))))
    assert is_unchanged(desk, build)
