"""Leaving, in the page itself: its forms, its link without script, and what browsers without newer parts do."""

import pytest

from tests.browser.tabs import wait_until


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def step(page, steps: int) -> None:
    """Go through the history as the Back and Forward buttons do, and do not wait."""
    page.evaluate(f"setTimeout(() => history.go({steps}))")


def test_where_the_browser_knows_no_locks_nothing_comes_back_either(page, host, neutral):
    page.add_init_script("delete Navigator.prototype.locks")
    for address in ("/", "/y/", "/parents/missing-now/"):
        page.goto(host + address)
    assert page.evaluate("navigator.locks") is None
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_url(neutral.address)
    for asked in (2, 3):
        step(page, -1)
        wait_until(page, lambda asked=asked: neutral.asked >= asked)
        page.wait_for_url(neutral.address)


@pytest.mark.parametrize(
    "without",
    [
        "delete window.BroadcastChannel",
        "performance.getEntriesByType = () => []",
        "Object.defineProperty(window, 'sessionStorage', { get() { throw 0; } })",
    ],
)
def test_a_browser_that_lacks_a_part_still_leaves_and_shows_nothing_without_the_note(page, host, neutral, without):
    page.goto(f"{host}/robots.txt")
    page.add_init_script(without)
    page.goto(f"{host}/parents/")
    assert page.locator("h1").is_visible()
    if "Storage" not in without:
        page.reload()
        assert page.url == f"{host}/parents/" and page.locator("h1").is_visible()
    page.goto(f"{host}/robots.txt")
    page.evaluate("() => { try { sessionStorage.clear() } catch {} }")
    step(page, -1)
    page.wait_for_url(neutral.address)
    page.goto(f"{host}/y/")
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_url(neutral.address)


@pytest.mark.parametrize("kept", ["its own", "its own, at a heading", "another's"])
def test_a_note_that_was_saved_while_one_page_was_read_opens_that_page_alone(page, host, neutral, kept):
    """What Firefox brings back with a reopened tab, and what a phone does that dropped the page being read."""
    page.goto(f"{host}/parents/")
    if "heading" in kept:
        page.evaluate("new Promise((resolve) => { addEventListener('hashchange', resolve); location.hash = 'main' })")
    shown = page.url
    saved = page.evaluate("sessionStorage.here")
    page.goto(f"{host}/robots.txt")
    page.evaluate("(note) => { sessionStorage.here = note }", saved if "own" in kept else "0.5")
    step(page, -1)
    page.wait_for_url(shown if "own" in kept else neutral.address)
    assert "own" not in kept or page.locator("h1").is_visible()


def test_the_very_click_empties_the_page_its_title_its_icon_and_its_forms(page, host, neutral):
    page.goto(f"{host}/form/")
    page.fill("#words", "our own words")
    icon = "document.querySelector('link[rel=icon]').href"
    now = f"[document.title, getComputedStyle(document.documentElement).display, words.value, {icon}]"
    said = page.evaluate(f"(document.querySelector('.leave').click(), {now})")
    assert said == ["127.0.0.1", "none", "", "data:,"]


def test_a_page_that_the_browser_brings_back_as_it_was_goes_away_too(page, host, neutral):
    page.goto(f"{host}/y/")
    page.evaluate("sessionStorage.clear()")
    page.evaluate("setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))")
    page.wait_for_url(neutral.address)


@pytest.mark.only_browser("chromium")  # Playwright cannot touch in Firefox
def test_a_touch_leaves(browser, host, neutral):
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.goto(f"{host}/y/")
    page.locator(".leave").tap(no_wait_after=True)
    page.wait_for_url(neutral.address)
    context.close()


def test_dragging_the_link_away_leaves(page, host, neutral):
    page.goto(f"{host}/y/")
    page.evaluate("document.querySelector('.leave').dispatchEvent(new DragEvent('dragstart', { bubbles: true }))")
    page.wait_for_url(neutral.address)


def test_a_neutral_page_that_never_answers_leaves_the_page_empty(page, host):
    page.goto(f"{host}/y/")
    page.route(lambda url: not url.startswith(host), lambda route: route.fulfill(status=204))
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_timeout(1500)
    assert page.evaluate("getComputedStyle(document.documentElement).display") == "none"


@pytest.mark.only_browser("chromium")  # Playwright cannot switch script off in Firefox
def test_without_script_leaving_is_a_link_and_back_works_as_usual(browser, host, neutral):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/y/")
    page.click(".leave")
    assert page.url == neutral.address
    page.go_back()
    assert page.url == f"{host}/y/" and page.locator("h1").is_visible()
    context.close()


def test_what_was_typed_is_gone_after_back(page, host):
    page.goto(f"{host}/form/")
    page.fill("#words", "our own words")
    page.click(".brand")
    page.wait_for_url(f"{host}/")
    page.go_back()
    assert page.url == f"{host}/form/" and page.input_value("#words") == ""
