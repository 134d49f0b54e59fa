"""A reader whose connection breaks off, or who scrolls with a shaking thumb, always has a number near."""

import http.server
import threading
from itertools import pairwise

import brotli
import pytest

pytestmark = pytest.mark.only_browser("chromium")
FLIGHT = 7_000  # bytes of an answer that come at once, its headers among them
HEADERS = 700
PHONE = {"width": 360, "height": 640}
PAGES = ("/", "/parents/missing-now/", "/parents/", "/help/", "/help/childline/", "/y/", "/y/talk/", "/y/away/")
NUMBERS = """[...document.querySelectorAll('main a[href^="tel:"], main a[href^="sms:"]')]
  .filter(link => link.getClientRects().length).map(link => link.getBoundingClientRect().top + scrollY)"""


@pytest.fixture(scope="module")
def broken_off(frozen):
    """The address of a host that sends of each page only what comes in a first flight, and then neither more nor an end.

    It sends the pages as they are published: the address of the tests' own neutral page would take other bytes.
    """
    is_over = threading.Event()

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            page = (frozen / self.path.strip("/") / "index.html").read_bytes()
            flight = brotli.compress(page, quality=11)[: FLIGHT - HEADERS]
            self.wfile.write(brotli.Decompressor().process(flight))
            self.wfile.flush()
            is_over.wait()

        def log_message(self, format, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    is_over.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("language", ["", "/cy", "/ur"])
def test_a_page_that_breaks_off_shows_its_title_and_a_number_in_its_colours(browser, broken_off, language):
    context = browser.new_context(viewport=PHONE, base_url=broken_off)
    for address in PAGES:
        page = context.new_page()
        page.set_default_timeout(120_000)  # a busy machine may be slow, and nothing more will come
        page.goto(f"{language}{address}", wait_until="commit")
        page.locator("main h1").wait_for()
        number = page.locator('main a[href^="tel:"]:visible').first
        number.wait_for()
        assert number.bounding_box()["y"] < PHONE["height"], address
        assert page.locator(".leave").evaluate("link => getComputedStyle(link).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.close()
    context.close()


@pytest.mark.parametrize("language", ["", "/cy", "/ur"])
def test_on_the_page_of_the_first_hour_a_number_is_never_more_than_a_screen_away(browser, host, language):
    context = browser.new_context(viewport=PHONE, base_url=host)
    page = context.new_page()
    page.goto(f"{language}/parents/missing-now/")
    bar = page.locator(".bar").bounding_box()["height"]
    sources = page.locator(".provenance").evaluate("part => part.getBoundingClientRect().top + scrollY")
    numbers = [0, *page.evaluate(NUMBERS), sources]
    gaps = [below - above for above, below in pairwise(numbers)]
    assert max(gaps) <= 2 * (PHONE["height"] - bar), gaps  # a screen without one, and another below or above it
    context.close()


@pytest.mark.parametrize("address", ["/parents/missing-now/", "/y/", "/y/away/", "/ur/help/childline/"])
def test_what_has_the_focus_is_never_under_the_bar(browser, host, address):
    context = browser.new_context(viewport={"width": 320, "height": 568}, base_url=host)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('footer a').focus()")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate("""() => {
          const it = document.activeElement, bar = document.querySelector('.bar');
          return !bar.contains(it) && it.matches('main *') && it.getBoundingClientRect().top < bar.getBoundingClientRect().bottom;
        }""")
        assert not hidden, page.evaluate("document.activeElement.outerHTML")
    context.close()
