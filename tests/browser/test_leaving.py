"""Leaving: the screen is empty at once, and no step through the tab's history brings a page of ours back."""

import pytest

from tests.browser.screen import Screen

DESKTOP, PHONE = {"width": 1000, "height": 700}, {"width": 320, "height": 568}


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


def step(page, steps: int) -> None:
    """Go through the history as the Back and Forward buttons do, and do not wait."""
    page.evaluate(f"setTimeout(() => history.go({steps}))")


def read_three_pages(page, site: str) -> None:
    for address in ("/", "/y/", "/parents/missing-now/"):
        page.goto(site + address)


def leave(page, neutral) -> None:
    entries = page.evaluate("history.length")
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_url(neutral.address)
    assert page.evaluate("history.length") == entries, "the page that was left still has an entry of its own"


@pytest.mark.parametrize(("kind", "size"), [("host", DESKTOP), ("careful_host", PHONE)])
def test_nothing_of_ours_is_seen_while_leaving_nor_by_back_and_forward(request, tab, browser_name, neutral, kind, size):
    tab.set_viewport_size(size)
    with Screen(tab, browser_name) as screen:
        tab.goto(neutral.address)
        blank = screen.watch(0.5)
        read_three_pages(tab, request.getfixturevalue(kind))
        assert screen.watch(0.5) - blank, "the test must see what is painted"

        neutral.delay = 3
        tab.locator(".leave").click(no_wait_after=True)
        tab.wait_for_timeout(200)
        assert screen.watch(3.2) <= blank
        tab.wait_for_url(neutral.address)
        for number, steps in enumerate([-1] * 4 + [1] * 3):
            neutral.delay = 3 if number == 0 else 0.2
            step(tab, steps)
            assert screen.watch(neutral.delay + 0.6) <= blank, f"step {number}"
            tab.wait_for_url(lambda url: url in (neutral.address, "about:blank"))
            assert tab.evaluate("document.body.innerText") == ""


def test_where_the_browser_knows_no_locks_nothing_comes_back_either(tab, host, neutral):
    tab.add_init_script("delete Navigator.prototype.locks")
    read_three_pages(tab, host)
    assert tab.evaluate("navigator.locks") is None
    leave(tab, neutral)
    for _ in range(2):
        step(tab, -1)
        tab.wait_for_timeout(700)
        tab.wait_for_url(neutral.address)
        assert tab.evaluate("document.body.innerText") == ""


def test_the_very_click_empties_the_page_its_title_and_its_forms(tab, host, neutral):
    tab.goto(f"{host}/form/")
    tab.fill("#words", "our own words")
    now = """[document.title, getComputedStyle(document.documentElement).display, words.value]"""
    assert tab.evaluate(f"(document.querySelector('.leave').click(), {now})") == ["127.0.0.1", "none", ""]


def test_a_page_that_was_left_stays_blank_when_it_is_loaded_again(tab, host, neutral):
    tab.goto(f"{host}/y/")
    tab.evaluate("sessionStorage.left = '1'")
    tab.evaluate("setTimeout(() => location.reload())")
    tab.wait_for_url(neutral.address)


def test_a_page_that_the_browser_brings_back_as_it_was_goes_away_too(tab, host, neutral):
    tab.goto(f"{host}/y/")
    tab.evaluate("sessionStorage.left = '1'")
    tab.evaluate("setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))")
    tab.wait_for_url(neutral.address)


def test_back_without_leaving_works(tab, host):
    tab.goto(f"{host}/")
    tab.click("main a[href='/parents/missing-now/']")
    tab.wait_for_url("**/parents/missing-now/")
    tab.go_back()
    assert tab.url == f"{host}/" and tab.locator("h1").is_visible()
    tab.go_forward()
    assert tab.url == f"{host}/parents/missing-now/" and tab.locator("h1").is_visible()


def test_who_comes_back_by_address_is_let_in_and_can_load_it_again(tab, host, neutral):
    read_three_pages(tab, host)
    leave(tab, neutral)
    assert tab.goto(f"{host}/parents/") and tab.locator("h1").is_visible()
    tab.reload()
    assert tab.url == f"{host}/parents/" and tab.locator("h1").is_visible()
    assert tab.evaluate("sessionStorage.length") == 0
    tab.goto(f"{host}/help/")
    tab.go_back()
    assert tab.url == f"{host}/parents/" and tab.locator("h1").is_visible()


def test_loading_a_page_again_without_leaving_works(tab, host):
    tab.goto(f"{host}/y/")
    tab.reload()
    assert tab.url == f"{host}/y/" and tab.locator("h1").is_visible()


@pytest.mark.only_browser("chromium")  # Playwright cannot switch script off in Firefox
def test_without_script_leaving_is_a_link_and_back_works_as_usual(browser, host, neutral):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{host}/y/")
    page.click(".leave")
    assert page.url == neutral.address
    page.go_back()
    assert page.url == f"{host}/y/" and page.locator("h1").is_visible()
    context.close()


def test_what_was_typed_is_gone_after_back(tab, host):
    tab.goto(f"{host}/form/")
    tab.fill("#words", "our own words")
    tab.click(".brand")
    tab.wait_for_url(f"{host}/")
    tab.go_back()
    assert tab.url == f"{host}/form/" and tab.input_value("#words") == ""
