"""A reader uses the tools, by thumb, by keyboard and on paper: answers questions, ticks, shows a card, keeps a page."""

import re

import pytest

PHONE = {"width": 360, "height": 640}
QUESTION, QUIET_QUESTION = "/parents/what-now/", "/y/what-now/"
CARDS = ("parents/cards/interpreter", "parents/cards/not-my-child", "y/cards/with-me")
NARROW = (
    QUESTION, "/parents/what-now/using/", "/parents/first-hour/", "/parents/cards/interpreter/", "/battery/",
    "/ur/parents/what-now/", "/ur/y/what-now/inside/", "/ur/parents/first-hour/", "/ur/battery/",
)  # fmt: skip
IN_VIEW = (
    "element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
)


@pytest.fixture
def phone(browser, host):
    context = browser.new_context(viewport=PHONE, base_url=host)
    yield context.new_page()
    context.close()


def sheets(page) -> int:
    """How many A4 sheets a page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.only_browser("chromium")  # Playwright cannot switch script off in Firefox
def test_a_parent_finds_the_page_without_script(browser, host):
    context = browser.new_context(viewport=PHONE, base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/parents/")
    page.get_by_role("link", name="What now?").first.click()
    for answer in ("No, I'm sure they're not", "Yes, but they're somewhere else", "Someone there may be using them"):
        assert page.locator(".text .contact-strip a[href='tel:999']").evaluate(IN_VIEW)
        page.locator(".answers").get_by_role("link", name=answer).click()
    page.get_by_role("link", name="Back to: What's happening where they are?").click()
    page.get_by_role("link", name="Someone there may be using them").click()
    page.get_by_role("link", name="Drugs, money or a gang").click()
    assert page.url == f"{host}/parents/exploitation/"
    context.close()


def test_a_parent_finds_the_page_by_keyboard_alone(phone):
    phone.goto(QUESTION)
    for answer in ("No, I'm sure they're not", "No, or I can't reach them", "No, because I'm afraid to"):
        for _ in range(30):
            phone.keyboard.press("Tab")
            if phone.evaluate("document.activeElement.textContent") == answer:
                break
        with phone.expect_navigation():
            phone.keyboard.press("Enter")
    assert phone.url.endswith("/parents/fears/")


def test_the_young_people_s_questions_leave_one_line_in_the_history(phone):
    phone.goto(QUIET_QUESTION)
    before = phone.evaluate("history.length")
    for path, answer in (("where", "No, not right now"), ("about", "I'm at home"), ("inside", "Someone I live with")):
        phone.locator(".answers").get_by_role("link", name=answer).click()
        phone.wait_for_url(f"**/what-now/{path}/")
        assert phone.title().startswith("What’s going on? (")
    assert phone.evaluate("history.length") == before
    phone.get_by_role("link", name="Start again").click()
    phone.wait_for_url(f"**{QUIET_QUESTION}")
    assert phone.evaluate("history.length") == before


def test_what_is_ticked_is_gone_after_a_reload_and_a_line_that_dials_still_dials(phone):
    phone.goto("/parents/first-hour/")
    first = phone.locator(".checklist input").first
    phone.locator(".checklist label").first.click()
    assert first.is_checked() and first.bounding_box()["width"] >= 24
    phone.keyboard.press("Enter")  # would send the form, if it could be sent
    assert phone.url.endswith("/parents/first-hour/")
    phone.reload()
    assert not phone.locator(".checklist input:checked").count()
    assert phone.locator(".checklist a[href='tel:116000']").is_visible()


@pytest.mark.parametrize("code", ["", "cy/", "ur/"])
def test_a_card_is_large_and_whole_on_one_small_screen(phone, code):
    for path in CARDS:
        phone.goto(f"/{code}{path}/")
        phone.evaluate("document.fonts.ready")
        phone.goto(f"/{code}{path}/")  # on a first visit text does not wait for its font
        card = phone.locator(".card")
        assert card.evaluate(IN_VIEW), f"/{code}{path}/"
        assert phone.locator("main a[href='tel:999']").evaluate(IN_VIEW), f"/{code}{path}/"
        for words in phone.locator(".card .words").all():
            assert words.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") >= 28


@pytest.mark.only_browser("chromium")  # Playwright cannot make Firefox print
@pytest.mark.parametrize("code", ["", "cy/", "ur/"])
def test_the_list_and_each_card_print_on_one_sheet(phone, code):
    for path in ("parents/first-hour", *CARDS):
        phone.goto(f"/{code}{path}/")
        assert sheets(phone) == 1, f"/{code}{path}/"
    phone.emulate_media(media="print")
    assert phone.locator(".wallet").is_visible() and not phone.locator("footer").is_visible()
    box = phone.locator(".wallet").bounding_box()
    assert abs(box["width"] - 85 * 96 / 25.4) < 2, "as wide as a bank card"


def test_a_page_is_kept_and_opens_from_the_file(phone, tmp_path):
    phone.goto("/parents/missing-now/")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Keep this page").click()
    assert download.value.suggested_filename == "missing-now.html"
    download.value.save_as(tmp_path / "missing-now.html")
    phone.goto((tmp_path / "missing-now.html").as_uri())
    assert phone.locator("h1").is_visible() and phone.locator("main a[href='tel:999']:visible").count()
    assert phone.locator("html").evaluate("element => getComputedStyle(element).display") != "none"


def test_keeping_a_quiet_page_goes_nowhere_and_adds_no_line_to_the_history(phone):
    phone.goto("/y/away/")
    before = phone.evaluate("history.length")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Keep this page").click()
    assert download.value.suggested_filename == "away.html"
    assert phone.evaluate("history.length") == before and phone.url.endswith("/y/away/")


@pytest.mark.parametrize("address", NARROW)
def test_nothing_is_wider_than_the_smallest_phone_and_nothing_breaks_its_policy(browser, host, address):
    context = browser.new_context(viewport={"width": 320, "height": 568}, base_url=host)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for answer in page.locator(".answers a, .free-calls a, .checklist label").all():
        assert answer.bounding_box()["height"] >= 44
    assert page.locator("main a[href='tel:999']:visible").first.evaluate(IN_VIEW)
    assert page.locator(".leave").evaluate(IN_VIEW)
    assert said == []
    context.close()


def test_a_dying_phone_asks_for_one_file(phone, host):
    requests = []
    phone.on("request", lambda request: requests.append(request.url))
    phone.goto("/battery/", wait_until="networkidle")
    assert [url for url in requests if not url.startswith("data:")] == [f"{host}/battery/"]
