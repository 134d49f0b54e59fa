"""The small site of `make release` at a host: at the root of its domain, and below another site."""

import http.client
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from app import create_app
from northway.freeze.freezer import FreezeOptions, freeze_site
from tests.conftest import Desk
from tests.deploy.headers_file import headers_at, read_headers


@dataclass(frozen=True)
class Copy:
    """A host's folder: the site lies below `place`, which is empty or `/sub`."""

    folder: Path
    place: str

    @property
    def site(self) -> Path:
        return self.folder / self.place.lstrip("/")

    def text(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")


def freeze_small_site(folder: Path, place: str) -> Copy:
    desk = Desk(folder / "content")
    desk.replace("site.yml", "https://little.example/", f"https://little.example{place}/")
    desk.replace("site.yml", "nations:", f"security_expires: {date.today() + timedelta(days=100)}\nnations:")
    desk.replace("en/y/index.md", "order: 20", "order: 20\nformer_paths: [talk]")
    copy = Copy(folder / "host", place)
    freeze_site(create_app(desk.folder), copy.site, FreezeOptions(is_release=True))
    return copy


@pytest.fixture(scope="session")
def copies(tmp_path_factory) -> Callable[[str], Copy]:
    """The small site in a host's folder, by its place there; tests change nothing in it."""

    @cache
    def make(place: str) -> Copy:
        return freeze_small_site(tmp_path_factory.mktemp("copy"), place)

    return make


@pytest.fixture(params=["", "/sub"], ids=["root", "sub"], scope="session")
def copy(request, copies) -> Copy:
    return copies(request.param)


class Host:
    """A running server; addresses are taken below the place where the site lies."""

    def __init__(self, ports: tuple[int, int], copy: Copy, logs: Path) -> None:
        (self.port, self.plain), self.copy, self.logs = ports, copy, logs
        self.rules = read_headers(copy.text("_headers"))

    def ask(
        self, address: str, method: str = "GET", port: int = 0, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and body of an answer. Redirects are not followed, and the body is not decoded."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=10)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, self.copy.place + address, headers={"Accept-Encoding": "identity", **headers})
        answer = connection.getresponse()
        names = [name for name, _ in answer.getheaders()]
        assert len(names) == len(set(names)), f"{address} is sent with a header twice: {names}"
        body = answer.read()
        connection.close()
        return answer.status, {name.title(): value for name, value in answer.getheaders()}, body

    def raw_headers(self, address: str) -> bytes:
        """The status line and the headers as they are sent to a browser that takes compressed pages."""
        request = (
            f"GET {self.copy.place}{address} HTTP/1.1\r\nHost: northway.example\r\nAccept-Encoding: gzip, br\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request.encode())
            said = b""
            while b"\r\n\r\n" not in said:
                said += connection.recv(65536)
        return said.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"

    def wanted(self, address: str) -> dict[str, str]:
        table = headers_at(self.rules, self.copy.place + address)
        return {name.title(): value for name, value in table.items()}


@pytest.fixture(scope="class")
def host(request, copy, tmp_path_factory):
    """The server of a class of tests, running over the small site."""
    logs = tmp_path_factory.mktemp("server")
    with request.cls.serving(logs, copy.folder, copy.place) as ports:
        yield Host(ports, copy, logs)
