"""Lists of helplines, and the form that narrows them: it says how many fit, stores nothing, and is quick on a slow phone."""

import pytest

MANY = 300


@pytest.fixture
def page(browser, host):
    context = browser.new_context(base_url=host, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("/who-fits/")
    page.locator(".filters:not([inert])").wait_for()
    yield page
    context.close()


def shown(page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('.entry')].filter(e => e.offsetParent).map(e => e.querySelector('h3').textContent)"
    )


def sure(page) -> list[str]:
    return page.locator(".results ul").first.locator("h3").all_text_contents()


def may_fit(page) -> list[str]:
    return page.locator(".results > h2 + ul h3").all_text_contents()


def status(page) -> str:
    return page.locator(".filters [role=status]").inner_text()


@pytest.mark.parametrize(
    "address", ["/help/", "/y/talk/", "/who-fits/", "/ur/help/", "/ur/y/talk/", "/ur/y/talk/who-fits/"]
)
def test_a_list_is_at_most_twelve_screens_long(page, address):
    page.goto(address)
    most = 12 if not address.startswith("/ur/") else 16  # Nastaliq needs lines twice as high, in some fonts more
    assert page.evaluate("document.documentElement.scrollHeight") <= most * 640


def test_a_need_narrows_the_list_says_how_many_and_puts_first_who_is_there_for_it(page):
    total = page.locator(".entry").count()
    page.get_by_label("What it is about").select_option("forced-marriage")
    found = shown(page)
    assert status(page) == f"{len(found)} of {total} helplines" and len(found) < total
    assert found.index("Karma Nirvana") < found.index("Childline")


@pytest.mark.parametrize("need", ["suicide", "exploitation", "forced-marriage"])
def test_a_helpline_for_any_need_is_never_filtered_out(page, need):
    page.get_by_label("What it is about").select_option(need)
    assert "Childline" in sure(page)
    for number in ("tel:999", "tel:08001111", "tel:116123"):
        assert page.locator(f".filters .always a[href='{number}']").is_visible()


def test_for_a_nation_there_is_the_way_to_its_own_lines(page):
    page.get_by_label("Where I am").select_option("scotland")
    page.get_by_label("What it is about").select_option("homelessness")
    assert "akt" in shown(page)
    links = page.locator(".by-nation a:visible")
    assert links.all_inner_texts() == ["Scotland"]
    assert links.first.get_attribute("href") == "/help/scotland/homelessness/"


def test_a_helpline_whose_record_does_not_say_comes_after_those_that_surely_fit(page):
    page.locator("[data-filter=languages]").select_option("en")
    assert {"Samaritans", "Shout"} <= set(sure(page)) and "Nacoa" in may_fit(page)
    assert page.get_by_text("These may fit. Ask them.").is_visible()


def test_a_reader_who_cannot_talk_out_loud_is_offered_a_channel_that_needs_no_voice(page):
    page.get_by_label("I cannot talk out loud").check()
    assert {"Shout", "Childline", "Relay UK", "Silent solution: when you cannot speak"} <= set(sure(page))
    assert "Karma Nirvana" not in shown(page)
    ways = page.locator(".results .entry", has_text="SafeCall").locator("li:visible")
    assert ways.count() == 1 and "Text" in ways.first.text_content()


def test_open_now_has_three_answers(page):
    page.clock.set_fixed_time("2026-12-01T14:00:00Z")
    page.reload()
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    page.get_by_label("Open now").check()
    assert "Childline" in sure(page) and "SafeCall" in may_fit(page)
    page.clock.set_fixed_time("2026-12-01T03:00:00Z")
    page.reload()
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    page.get_by_label("Open now").check()
    assert "Childline" in sure(page) and "SafeCall" not in shown(page) and "Nacoa" in may_fit(page)


def test_open_now_lets_a_line_go_when_it_closes_while_somebody_reads(page):
    page.clock.install(time="2026-12-01T19:58:30Z")
    page.reload()
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    page.get_by_label("Open now").check()
    last = page.locator(f".opening[data-hours*='|{20 * 60}|']:not([data-unconfirmed])")
    closing = page.locator(".results ul", has=page.locator(".entry")).first.locator(".entry", has=last)
    assert closing.count(), "a line that closes at eight is open before"
    name = closing.first.locator("h3").inner_text()
    page.clock.run_for("03:00")
    assert name not in sure(page) and "Childline" in sure(page)


def test_an_age_leaves_out_those_who_are_for_others(page):
    page.locator("[data-filter=ages]").select_option("14")
    assert "Childline" in shown(page) and "akt" not in shown(page)


@pytest.mark.parametrize("address", ["/who-fits/", "/y/talk/who-fits/"])
def test_the_first_result_is_in_view_and_one_button_clears_all(page, address):
    page.goto(address)
    page.locator(".filters:not([inert])").wait_for()
    before = page.locator(".entry h3").all_text_contents()
    page.locator("[data-filter=needs]").select_option("suicide")
    page.locator("[data-filter=silent]").check()
    assert page.locator(".results .entry").first.evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")
    assert page.locator(".results .entry").first.evaluate("e => e.getBoundingClientRect().top >= 48")
    page.get_by_role("button", name="Show all").click()
    page.locator(".results").wait_for(state="hidden")
    assert status(page) == "" and page.locator(".entry h3").all_text_contents() == before


