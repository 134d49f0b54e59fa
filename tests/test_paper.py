"""Sheets to print, the codes on them, and the short addresses that the codes hold."""

import re

from tests.test_loading import page

POSTER = """::: sheet poster
## Is a child missing? {#poster}

::: numbers 100
:::

::: qr-code 1
What to do now.
:::
:::
"""
CARD = "::: sheet wallet-card\n## Call {#call}\n\n[](helpline:100)\n:::\n"


def test_a_short_address_leads_to_its_page_in_each_language(small):
    for start in ("", "/cy", "/ur"):
        there = small.get(f"{start}/1/")
        assert there.one('meta[http-equiv="refresh"]').attributes["content"] == f"0; url={start}/parents/"
        assert there.attributes('meta[name="robots"]', "content") == ["noindex"]
        assert there.attributes("main > p a", "href") == [f"{start}/parents/"]
        assert small.raw(f"{start}/1").location.endswith(f"{start}/1/")
    assert small.get("/1/").text("h1") == "Go on to this page"
    assert small.get("/parents/first-minutes/").text("h1") == "This page has moved"
    assert "/ur/1/ /ur/parents/ 301\n" in small.raw("/_redirects").text
    assert "/1/" not in small.raw("/sitemap.xml").text


def test_a_poster_says_what_the_record_says_and_holds_the_code_of_its_own_language(desk):
    desk.write("en/poster.md", page("Poster").replace("Words.", POSTER))
    client = desk.client()
    poster = client.get("/poster/")
    line = client.site.helplines["100"]
    shown = poster.text(".sheet")
    assert poster.text(".numbers .number") == line.first_channel.value
    assert "Monday to Friday 9am to 5:30pm" in shown and "Last checked" in shown
    assert poster.text(".qr-code a") == "little.example/1"
    assert poster.attributes(".qr-code a", "href") == ["/1/"]
    assert client.get("/cy/poster/").text(".qr-code a") == "little.example/cy/1"
    codes = {client.get(f"{start}/poster/").one(".qr-code path").attributes["d"] for start in ("", "/cy")}
    assert len(codes) == 2, "each language has a code of its own"


def test_a_page_of_cards_repeats_no_id(desk):
    desk.write("en/card.md", page("Card").replace("Words.", CARD))
    card = desk.client().get("/card/")  # the judge refuses two elements with one id
    assert len(card.all(".sheet")) == 10 and len(card.all(".sheet.copy")) == 9
    assert len(card.all("h2#call")) == 1


def test_a_code_for_an_address_that_nobody_gave_names_those_that_there_are(desk):
    desk.write("en/poster.md", page("Poster").replace("Words.", POSTER.replace("qr-code 1", "qr-code 7")))
    assert any(re.search(r"en/poster.md:15: there is no short path `7`; .*\b1$", line) for line in desk.lines())


def test_a_qr_code_is_not_reported_while_the_page_it_leads_to_is_broken(desk):
    desk.write("en/poster.md", page("Poster").replace("Words.", POSTER))
    desk.replace("en/parents/index.md", "order: 10", "order: ten")
    assert not any("short path" in line for line in desk.lines())


def test_a_short_address_that_goes_stops_the_freeze_as_any_other_does(desk, tmp_path):
    from app import create_app
    from northway.freeze.dropped import check_dropped
    from northway.freeze.freezer import freeze_site

    build = tmp_path / "build"
    freeze_site(create_app(desk.folder), build)
    assert (build / "cy/1/index.html").is_file()
    desk.replace("en/parents/index.md", "short_path: 1\n", "")
    assert any("/1/ would lead nowhere" in str(problem) for problem in check_dropped(desk.site(), build))
