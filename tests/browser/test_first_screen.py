"""What is seen before anything is touched, on the smallest phone that still matters."""

import pytest

SMALL_PHONE = {"width": 320, "height": 568}
PAGES = ("/", "/parents/missing-now/", "/y/", "/y/away/", "/help/", "/help/999/", "/figures/", "/cy/", "/404.html")


@pytest.fixture
def phone(browser, host):
    context = browser.new_context(viewport=SMALL_PHONE, base_url=host)
    yield context.new_page()
    context.close()


def is_in_first_screen(locator) -> bool:
    box = locator.first.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= SMALL_PHONE["height"]


@pytest.mark.parametrize("address", ["/", "/cy/", "/ur/", "/pl/", "/ro/", "/ar/"])
def test_home_shows_both_doors_and_every_way_to_call_at_once(phone, address):
    phone.goto(address)
    phone.evaluate("document.fonts.ready")
    phone.goto(address)  # on a first visit text does not wait for its font, which comes too late on a busy machine
    for number in ("tel:999", "tel:101", "tel:116000", "tel:08001111"):
        assert is_in_first_screen(phone.locator(f'main a[href="{number}"]')), number
    for door in phone.locator(".doors").first.locator("li").all():
        assert is_in_first_screen(door)
    assert is_in_first_screen(phone.locator(".doors li", has_text="24"))


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_the_phone(phone, address):
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


@pytest.mark.parametrize("address", PAGES)
def test_leaving_is_in_view_wherever_one_has_scrolled(phone, address):
    phone.goto(address)
    for share in (0, 0.5, 1):
        phone.evaluate(f"scrollTo(0, document.body.scrollHeight * {share})")
        box = phone.locator(".leave").bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= SMALL_PHONE["height"] and box["height"] >= 48
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert phone.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.leave')", middle)


# For each name of a language, whether all of it is seen, some of it, or nothing.
NAMES_SEEN = """() => {
  const row = document.querySelector(".languages").getBoundingClientRect()
  return [...document.querySelectorAll(".languages a")].map(link => {
    const box = link.getBoundingClientRect()
    const inside = box.left >= 0 && box.right <= innerWidth && box.left >= row.left - 1 && box.right <= row.right + 1
    if (box.top >= row.bottom) return "nothing"
    return inside && box.bottom <= row.bottom + 1 ? "all" : "some"
  })
}"""


@pytest.mark.parametrize("address", ["/", "/cy/parents/missing-now/", "/ur/y/away/", "/ar/"])
def test_the_languages_take_one_line_of_whole_names_and_the_keyboard_opens_the_rest(phone, address):
    phone.goto(address)
    row, links = phone.locator(".languages"), phone.locator(".languages a")
    assert links.first.get_attribute("href").endswith("/languages/") and is_in_first_screen(links.first)
    assert row.bounding_box()["height"] < 64
    seen = phone.evaluate(NAMES_SEEN)
    assert seen[0] == "all" and "nothing" in seen and "some" not in seen, seen
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    links.last.focus()
    assert set(phone.evaluate(NAMES_SEEN)) == {"all"}
    assert phone.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_button_with_a_number_stands_alone_in_half_a_row(browser, host, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=host)
    page = context.new_page()
    for address in ("/", "/y/", "/y/hard-days/", "/y/officers/", "/parents/", "/404.html"):
        page.goto(address)
        for strip in page.locator("main .contact-strip:visible").all():
            boxes = [tile.bounding_box() for tile in strip.locator("li").all() if tile.is_visible()]
            row = [box for box in boxes if box["y"] == boxes[-1]["y"]]
            filled = max(box["x"] + box["width"] for box in row) - min(box["x"] for box in row)
            assert abs(filled - strip.bounding_box()["width"]) <= 1, address
    context.close()


@pytest.mark.only_browser("chromium")  # Playwright cannot switch script off in Firefox
@pytest.mark.parametrize("address", PAGES)
def test_a_page_needs_one_request_and_no_script_and_keeps_nothing(browser, host, address):
    context = browser.new_context(viewport=SMALL_PHONE, base_url=host, java_script_enabled=False)
    page = context.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in requests if not url.startswith("data:")] == [host + address]
    assert page.locator("h1").is_visible()
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_the_browser_finds_no_fault_with_the_policy(phone, address):
    said = []
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    phone.goto(address)
    assert said == []


def test_from_home_to_what_to_do_by_keyboard_alone(phone):
    phone.goto("/")
    names = []
    for _ in range(12):  # among them a link for each language
        phone.keyboard.press("Tab")
        names.append(phone.evaluate("document.activeElement.textContent.trim()"))
    assert names[0] == "Skip to the page" and "Leave this site" in names[:3]
    assert "My child is missing" in names
    phone.locator("a", has_text="My child is missing").press("Enter")
    phone.wait_for_url("**/parents/missing-now/")


@pytest.mark.parametrize("address", ["/parents/missing-now/", "/help/childline/", "/ur/help/", "/y/away/"])
def test_on_a_wide_screen_999_is_in_view_wherever_one_has_scrolled(browser, host, address):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, base_url=host)
    page = context.new_page()
    page.goto(address)
    end = page.locator(".text").evaluate("text => text.offsetTop + text.offsetHeight - 720")
    for share in (0, 0.5, 1):
        page.evaluate(f"scrollTo(0, {end * share})")
        box = page.locator('.beside a[href="tel:999"]').bounding_box()
        assert 56 <= box["y"] <= 720 - box["height"]
    context.close()


@pytest.mark.parametrize("address", ["/help/childline/", "/parents/worried/", "/ur/help/childline/"])
def test_the_skip_link_lands_before_the_emergency_numbers(phone, address):
    phone.goto(address)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')") == "tel:999"


@pytest.mark.parametrize("address", [address for address in PAGES if address != "/404.html"])
def test_the_title_is_the_largest_thing_said(phone, address):
    phone.goto(address)
    title = phone.locator("h1").evaluate("title => parseFloat(getComputedStyle(title).fontSize)")
    for heading in phone.locator("h2:visible, h3:visible, .doors a, .contact-strip .number:visible").all():
        assert heading.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") < title
