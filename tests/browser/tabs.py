"""A tab in which a test reads and leaves: the same few actions in every engine."""

import time
from collections.abc import Callable

from playwright.sync_api import Error

from tests.browser.screen import Screen
from tests.browser.webkit import ANSWER, ANSWER_IN_TIME, BUTTONS, ELEMENT, KEYS, WebKit

SHOWN = "[...document.querySelectorAll('h1')].some((heading) => heading.getClientRects().length > 0)"
PATIENCE = 40.0  # seconds


class Tab:
    """What all engines share: questions that wait for an answer."""

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, without asking the page."""
        until = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < until, "it never became so"
            self.pause(0.05)

    def wait_for(self, question: str, answer: object = True) -> None:
        """Wait until a question has this answer; while a page is being replaced there may be none."""
        until, said = time.monotonic() + PATIENCE, None
        while time.monotonic() < until:
            try:
                said = self.ask(question)
            except (Error, RuntimeError, OSError) as error:
                said = error
            if said == answer:
                return
            self.pause(0.05)
        raise AssertionError(f"{question} is {said!r}, not {answer!r}")

    def wait_for_page(self, address: str) -> None:
        """Wait until a page of ours is there and shows itself."""
        self.wait_for(f"location.href === '{address}' && document.readyState === 'complete' && {SHOWN}")

    def wait_for_neutral(self, address: str) -> None:
        """Wait until the neutral page is there."""
        self.wait_for(f"location.href === '{address}' && document.readyState === 'complete'")


class PlaywrightTab(Tab):
    """A tab of Chromium or Firefox, moved by Playwright."""

    def __init__(self, page, engine: str) -> None:
        self.page, self.engine = page, engine
        self.screen: Screen | None = None

    def open(self, address: str) -> None:
        self.page.goto(address)

    def ask(self, question: str) -> object:
        return self.page.evaluate(question)

    def click(self, selector: str, button: str = "left", key: str = "") -> None:
        place = self.page.locator(selector).first
        place.click(button=button, modifiers=[key] if key else [], no_wait_after=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def step(self, steps: int) -> None:
        self.page.evaluate(f"setTimeout(() => history.go({steps}))")

    def reload(self) -> None:
        self.page.evaluate("setTimeout(() => location.reload())")

    def pause(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000)

    def count(self) -> int:
        return len(self.page.context.pages)

    def second(self) -> "PlaywrightTab":
        return PlaywrightTab(self.page.context.new_page(), self.engine)

    def watch(self, seconds: float) -> set[bytes]:
        """The different pictures on the screen during some seconds."""
        if not self.screen:
            self.screen = Screen(self.page, self.engine)
        return self.screen.watch(seconds)

    def close(self) -> None:
        if self.screen:
            self.screen.__exit__()
        self.page.context.close()


def wait_until(page, is_so: Callable[[], bool]) -> None:
    """Wait, for as long as a slow machine may need, until something is so; `page` is one of Playwright's."""
    PlaywrightTab(page, "").wait_until(is_so)


class WebKitTab(Tab):
    """A tab of WebKitGTK, moved by WebDriver."""

    def __init__(self, browser: WebKit, handle: str = "") -> None:
        self.browser, self.handle = browser, handle or browser.handle

    def _call(self, method: str, path: str, body: dict | None = None):
        if self.browser.handle != self.handle:  # the driver waits here while the tab that it leaves is loading
            self.browser.call("POST", "/window", {"handle": self.handle})
            self.browser.handle = self.handle
        return self.browser.call(method, path, body)

    def open(self, address: str) -> None:
        self._call("POST", "/url", {"url": address})
        self.wait_for(f"location.href === '{address}' && document.readyState === 'complete'")

    def ask(self, question: str) -> object:
        return self._call("POST", "/execute/sync", {"script": f"return {question}", "args": []})

    def wait_for(self, question: str, answer: object = True) -> None:
        """Wait until a question has this answer.

        One question in a hundred that is asked just as Back shows a page again gets no answer, so it is asked again.
        """
        self.browser.patience = ANSWER_IN_TIME
        try:
            super().wait_for(question, answer)
        finally:
            self.browser.patience = ANSWER

    def _act(self, *sources: tuple[str, list[dict]]) -> None:
        rows = [{"type": kind, "id": kind, "actions": acts} for kind, acts in sources]
        self._call("POST", "/actions", {"actions": rows})

    def click(self, selector: str, button: str = "left", key: str = "") -> None:
        element = self._call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        number = {"button": BUTTONS[button]}
        acts = [{"type": "pointerMove", "x": 0, "y": 0, "origin": {ELEMENT: element}}]
        acts += [{"type": "pointerDown"} | number, {"type": "pointerUp"} | number]
        if key:
            self._act(("key", [{"type": "keyDown", "value": KEYS[key]}]))
        self._act(("pointer", acts))
        if key:
            self._act(("key", [{"type": "keyUp", "value": KEYS[key]}]))

    def press(self, *keys: str) -> None:
        values = [KEYS.get(key.removesuffix("Left").removesuffix("Right"), key) for key in keys]
        down_and_up = [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
        self._act(("key", down_and_up))

    def step(self, steps: int) -> None:
        self._call("POST", "/execute/sync", {"script": f"setTimeout(() => history.go({steps}))", "args": []})

    def reload(self) -> None:
        self._call("POST", "/execute/sync", {"script": "setTimeout(() => location.reload())", "args": []})

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def count(self) -> int:
        return len(self._call("GET", "/window/handles"))

    def second(self) -> "WebKitTab":
        return WebKitTab(self.browser, self._call("POST", "/window/new", {"type": "tab"})["handle"])

    def watch(self, seconds: float) -> set[bytes]:
        """The different pictures on the screen during some seconds."""
        until, seen = time.monotonic() + seconds, set()
        while time.monotonic() < until:
            picture = self.browser.screen.picture()
            # Between two pages the window itself may show, in a colour of the desktop's.
            seen.add(b"plain" if picture == picture[:4] * (len(picture) // 4) else picture)
            time.sleep(0.005)
        return seen

    def close(self) -> None:
        self.browser.close()
