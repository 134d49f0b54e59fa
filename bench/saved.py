"""From an editor's save to the page in her browser: `flask preview`, asked as a browser asks it."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from bench.measure import RunError
from bench.tool import EDITED
from bench.tools.northway import PYTHON, Northway

PATIENCE = 60  # seconds
SEEN = re.compile(r'data-seen="(\d+)"')


def seconds_to_be_seen(tool: Northway, saves: int) -> list[float]:
    """The seconds from each of some saves until the browser has the page that says so. Raises RunError."""
    with _preview(tool) as address:
        return [_seconds(tool, address) for _ in range(saves)]


@contextmanager
def _preview(tool: Northway) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [PYTHON, "-m", "flask", "preview", "--port", str(port)]
    process = subprocess.Popen(words, cwd=tool.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def _seconds(tool: Northway, address: str) -> float:
    seen = SEEN.search(_fetch(f"{address}/{EDITED}/"))
    if not seen:
        raise RunError("the preview's page does not follow edits")
    tool.edit("body")
    began = time.perf_counter()
    _fetch(f"{address}/_preview/since/{seen[1]}")
    page = _fetch(f"{address}/{EDITED}/")
    took = time.perf_counter() - began
    if f"Changed {tool.edits}." not in page:
        raise RunError("the preview shows an older page than was saved")
    return took


def _fetch(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        text: str = answer.read().decode()
    return text
