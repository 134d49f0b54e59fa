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


@pytest.mark.parametrize("address", ["/", "/cy/", "/ur/"])
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


@pytest.mark.parametrize("address", ["/", "/cy/parents/missing-now/", "/ur/y/away/"])
def test_the_names_of_languages_take_one_line_whose_first_leads_to_all(phone, address):
    phone.goto(address)
    row, first = phone.locator(".languages"), phone.locator(".languages a").first
    assert row.bounding_box()["height"] < 64
    box = first.bounding_box()
    assert first.get_attribute("href").endswith("/languages/") and is_in_first_screen(first)
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert phone.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.languages a')", middle)


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
