"""Where this machine's browsers are, and how to come by one. Without one the tests fail; they never skip."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright

SYSTEM_NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "firefox": ("firefox-esr", "firefox")}
DEBIAN_PACKAGE = {"chromium": "chromium", "firefox": "firefox-esr"}
# Without these, Chromium itself looks for hosts of its maker's, and a page's own requests cannot be told apart.
CHROMIUM_ARGUMENTS = [
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class NoBrowserError(Exception):
    """No browser, and no way to get one; says in a sentence what to do."""


def find_browser(playwright: Playwright, name: str) -> str:
    """The program of a browser: one named by the environment, Playwright's own, the system's, or a fresh one."""
    return _present(playwright, name) or _fetch(playwright, name) or _refuse(name)


def _present(playwright: Playwright, name: str) -> str | None:
    own = getattr(playwright, name).executable_path
    candidates = (os.environ.get(f"NORTHWAY_{name.upper()}"), own if Path(own).exists() else None)
    system = (shutil.which(word) for word in SYSTEM_NAMES[name])
    return next((found for found in (*candidates, *system) if found), None)


def _fetch(playwright: Playwright, name: str) -> str | None:
    attempts = [[sys.executable, "-m", "playwright", "install", name]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempts += [["apt-get", "-qq", "update"], ["apt-get", "-qq", "-y", "install", DEBIAN_PACKAGE[name]]]
    for command in attempts:
        subprocess.run(command, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return _present(playwright, name)


def _refuse(name: str) -> str:
    raise NoBrowserError(
        f"The browser tests need {name}: as root run `apt-get install {DEBIAN_PACKAGE[name]}`, "
        f"or set NORTHWAY_{name.upper()} to the program of one."
    )


def launch_arguments(playwright: Playwright, name: str) -> dict[str, object]:
    """How Playwright starts a browser of this machine."""
    program = find_browser(playwright, name)
    if name == "firefox":
        return {"executable_path": program, "channel": "moz-firefox"}
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": program, "args": CHROMIUM_ARGUMENTS + root}
