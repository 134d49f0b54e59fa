"""A helpline's own page, what a notice changes, and the comparison of what helplines tell others."""

from tests.test_directory import EACH


def test_the_comparison_names_who_says_so(northway):
    page = northway.get("/how-help-works/what-they-may-tell/")
    rows = page.all(".comparison > div")
    assert len(rows) >= 8
    for row in rows:
        assert row.css(".who a"), row.text()
    compared = {row.css_first("dt").text(strip=True) for row in rows}
    assert {"Childline", "Modern Slavery and Exploitation Helpline"} & compared
    childline = next(row for row in rows if row.css_first("dt").text(strip=True) == "Childline")
    assert "Its own website says the call does not show" in childline.text()


def test_a_notice_shows_wherever_the_record_is_used(desk):
    desk.replace(
        "en/help/100.md",
        "cost:",
        "notice: {channel: phone, text: Phones are down., since: 2026-11-22, until: 2026-11-24}\ncost:",
    )
    desk.write(
        "en/strip.md",
        EACH.replace("{title}", "Strip").replace(
            "{list}", "::: contact-strip 100\n:::\n\n::: helpline 100\n:::\n\n::: directory everyone\n:::"
        ),
    )
    client = desk.client()
    page = client.get("/strip/")
    assert page.html.count("Phones are down.") == 5, "beside the text too, for this is an emergency number"
    assert "Phones are down." in client.get("/help/100/").text()


def test_a_wrong_number_is_reported_with_the_record_s_id_and_nothing_else(northway):
    page = northway.get("/help/childline/")
    assert f"mailto:{northway.site.config.report_to}?subject=childline" in page.attributes("main a", "href")


def test_a_helpline_s_page_says_first_how_to_reach_it_and_then_the_rest(northway):
    page = northway.get("/help/childline/")
    way = page.one(".main-way")
    assert way.attributes["href"] == "tel:08001111" and "Every day, 24 hours" in way.text()
    assert way.css(".opening")
    rows = {term.text(strip=True): term.next.next.text() for term in page.all(".helpline-details dt")}
    assert list(rows)[:4] == ["What they may tell", "Cost", "Languages", "For"]
    assert "Under 19" in rows["For"] and "You need an account" in rows["Chat online"]
    assert "Hours" not in rows["Website"] and "hours" not in rows["Website"]
    assert "Waiting, as they said in 2022: A few minutes" in page.text(".helpline-details")


def test_a_wait_of_about_a_year_says_so_in_each_language(northway):
    assert "Waiting, as they said in about 2020:" in northway.get("/help/shout/").text(".helpline-details")
    assert "jak podano (około 2020):" in northway.get("/pl/help/shout/").text(".helpline-details")


def test_ages_are_said_as_a_person_says_them(northway):
    assert "16 and over" in northway.get("/help/rape-crisis/").text(".helpline-details")
    assert "Ages 16 to 25" in northway.get("/help/akt/").text(".helpline-details")


def test_languages_come_first_for_a_reader_of_another_language(desk):
    desk.write(
        "cy/help/100.md", "---\ntitle: Llinell\nsummary: Rhywun.\ntranslated_from: x\n---\nFfonia [](helpline:100).\n"
    )
    client = desk.client()
    assert client.get("/cy/help/100/").all(".helpline-details dt")[0].text() == "Ieithoedd"
    assert client.get("/help/100/").all(".helpline-details dt")[0].text() == "What they may tell"
