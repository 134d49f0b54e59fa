"""A machine without a browser fails the browser tests once, and is told how to get one; nothing is skipped."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.browsers import how_to_get

HERE = Path(__file__).parents[1]
BROWSER_TESTS = ("tests/browser/test_traces.py", "tests/browser/test_leaving.py")


@pytest.fixture
def run_without_browsers(tmp_path):
    """Run pytest where neither Playwright nor the system has a browser but those that are given."""

    def run(*words: str, **browsers: str) -> subprocess.CompletedProcess[str]:
        hidden = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NORTHWAY_", "PYTEST_"))}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n0", *words, *BROWSER_TESTS]
        return subprocess.run(command, cwd=HERE, env=kept | hidden | browsers, capture_output=True, text=True)

    return run


def test_browser_tests_fail_once_and_say_in_the_header_how_to_get_a_browser(run_without_browsers):
    run = run_without_browsers()
    header, _, rest = run.stdout.partition("collected ")
    told, _, _summary_that_says_it_again = rest.partition("short test summary")
    assert run.returncode == 1
    assert re.search(r" 1 failed, \d+ deselected in ", run.stdout.splitlines()[-1])
    for name in ("chromium", "firefox", "webkit"):
        assert f"{name}: {how_to_get(name)}\n" in header
        assert told.count(how_to_get(name)) == 1


def test_the_browser_that_is_here_runs_its_tests_and_the_other_fails_once(run_without_browsers):
    collected = run_without_browsers("--collect-only", "-q", NORTHWAY_CHROMIUM=sys.executable).stdout
    assert "[chromium" in collected and "[firefox" not in collected
    assert collected.count("missing browsers") == 1


def test_the_sentence_says_what_to_run():
    assert how_to_get("firefox") == (
        "The browser tests need firefox: as root run `apt-get install firefox-esr`, "
        "or set NORTHWAY_FIREFOX to the program of one."
    )
