"""Leaving, in the page itself: its forms, its link without script, and browsers that lack newer features."""

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
    page.goto(f"{host}/parents/")
    page.goto(f"{host}/y/")
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_url(neutral.address)
    before = neutral.asked
    step(page, -1)
    wait_until(page, lambda: neutral.asked > before)
    page.wait_for_url(neutral.address)


def come_back_with_a_note(tab, host, note: str = "") -> None:
    """Go on and come back, to find the note that this page had while it was read, or another."""
    tab.wait_for("sessionStorage.here === history.state")
    note = note or tab.ask("sessionStorage.here")
    tab.open(f"{host}/robots.txt")
    tab.ask(f"void (sessionStorage.here = '{note}')")
    tab.step(-1)


def test_a_note_that_was_saved_while_one_page_was_read_opens_that_page_alone(tab, host, neutral):
    """Firefox restores such a note with a reopened tab, and so does a phone that dropped the page being read."""
    tab.open(f"{host}/parents/")
    come_back_with_a_note(tab, host)
    tab.wait_for_page(f"{host}/parents/")
    tab.ask("void (location.hash = 'main')")
    come_back_with_a_note(tab, host)
    tab.wait_for_page(f"{host}/parents/#main")
    come_back_with_a_note(tab, host, "0.5")
    tab.wait_for_neutral(neutral.address)


def test_the_very_click_empties_the_page_its_title_its_icon_and_its_forms(tab, host, neutral):
    tab.open(f"{host}/form/")
    tab.ask("void (words.value = 'our own words')")
    # Neither a style that somebody's browser adds, nor another script that stops the click, keeps the page.
    tab.ask("void document.styleSheets[0].insertRule('html { display: block !important }')")
    tab.ask("void document.body.addEventListener('click', (event) => event.stopImmediatePropagation(), true)")
    icon = "document.querySelector('link[rel=icon]').href"
    now = f"[document.title, getComputedStyle(document.documentElement).display, words.value, {icon}]"
    said = tab.ask(f"(document.querySelector('.leave').click(), {now})")
    assert said == ["localhost", "none", "", "data:,"]


def test_a_page_that_the_browser_brings_back_as_it_was_goes_away_too(tab, host, neutral):
    tab.open(f"{host}/y/")
    bring_back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    tab.ask(f"void (sessionStorage.clear(), setTimeout(() => {bring_back}))")
    tab.wait_for_neutral(neutral.address)


def test_a_jump_to_a_heading_while_the_page_goes_writes_no_note(tab, host, neutral):
    tab.open(f"{host}/y/")
    leave_and_jump = "document.querySelector('.leave').click(), dispatchEvent(new Event('hashchange'))"
    assert tab.ask(f"({leave_and_jump}, sessionStorage.here ?? 'none')") == "none"


@pytest.mark.only_browser("chromium")  # Playwright cannot touch in Firefox
def test_a_touch_leaves(browser, host, neutral):
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.goto(f"{host}/y/")
    page.locator(".leave").tap(no_wait_after=True)
    page.wait_for_url(neutral.address)
    context.close()


def test_dragging_the_link_a_long_touch_and_the_menu_key_leave(tab, host, neutral):
    for way in ("dragstart", "contextmenu"):
        tab.open(f"{host}/y/")
        tab.ask(f"void document.querySelector('.leave').dispatchEvent(new Event('{way}', {{ bubbles: true }}))")
        tab.wait_for_neutral(neutral.address)


TIMES = """new Promise((resolve) => {
    const painted = [];
    const paint = () => painted.push(performance.now()) && requestAnimationFrame(paint);
    let clicked;
    addEventListener("click", () => { clicked = performance.now(); requestAnimationFrame(paint) });
    addEventListener("beforeunload", () => resolve([clicked, painted, performance.now()]));
    document.querySelector(".leave").click();
})"""


def test_it_goes_50_ms_after_two_frames_or_after_500_ms(tab, host, neutral):
    tab.open(f"{host}/y/")
    neutral.may_answer.clear()
    clicked, painted, went = tab.ask(TIMES)
    assert went - clicked > 498 or went - painted[1] > 48  # timers count in whole milliseconds
    neutral.may_answer.set()
    tab.wait_for_neutral(neutral.address)


BUSY = "window.requestAnimationFrame = () => 0"
HIDDEN = f"{BUSY}, window.setTimeout = () => 0, Object.defineProperty(document, 'hidden', {{ value: true }})"


def test_a_page_that_is_not_painted_leaves_all_the_same(tab, host, neutral):
    """A busy phone paints late; a hidden tab never paints, and its timers come late, so it does not wait."""
    for why in (BUSY, HIDDEN):
        tab.open(f"{host}/y/")
        tab.ask(f"void ({why}, document.querySelector('.leave').click())")
        tab.wait_for_neutral(neutral.address)


def test_a_neutral_page_that_is_slow_is_asked_for_once(tab, host, neutral):
    tab.open(f"{host}/y/")
    neutral.may_answer.clear()
    tab.click(".leave")
    tab.wait_until(lambda: neutral.asked == 1)
    tab.pause(1)  # the page that was left would ask again after 500 ms
    assert neutral.asked == 1
    neutral.may_answer.set()
    tab.wait_for_neutral(neutral.address)


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
