"""Leaving, in three engines: the screen is empty before the page goes, and nothing brings a page of ours back."""

import multiprocessing
import os
import time
from contextlib import suppress

import pytest

PAGES = ("/", "/y/", "/parents/missing-now/")


def read_three_pages(tab, site: str) -> None:
    for address in PAGES:
        tab.open(site + address)


def forget(tab, host: str) -> None:
    """Remove the note, on an address of the site that has no script."""
    tab.open(f"{host}/robots.txt")
    tab.ask("sessionStorage.clear()")


def leave(tab, neutral) -> None:
    tab.click(".leave")
    tab.wait_for_neutral(neutral.address)


def steps_through_history_show_nothing(tab, neutral, blank: set[bytes]) -> None:
    for number, steps in enumerate([-1] * 4 + [1] * 3):
        neutral.delay = 3 if number == 0 else 0.2
        tab.step(steps)
        assert tab.watch(neutral.delay + 0.8) <= blank, f"step {number}"
        tab.wait_for(f"['{neutral.address}', 'about:blank'].includes(location.href)")


@pytest.fixture
def blank(tab, neutral) -> set[bytes]:
    """What an empty screen looks like."""
    tab.open(neutral.address)
    tab.pause(1)
    seen: set[bytes] = set()
    tab.wait_until(lambda: bool(seen.update(tab.watch(0.5)) or seen))
    return seen


def shows_nothing(tab, blank: set[bytes]) -> bool:
    assert tab.watch(0.3) <= blank
    return True


@pytest.mark.parametrize("kind", ["host", "careful_host"])
def test_nothing_of_ours_is_seen_by_back_and_forward(request, tab, neutral, blank, kind):
    read_three_pages(tab, request.getfixturevalue(kind))
    tab.wait_until(lambda: bool(tab.watch(0.5) - blank))  # the test must see what is painted
    entries = tab.ask("history.length")
    leave(tab, neutral)
    assert tab.ask("history.length") == entries, "the page that was left has no entry of its own"
    steps_through_history_show_nothing(tab, neutral, blank)


def busy() -> None:
    while True:
        pass


TWO_FRAMES = """void (window.asked = performance.now(), window.lag = 0, requestAnimationFrame(
    () => requestAnimationFrame(() => { window.lag = performance.now() - window.asked })))"""


def is_calm(tab) -> bool:
    """Whether two frames come well within the 500 ms for which a page that is left waits for them."""
    tab.ask(TWO_FRAMES)
    tab.wait_for("window.lag > 0")
    return tab.ask("window.lag < 150")


def leaves_an_empty_screen(tab, neutral, blank: set[bytes], how: str) -> bool:
    """Whether the screen is empty while the neutral page is held back, so that only ours can have been painted."""
    tab.wait_until(lambda: bool(tab.watch(0.5) - blank))
    with suppress(AssertionError):
        tab.wait_until(lambda: is_calm(tab))
    neutral.may_answer.clear()
    if how == "timer":
        tab.ask("void setTimeout(() => document.querySelector('.leave').click(), 50)")
    else:
        tab.click(".leave")
    until, is_empty = time.monotonic() + 10, False
    while not is_empty and time.monotonic() < until:
        is_empty = tab.watch(0.3) <= blank
    is_empty = is_empty and tab.watch(1) <= blank
    neutral.may_answer.set()
    tab.wait_for_neutral(neutral.address)
    return is_empty


@pytest.mark.parametrize("how", ["click", "timer", "load"])
def test_the_empty_page_is_painted_before_the_next_one_is_asked_for(tab, host, neutral, blank, how):
    """On a machine so busy that it paints nothing for 500 ms, the page goes without painting, so there are two attempts."""
    hogs = [multiprocessing.Process(target=busy, daemon=True) for _ in range(os.cpu_count() or 1) if how == "load"]
    for hog in hogs:
        hog.start()
    try:
        for _ in range(2):
            tab.open(f"{host}/parents/missing-now/")
            if leaves_an_empty_screen(tab, neutral, blank, how):
                return
    finally:
        for hog in hogs:
            hog.kill()
    pytest.fail("our page stays on the screen until the neutral page answers")


