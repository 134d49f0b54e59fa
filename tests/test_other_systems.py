"""Systems such as Windows, without `fork` and `fcntl`: an editor there can check, preview and freeze."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
WITHOUT = """
import os, sys, warnings
sys.modules["fcntl"] = None
del os.fork, os.sched_getaffinity
from pathlib import Path
from app import create_app
from northway.freeze.build_folder import verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.desk.preview import Follower

folder, build = Path(sys.argv[1]), Path(sys.argv[2])
warnings.simplefilter("ignore")  # filelock says that it has only soft locks here
freeze_site(create_app(folder), build, FreezeOptions(processes=4))
assert list(verify(build)) == []
assert create_app(folder).test_cli_runner().invoke(args=["check"]).exit_code == 0
assert Follower(lambda: create_app(folder), patience=600).app.test_client().get("/").status_code == 200
print("done")
"""


def test_nothing_that_flask_does_needs_a_module_of_one_system(desk, tmp_path):
    command = [sys.executable, "-c", WITHOUT, str(desk.folder), str(tmp_path / "build")]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    assert done.stdout.endswith("done\n"), done.stderr[-2000:]


def test_files_are_written_as_bytes_so_that_no_system_writes_other_line_ends():
    for path in (HERE / "northway").rglob("*.py"):
        assert ".write_text(" not in path.read_text("utf-8"), path
