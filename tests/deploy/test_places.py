"""The site below another site, and frozen on a bare machine."""

import mimetypes
import re
from html import unescape
from urllib.parse import urlsplit

import pytest

from tests.deploy.conftest import freeze_small_site
from tests.deploy.headers_file import read_headers

REFERENCE = re.compile(r'(?:href|src)="([^"]*)"|url=([^"]*)"|url\("([^"]*)"\)')


@pytest.fixture
def sub(copies):
    return copies("/sub")


def test_every_reference_below_another_site_leads_to_a_file_there(sub):
    for page in sub.site.rglob("*.html"):
        found = REFERENCE.findall(page.read_text("utf-8"))
        ours = {unescape(first or second or third) for first, second, third in found}
        ours = {address for address in ours if address.startswith(("/", "."))}
        assert ours, page
        for address in ours:
            path = urlsplit(address).path
            assert path.startswith("/sub/"), f"{page}: {address}"
            assert (sub.folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).is_file(), address


def test_what_names_the_site_in_full_names_the_place_below_the_other(sub):
    page = sub.text("cy/parents/first-hour/index.html")
    full = re.findall(r'<link rel="(?:canonical|alternate)"(?! type)[^>]* href="([^"]*)"', page)
    assert full and all(address.startswith("https://little.example/sub/") for address in full)
    named = re.findall(r'<loc>([^<]*)|href="([^"]*)"', sub.text("sitemap.xml"))
    assert all("".join(address).startswith("https://little.example/sub/") for address in named)
    assert "Canonical: https://little.example/sub/.well-known/security.txt\n" in sub.text(".well-known/security.txt")
    feed = re.findall(r'href="([^"]*)"', sub.text("open-data/changes.xml"))
    assert feed and all(address.startswith("https://little.example/sub/") for address in feed)


def test_a_former_path_below_another_site_leads_to_a_page_there(sub):
    assert '0; url=/sub/cy/parents/first-hour/"' in sub.text("cy/parents/first-minutes/index.html")
    assert "/sub/cy/parents/first-minutes/ /sub/cy/parents/first-hour/ 301" in sub.text("_redirects")


def test_no_rule_reaches_beyond_the_place_of_the_site(sub):
    assert all(pattern.startswith("/sub/") for pattern, _ in read_headers(sub.text("_headers")))
    assert all(line.startswith("/sub/") for line in sub.text("_redirects").splitlines())


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine without a list of media types, so that Python knows only its own."""
    monkeypatch.setattr(mimetypes, "knownfiles", [])
    mimetypes.init()
    assert mimetypes.guess_type("sitemap.xml")[0] == "text/xml"
    yield
    monkeypatch.undo()
    mimetypes.init()


def test_a_bare_machine_makes_the_same_site(bare_machine, copies, tmp_path):
    made = freeze_small_site(tmp_path, "").site
    for path in made.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (copies("").site / path.relative_to(made)).read_bytes()
