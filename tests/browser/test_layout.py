"""A page works zoomed, spaced out, by keyboard and on paper."""

import pytest

pytestmark = pytest.mark.only_browser("chromium")  # Firefox measures no shifts, and Playwright cannot make it print
PAGES = (
    "/",
    "/parents/missing-now/",
    "/y/away/",
    "/help/",
    "/help/childline/",
    "/help/scotland/homelessness/",
    "/y/talk/",
    "/how-help-works/what-they-may-tell/",
    "/open-data/",
    "/ur/help/",
    "/parents/police-sheet/",
    "/figures/",
    "/ur/parents/missing-now/",
    "/404.html",
)
SIZES_OF_NUMBERS = """[...document.querySelectorAll('main :is(a[href^="tel:"], .number)')]
  .map(element => parseFloat(getComputedStyle(element).fontSize))"""
SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}"
SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(total), 400);
})"""
LONG_TASKS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.duration - 50; }).observe({type: 'longtask', buffered: true});
  setTimeout(() => done(total), 400);
})"""
# Words on paper whose ink is too pale to copy or to fax.
PALE = """() => [...document.querySelectorAll("main *")].filter(each => {
  const hasWords = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  const ink = getComputedStyle(each).color.match(/[0-9]+/g).slice(0, 3)
  return hasWords && each.checkVisibility({ visibilityProperty: true }) && Math.max(...ink) > 0x55
}).map(each => each.textContent.slice(0, 40))"""
COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector('.bar').getBoundingClientRect();
  const inBar = document.activeElement.closest('.bar, .skip');
  return !inBar && box.height > 0 && box.top < bar.bottom - 1 && box.bottom > bar.top;
}"""


@pytest.fixture
def phone(browser, host):
    context = browser.new_context(viewport={"width": 360, "height": 640}, base_url=host, bypass_csp=True)
    yield context.new_page()
    context.close()


def is_too_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_and_nothing_blocks(phone, address):
    blocked = []
    # A busy machine slows some visits, a slow page all of them.
    while not blocked or (min(blocked) > 0 and len(blocked) < 20):
        phone.goto(address)
        assert phone.evaluate(SHIFTS) == 0
        blocked.append(phone.evaluate(LONG_TASKS))
    assert min(blocked) == 0


@pytest.mark.parametrize("address", PAGES)
def test_four_times_as_large_it_still_fits(browser, host, address):
    context = browser.new_context(viewport={"width": 320, "height": 256}, base_url=host, device_scale_factor=4)
    page = context.new_page()
    page.goto(address)
    assert not is_too_wide(page)
    bar = page.locator(".bar").bounding_box()
    assert bar["height"] <= 256 / 4, "the bar leaves room to read"
    context.close()


@pytest.mark.parametrize("address", [*PAGES, "/languages/uk/", "/print/poster/", "/ur/print/card/"])
def test_letters_twice_as_large_and_spaced_out_still_fit(phone, address):
    phone.goto(address)
    before = phone.evaluate(SIZES_OF_NUMBERS)
    phone.add_style_tag(content="html{font-size:200%!important}")
    assert not is_too_wide(phone)
    after = phone.evaluate(SIZES_OF_NUMBERS)
    assert all(large >= 1.5 * small for small, large in zip(before, after, strict=True)), "numbers grow as words do"
    phone.add_style_tag(content="html{font-size:100%!important}" + SPACED)
    assert not is_too_wide(phone)


@pytest.mark.parametrize("address", PAGES)
def test_each_control_has_focus_that_is_seen_and_not_covered(phone, address):
    phone.goto(address)
    seen = 0
    for _ in range(60):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement === document.body"):
            break
        outline = phone.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        after = phone.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle")
        assert "solid" in (outline, after), phone.evaluate("document.activeElement.outerHTML.slice(0, 100)")
        assert not phone.evaluate(COVERED), phone.evaluate("document.activeElement.outerHTML.slice(0, 100)")
        seen += 1
    assert seen > 8


@pytest.mark.parametrize("address", PAGES)
def test_ways_to_call_are_large_enough_for_a_shaking_thumb(phone, address):
    phone.goto(address)
    for link in phone.locator(
        ".contact-strip a, .emergency a, .doors a, .leave, .helpline-card .call, .entry .call, .filters select, .steps .print"
    ).all():
        box = link.bounding_box()
        if box and link.is_visible() and link.evaluate("element => !element.closest('.doors')"):
            assert box["height"] >= 44, link.inner_text()


@pytest.mark.parametrize(
    ("address", "direction"), [("/parents/missing-now/", "ltr"), ("/ur/parents/missing-now/", "rtl")]
)
def test_a_page_is_mirrored_not_moved(phone, address, direction):
    phone.goto(address)
    leave, brand = phone.locator(".leave").bounding_box(), phone.locator(".brand").bounding_box()
    number = phone.locator(".steps li").first.evaluate("item => getComputedStyle(item, '::before').insetInlineStart")
    assert (leave["x"] > brand["x"]) == (direction == "ltr")
    assert number == "0px"
    for bdi in phone.locator("main .number:visible").all()[:8]:
        assert bdi.evaluate("element => getComputedStyle(element).direction") == "ltr"
        assert bdi.evaluate("element => element.getClientRects().length") == 1, bdi.inner_text()


def test_urdu_is_set_in_its_own_script_with_room_for_it(browser, host):
    context = browser.new_context(base_url=host)
    page = context.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/ur/", wait_until="networkidle")
    fetched = [url.rpartition("/")[2] for url in requests if not url.startswith("data:") and not url.endswith(".js")]
    assert fetched == ["", "nastaliq-urdu.woff2"]
    page.reload(wait_until="networkidle")
    assert page.evaluate("document.fonts.check('18px nastaliq-urdu', 'گھر')")
    height = page.locator("main p").last.evaluate(
        "p => parseFloat(getComputedStyle(p).lineHeight) / parseFloat(getComputedStyle(p).fontSize)"
    )
    assert height >= 2
    context.close()


def test_one_nation_s_words_alone(phone):
    phone.goto("/parents/not-taken-seriously/")
    chooser = phone.locator(".nation-chooser")
    shown = phone.locator(".nation:visible")
    everything = shown.count()
    assert chooser.is_visible() and everything >= 4
    chooser.get_by_role("button", name="Scotland").click()
    assert (
        all("scotland" in node.get_attribute("data-nations") for node in shown.all()) and 0 < shown.count() < everything
    )
    assert phone.url.endswith("/parents/not-taken-seriously/")
    chooser.get_by_role("button", name="All nations").click()
    assert shown.count() == everything


def test_without_script_all_nations_are_there_and_no_button_that_does_nothing(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/parents/not-taken-seriously/")
    assert page.locator(".nation:visible").count() >= 4
    assert page.locator("button:visible").count() == 0
    context.close()


@pytest.mark.parametrize("address", ["/", "/parents/missing-now/", "/ur/parents/missing-now/"])
def test_on_paper_there_are_numbers_and_addresses_and_no_navigation(phone, address):
    phone.goto(address)
    phone.emulate_media(media="print")
    for chrome in (".bar", ".top", "footer", ".breadcrumb", ".keep", ".search"):
        assert not phone.locator(chrome).first.is_visible(), chrome
    assert phone.locator('main a[href="tel:999"] .number:visible').count()
    address_shown = phone.locator(".provenance a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "http" in address_shown


def test_a_sheet_that_is_printed_at_night_is_dark_ink_on_white(browser, host):
    context = browser.new_context(base_url=host, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    for address in ("/", "/parents/missing-now/", "/help/childline/", "/help/", "/y/away/", "/languages/uk/"):
        page.goto(address)
        assert page.evaluate(PALE) == [], address
    context.close()
