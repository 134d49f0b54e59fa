"""Quiet browsing: a quiet section leaves one entry in the tab's history, and has a way back of its own."""

import pytest

from tests.browser.tabs import PlaywrightTab


@pytest.fixture
def tab(browser, host):
    context = browser.new_context(base_url=host)
    yield context.new_page()
    context.close()


def follow(page, address: str) -> None:
    page.locator(f"a[href='{address}']:visible").first.click()
    page.wait_for_url(f"**{address}")


def entries(page) -> int:
    return page.evaluate("history.length")


def test_the_history_of_the_tab_does_not_grow(tab, neutral):
    tab.goto(neutral.address)
    tab.goto("/y/")
    before = entries(tab)
    for address in ("/y/thinking/", "/y/away/", "/y/", "/y/phones/"):
        follow(tab, address)
        assert entries(tab) == before, address
    tab.evaluate("setTimeout(() => history.back())")
    # Firefox tells of no navigation when it goes back to a page that it kept.
    PlaywrightTab(tab, "").wait_for("location.href", neutral.address)


def test_the_back_link_leads_along_the_way_that_one_came(tab):
    tab.goto("/y/")
    assert tab.locator(".back").is_hidden() and tab.locator(".quietly").is_visible()
    before = entries(tab)
    for address in ("/y/thinking/", "/y/away/"):
        follow(tab, address)
    for address in ("/y/thinking/", "/y/"):
        tab.click(".back")
        tab.wait_for_url(f"**{address}")
    assert tab.locator(".back").is_hidden() and entries(tab) == before


def test_the_way_back_lasts_beyond_the_section_and_when_a_page_is_loaded_again(tab):
    tab.goto("/y/")
    tab.click("footer a[href='/help/']")
    tab.wait_for_url("**/help/")
    follow(tab, "/help/childline/")
    tab.reload()
    for address in ("/help/", "/y/"):
        tab.click(".back")
        tab.wait_for_url(f"**{address}")


def test_where_the_browser_keeps_no_trail_back_leads_to_the_section_above(tab):
    tab.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    tab.goto("/y/")
    before = entries(tab)
    follow(tab, "/y/away/")
    assert entries(tab) == before
    tab.click(".back")
    tab.wait_for_url("**/y/")


def test_elsewhere_links_and_back_are_as_usual(tab):
    tab.goto("/parents/")
    before = entries(tab)
    follow(tab, "/parents/missing-now/")
    assert entries(tab) == before + 1
    assert tab.locator(".back").is_hidden() and tab.locator(".quietly").is_hidden()


def test_a_link_opened_in_a_tab_of_its_own_is_an_ordinary_link(tab):
    tab.goto("/y/")
    with tab.context.expect_page() as opened:
        tab.locator("main a[href='/y/thinking/']").first.click(modifiers=["Control"])
    opened.value.wait_for_url("**/y/thinking/")
    assert tab.url.endswith("/y/")


@pytest.mark.only_browser("chromium")  # Playwright cannot switch script off in Firefox
def test_without_script_links_and_back_are_ordinary(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/y/")
    follow(page, "/y/thinking/")
    assert page.locator(".back").is_hidden() and page.locator(".quietly").is_hidden()
    page.go_back()
    assert page.url == f"{host}/y/"
    context.close()
