"""The frozen site, served on this machine as a host would serve it, a neutral page to leave for, and two browsers."""

import functools
import http.server
import re
import shutil
import signal
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import create_app
from tests.browser.browsers import find_browsers, how_to_get, launch_arguments
from tests.browser.tabs import PlaywrightTab, WebKitTab
from tests.browser.webkit import WebKit
from tests.deploy.headers_file import headers_at, read_headers


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_name):
    return launch_arguments(browser_name)


@pytest.fixture(scope="session")
def launched(playwright):
    """Browsers of Playwright, by name, each launched when it is first asked for."""
    browsers = {}

    def launch(name: str):
        if name not in browsers:
            browsers[name] = getattr(playwright, name).launch(**launch_arguments(name))
        return browsers[name]

    yield launch
    for browser in browsers.values():
        browser.close()


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def tab(request, launched, tmp_path):
    """A tab with a fresh profile, in each engine."""
    if request.param == "webkit":
        tab = WebKitTab(WebKit(find_browsers()["webkit"], tmp_path))
    else:
        context = launched(request.param).new_context(viewport={"width": 800, "height": 450})
        tab = PlaywrightTab(context.new_page(), request.param)
    yield tab
    tab.close()


class MissingBrowsers(pytest.Item):
    """One test that fails, in place of all that need a browser which is not installed."""

    def runtest(self):
        missing = [name for name, program in find_browsers().items() if not program]
        pytest.fail("\n".join(map(how_to_get, missing)), pytrace=False)

    def reportinfo(self):
        return self.path, None, self.name


def pytest_collection_modifyitems(config, items):
    """Remove, rather than skip, tests that are for another browser, and tests whose browser is missing."""
    missing = []
    for item in items[:]:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        browser = params.get("browser_name") or (params.get("tab") if params.get("tab") in find_browsers() else None)
        only = item.get_closest_marker("only_browser")
        if browser and only and browser not in only.args:
            items.remove(item)
        elif browser and not find_browsers()[browser]:
            items.remove(item)
            missing.append(item)
    if missing:
        config.hook.pytest_deselected(items=missing)
        items.append(MissingBrowsers.from_parent(missing[0].parent, name="missing browsers"))


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


LONGEST_TEST = 300  # seconds


def _give_up(number, frame):
    raise TimeoutError(f"This test waited for its browser for {LONGEST_TEST} seconds.")


@pytest.fixture(autouse=True)
def no_test_waits_for_ever():
    """A browser that does not answer fails its test; it never holds up the others."""
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(LONGEST_TEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


class Host(QuietHandler):
    """A host that serves a folder, with the site's own page for an address that leads nowhere."""

    def send_error(self, code, message=None, explain=None):
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class CarefulHost(Host):
    """A host that sends the headers in the headers file."""

    def end_headers(self):
        rules = read_headers(Path(self.directory, "_headers").read_text())
        for name, value in headers_at(rules, self.path).items():
            self.send_header(name, value)
        super().end_headers()


class Neutral(QuietHandler):
    """The neutral page that leaving opens: blank, and as slow as a test asks for. `asked` counts the requests."""

    delay = 0.0  # seconds
    asked = 0
    may_answer = threading.Event()

    def do_GET(self):
        Neutral.asked += self.path == "/"
        time.sleep(Neutral.delay)
        Neutral.may_answer.wait(LONGEST_TEST)
        body = b"<!doctype html><title>Weather</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # a browser that has gone elsewhere does not wait for its answer


@contextmanager
def serving(handler):
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def neutral_address() -> str:
    """The address is on another site than ours, as in reality: browsers treat two hosts of one site differently."""
    with serving(Neutral) as address:
        yield f"{address.replace('127.0.0.1', 'localhost')}/"


@pytest.fixture
def neutral(neutral_address):
    """The neutral page: its address, a `delay` to set, and `may_answer`, to be cleared by a test that holds it back."""
    Neutral.address, Neutral.delay, Neutral.asked = neutral_address, 0.0, 0
    Neutral.may_answer.set()
    yield Neutral
    Neutral.delay = 0.0
    Neutral.may_answer.set()


def lead_to(address: str, app, build: Path) -> None:
    """Write another neutral page into frozen pages: content may not name this machine, to which these tests leave."""
    locales = app.extensions["northway"].site.config.locales
    neutral = re.compile("|".join(re.escape(url) for locale in locales for url in locale.leave_url))
    for page in build.rglob("*.html"):
        page.write_text(neutral.sub(address, page.read_text()))


@pytest.fixture(scope="session")
def build(frozen, tmp_path_factory, neutral_address) -> Path:
    """The frozen real site, but for the page to leave for, and a page with a form on it."""
    build = shutil.copytree(frozen, tmp_path_factory.mktemp("frozen") / "build")
    lead_to(neutral_address, create_app(), build)
    form = '<form><label>Words <input id="words"></label></form></main>'
    (build / "form").mkdir()
    (build / "form" / "index.html").write_text((build / "index.html").read_text().replace("</main>", form))
    return build


@pytest.fixture(scope="session")
def host(build) -> str:
    """The address of the site at a host that sends no headers of ours."""
    with serving(functools.partial(Host, directory=str(build))) as address:
        yield address


@pytest.fixture(scope="session")
def careful_host(build) -> str:
    """The address of the site at a host that sends the headers that we ask for."""
    with serving(functools.partial(CarefulHost, directory=str(build))) as address:
        yield address