@pytest.mark.parametrize(
    "way",
    [
        lambda tab: tab.click(".leave", "middle"),
        lambda tab: tab.click(".leave", "right"),
        lambda tab: tab.press("Tab", "Tab", "Enter"),
        lambda tab: tab.press("ShiftLeft", "ShiftRight", "ShiftLeft"),
        lambda tab: tab.click(".leave", "left", "Control"),
        lambda tab: tab.click(".leave", "left", "Shift"),
    ],
    ids=["middle", "menu", "Enter", "Shift", "Control+click", "Shift+click"],
)
def test_every_way_to_follow_the_link_leaves_in_this_tab_and_keeps_no_entry(tab, host, neutral, way):
    tab.open(f"{host}/help/")
    entries = tab.ask("history.length")
    way(tab)
    tab.wait_for_neutral(neutral.address)
    assert (tab.count(), tab.ask("history.length")) == (1, entries)


def test_going_back_without_the_note_shows_nothing_and_goes_on(tab, host, neutral, blank):
    """A reopened, duplicated or restored tab is like this if the browser has forgotten its notes."""
    tab.open(f"{host}/parents/")
    forget(tab, host)
    tab.open(neutral.address)
    tab.pause(1)
    neutral.delay, before = 2, neutral.asked
    tab.step(-2)
    assert tab.watch(3) <= blank
    tab.wait_until(lambda: neutral.asked > before)
    tab.wait_for_neutral(neutral.address)


def test_a_page_that_was_left_stays_empty_when_it_is_loaded_again(tab, host, neutral, blank):
    tab.open(f"{host}/y/")
    before = neutral.asked
    neutral.may_answer.clear()
    tab.ask("void addEventListener('click', () => setTimeout(() => location.reload(), 2000), true)")
    tab.click(".leave")
    tab.wait_until(lambda: tab.watch(0.3) <= blank)
    tab.wait_until(lambda: shows_nothing(tab, blank) and neutral.asked >= before + 2)
    neutral.may_answer.set()
    tab.wait_for_neutral(neutral.address)


def test_a_heading_that_was_jumped_to_is_not_a_way_back(tab, host, neutral):
    tab.open(f"{host}/parents/missing-now/")
    tab.ask("void (location.hash = 'main')")
    leave(tab, neutral)
    before = neutral.asked
    tab.step(-1)
    tab.wait_until(lambda: neutral.asked > before)
    tab.wait_for_neutral(neutral.address)


def test_back_and_forward_without_leaving_work(tab, host):
    tab.open(f"{host}/parents/")
    tab.click("main a[href='/parents/missing-now/']")
    tab.wait_for_page(f"{host}/parents/missing-now/")
    tab.step(-1)
    tab.wait_for_page(f"{host}/parents/")
    tab.step(1)
    tab.wait_for_page(f"{host}/parents/missing-now/")


def test_a_visit_to_another_site_and_back_works(tab, host, careful_host):
    tab.open(f"{host}/parents/")
    tab.open(f"{careful_host}/robots.txt")
    tab.step(-1)
    tab.wait_for_page(f"{host}/parents/")


def test_a_reader_who_returns_by_address_or_link_sees_the_page_and_can_reload_it(tab, host, neutral):
    read_three_pages(tab, host)
    leave(tab, neutral)
    tab.open(f"{host}/parents/")
    tab.wait_for_page(f"{host}/parents/")
    leave(tab, neutral)
    tab.ask(f"void (location.href = '{host}/help/')")  # as a link of a search does
    tab.wait_for_page(f"{host}/help/")
    tab.reload()
    tab.pause(0.5)
    tab.wait_for_page(f"{host}/help/")


def test_leaving_empties_every_tab_of_ours(tab, host, neutral):
    tab.open(f"{host}/parents/")
    other = tab.second()
    other.open(f"{host}/y/")
    other.ask("void document.querySelector('.leave').click()")
    other.wait_for_neutral(neutral.address)
    other.wait_until(lambda: neutral.asked == 2)  # WebKit's driver cannot look at a tab that went in the background


def test_a_tab_that_lost_its_note_leaves_the_others_alone(tab, host, neutral):
    tab.open(f"{host}/parents/")
    other = tab.second()
    other.open(f"{host}/y/")
    forget(other, host)
    other.step(-1)
    other.wait_for_neutral(neutral.address)
    tab.wait_for_page(f"{host}/parents/")
