"""WebKitGTK on a screen of its own, driven by Debian's WebDriver (https://www.w3.org/TR/webdriver2/)."""

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
WIDTH, HEIGHT = 1024, 768  # pixels: the window that MiniBrowser opens
TOP_BAR, STATUS_BAR = 60, 30  # pixels: what the browser itself shows, such as the address of a link
KEYS = {"Shift": "\ue008", "Enter": "\ue007", "Tab": "\ue004", "Control": "\ue009"}
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
ANSWER, ANSWER_IN_TIME = 90.0, 10.0  # seconds that one answer may take, and one to a question that can be asked again
BUTTONS = {"left": 0, "middle": 1, "right": 2}


def find_webkit() -> str | None:
    """The browser's program, if its driver and a virtual screen are installed too."""
    named = os.environ.get("NORTHWAY_WEBKIT")
    found = [str(path) for place in PLACES for path in Path("/").glob(place[1:])]
    is_whole = shutil.which("WebKitWebDriver") and shutil.which("Xvfb")
    return named or (next(iter(found), None) if is_whole else None)


class Screen:
    """A screen in memory, whose pixels can be read while the browser paints."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(folder), "-nocursor"]
        self.process = subprocess.Popen(command, pass_fds=[writing], **SILENT)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = ":" + told.readline().strip()
        self.pixels = folder / "Xvfb_screen0"

    def picture(self) -> bytes:
        """What is painted now, without the browser's own bars: 4 bytes for each pixel."""
        return self.pixels.read_bytes()[-WIDTH * (HEIGHT - TOP_BAR) * 4 : -WIDTH * STATUS_BAR * 4]


class WebKit:
    """One browser with a fresh profile in `folder`, and its first tab."""

    def __init__(self, program: str, folder: Path) -> None:
        self.screen = Screen(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = {"DISPLAY": self.screen.name, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        own |= {"NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # it asks no program of this desktop
        command = ["WebKitWebDriver", f"--port={self.port}", "--host=127.0.0.1"]
        self.driver = subprocess.Popen(command, env={**os.environ, **own}, **SILENT)
        options = {"binary": program, "args": ["--automation"]}
        wanted = {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"}
        self.session, self.patience = "", ANSWER
        self._wait_for_driver()
        begun = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = "/session/" + begun["sessionId"]
        self.handle = self.call("GET", "/window")  # of the tab that the driver speaks to

    def _wait_for_driver(self) -> None:
        for _ in range(900):
            with suppress(OSError):
                return self.call("GET", "/status")
            time.sleep(0.1)
        raise TimeoutError("WebKitWebDriver does not answer")

    def close(self) -> None:
        with suppress(Exception):
            self.call("DELETE", "")
        for process in (self.driver, self.screen.process):
            process.kill()
            process.wait()

    def call(self, method: str, path: str, body: dict | None = None):
        """Call the driver; an error that it answers with is raised as RuntimeError."""
        data = None if body is None else json.dumps(body).encode()
        address = f"http://127.0.0.1:{self.port}{self.session}{path}"
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=self.patience) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise RuntimeError(f"{said['error']}: {said['message']}") from None
