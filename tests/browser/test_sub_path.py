"""The site below another site: leaving, quiet browsing and scripts work there as they do at the root."""

import functools
import re

import pytest

from app import create_app
from northway.freeze.freezer import freeze_site
from tests.browser.conftest import Host, lead_to, serving
from tests.browser.tabs import wait_until
from tests.conftest import Desk


@pytest.fixture
def site(tmp_path, neutral):
    desk = Desk(tmp_path / "content")
    desk.replace("site.yml", "https://little.example/", "https://little.example/sub/")
    folder = tmp_path / "host" / "sub"
    app = create_app(desk.folder)
    freeze_site(app, folder)
    lead_to(neutral.address, app, folder)
    (folder.parent / "404.html").write_text("<!doctype html><title>The other site</title>")
    with serving(functools.partial(Host, directory=str(folder.parent))) as address:
        yield f"{address}/sub"


def test_leaving_and_quiet_browsing_work_below_another_site(browser, site, neutral):
    context = browser.new_context()
    page = context.new_page()
    missed = []
    page.on("response", lambda answer: missed.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{site}/y/")
    assert page.locator(".back").is_hidden() and page.locator(".quietly").is_visible()
    entries = page.evaluate("history.length")
    page.click("footer a[href='/sub/help/']")
    page.wait_for_url(f"{site}/help/")
    assert page.evaluate("history.length") == entries
    page.click(".back")
    page.wait_for_url(f"{site}/y/")
    page.goto(f"{site}/parents/first-minutes/")
    page.wait_for_url(f"{site}/parents/first-hour/")
    page.click(".leave", no_wait_after=True)
    page.wait_for_url(neutral.address)
    page.evaluate("setTimeout(() => history.back())")
    wait_until(page, lambda: neutral.asked == 2)
    page.wait_for_url(neutral.address)
    assert missed == []
    context.close()


def test_where_the_browser_keeps_no_trail_no_back_link_leads_home(browser, site):
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    page = context.new_page()
    for address in ("/y/", "/cy/y/"):
        page.goto(site + address)
        assert re.search(r"/sub/(cy/)?$", page.locator(".back").evaluate("link => link.href"))
        assert page.locator(".quietly").is_visible() and page.locator(".back").is_hidden(), address
    context.close()