def test_when_nobody_fits_it_shows_who_is_always_there(page):
    page.get_by_label("What it is about").select_option("taken-abroad")
    page.locator("[data-filter=languages]").select_option("cy")
    page.get_by_label("I cannot talk out loud").check()
    assert sure(page) == []
    assert "always there" in status(page) or may_fit(page)
    assert page.locator(".filters .always a[href='tel:999']").is_visible()


def test_nothing_is_kept_sent_or_added_to_the_address(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.url
    page.get_by_label("Open now").check()
    page.get_by_label("Where I am").select_option("wales")
    assert page.url == before and asked == []
    kept = page.evaluate("[localStorage.length, Object.keys(sessionStorage), document.cookie]")
    assert kept == [0, ["here"], ""], "nothing but the note that somebody reads"
    page.reload()
    page.locator(".filters:not([inert])").wait_for()
    assert not page.get_by_label("Open now").is_checked() and page.get_by_label("Where I am").input_value() == ""


def test_it_works_with_the_keyboard_alone(page):
    page.get_by_label("Open now").focus()
    page.keyboard.press("Space")
    assert "of" in status(page)


@pytest.mark.only_browser("chromium")
def test_without_script_there_is_no_filter_and_every_number(browser, host):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto("/who-fits/")
    assert page.locator(".filters").is_hidden()
    assert len(shown_without_script(page)) == page.locator(".entry").count() > 30
    assert page.locator(".opening:visible").count() == 0 and page.locator("button:visible").count() == 0
    assert page.locator(".entry .hours:visible").count() > 10
    for nation in ("england", "wales", "scotland", "northern-ireland"):
        assert page.locator(f"main a[href='/help/{nation}/']").first.is_visible()
    context.close()


def shown_without_script(page) -> list[str]:
    return [entry.inner_text() for entry in page.locator(".entry h3").all() if entry.is_visible()]


@pytest.mark.only_browser("chromium")
def test_three_hundred_records_are_filtered_in_fifty_milliseconds_on_a_slow_phone(browser, host):
    context = browser.new_context(base_url=host)
    page = context.new_page()
    page.goto("/who-fits/")
    page.locator(".filters:not([inert])").wait_for()
    # The script reads its entries once, when it loads, so the list must be long by then.
    html = page.content()
    entry = page.locator(".entry").nth(5).evaluate("entry => entry.outerHTML")
    page.route(
        "**/who-fits/", lambda route: route.fulfill(body=html.replace(entry, entry * MANY), content_type="text/html")
    )
    page.goto("/who-fits/")
    page.locator(".filters:not([inert])").wait_for()
    assert page.locator(".entry").count() > MANY
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    taken = []
    # A busy machine slows some, a slow script all of them.
    while not taken or (min(taken) >= 50 and len(taken) < 100):
        taken += page.evaluate(
            """() => {
              const where = document.querySelector('[data-filter=nations]');
              return ["scotland", "", "wales", "", "england"].map((nation) => {
                const began = performance.now();
                where.value = nation;
                where.dispatchEvent(new Event("input", { bubbles: true }));
                document.body.offsetHeight;
                return performance.now() - began;
              });
            }"""
        )
    assert min(taken) < 50, taken
    context.close()


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("address", ["/help/", "/who-fits/", "/help/childline/", "/y/talk/"])
def test_on_paper_there_are_hours_in_words_and_nothing_of_the_moment(page, address):
    page.goto(address)
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    page.emulate_media(media="print")
    for gone in (".filters", ".opening", ".jump"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.get_by_text("Every day, 24 hours").first.is_visible()
    assert page.locator(".entry:visible").count() == page.locator(".entry").count()


def test_an_outage_takes_a_line_out_of_open_now_and_ends_by_itself(page):
    notice = '<p class="notice outage" data-until="2026-12-02">Phones are down.</p>'
    page.goto("/help/childline/")
    html = page.content().replace('<div class="helpline-details">', notice + '<div class="helpline-details">', 1)
    html = html.replace("data-hours=", 'data-closed="2026-12-01 2026-12-02" data-hours=', 1)
    page.route("**/help/childline/", lambda route: route.fulfill(body=html, content_type="text/html"))
    for day, is_down in (("2026-12-02", True), ("2026-12-03", False)):
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto("/help/childline/")
        page.locator(".opening[data-state]").first.wait_for(state="attached")
        assert page.locator(".outage").is_visible() == is_down
        assert ("Closed now" in page.locator(".main-way .opening").inner_text()) == is_down


def test_on_a_helpline_s_page_the_number_is_the_largest_thing_and_in_the_first_screen(page):
    for address in ("/help/childline/", "/help/999/", "/ur/help/childline/"):
        page.goto(address)
        sizes = page.evaluate(
            "[...document.querySelectorAll('main h1, main .number, main a, main p')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        way = page.locator(".main-way .number").first
        assert way.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == max(sizes), address
        box = page.locator(".main-way").bounding_box()
        assert box["width"] >= 320 and box["y"] + box["height"] <= 640, address
