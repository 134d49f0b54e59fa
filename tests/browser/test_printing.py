"""Posters and cards as they are printed, read back from the picture as by an eye and by a phone's camera."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app import create_app
from northway.markup.body import Component

SITE = create_app().extensions["northway"]
LOCALES = [locale.code for locale in SITE.site.config.locales]
COPIES = {"poster": 1, "room-card": 4, "wallet-card": 10}
A4 = (595, 842)  # points
SCALE = 3  # 216 pixels an inch: a cheap printer, and a phone held at arm's length
# Elements outside their sheet or on top of others: a sheet of a fixed size holds no more than fits.
OUTSIDE = """() => [...document.querySelectorAll(".sheet")].flatMap(sheet => {
  const paper = sheet.getBoundingClientRect()
  return [...sheet.querySelectorAll(":not(svg *)")].filter(part => {
    const box = part.getBoundingClientRect()
    return box.height && (box.bottom > paper.bottom + 1 || box.top < paper.top - 1
      || box.right > paper.right + 1 || box.left < paper.left - 1)
  }).map(part => part.className + ": " + part.textContent.slice(0, 40))
})"""


def beginning(code: str) -> str:
    """The beginning of all addresses in a language."""
    return "" if code == SITE.site.config.source_locale else f"{code}/"


def sheets(code: str) -> dict[str, tuple[str, str]]:
    """The form of each page's sheet, and the short path of its code, by address."""
    found = {}
    for path in SITE.site.originals:
        parts = SITE.bodies[SITE.site.editions[path, code].page.key].parts
        for part in (part for part in parts if isinstance(part, Component) and part.name == "sheet"):
            short = next(inner.arguments[0] for inner in part.parts if getattr(inner, "name", "") == "qr-code")
            found[f"/{beginning(code)}{path}/"] = part.arguments[0], short
    return found


@pytest.fixture
def desk_browser(browser, host):
    context = browser.new_context(base_url=host, viewport={"width": 718, "height": 1000})  # 190 mm of an A4 page
    yield context.new_page()
    context.close()


def read_codes(pdf) -> list[str]:
    picture = pdf[0].render(scale=SCALE, grayscale=True).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.only_browser("chromium")  # Playwright prints in no other
@pytest.mark.parametrize("code", LOCALES)
def test_a_sheet_fills_one_page_and_its_codes_lead_where_they_say(desk_browser, code):
    page = desk_browser
    start, found = beginning(code), sheets(code)
    assert len(found) >= 5
    page.emulate_media(media="print")
    for address, (form, short) in found.items():
        page.goto(address)
        page.evaluate("document.fonts.ready")
        page.goto(address)  # a first visit does not wait for its font
        assert page.evaluate(OUTSIDE) == [], address
        pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert (len(pdf), tuple(map(round, pdf[0].get_size()))) == (1, A4), address
        said = f"{SITE.site.config.base_url}{start}{short}/"
        assert read_codes(pdf) == [said] * COPIES[form], address
        text = pdf[0].get_textpage().get_text_range()
        assert said.split("://")[1].rstrip("/") in text, address
    for short in {short for _, short in found.values()}:
        page.goto(f"/{start}{short}/")
        page.wait_for_url(f"**/{start}{SITE.site.aliases[short]}/")


@pytest.mark.only_browser("chromium")
def test_on_the_screen_a_sheet_stands_once_and_in_the_dark_its_code_is_still_black_on_white(browser, host):
    context = browser.new_context(base_url=host, color_scheme="dark", viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("/print/card/")
    assert page.locator(".sheet:visible").count() == 1
    picture = Image.open(BytesIO(page.locator(".qr-code:visible").screenshot()))
    assert len(zxingcpp.read_barcodes(picture)) == 1
    context.close()


@pytest.mark.only_browser("chromium")  # Playwright prints in no other
def test_a_card_in_another_language_is_a_sheet_to_hold_up_and_one_to_cut_out(desk_browser):
    lengths = {}
    for path in SITE.site.card_paths:
        desk_browser.goto(f"/{path}/")
        pdf = pypdfium2.PdfDocument(BytesIO(desk_browser.pdf(prefer_css_page_size=True)))
        lengths[path] = len(pdf)
    assert set(lengths.values()) == {2}, lengths
