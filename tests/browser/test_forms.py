"""A form is filled in, read aloud, printed, saved and opened again on the reader's own device, and leaves nothing behind."""

import base64
import re
import struct
from pathlib import Path

import pypdfium2
import pytest

from tests.browser.browsers import find_browsers, launch_arguments
from tests.browser.marionette import Marionette
from tests.browser.test_profile import found_in
from tests.browser.test_traces import KEPT, NOTHING

SHEET = "/parents/police-sheet/"
NAME, ADDRESS, WORRY, GOING = (f"#police-sheet-{name}" for name in ("full-name", "address", "worry", "going"))
TYPED = {
    NAME: "🦊🌙",
    ADDRESS: "12 Park Street\nBradford",
    WORRY: "وہ اپنا انہیلر گھر چھوڑ گئی ہے",
    GOING: "<b>&amp;</b> </textarea><script>alert(1)</script>",
    "#contact-log-who-1": "PC Hughes",
}
# Draws a picture in the browser, as long and high as one of 12 megapixels; the top left corner is red.
DRAW = """async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, width, height);
    brush.fillStyle = "#f00";
    brush.fillRect(0, 0, width / 2, height / 2);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 9999) text += String.fromCharCode(...bytes.slice(at, at + 9999));
    return btoa(text);
}"""
# Where the red corner is in the photo on the page, and how large that is.
SEEN = """async () => {
    const photo = document.querySelector(".photo");
    await photo.decode();
    const brush = Object.assign(document.createElement("canvas"), { width: 2, height: 2 }).getContext("2d");
    brush.drawImage(photo, 0, 0, 2, 2);
    const isRed = (x, y) => { const [r, g] = brush.getImageData(x, y, 1, 1).data; return r > 180 && g < 120; };
    const corner = ["top left", "top right", "bottom left", "bottom right"].find((_, at) => isRed(at % 2, at >> 1));
    return [corner, photo.naturalWidth, photo.naturalHeight];
}"""
# How far from the left each group of digits stands in the answer as it is printed and read aloud.
PLACES = """() => {
    const text = document.querySelector('#police-sheet-worry + .typed').firstChild;
    return ['07700', '900456'].map((group) => {
        const range = document.createRange();
        range.setStart(text, text.data.indexOf(group));
        range.setEnd(text, text.data.indexOf(group) + group.length);
        return range.getBoundingClientRect().left;
    });
}"""
CATCH = """() => {
    URL.createObjectURL = (blob) => {
        window.caught = blob.text();
        return "data:,";
    };
}"""
ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==")


@pytest.fixture
def tab(browser, host):
    context = browser.new_context(base_url=host, viewport={"width": 320, "height": 568}, accept_downloads=True)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the script stopped: {error}"))
    yield page
    context.close()


def fill(page) -> None:
    for selector, words in TYPED.items():
        page.fill(selector, words)


def values(page) -> dict[str, str]:
    return {selector: page.input_value(selector) for selector in TYPED}


def save(page, folder: Path, name: str = "save") -> Path:
    """Save the form as a file. Playwright sees no downloads of Firefox, so there the file is taken on its way."""
    if page.context.browser.browser_type.name == "firefox":
        page.evaluate(CATCH)
        page.click(f"[data-do={name}]")
        path = folder / f"police-sheet.{'html' if name == 'save' else 'txt'}"
        path.write_text(page.evaluate("() => window.caught"), "utf-8")
        return path
    with page.expect_download() as waiting:
        page.click(f"[data-do={name}]")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def choose_photo(page, content: bytes, kind: str = "image/jpeg") -> None:
    page.set_input_files("#police-sheet-photo", {"name": "photo", "mimeType": kind, "buffer": content})


def drawn(page, width: int, height: int, orientation: int = 1) -> bytes:
    """A JPEG that says by EXIF how it is to be turned."""
    jpeg = base64.b64decode(page.evaluate(DRAW, [width, height]))
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def wait_for_another_photo(page) -> None:
    page.wait_for_function("""() => {
        const { src } = document.querySelector('.photo') ?? {};
        return src && src !== window.before && (window.before = src);
    }""")


