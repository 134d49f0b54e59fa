"""The preview and its editor in a browser: edit, see it, read the fault at its place, save, and meet a conflict."""

import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from werkzeug.serving import make_server

from app import create_app
from northway.desk.preview import HOST, Follower
from tests.browser.test_accessible import RULES
from tests.sveltia import changed_lines

NAME = "en/parents/first-hour.md"
PASTE = """
(html) => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  document.querySelector("[data-text] .cm-content").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }),
  );
}
"""


@pytest.fixture
def preview(desk):
    """The address of a preview of the small site, which waits for its check."""
    server = make_server(HOST, 0, Follower(lambda: create_app(desk.folder), patience=600), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.port}"
    server.shutdown()


@pytest.fixture
def page(browser, preview):
    context = browser.new_context(base_url=preview, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(120_000)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def editor(page):
    page.goto(f"/_desk/edit/{NAME}")
    expect(page.locator("[data-problems] li")).not_to_have_text(["…"], timeout=120_000)
    return page


def type_at_the_end(page, text: str) -> None:
    page.locator("[data-text] .cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    for number, line in enumerate(text.split("\n")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(line)


def beside(page):
    return page.frame_locator("[data-page]").locator("main")


def test_what_is_typed_is_seen_and_its_fault_stands_at_its_line_and_it_is_saved(editor, desk):
    expect(beside(editor)).to_contain_text("in every room")
    type_at_the_end(editor, "\nRing 0161 496 0101.\n")
    expect(beside(editor)).to_contain_text("Ring 0161 496 0101")
    line = desk.read(NAME).count("\n") + 2
    expect(editor.locator("[data-problems]")).to_contain_text(f"Line {line} error the number 0161 496 0101 is typed")
    expect(editor.locator(".cm-lint-marker-error")).to_have_count(1)
    assert "0161" not in desk.read(NAME)
    editor.keyboard.press("ControlOrMeta+s")
    expect(editor.locator("[data-state]")).to_have_text("Saved")
    assert desk.read(NAME).endswith("\nRing 0161 496 0101.\n")


def test_a_file_that_changed_on_the_disk_is_shown_beside_ones_own_and_neither_is_lost(editor, desk):
    type_at_the_end(editor, "\nMine.\n")
    desk.replace(NAME, "in every room", "in the shed")
    editor.locator("[data-save]").click()
    conflict = editor.locator("[data-conflict]")
    expect(conflict).to_contain_text("This file has changed on the disk")
    expect(conflict.locator(".cm-content")).to_contain_text("in the shed")
    expect(editor.locator("[data-text] .cm-content")).to_contain_text("Mine.")
    assert "Mine" not in desk.read(NAME)
    editor.locator("[data-keep]").click()
    expect(editor.locator("[data-state]")).to_have_text("Saved")
    assert "Mine." in desk.read(NAME) and "in every room" in desk.read(NAME)


def test_a_save_elsewhere_is_followed_where_nothing_is_lost_by_it(editor, desk):
    desk.replace(NAME, "in every room", "in the shed")
    expect(editor.locator("[data-text] .cm-content")).to_contain_text("in the shed")
    expect(beside(editor)).to_contain_text("in the shed")
    expect(editor.locator("[data-conflict]")).to_be_hidden()


def test_a_form_fills_in_the_text_and_words_are_completed(editor):
    editor.get_by_text("Front matter as a form").click()
    title = editor.get_by_label("Title *", exact=True)
    expect(title).to_have_value("The first hour")
    fill_in(title, "The first: hour")
    text = editor.locator("[data-text] .cm-content")
    expect(text).to_contain_text('title: "The first: hour"')
    type_at_the_end(editor, "\n::: ")
    editor.keyboard.type("callo")
    editor.locator(".cm-tooltip-autocomplete li", has_text="callout").click()
    expect(text).to_contain_text("::: callout ")


def fill_in(field, text: str) -> None:
    """As a person does: a browser tells of a change only where keys were pressed."""
    field.press("ControlOrMeta+a")
    field.press_sequentially(text)
    field.press("Tab")


def place(page, *steps: object):
    return page.locator(f'[data-place="{".".join(map(str, steps))}"]')


def test_rows_of_the_form_are_changed_added_and_moved_by_the_keyboard_and_say_their_faults(page, desk):
    name = "en/help/100.md"
    before = desk.read(name)
    page.goto(f"/_desk/edit/{name}")
    page.get_by_text("Front matter as a form").press("Enter")
    place(page, "channels", 0).locator("> details > summary").press("Enter")
    hours = place(page, "channels", 0, "hours")
    hours.locator("> ol > li > details > summary").first.press("Enter")
    closes = place(page, "channels", 0, "hours", 0, "closes").locator("input")
    fill_in(closes, "08:00")
    row = place(page, "channels", 0, "hours", 0)
    expect(row.locator("[data-faults] li")).to_contain_text("before it opens", timeout=120_000)
    expect(page.locator("[data-form] > summary")).to_have_attribute("data-mend", "1")
    fill_in(closes, "16:00")
    expect(row.locator("[data-faults] li")).to_have_count(0)
    page.get_by_role("button", name="Add channel").press("Enter")
    new = before.count("- kind: ")
    kind = place(page, "channels", new, "kind").locator("select")
    expect(kind).to_be_focused()
    expect(place(page, "channels", new, "hours").locator("[data-faults] li")).to_contain_text("write always")
    kind.select_option("web")
    fill_in(place(page, "channels", new, "value").locator("input"), "https://charity.example/chat")
    place(page, "channels", new, "hours").locator("select").select_option("always")
    fill_in(place(page, "channels", new, "languages").locator("textarea"), "unknown")
    place(page, "channels", new).get_by_role("button", name="Up").press("Enter")
    expect(place(page, "channels", new - 1).locator("> details > summary")).to_contain_text("charity.example")
    expect(page.locator("[data-form] > summary")).not_to_have_attribute("data-mend", "1", timeout=120_000)
    place(page, "title").locator("input").press("ControlOrMeta+s")
    expect(page.locator("[data-state]")).to_have_text("Saved")
    lines = changed_lines(before, desk.read(name))
    assert lines == [
        "-      - {days: Mon-Fri, opens: 09:00, closes: 17:30}",
        "+      - {days: Mon-Fri, opens: 09:00, closes: 16:00}",
        "+  - kind: web",
        "+    value: https://charity.example/chat",
        "+    hours: always",
        "+    languages: unknown",
    ]


def test_a_page_is_begun_at_the_desk_and_told_what_its_answers_lack(page, desk):
    page.goto("/_desk/new/page/")
    page.get_by_label("Its address").fill("parents/first-night")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Title").fill("The first night")
    page.get_by_label("Who it is for").fill("parent")
    page.get_by_label("First words").fill("Sit down for a moment, because you can't think when you are worn out.")
    page.get_by_role("button", name="Check and write it").click()
    expect(page.get_by_label("Summary")).to_be_focused()
    expect(page.get_by_label("Summary")).to_have_accessible_description("write some words")
    page.get_by_label("Summary").fill("What to do through the first night, hour by hour, and who is awake.")
    page.get_by_role("button", name="Check and write it").click()
    page.get_by_role("link", name="en/parents/first-night.md").click(timeout=120_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("en/parents/first-night.md")
    assert "title: The first night" in desk.read("en/parents/first-night.md")


@pytest.mark.only_browser("chromium")  # elsewhere no script can make a clipboard
def test_what_is_pasted_from_another_program_becomes_markdown(editor):
    type_at_the_end(editor, "\n\n")
    editor.evaluate(PASTE, "<ul><li>From <b>Word</b></li></ul><img>")
    text = editor.locator("[data-text] .cm-content")
    expect(text).to_contain_text("- From **Word**")
    expect(editor.locator("[data-state]")).to_have_text("Pasted. Left out: 1 × picture.")


def test_the_panel_opens_stays_open_after_a_save_and_marks_the_longest_sentences(page, desk):
    page.goto("/parents/first-hour/")
    page.locator(".panel > summary").click()
    expect(page.locator(".panel [data-bytes]")).to_contain_text("bytes of brotli")
    marked = "[...(CSS.highlights?.get('long-sentence') ?? [])].map(String)"
    sentences = page.locator(".panel [data-sentence]").all_inner_texts()
    assert not page.evaluate("'highlights' in CSS") or sentences[0] in page.evaluate(marked)
    desk.replace(NAME, "in every room", "in the shed")
    expect(page.locator("main")).to_contain_text("in the shed")
    expect(page.locator(".panel")).to_have_attribute("open", "")


def test_a_table_of_the_desk_is_sorted_by_the_heading_that_is_pressed(page):
    page.goto("/_desk/reading/")
    words = page.locator("tbody td:nth-child(5)")
    page.get_by_role("button", name="words").click()
    assert words.all_inner_texts() == sorted(words.all_inner_texts(), key=int)
    page.get_by_role("button", name="words").click()
    assert words.all_inner_texts() == sorted(words.all_inner_texts(), key=int, reverse=True)


@pytest.mark.only_browser("chromium")  # the rules read the page, whatever draws it
def test_the_editor_the_desk_and_the_panel_keep_the_rules_of_accessibility(editor):
    editor.get_by_text("Front matter as a form").click()
    for address in ("", "/_desk/", "/_desk/new/page/", "/parents/first-hour/"):
        if address:
            editor.goto(address)
        faults = Axe().run(editor, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == [], address
