"""When nothing has changed `make site` says so without Flask; when anything has, it freezes."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import create_app
from northway.freeze import unchanged
from northway.freeze.build_folder import verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.system.file_state import cache_folder
from tests.test_freezer import read

HERE = Path(__file__).parents[1]


@pytest.fixture
def build(tmp_path, monkeypatch):
    # Otherwise each test would have to wait two seconds until its files count as settled.
    monkeypatch.setattr(unchanged, "SETTLED", 0)
    time.sleep(0.02)
    return tmp_path / "build"


def freeze(desk, build, **wish) -> dict[str, bytes]:
    freeze_site(create_app(desk.folder), build, FreezeOptions(**wish))
    return read(build)


def make(desk, build, *words: str, **environment: str) -> str:
    """What `make site` says."""
    command = [sys.executable, str(HERE / "freeze.py"), "--content", str(desk.folder), "--build", str(build)]
    done = subprocess.run([*command, *words], capture_output=True, text=True, env=os.environ | environment, check=True)
    return done.stdout


def is_unchanged(desk, build, is_release=False, here=HERE) -> bool:
    return unchanged.unchanged_message(here, desk.folder, build, is_release) is not None


def test_nothing_changed_says_so_without_flask(desk, build):
    freeze(desk, build)
    words = ["--content", str(desk.folder), "--build", str(build)]
    slow = ("flask", "jinja2", "pydantic", "babel")
    script = (
        f"import sys, freeze; freeze.main(sys.argv[1:]); sys.exit(' '.join(set({slow}) & set(sys.modules)) or None)"
    )
    quick = subprocess.run([sys.executable, "-c", script, *words], cwd=HERE, capture_output=True, text=True)
    assert "nothing has changed" in quick.stdout and quick.returncode == 0, quick.stderr


def test_a_folder_named_from_where_one_stands_is_the_same_folder(desk, build, monkeypatch):
    freeze(desk, build)
    monkeypatch.chdir(build.parent)
    assert is_unchanged(desk, Path(build.name))


def test_however_python_is_started_what_changed_is_frozen(desk, build):
    freeze(desk, build)
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\nMore.\n")
    assert "3 files written" in make(desk, build), "the page in three languages"
    assert list(verify(build)) == []


def test_whatever_somebody_did_to_the_build_folder_is_put_right(desk, build):
    good = freeze(desk, build)
    for harm in (
        lambda: (build / "y/index.html").write_text("Somebody was here."),
        lambda: (build / "manifest.json").write_text("Somebody was here."),
        lambda: (build / "y/index.html").unlink(),
        lambda: (build / "y/extra.html").write_text("Somebody was here."),
        lambda: (build / "y/.hidden").write_text("Somebody was here."),
    ):
        harm()
        assert "nothing has changed" not in make(desk, build)
        assert read(build) == good
        freeze(desk, build)
        assert "nothing has changed" in make(desk, build)


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


def test_an_edit_just_before_the_freeze_is_not_missed(desk, build, monkeypatch):
    freeze(desk, build)
    monkeypatch.undo()
    desk.write("en/y/index.md", desk.read("en/y/index.md"))
    freeze(desk, build)
    assert not is_unchanged(desk, build)


def test_another_day_folder_option_or_place_is_frozen(desk, build, monkeypatch, tmp_path):
    freeze(desk, build)
    assert is_unchanged(desk, build)
    assert not is_unchanged(desk, tmp_path / "other")
    assert not is_unchanged(desk, build, is_release=True)
    assert not is_unchanged(desk, build, here=tmp_path)
    monkeypatch.setattr(unchanged.time, "strftime", lambda form: "2026-11-23")
    assert not is_unchanged(desk, build), "review dates pass"


def test_another_library_or_python_is_seen(desk, build, tmp_path, monkeypatch):
    library = tmp_path / "more-packages" / "lib-1.dist-info"
    library.mkdir(parents=True)
    monkeypatch.syspath_prepend(str(library.parent))
    freeze(desk, build)
    assert is_unchanged(desk, build)
    library.rename(library.with_name("lib-2.dist-info"))
    assert not is_unchanged(desk, build)
    freeze(desk, build)
    monkeypatch.setattr("northway.system.file_state.sys.version", "3.99.0")
    assert not is_unchanged(desk, build)


HARMS = {
    "empty": lambda kept: b"",
    "cut short": lambda kept: kept[: len(kept) // 2],
    "damaged": lambda kept: kept[:-9] + b"\xff" * 9,
    "a list": lambda kept: b"[]",
    "a part missing": lambda kept: kept.replace(b'"build"', b'"built"'),
    "other shapes": lambda kept: kept.replace(b"[", b"[null, "),
}


def test_a_damaged_record_counts_as_none(desk, build):
    freeze(desk, build)
    path = cache_folder(build) / unchanged.RECORD
    for name, harm in HARMS.items():
        path.write_bytes(harm(path.read_bytes()))
        assert "0 files written" in make(desk, build), name


def test_the_order_in_which_a_disk_lists_files_does_not_matter(desk, build, monkeypatch):
    freeze(desk, build)
    scandir = os.scandir
    monkeypatch.setattr("os.scandir", lambda folder: Backwards(scandir(folder)))
    assert is_unchanged(desk, build)


class Backwards:
    """A directory listing in reverse order."""

    def __init__(self, entries) -> None:
        self.entries = iter(reversed(list(entries)))

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None: ...

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def close(self) -> None: ...
