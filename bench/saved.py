"""Measures the time from an editor's save to the new page in a browser, by requesting a tool's preview as it would."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import IncompleteRead
from urllib.error import URLError
from urllib.request import urlopen

from bench.measure import RunError
from bench.tool import EDITED, Tool
from bench.tools.northway import Northway

PATIENCE = 60  # seconds
ASK_EVERY = 0.005  # seconds
BETWEEN_LOOKS = 0.5  # seconds: previews look for changes at least this often, and a save can come at any time between
SEEN = re.compile(r'data-seen="?(\d+)')


def seconds_to_be_seen(tool: Tool, saves: int) -> list[float]:
    """The seconds from each of `saves` saves until the browser has the page with the change. Raises RunError."""
    found = []
    with _preview(tool) as address:
        if isinstance(tool, Northway):  # until all pages have been checked; Hugo answers only once it has made all
            _fetch(_question(address, _fetch(f"{address}/{EDITED}/")))
        for number in range(saves):
            time.sleep(BETWEEN_LOOKS * number / saves)
            found.append(_seconds(tool, address))
    return found


@contextmanager
def _preview(tool: Tool) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = tool.preview(port)
    if not command:
        raise RunError(f"{tool.name} has no preview")
    process = subprocess.Popen(command.words, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _when_it_answers(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait()


def _when_it_answers(address: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            _fetch(f"{address}/{EDITED}/")
            return address
        except URLError:
            time.sleep(0.1)
    raise RunError("the preview does not answer")


def _seconds(tool: Tool, address: str) -> float:
    page = f"{address}/{EDITED}/"
    question = _question(address, _fetch(page)) if isinstance(tool, Northway) else None
    tool.edit("body")
    began = time.perf_counter()
    while True:
        if question:  # answered once after the save, and once when all pages have been checked
            _fetch(question)
        shown = _fetch(page)
        if f"Changed {tool.edits}." in shown:
            return time.perf_counter() - began
        if time.perf_counter() - began > PATIENCE:
            raise RunError(f"{tool.name}: the preview shows an older page than was saved")
        question = _question(address, shown) if question else None
        time.sleep(0 if question else ASK_EVERY)


def _question(address: str, page: str) -> str:
    """The address that a page in Northway's preview requests, which is answered when something has changed."""
    seen = SEEN.search(page)
    if not seen:
        raise RunError("the preview's page does not follow edits")
    return f"{address}/_preview/since/{seen[1]}"


def _fetch(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        try:
            text: str = answer.read().decode()
        except IncompleteRead:  # `hugo server` sends the length of a page that it is just writing anew
            return ""
    return text
