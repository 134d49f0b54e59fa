"""The frozen site, served on this machine as any host would serve it, and a browser to look at it."""

import functools
import http.server
import threading
from pathlib import Path

import pytest

from app import create_app
from northway.commands import freeze_site
from tests.browser.browsers import NoBrowserError, launch_arguments


@pytest.fixture(scope="session")
def browser_type_launch_args(playwright, browser_name):
    try:
        return launch_arguments(playwright, browser_name)
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that serves a folder, with the site's own page for an address that leads nowhere."""

    def log_message(self, format, *args):
        pass

    def send_error(self, code, message=None, explain=None):
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def host(tmp_path_factory) -> str:
    """The address of the frozen real site."""
    build = tmp_path_factory.mktemp("frozen") / "build"
    freeze_site(create_app(), build)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(build)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
