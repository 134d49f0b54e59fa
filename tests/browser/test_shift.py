"""Shift three times leaves the site; nothing else on a keyboard does."""

import pytest

from tests.browser.tabs import wait_until


@pytest.fixture
def tab(browser, host, neutral):
    context = browser.new_context(base_url=host)
    yield context.new_page()
    context.close()


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)


@pytest.mark.parametrize("keys", [("ShiftLeft",) * 3, ("ShiftLeft", "ShiftRight", "ShiftLeft")])
def test_either_shift_three_times_leaves(tab, neutral, keys):
    tab.goto("/y/")
    press(tab, *keys)
    tab.wait_for_url(neutral.address)


@pytest.mark.parametrize(
    "keys",
    [
        ("ShiftLeft", "ShiftRight"),
        ("Shift+A", "Shift+A", "Shift+A"),
        ("Shift+A", "ShiftLeft", "ShiftLeft"),
        ("ShiftLeft", "ShiftLeft", "a", "ShiftLeft"),
        ("Escape", "Escape", "Escape"),
        ("a", "a", "a"),
    ],
)
def test_nothing_else_does(tab, host, keys):
    tab.goto("/y/")
    press(tab, *keys)
    assert tab.url == f"{host}/y/" and tab.locator("h1").is_visible()


def test_writing_capitals_does_not(tab, host):
    tab.goto("/form/")
    tab.focus("#words")
    press(tab, "ShiftLeft", "ShiftLeft", "ShiftLeft")
    assert tab.url == f"{host}/form/" and tab.locator("h1").is_visible()  # leaving empties the page before it goes


@pytest.mark.parametrize("field", ["select", "input[type=checkbox]", "a.brand", "summary"])
def test_it_works_wherever_focus_is(tab, neutral, field):
    tab.goto("/y/talk/who-fits/")
    tab.locator(field).first.focus()
    press(tab, *["ShiftLeft"] * 3)
    tab.wait_for_url(neutral.address)


def test_a_wheel_turned_while_shift_is_held_is_no_press(tab, host):
    tab.goto("/y/")
    for _ in range(3):
        tab.keyboard.down("ShiftLeft")
        tab.mouse.wheel(0, 20)
        tab.wait_for_timeout(100)
        tab.keyboard.up("ShiftLeft")
    tab.wait_for_timeout(500)
    assert tab.url == f"{host}/y/"


def test_shift_beside_another_key_is_no_press(tab, host):
    tab.goto("/y/")
    for key in ("Alt", "Control"):
        tab.keyboard.down(key)
        press(tab, *["ShiftLeft"] * 3)
        tab.keyboard.up(key)
    assert tab.url == f"{host}/y/" and tab.text_content(".presses") == ""


def test_shift_held_for_a_click_or_longer_than_its_letter_is_no_press(tab, host):
    tab.goto("/y/")
    for _ in range(3):
        tab.keyboard.down("ShiftLeft")
        tab.locator("h1").click()
        tab.keyboard.up("ShiftLeft")
    for _ in range(3):
        tab.keyboard.down("ShiftLeft")
        tab.keyboard.press("a")
        tab.keyboard.down("ShiftLeft")  # a key that is held sends itself again
        tab.keyboard.up("ShiftLeft")
    tab.wait_for_timeout(500)
    assert tab.url == f"{host}/y/" and tab.text_content(".presses") == ""


def test_three_presses_in_more_than_five_seconds_do_not(tab, host):
    tab.goto("/y/")
    press(tab, "ShiftLeft", "ShiftLeft")
    wait_until(tab, lambda: tab.text_content(".presses") == "")
    press(tab, "ShiftLeft")
    assert tab.url == f"{host}/y/" and tab.locator("h1").is_visible()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/y/", ["Press Shift two more times to leave this site.", "Press Shift once more to leave this site.", ""]),
        (
            "/cy/y/",
            ["Pwyswch Shift ddwywaith eto i adael y wefan hon.", "Pwyswch Shift unwaith eto i adael y wefan hon.", ""],
        ),
    ],
)
def test_each_press_is_announced_in_the_language_of_the_page(tab, address, words):
    tab.goto(address)
    assert tab.get_attribute(".presses", "role") == "status"
    for key, said in zip(("ShiftLeft", "ShiftRight", "a"), words, strict=True):
        press(tab, key)
        assert tab.text_content(".presses") == said
