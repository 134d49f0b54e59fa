"""Work in many processes gives the same bytes as in one, and leaves no process and no file when one is killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from app import create_app
from northway.freeze.build_folder import FreezeError, verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from tests.test_faults import HERE, command, edit_everything, freeze
from tests.test_freezer import read

LINGERING = """
import os, sys, time
from pathlib import Path
from app import create_app
from northway.freeze import compress, freezer
from northway.markup import renderer
from northway.system import workers

folder, build, stage, marks = map(Path, sys.argv[1:])
me, workers.MIN_ITEMS_PER_WORKER, freezer.MIN_ITEMS_PER_WORKER = os.getpid(), 2, 2

def linger(*words):
    (marks / f"{os.getpid()}").touch()
    while os.getpid() != me:
        WAIT

app = create_app(folder)
if stage.name == "rendering":
    renderer.Renderer.render = linger
elif stage.name == "visiting":
    app.jinja_env.filters["day"] = linger
else:
    compress._gzip = linger
freezer.freeze_site(app, build, freezer.FreezeOptions(stage.name == "compressing", processes=2))
"""


@pytest.fixture
def build(tmp_path):
    return tmp_path / "build"


def start(script: str, *words: object) -> subprocess.Popen:
    given = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(
        given, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def kill_the_parent_alone(parent: subprocess.Popen, marks: Path, workers: int) -> None:
    """Kill it while all its workers are at work; afterwards no worker may be left to write anything."""
    until = time.monotonic() + 30
    while len(list(marks.iterdir())) < workers:
        assert time.monotonic() < until and parent.poll() is None, parent.communicate()
        time.sleep(0.01)
    parent.send_signal(signal.SIGKILL)
    try:
        parent.communicate(timeout=30)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)


@pytest.mark.parametrize("processes", [2, 4])
def test_many_processes_give_the_bytes_of_one(desk, build, tmp_path, monkeypatch, processes):
    monkeypatch.setattr("northway.system.workers.MIN_ITEMS_PER_WORKER", 2)
    one = freeze(desk, build, processes=1, is_release=True)
    assert freeze(desk, tmp_path / "other", processes=processes, is_release=True) == one


def test_a_worker_that_is_killed_stops_the_freeze_in_a_sentence(desk, build, monkeypatch):
    monkeypatch.setattr("northway.system.workers.MIN_ITEMS_PER_WORKER", 2)
    me = os.getpid()
    app = create_app(desk.folder)
    app.jinja_env.filters["day"] = lambda day: "a day" if os.getpid() == me else os.kill(os.getpid(), signal.SIGKILL)
    with pytest.raises(FreezeError, match="a worker was killed from outside"):
        freeze_site(app, build, FreezeOptions(processes=2))
    assert not build.exists()


@pytest.mark.parametrize(
    ("stage", "wait"),
    [("rendering", "time.sleep(60)"), ("visiting", "pass"), ("visiting", "time.sleep(60)"), ("compressing", "pass")],
)
def test_workers_whose_parent_is_killed_end_and_leave_the_old_site(desk, build, tmp_path, stage, wait):
    old = freeze(desk, build)
    edit_everything(desk, "anew")
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\nMore.\n")
    for name in ("parents/index", "help/index", "help/100"):
        desk.write(f"en/{name}.md", desk.read(f"en/{name}.md") + "\nMore.\n")
    marks = tmp_path / "marks"
    marks.mkdir()
    kill_the_parent_alone(start(LINGERING.replace("WAIT", wait), desk.folder, build, stage, marks), marks, workers=2)
    assert read(build) == old and list(verify(build)) == []
    following = subprocess.run(command(desk, build), capture_output=True, text=True, timeout=60)
    assert following.returncode == 0 and "Another freeze" not in following.stderr
    assert read(build) == freeze(desk, tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir() if "fresh" in path.name] == []


def test_a_freeze_that_is_killed_leaves_no_lock(tmp_path):
    script = """
import os, sys, time
from pathlib import Path
from northway.freeze.freezer import hold_lock

with hold_lock(Path(sys.argv[1]), Path("build")):
    os.write(1, b"at work\\n")
    time.sleep(60)
"""
    with start(script, tmp_path / "lock") as parent:
        assert parent.stdout.readline() == "at work\n"
        with pytest.raises(Timeout):
            FileLock(tmp_path / "lock").acquire(timeout=0)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    with FileLock(tmp_path / "lock").acquire(timeout=0):
        pass
