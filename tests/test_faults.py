"""Whatever interrupts a freeze, the folder is the old site, or is marked incomplete and mended by the next freeze."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from app import create_app
from northway.freeze import build_folder
from northway.freeze.build_folder import FreezeError, is_incomplete, verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.system.file_state import cache_folder
from tests.test_freezer import read

HERE = Path(__file__).parents[1]


@pytest.fixture
def build(tmp_path):
    return tmp_path / "build"


def freeze(desk, build, **wish) -> dict[str, bytes]:
    freeze_site(create_app(desk.folder), build, FreezeOptions(**wish))
    return read(build)


def command(desk, build) -> list[str]:
    return [sys.executable, str(HERE / "freeze.py"), "--content", str(desk.folder), "--build", str(build)]


def edit_everything(desk, word: str) -> None:
    desk.write("site.yml", desk.read("site.yml").replace("name: Littleway", f"name: Littleway {word}"))


def test_a_freeze_that_is_killed_leaves_the_old_site_or_one_that_is_known_and_mended(desk, build, tmp_path):
    old = freeze(desk, build)
    edit_everything(desk, "anew")
    new = freeze(desk, tmp_path / "other")
    chance = random.Random(7)
    took = time.monotonic()
    subprocess.run(command(desk, tmp_path / "third"), check=True, capture_output=True)
    took = time.monotonic() - took
    for _ in range(5):
        work = subprocess.Popen(command(desk, build), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 1.1) * took)
        work.send_signal(signal.SIGKILL)
        work.wait()
        now = read(build)
        assert now in (old, new) or list(verify(build)) != [], "a mixed site that verify calls good"
        if now == new:
            freeze_site(create_app(desk.folder), build)
            edit_everything(desk, f"again {chance.random()}")
            old, new = now, freeze(desk, tmp_path / "other")
    assert freeze(desk, build) == new
    assert list(verify(build)) == []
    assert [path.name for path in tmp_path.iterdir() if "fresh" in path.name] == []


@pytest.mark.parametrize("moves", [0, 1, 10, 21])
def test_at_whatever_file_the_moving_in_stops_the_folder_says_so_and_is_mended(
    desk, build, tmp_path, monkeypatch, moves
):
    freeze(desk, build)
    edit_everything(desk, "anew")
    new = freeze(desk, tmp_path / "other")
    left, replace = iter(range(moves)), os.replace

    def move(here: str | Path, there: str | Path) -> None:
        if build in Path(there).parents and next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device", str(there))
        replace(here, there)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", move)
        with pytest.raises(FreezeError, match="the disk is full; make room"):
            freeze(desk, build)
    assert is_incomplete(build) is (moves > 0)
    assert (list(verify(build)) == []) is (moves == 0)
    assert freeze(desk, build) == new


def mount_small_disk(disk: Path) -> bool:
    """Mount a disk of a few megabytes, and return whether that worked; usually only root may."""
    disk.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=2600k", "tmpfs", disk]
    return os.geteuid() == 0 and subprocess.run(asked, capture_output=True).returncode == 0


def fill(disk: Path) -> None:
    (disk / "filler").write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 200_000))


def say_full(path: Path, content: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_full_disk_leaves_the_old_site(desk, tmp_path, monkeypatch):
    disk = tmp_path / "disk"
    is_real = mount_small_disk(disk)  # else nothing is full, and writing says that it is
    try:
        old = freeze(desk, disk / "build")
        edit_everything(desk, "anew")
        with monkeypatch.context() as patch:
            fill(disk) if is_real else patch.setattr(Path, "write_bytes", say_full)
            with pytest.raises(FreezeError, match="the disk is full"):
                freeze(desk, disk / "build")
            assert read(disk / "build") == old and list(verify(disk / "build")) == []
        (disk / "filler").unlink(missing_ok=True)
        assert freeze(desk, disk / "build") != old
    finally:
        if is_real:
            subprocess.run(["umount", disk], check=True)


def test_a_folder_that_cannot_be_written_to_is_reported_in_a_sentence(desk, build, monkeypatch):
    old = freeze(desk, build)
    edit_everything(desk, "anew")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(build.parent))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(FreezeError, match=r"cannot write to .*; let this user write there"):
        freeze(desk, build)
    assert read(build) == old


def test_a_second_freeze_waits_for_the_first_and_says_so(desk, build):
    old = freeze(desk, build)
    edit_everything(desk, "anew")
    with FileLock(cache_folder(build) / "lock"):
        second = subprocess.Popen(command(desk, build), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert "Another freeze is at work" in second.stdout.readline()
        assert read(build) == old
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 0 and "files written" in said
    assert read(build) != old


def test_verify_names_what_is_missing_changed_and_extra(desk, build):
    freeze(desk, build)
    run = lambda: CliRunner().invoke(create_app().cli, ["verify", str(build)], standalone_mode=True)  # noqa: E731
    assert run().exit_code == 0
    (build / "robots.txt").unlink()
    (build / "y/index.html").write_text("Buy now.")
    (build / "extra.html").write_text("Buy now.")
    result = run()
    assert result.exit_code == 1
    for fault in ("missing: robots.txt", "changed: y/index.html", "extra: extra.html", "3 faults"):
        assert fault in result.output
    (build / build_folder.MANIFEST).unlink()
    assert "it is not a frozen site" in run().output


def test_a_site_is_frozen_though_nothing_can_be_kept_of_it(desk, build, monkeypatch):
    monkeypatch.setattr("northway.freeze.unchanged.SETTLED", 0)
    time.sleep(0.02)
    for name in ("last-freeze.json", "cache-journal"):
        (cache_folder(build) / name).mkdir(parents=True)
    assert "index.html" in freeze(desk, build)
    assert list(verify(build)) == []


def test_a_release_has_compressed_copies_and_the_next_freeze_keeps_no_stale_one(desk, build):
    import gzip

    import brotli

    files = freeze(desk, build, is_release=True)
    for name in ("index.html", "sitemap.xml", "robots.txt"):
        assert gzip.decompress(files[f"{name}.gz"]) == brotli.decompress(files[f"{name}.br"]) == files[name]
        assert files[f"{name}.gz"][4:8] == b"\0\0\0\0", "a time in it would change the bytes each day"
        assert files[f"{name}.br"] == brotli.compress(files[name], mode=brotli.MODE_TEXT, quality=11)
    assert not any(name.endswith(".woff2.gz") for name in files)
    kept = [build / f"y/index.html{suffix}" for suffix in (".br", ".gz")]
    before = [path.stat().st_mtime_ns for path in kept]
    desk.write("en/parents/index.md", desk.read("en/parents/index.md") + "\nMore.\n")
    again = freeze(desk, build, is_release=True)
    assert [path.stat().st_mtime_ns for path in kept] == before
    assert (
        brotli.decompress(again["parents/index.html.br"]) == again["parents/index.html"] != files["parents/index.html"]
    )
    assert list(verify(build)) == []
    assert not any(name.endswith((".gz", ".br")) for name in freeze(desk, build))
