"""WebKitGTK on a screen of its own, driven by the WebDriver that Debian brings (https://www.w3.org/TR/webdriver2/)."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

PLACES = ("/usr/lib/*/webkit2gtk-*/MiniBrowser", "/usr/libexec/webkit2gtk-*/MiniBrowser")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what the standard calls an element in an answer
WIDTH, HEIGHT, BAR = 800, 600, 150  # pixels; the browser's own bars are at the top of its window
KEYS = {"Shift": "\ue008", "Enter": "\ue007", "Tab": "\ue004", "Control": "\ue009"}
BUTTONS = {"left": 0, "middle": 1, "right": 2}


def find_webkit() -> str | None:
    """The browser's program, where its driver and a screen without a monitor are here too."""
    named = os.environ.get("NORTHWAY_WEBKIT")
    found = [str(path) for place in PLACES for path in Path("/").glob(place[1:])]
    is_whole = shutil.which("WebKitWebDriver") and shutil.which("Xvfb")
    return named or (next(iter(found), None) if is_whole else None)


class Screen:
    """A screen in memory, whose pixels can be read while the browser paints."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(folder), "-nolisten", "tcp"]
        self.process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        self.name = ":" + os.read(reading, 16).decode().strip()
        os.close(reading)
        self.pixels = folder / "Xvfb_screen0"

    def picture(self) -> bytes:
        """What is painted now, below the browser's own bars: 4 bytes for each pixel."""
        return self.pixels.read_bytes()[-WIDTH * (HEIGHT - BAR) * 4 :]


class WebKit:
    """One browser with a fresh profile in `folder`, and its first tab."""

    def __init__(self, program: str, folder: Path) -> None:
        self.screen = Screen(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = {"DISPLAY": self.screen.name, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "GDK_BACKEND": "x11"}
        command = ["WebKitWebDriver", f"--port={self.port}", "--host=127.0.0.1"]
        self.driver = subprocess.Popen(command, env={**os.environ, **own}, stderr=subprocess.DEVNULL)
        options = {"binary": program, "args": ["--automation", f"--geometry={WIDTH}x{HEIGHT}"]}
        wanted = {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"}
        self.session = ""
        self.session = "/session/" + self._begin({"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def _begin(self, wanted: dict) -> dict:
        for _ in range(100):
            with suppress(OSError):  # the driver does not listen yet
                return self.call("POST", "/session", wanted)
            time.sleep(0.1)
        raise TimeoutError("WebKitWebDriver does not answer")

    def close(self) -> None:
        with suppress(Exception):
            self.call("DELETE", "")
        for process in (self.driver, self.screen.process):
            process.terminate()
            process.wait()

    def call(self, method: str, path: str, body: dict | None = None):
        """Call the driver; an error that it answers with is raised as RuntimeError."""
        data = None if body is None else json.dumps(body).encode()
        address = f"http://127.0.0.1:{self.port}{self.session}{path}"
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None
