"""Collects what a browser paints while pages are loaded and left."""

import base64
import time
from contextlib import suppress

from playwright.sync_api import Error


class Screen:
    """Every frame that Chromium paints; in Firefox, which reports none, one screenshot after another."""

    def __init__(self, page, browser_name: str) -> None:
        self.page = page
        self.frames: list[bytes] = []
        self.cast = page.context.new_cdp_session(page) if browser_name == "chromium" else None
        if self.cast:
            self.cast.on("Page.screencastFrame", self._keep)
            self.cast.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *failure) -> None:
        # Stop listening first: a handler of a late frame could wait for ever for a page that is closed.
        if self.cast:
            self.cast.remove_listener("Page.screencastFrame", self._keep)
            self.cast.send("Page.stopScreencast")
            self.cast.detach()

    def _keep(self, frame) -> None:
        self.frames.append(base64.b64decode(frame["data"]))
        self.cast.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    def watch(self, seconds: float) -> set[bytes]:
        """The different pictures on the screen during some seconds, including the first."""
        self.frames = self.frames[-1:] if self.cast else []
        if self.cast:
            self.page.wait_for_timeout(seconds * 1000)
        else:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                with suppress(Error):  # between two pages there is nothing to take a picture of
                    self.frames.append(self.page.screenshot(timeout=5000))
                self.page.wait_for_timeout(20)
        return set(self.frames)
