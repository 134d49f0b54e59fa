"""Where this machine's browsers are, and how to get one that is missing.

`python -m tests.browser.browsers` installs those that are missing, where it may, and fonts for the scripts that we
publish in; `make test` runs it before the tests.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from app import create_app
from tests.browser.fonts import PACKAGES, languages_without_letters
from tests.browser.webkit import find_webkit

SYSTEM_NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "firefox": ("firefox-esr", "firefox")}
DEBIAN_PACKAGES = {"chromium": "chromium", "firefox": "firefox-esr", "webkit": "webkit2gtk-driver xvfb"}
# Without these, Chromium itself connects to Google, and a page's own requests cannot be told apart.
CHROMIUM_ARGUMENTS = [
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@functools.cache
def find_browsers() -> dict[str, str | None]:
    """The program of each browser: one named by the environment, Playwright's own, the system's, or None.

    Found once, before any test runs, because a second Playwright cannot start during a test.
    """
    with sync_playwright() as playwright:
        found = {name: _find(name, getattr(playwright, name).executable_path) for name in SYSTEM_NAMES}
    return {**found, "webkit": find_webkit()}


def _find(name: str, own: str) -> str | None:
    candidates = (os.environ.get(f"NORTHWAY_{name.upper()}"), own if Path(own).exists() else None)
    system = (shutil.which(word) for word in SYSTEM_NAMES[name])
    return next((found for found in (*candidates, *system) if found), None)


def how_to_get(name: str) -> str:
    """What to do where a browser is missing."""
    return (
        f"The browser tests need {name}: as root run `apt-get install {DEBIAN_PACKAGES[name]}`, "
        f"or set NORTHWAY_{name.upper()} to the program of one."
    )


def launch_arguments(name: str) -> dict[str, object]:
    """How Playwright starts a browser of this machine."""
    program = find_browsers()[name]
    if name == "firefox":
        return {"executable_path": program, "channel": "moz-firefox"}
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": program, "args": CHROMIUM_ARGUMENTS + root}


def fetch(name: str) -> None:
    """Try to install a browser: Playwright's own, or as root Debian's. A failure is not reported: the tests do that."""
    if name in SYSTEM_NAMES:
        _run([sys.executable, "-m", "playwright", "install", name])
    fetch_packages(DEBIAN_PACKAGES[name])


def fetch_packages(names: str) -> None:
    """Try to install these packages of Debian's, as root."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run(["apt-get", "-qq", "update"])
        _run(["apt-get", "-qq", "-y", "install", *names.split()])


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    for browser, program in find_browsers().items():
        if not program:
            fetch(browser)
    if languages_without_letters(create_app().extensions["northway"].site):
        fetch_packages(PACKAGES)
