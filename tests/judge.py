"""A test client that judges every page that it fetches, before the test sees it."""

import json
import re
from collections import Counter
from typing import Any

import html5lib
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from northway.publication.static_files import hash_source

# Errors of html5lib that are ignored, since it knows only the HTML of 2020. Give a reason for each.
LET_THROUGH: frozenset[str] = frozenset()


class Page:
    """A fetched page: its response, its text, and a tree to ask with CSS selectors."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.tree = LexborHTMLParser(self.html)

    def one(self, selector: str) -> Any:
        found = self.tree.css(selector)
        assert len(found) == 1, f"{len(found)} of {selector}"
        return found[0]

    def all(self, selector: str) -> list[Any]:
        return list(self.tree.css(selector))

    def text(self, selector: str = "main") -> str:
        return " ".join(self.one(selector).text().split())

    def attributes(self, selector: str, name: str) -> list[str]:
        return [node.attributes.get(name) for node in self.all(selector)]


class Judge:
    """Fetches pages, and fails if one breaks a rule that every page must keep."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.judged: set[str] = set()

    @property
    def site(self):
        return self.app.extensions["northway"].site

    def raw(self, address: str):
        return self.client.get(address)

    def get(self, address: str, status: int = 200) -> Page:
        response = self.client.get(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        page = Page(response)
        if page.html not in self.judged:  # a page that many tests ask for is judged once
            judge(page, address)
            self.judged.add(page.html)
        return page


def judge(page: Page, address: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page.html)
    faults = [code for _, code, _ in parser.errors if code not in LET_THROUGH]
    assert not faults, f"{address} is not valid HTML: {faults}"
    assert page.tree.css_first("html").attributes["lang"], address
    assert page.tree.css_first("html").attributes["dir"] in ("ltr", "rtl"), address
    headings = [node.text(strip=True) for node in page.all("h1")]
    assert len(headings) == 1 and headings[0], f"{address} has the h1s {headings}"
    assert page.one("title").text(strip=True), address
    ids = Counter(page.attributes("[id]", "id"))
    assert [name for name, times in ids.items() if times > 1] == [], address
    for target in page.attributes('a[href^="#"]', "href"):
        assert target[1:] in ids, f"{address}: {target} leads nowhere"
    _judge_safety(page, address)


def _judge_safety(page: Page, address: str) -> None:
    assert "Set-Cookie" not in page.response.headers, address
    assert "'unsafe" not in page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"], address
    assert page.attributes("[style]", "style") == [], f"{address} has a style attribute"
    assert not re.search(r"<[^>]+\son\w+=", page.html), f"{address} has an event attribute"
    # A data block is not executed, so no policy has to let it through (HTML, 4.12.1).
    data = 'script[type="application/ld+json"]'
    assert all(json.loads(block.text())["@context"] == "https://schema.org" for block in page.all(data)), address
    assert page.all("script[src]") == [], f"{address} has a script that lies beside it"
    run = [f"'{hash_source(script.text())}'" for script in page.all(f"script:not({data})")]
    run += ["'self'"] * bool(page.all(".search, .desk"))  # whose scripts import others
    policy = page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    allowed = policy.split("script-src ")[1].split(";")[0].split()
    assert sorted(allowed) == sorted(run), f"{address} may run other scripts than its own"
    for source in page.attributes("[src]", "src"):
        assert source.startswith("/"), f"{address} fetches {source}"
    assert page.all("[name]:not(meta)") == [], f"{address} has a field that would be sent"
    assert page.all("input:not(form *), textarea:not(form *)") == [], f"{address} has a field that no form empties"
    hidden = page.all('details a[href^="tel:"], details a[href^="sms:"]')
    assert not hidden, f"{address} hides a number until it is unfolded"
    if page.all("html.quiet"):
        assert page.attributes('a[href*="#"]', "href") == ["#main"], f"{address} links to a heading"
        assert not page.all('meta[property], meta[name="theme-color"], link[rel="manifest"]'), address
    for link in page.all("a[href]"):
        href = link.attributes["href"]
        if href.startswith("http"):
            assert "noreferrer" in (link.attributes.get("rel") or ""), f"{address}: {href} tells where we come from"
    for link in page.all('a[href^="tel:"], a[href^="sms:"]'):
        digits = re.sub(r"\D", "", link.attributes["href"])
        shown = re.sub(r"\D", "", " ".join(node.text() for node in link.css(".number")))
        assert shown == digits, f"{address}: shows {shown or 'no number'}, dials {digits}"
