"""Firefox forgets the notes of a tab that has left; even so, tabs that its menus bring back show nothing of ours."""

import time

import pytest

from tests.browser.browsers import find_browsers
from tests.browser.marionette import Marionette

pytestmark = pytest.mark.only_browser("firefox")
TITLE = "return gBrowser.contentTitle"


@pytest.fixture
def firefox(browser_name, tmp_path):
    """A Firefox; call it to start it again with the profile that it had."""
    started = []

    def start() -> Marionette:
        started.append(Marionette(find_browsers()[browser_name], tmp_path / "profile"))
        return started[-1]

    yield start
    for browser in started:
        browser.kill()


def read_and_leave(browser: Marionette, host: str, neutral) -> None:
    for address in ("/", "/parents/", "/y/"):
        browser.open(host + address)
    browser.save()
    browser.ask("void document.querySelector('.leave').click()")
    browser.wait_for(neutral.address)


def back_shows_nothing(browser: Marionette, neutral) -> None:
    neutral.delay = 1
    for _ in range(2):
        browser.do("gBrowser.goBack()")
        time.sleep(0.7)
        assert "Northway" not in browser.do(TITLE)
        time.sleep(1)
        browser.wait_for(neutral.address)


REOPEN = "const tab = gBrowser.selectedTab; gBrowser.selectedTab = gBrowser.addTrustedTab('about:blank'); gBrowser.removeTab(tab);"


def test_a_tab_that_was_closed_and_opened_again(firefox, host, neutral):
    browser = firefox()
    read_and_leave(browser, host, neutral)
    browser.do(REOPEN)
    time.sleep(1)
    browser.do("gBrowser.selectedTab = SessionStore.undoCloseTab(window, 0)")
    browser.wait_for(neutral.address)
    back_shows_nothing(browser, neutral)


def test_a_tab_that_was_duplicated(firefox, host, neutral):
    browser = firefox()
    read_and_leave(browser, host, neutral)
    browser.do("gBrowser.selectedTab = gBrowser.duplicateTab(gBrowser.selectedTab)")
    browser.wait_for(neutral.address)
    back_shows_nothing(browser, neutral)


def test_a_session_that_was_restored(firefox, host, neutral):
    browser = firefox()
    read_and_leave(browser, host, neutral)
    browser.save()
    browser.kill()
    browser = firefox()
    browser.wait_for(neutral.address)
    back_shows_nothing(browser, neutral)


def test_a_page_that_was_being_read_when_the_browser_ended_is_shown_again(firefox, host):
    browser = firefox()
    browser.open(f"{host}/parents/")
    browser.open(f"{host}/parents/missing-now/")
    browser.save()
    browser.kill()
    browser = firefox()
    browser.wait_for(f"{host}/parents/missing-now/")
    browser.do("gBrowser.goBack()")
    browser.wait_for(f"{host}/parents/")
    assert "Northway" in browser.do(TITLE)


def test_a_page_that_was_dropped_to_save_memory_is_shown_again(firefox, host):
    browser = firefox()
    browser.open(f"{host}/parents/")
    browser.do("gBrowser.selectedTab = gBrowser.addTrustedTab('about:blank')")
    time.sleep(1)
    assert browser.do("return gBrowser.discardBrowser(gBrowser.tabs[0], true)")
    browser.do("gBrowser.selectedTab = gBrowser.tabs[0]")
    browser.wait_for(f"{host}/parents/")
    assert "Northway" in browser.do(TITLE)