def printed(page) -> list[str]:
    """The text of each page of A4."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.only_browser("chromium")
def test_two_pages_of_a4_hold_the_sheet_and_the_notebook_with_all_that_was_typed(tab):
    for address in (SHEET, f"/cy{SHEET}", f"/ur{SHEET}"):
        tab.goto(address)
        blank = printed(tab)
        assert len(blank) == 2 and "Full name" in blank[0] and "Friends" in blank[1], address
        fill(tab)
        choose_photo(tab, drawn(tab, 300, 400))
        tab.wait_for_selector(".photo")
        sheets = printed(tab)
        assert len(sheets) == 2, address
        text = squeezed("".join(sheets))
        # The letters of Nastaliq stand above each other, and some two are one: no reader of PDF finds them all in order.
        letters = len(ARABIC.findall(text)) - len(ARABIC.findall("".join(blank)))
        assert letters >= 0.8 * len(ARABIC.findall(TYPED[WORRY])), address
        assert "12ParkStreetBradford" in text and "<b>&amp;</b></textarea><script>" in text and "PCHughes" in text
        assert "999" not in text, "the page round the form is on paper too"
    tab.fill(WORRY, "word " * 2000)
    assert squeezed("".join(printed(tab))).count("word") == 2000


@pytest.mark.only_browser("chromium")
def test_without_script_the_sheet_is_filled_in_and_printed_all_the_same(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto(SHEET)
    assert page.locator(".form button:visible").count() == 0 and page.locator(".unready").is_visible()
    page.locator(NAME).press_sequentially("Alys Morgan")
    sheets = printed(page)
    assert len(sheets) == 2 and "Alys Morgan" in sheets[0] and "Reference number" in sheets[1]
    context.close()


def test_a_saved_copy_opens_without_us_is_changed_there_and_comes_back_whole(tab, tmp_path):
    tab.goto(SHEET)
    fill(tab)
    tab.click("[data-do=add]")
    tab.fill("#contact-log-who-5", "Mrs Evans")
    choose_photo(tab, drawn(tab, 300, 400))
    tab.wait_for_selector(".photo")
    path = save(tab, tmp_path)
    assert path.name == "police-sheet.html" and "downloads" in tab.text_content(".form [role=status]")

    copy = tab.context.new_page()
    alerts = []
    copy.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    asked = []
    copy.on("request", lambda request: asked.append(request.url))
    copy.goto(path.as_uri())
    assert values(copy) == TYPED and copy.input_value("#contact-log-who-5") == "Mrs Evans"
    assert copy.evaluate(SEEN)[0] == "top left"
    assert copy.locator("[type=reset]:visible, .open:visible").count() == 0, "to empty a copy, one deletes it"
    assert copy.locator("header, footer, .leave").count() == 0 and "Northway" in copy.title()
    copy.fill(NAME, "Alys Morgan")
    (tmp_path / "again").mkdir()
    again = save(copy, tmp_path / "again")
    assert alerts == [] and {url for url in asked if not url.startswith(("file:", "data:", "blob:"))} == set()

    tab.goto("/parents/notebook/")
    tab.goto(SHEET)
    tab.set_input_files(".open input", again)
    tab.wait_for_selector(".photo")
    assert values(tab) == {**TYPED, NAME: "Alys Morgan"} and tab.input_value("#contact-log-who-5") == "Mrs Evans"


def test_nothing_runs_in_a_copy_that_somebody_changed_by_hand_and_it_says_what_does_not_work(tab, tmp_path):
    tab.goto(SHEET)
    fill(tab)
    path = save(tab, tmp_path)
    text = path.read_text("utf-8")
    bad = '<img src="x" onerror="document.title=1"><script>document.title=2</script>'
    changed = text.replace('<p class="safe">', f'{bad}<p class="safe">').replace('type="module">', 'type="module">0;')
    assert changed.count(bad) == 1 and changed.count('type="module">0;') == 1
    path.write_text(changed, "utf-8")
    copy = tab.context.new_page()
    copy.goto(path.as_uri())
    assert "Northway" in copy.title() and copy.locator(".unready").is_visible()
    assert copy.locator("button:visible").count() == 0 and values(copy) == TYPED

    tab.set_input_files(".open input", path)
    assert values(tab) == TYPED, "the words in it are still there"
    for content in ("", "<p>A letter.</p>", '<textarea id="other">x</textarea>'):
        tab.set_input_files(".open input", {"name": "a.html", "mimeType": "text/html", "buffer": content.encode()})
        tab.wait_for_selector(".form [role=status]:has-text('saved copy of this form')")
        assert values(tab) == TYPED
        tab.fill(NAME, TYPED[NAME])  # takes the message away


def test_plain_text_has_each_question_and_its_answer(tab, tmp_path):
    tab.goto(f"/cy{SHEET}")
    tab.click("[data-do=text]")
    assert tab.text_content(".form [role=status]") == "Does dim byd wedi'i lenwi eto."
    fill(tab)
    text = save(tab, tmp_path, "text").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in ("Y plentyn", "Enw llawn", "Full name", "🦊🌙", "12 Park Street", "Bradford", "PC Hughes"):
        assert any(line in each for each in lines), (line, lines)
    assert "Date of birth" not in text


def test_a_photo_is_scaled_and_turned_upright_and_a_file_that_is_none_is_reported(tab, tmp_path):
    tab.goto(SHEET)
    for orientation, corner in ((1, "top left"), (3, "bottom right"), (6, "top right"), (8, "bottom left")):
        choose_photo(tab, drawn(tab, 400, 300, orientation))
        wait_for_another_photo(tab)
        seen, width, height = tab.evaluate(SEEN)
        assert seen == corner and (width > height) == (orientation in (1, 3)), orientation
    choose_photo(tab, drawn(tab, 4000, 3000))
    wait_for_another_photo(tab)
    assert tab.evaluate(SEEN)[1:] == [720, 540]
    for content, kind, word in (
        (b"not a picture", "image/jpeg", "can't be shown as a photo"),
        (b"%PDF-1.4", "application/pdf", "can't be shown as a photo"),
    ):
        choose_photo(tab, content, kind)
        tab.wait_for_selector(f'.form [role=status]:has-text("{word}")')
        assert tab.locator(".photo").count() == 1, "the photo that was there is still there"
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(31_000_000)
    tab.set_input_files("#police-sheet-photo", large)
    tab.wait_for_selector(".form [role=status]:has-text('too large')")
    choose_photo(tab, GIF, "image/gif")
    tab.wait_for_selector(".form [role=status]:has-text('first moment')")
    tab.fill(NAME, "A")
    assert tab.text_content(".form [role=status]") == ""


def test_read_aloud_shows_what_is_filled_in_and_nothing_else(tab):
    tab.goto(f"/ur{SHEET}")
    tab.click("[data-do=read]")
    assert tab.text_content(".form [role=status]") != "" and tab.locator(NAME).is_visible()
    fill(tab)
    tab.click("[data-do=read]")
    shown = [each.split("\n") for each in tab.locator(".question:visible").all_inner_texts()]
    assert ["پورا نام", "Full name", "🦊🌙"] in [[each.strip() for each in lines if each.strip()] for lines in shown]
    assert len(shown) == len(TYPED) and tab.locator("textarea:visible").count() == 0
    size = "getComputedStyle(document.querySelector('.question:not(.blank) .typed')).fontSize"
    assert float(tab.evaluate(size).removesuffix("px")) >= 28
    tab.click("[data-do=read]")
    assert tab.locator(NAME).is_visible() and values(tab) == TYPED


def test_going_away_empties_everything_and_back_brings_nothing(tab, neutral):
    for way in ("leave", "link"):
        tab.goto(SHEET)
        fill(tab)
        tab.click("[data-do=add]")
        choose_photo(tab, drawn(tab, 300, 400))
        tab.wait_for_selector(".photo")
        if way == "leave":
            left = """() => {
                document.querySelector('.leave').click();
                const typed = [...document.querySelectorAll('textarea')].map((area) => area.value);
                const shown = [...document.querySelectorAll('.typed')].map((place) => place.textContent);
                return [...typed, ...shown].join('') + document.querySelectorAll('.photo').length + document.querySelectorAll('.rows .asked').length;
            }"""
            assert tab.evaluate(left) == "04"
            tab.wait_for_url(neutral.address)
            continue
        link = ".next a, main a[href='/parents/telling-the-police/']"
        tab.locator(link).first.click()
        assert tab.url.endswith(SHEET) and "tap again" in tab.text_content(".form [role=status]")
        tab.locator(link).first.click()
        tab.wait_for_url("**/parents/telling-the-police/")
        tab.go_back()
        tab.wait_for_url(f"**{SHEET}")
        assert "".join(values(tab).values()) == "" and tab.locator(".photo, .typed:not(:empty)").count() == 0
        tab.go_forward()
        tab.go_back()
        assert "".join(values(tab).values()) == ""
        fill(tab)
        tab.reload()
        assert "".join(values(tab).values()) == ""


def test_a_filled_sheet_never_stands_between_a_reader_and_a_call(tab):
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    tab.goto(SHEET)
    tab.locator(NAME).press_sequentially("Sam")
    tab.locator("main a[href='tel:999']:visible").first.click(no_wait_after=True)
    tab.wait_for_timeout(500)
    assert asked == [] and tab.locator(NAME).input_value() == "Sam"
    assert tab.text_content(".form [role=status]") == ""


def test_emptying_the_page_asks_for_a_second_tap(tab):
    tab.goto("/y/my-plan/")
    tab.fill("#my-plan-better", "music")
    tab.click("[type=reset]")
    assert tab.input_value("#my-plan-better") == "music"
    tab.click("[type=reset]")
    assert tab.input_value("#my-plan-better") == "" and tab.text_content(".form [role=status]") == ""


def test_filling_in_asks_nobody_for_anything_and_keeps_nothing(tab, careful_host):
    asked, said = [], []
    tab.goto(careful_host + SHEET)
    before = tab.evaluate(KEPT)
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    fill(tab)
    choose_photo(tab, drawn(tab, 300, 400))
    tab.wait_for_selector(".photo")
    tab.click("[data-do=read]")
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [] and said == []
    assert tab.evaluate(KEPT) == before and {**before, "session": NOTHING["session"]} == NOTHING


def test_long_words_right_to_left_words_and_the_keyboard_on_the_smallest_phone(tab):
    for address in (SHEET, f"/ur{SHEET}"):
        tab.goto(address)
        tab.fill(NAME, "x" * 10_000)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, address
        tab.fill(NAME, "عائشہ خان")
        tab.fill(ADDRESS, "12 Park Street")
        directions = "[...document.querySelectorAll('.typed:not(:empty)')].map((each) => each.matches(':dir(rtl)'))"
        assert tab.evaluate(directions) == [True, False], address
        tab.fill(WORRY, "مریم 07700 900456")
        assert tab.evaluate(PLACES) == sorted(tab.evaluate(PLACES)), "the groups of a number stand in their order"
        high = "document.querySelector('#police-sheet-full-name').getBoundingClientRect().height"
        low = tab.evaluate(high)
        tab.fill(NAME, "line\n" * 9)
        assert tab.evaluate(high) > 3 * low, "a field is as high as its words"
    tab.focus("#police-sheet-photo")
    for wanted in ("full-name", "other-names", "born"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == f"police-sheet-{wanted}"
    tab.focus("[data-do=add]")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "contact-log-time-5"


def type_in_chromium(playwright, profile: Path, address: str) -> None:
    context = playwright.chromium.launch_persistent_context(str(profile), **launch_arguments("chromium"))
    page = context.pages[0]
    page.goto(address)
    page.fill(NAME, "Zanzibarium")
    page.click("[data-do=add]")
    page.wait_for_timeout(4000)  # what is written late, such as a tab's state
    context.close()


def type_in_firefox(playwright, profile: Path, address: str) -> None:
    browser = Marionette(find_browsers()["firefox"], profile)
    browser.open(address)
    field = f"document.querySelector('{NAME}')"
    assert browser.ask(f"({field}.value = 'Zanzibarium', {field}.dispatchEvent(new Event('input', {{bubbles: true}})))")
    browser.do("return new Promise((done) => setTimeout(done, 2000))")
    browser.quit()


TYPE_IN = {"chromium": type_in_chromium, "firefox": type_in_firefox}


def test_what_was_typed_is_nowhere_in_the_browser_s_profile(playwright, browser_name, tmp_path, careful_host):
    TYPE_IN[browser_name](playwright, tmp_path / "profile", careful_host + SHEET)
    assert found_in(tmp_path / "profile", ["police-sheet"]), "the test must see what a browser writes"
    assert found_in(tmp_path / "profile", ["Zanzibarium"]) == set()
