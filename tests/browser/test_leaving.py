"""Leaving, in three engines: the screen is empty before the page goes, and nothing brings a page of ours back."""

import multiprocessing
import os
import time

import pytest

PAGES = ("/", "/y/", "/parents/missing-now/")
HEADING = "document.querySelector('h1').innerText"


def read_three_pages(tab, site: str) -> None:
    for address in PAGES:
        tab.open(site + address)


def forget(tab, host: str) -> None:
    """Lose the note, on an address of the site that has no script."""
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
    return tab.watch(0.5)


@pytest.mark.parametrize("kind", ["host", "careful_host"])
def test_nothing_of_ours_is_seen_while_leaving_nor_by_back_and_forward(request, tab, neutral, blank, kind):
    read_three_pages(tab, request.getfixturevalue(kind))
    assert tab.watch(0.5) - blank, "the test must see what is painted"
    entries = tab.ask("history.length")
    neutral.delay = 3
    tab.click(".leave")
    tab.pause(0.5)
    assert tab.watch(3) <= blank
    tab.wait_for_neutral(neutral.address)
    assert tab.ask("history.length") == entries, "the page that was left has no entry of its own"
    steps_through_history_show_nothing(tab, neutral, blank)


def busy(until: float) -> None:
    while time.time() < until:
        pass


@pytest.mark.parametrize("how", ["click", "timer", "load"])
def test_the_empty_page_is_painted_before_the_next_one_is_asked_for(tab, host, neutral, blank, how):
    tab.open(f"{host}/parents/missing-now/")
    neutral.delay = 3
    hogs = [multiprocessing.Process(target=busy, args=(time.time() + 6,)) for _ in range(os.cpu_count() or 1)]
    for hog in hogs if how == "load" else ():
        hog.start()
    if how == "timer":
        tab.ask("void setTimeout(() => document.querySelector('.leave').click(), 50)")
    else:
        tab.click(".leave")
    tab.pause(1.2)  # half a second, and what a busy machine takes to show it
    assert tab.watch(1) <= blank
    tab.wait_for_neutral(neutral.address)
    for hog in hogs if how == "load" else ():
        hog.join()


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
def test_every_way_to_follow_the_link_leaves_in_this_tab(tab, host, neutral, way):
    tab.open(f"{host}/help/")
    way(tab)
    tab.wait_for_neutral(neutral.address)
    assert tab.count() == 1


def test_going_back_without_the_note_shows_nothing_and_goes_on(tab, host, neutral, blank):
    """What a reopened, duplicated or restored tab is, where the browser has forgotten its notes."""
    tab.open(f"{host}/parents/")
    forget(tab, host)
    tab.open(neutral.address)
    tab.pause(1)
    neutral.delay = 2
    tab.step(-2)
    assert tab.watch(3) <= blank
    tab.wait_for_neutral(neutral.address)


def test_a_page_that_was_left_stays_empty_when_it_is_loaded_again(tab, host, neutral, blank):
    tab.open(f"{host}/y/")
    neutral.delay = 5
    tab.ask("void setTimeout(() => location.reload(), 3000)")
    tab.click(".leave")
    tab.pause(1.5)
    assert tab.watch(4) <= blank
    tab.wait_for_neutral(neutral.address)


def test_a_heading_that_was_jumped_to_is_not_a_way_back(tab, host, neutral):
    tab.open(f"{host}/parents/missing-now/")
    tab.ask("void (location.hash = 'main')")
    leave(tab, neutral)
    tab.step(-1)
    tab.pause(0.5)
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


def test_who_comes_back_by_address_or_by_a_link_is_let_in_and_can_load_it_again(tab, host, neutral):
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
    until = time.monotonic() + 5
    while neutral.asked < 2 and time.monotonic() < until:
        other.pause(0.1)
    assert neutral.asked == 2  # WebKit's driver cannot look at a tab that went elsewhere in the background


def test_a_tab_that_lost_its_note_leaves_the_others_alone(tab, host, neutral):
    tab.open(f"{host}/parents/")
    other = tab.second()
    other.open(f"{host}/y/")
    forget(other, host)
    other.step(-1)
    other.wait_for_neutral(neutral.address)
    tab.wait_for_page(f"{host}/parents/")
