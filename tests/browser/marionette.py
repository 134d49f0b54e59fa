"""Firefox with a profile of its own, whose tabs can be closed, reopened, duplicated and restored as its menus do.

Firefox Marionette: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

PREFERENCES = {
    "browser.startup.page": 3,  # the windows and tabs of last time
    "browser.sessionstore.interval": 300,  # milliseconds between two saves
    "browser.sessionstore.resume_from_crash": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.startup.max_resumed_crashes": -1,
    "app.update.auto": False,
    "network.captive-portal-service.enabled": False,
    "services.settings.server": "data:,",
}

SAVE = """
const load = (name) => ChromeUtils.importESModule(`resource:///modules/sessionstore/${name}.sys.mjs`)[name];
return load("TabStateFlusher").flush(gBrowser.selectedBrowser).then(() => load("SessionSaver").run());
"""


class Marionette:
    """One Firefox, and what its own interface can do."""

    def __init__(self, program: str, profile: Path) -> None:
        profile.mkdir(exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        preferences = PREFERENCES | {"marionette.port": port}
        rows = (f'user_pref("{name}", {json.dumps(value)});' for name, value in preferences.items())
        (profile / "user.js").write_text("\n".join(rows))
        command = [program, "--headless", "--no-remote", "--profile", str(profile), "--marionette"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([*command, "--remote-allow-system-access"], **silent)
        self.wire = self._connect(port)
        self._read()
        self.call("WebDriver:NewSession", {})
        self.call("Marionette:SetContext", {"value": "chrome"})

    def _connect(self, port: int) -> socket.socket:
        for _ in range(900):
            with suppress(OSError):
                return socket.create_connection(("127.0.0.1", port), timeout=90)
            time.sleep(0.1)
        raise TimeoutError("Firefox does not answer")

    def _read(self):
        length = b""
        while not length.endswith(b":"):
            length += self.wire.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.wire.recv(65536)
        return json.loads(text)

    def call(self, name: str, values: dict):
        message = json.dumps([0, 1, name, values]).encode()
        self.wire.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(error["message"])
        return result

    def do(self, script: str):
        """Run a script as the browser's own interface; it may wait."""
        return self.call("WebDriver:ExecuteScript", {"script": script, "args": [], "newSandbox": True})["value"]

    def ask(self, question: str):
        """Ask the page in the last tab."""
        self.call("Marionette:SetContext", {"value": "content"})
        try:
            self.call("WebDriver:SwitchToWindow", {"handle": self.call("WebDriver:GetWindowHandles", {})[-1]})
            return self.call("WebDriver:ExecuteScript", {"script": f"return {question}", "args": []})["value"]
        finally:
            self.call("Marionette:SetContext", {"value": "chrome"})

    def open(self, address: str) -> None:
        """Go to an address, as typed."""
        who = "{ triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }"
        self.do(f"gBrowser.selectedBrowser.fixupAndLoadURIString('{address}', {who})")
        self.wait_for(address)

    def wait_for(self, address: str) -> None:
        """Wait until the tab that is shown has loaded this address."""
        until, found = time.monotonic() + 60, None
        while time.monotonic() < until:
            found = self.do("return [gBrowser.currentURI.spec, !gBrowser.selectedTab.hasAttribute('busy')]")
            if found == [address, True]:
                return
            time.sleep(0.1)
        raise AssertionError(f"{found} is shown, not {address}")

    def save(self) -> None:
        """Have the session written, with the notes of the tab that is shown, as Firefox does every few seconds."""
        self.do(SAVE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.wire.close()

    def quit(self) -> None:
        """Quit as its menu does, so that everything is written."""
        with suppress(Exception):
            self.call("Marionette:Quit", {"flags": ["eForceQuit"]})
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.kill()
