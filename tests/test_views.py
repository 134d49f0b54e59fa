"""Every page in every language, as a reader gets it."""

import re

import pytest

from northway.publication.static_files import hash_source
from northway.web.urls import all_urls


def addresses(judge) -> list[str]:
    with judge.app.test_request_context():
        from flask import url_for

        return [
            url_for(endpoint, **values)
            for endpoint, values in all_urls(judge.site, judge.app.extensions["northway"].static)
        ]


def test_every_page_passes_the_judge(small):
    for address in addresses(small):
        if address.endswith("/"):
            small.get(address)


@pytest.mark.parametrize(
    ("address", "tag", "direction", "word"),
    [
        ("/", "en-GB", "ltr", "Leave this site"),
        ("/cy/", "cy", "ltr", "Gad"),
        ("/ur/", "ur", "rtl", "سائٹ"),
    ],
)
def test_a_page_speaks_the_language_of_its_address(small, address, tag, direction, word):
    page = small.get(address)
    html = page.one("html").attributes
    assert (html["lang"], html["dir"]) == (tag, direction)
    assert word in page.text("body")


def test_languages_do_not_leak_into_one_another(small):
    seen = [small.get(address).one("html").attributes["lang"] for address in ("/ur/", "/", "/cy/", "/", "/ur/")]
    assert seen == ["ur", "en-GB", "cy", "en-GB", "ur"]


def test_a_fallback_says_what_it_is_and_stays_out_of_hreflang(small):
    page = small.get("/ur/help/100/")
    words = page.one(".text > div:not(.provenance)").attributes
    assert (words["lang"], words["dir"]) == ("en-GB", "ltr")
    assert page.one(".text > .notice").attributes["lang"] == "ur"
    # A fallback is in one language to its end: no Urdu hours among English words.
    assert "Monday to Friday 9am to 5:30pm;" in page.text(".text > div:not(.provenance)")
    assert not re.search(r"[\u0600-\u06ff]", page.text(".text > div:not(.provenance)"))
    assert page.attributes("link[rel=canonical]", "href") == ["https://little.example/help/100/"]
    assert "ur" not in page.attributes("link[hreflang]", "hreflang")


def test_a_translation_says_that_nobody_has_checked_it_and_offers_the_source(small):
    notice = small.get("/cy/parents/first-hour/").all(".notice")[0]
    assert notice.css_first("a").attributes["href"] == "/parents/first-hour/"


def test_a_checked_translation_says_nothing(desk):
    digest = desk.site().originals["parents/first-hour"].digest
    desk.replace("cy/parents/first-hour.md", "translated_from: x", f"translated_from: {digest}\nreviewed_by: Nia Rees")
    assert desk.client().get("/cy/parents/first-hour/").all(".notice") == []


def test_hreflang_names_each_written_language_and_the_default(small):
    page = small.get("/parents/first-hour/")
    assert page.attributes("link[hreflang]", "hreflang") == ["en-GB", "cy", "ur", "x-default"]


def test_the_picker_leads_to_the_same_page_in_each_other_language_by_its_own_name(small):
    links = small.get("/parents/first-hour/").all(".languages a")
    assert [(link.text(), link.attributes["href"], link.attributes["lang"]) for link in links] == [
        ("Cymraeg", "/cy/parents/first-hour/", "cy"),
        ("اردو", "/ur/parents/first-hour/", "ur"),
    ]
    assert [link.text() for link in small.get("/ur/").all(".languages a")] == ["English", "Cymraeg"]


def test_a_page_shows_each_component(small):
    page = small.get("/parents/first-hour/")
    assert [step.text() for step in page.all(".steps li strong")] == ["Look", "Ring", "Write"]
    assert page.text(".callout.now .kind") == "Do this now"
    assert page.text(".nation .kind") == "Wales"
    assert "72,000" in page.text(".fact strong")
    assert "It counts reports to the police." in page.text(".fact figcaption")
    assert page.text(".helpline-card h3") == "The small line"
    assert "a parent" in page.text("blockquote")


def test_a_helpline_s_card_says_when_it_answers(small):
    text = small.get("/help/").text(".helpline-card")
    assert "Monday to Friday 9am to 5:30pm" in text
    assert "Saturday and Sunday 8pm to 2am the next day" in text
    assert "Every day, 24 hours" in text
    assert "We have not been able to check these hours." in text
    assert "Last checked 1 November 2026." in text


def test_numbers_dial_and_text_as_they_are_seen(small):
    page = small.get("/help/")
    assert page.attributes('a[href^="tel:"]', "href").count("tel:01614960100") >= 1
    assert page.attributes('a[href^="sms:"]', "href") == ["sms:85258"]
    for bdi in page.all(".helpline-card .number"):
        assert bdi.attributes["dir"] == "ltr"


def test_a_figure_is_written_as_the_language_writes_it(small):
    assert [node.text() for node in small.get("/").all("main .figure")] == ["72,000", "7 in 10"]


def test_what_a_figure_counts_its_date_and_its_caution_are_in_the_reader_s_language_or_marked(desk):
    words = "how-many:\n  unit: o blant\n  as_of: data'r heddlu\n  caution: Adroddiadau yw'r rhain.\n"
    desk.write("cy/facts.yml", words)
    desk.write("cy/parents/first-hour.md", desk.read("cy/parents/first-hour.md") + "\n::: fact how-many\n:::\n")
    figure = desk.client().get("/cy/parents/first-hour/").one(".fact")
    said = figure.text()
    assert all(each in said for each in ("o blant", "data'r heddlu", "Adroddiadau yw'r rhain."))
    assert [span.text() for span in figure.css("[lang]")] == ["A charity"], "a source keeps its name"
    desk.write("cy/facts.yml", words.replace("  caution: Adroddiadau yw'r rhain.\n", ""))
    figure = desk.client().get("/cy/parents/first-hour/").one(".fact")
    assert [span.text() for span in figure.css("[lang]")] == ["A charity", "It counts reports to the police."]


def test_the_foot_of_a_page_names_its_sources_and_when_it_was_checked(small):
    text = small.get("/parents/first-hour/").text(".provenance")
    assert "A police force: Report a missing person (2025)" in text
    assert "Last checked 1 November 2026. To be checked again by 1 November 2027." in text


def test_a_former_path_leads_to_where_the_page_is_now(small):
    page = small.get("/parents/first-minutes/")
    assert page.one('meta[http-equiv="refresh"]').attributes["content"] == "0; url=/parents/first-hour/"
    assert page.one("main p a").attributes["href"] == "/parents/first-hour/"
    assert "/parents/first-minutes/ /parents/first-hour/ 301" in small.raw("/_redirects").text
    assert "/cy/parents/first-minutes/ /cy/parents/first-hour/ 301" in small.raw("/_redirects").text


def test_an_address_that_leads_nowhere_is_answered_in_every_language(small):
    for address, status in (("/404.html", 200), ("/no/such/page/", 404), ("/cy/no.txt", 404)):
        page = small.get(address, status)
        assert page.attributes(".lost", "lang") == ["en-GB", "cy", "ur"]
        assert len(page.all('.lost a[href="tel:01614960100"]')) == 3


def test_the_sitemap_holds_what_somebody_wrote_and_nothing_else(small):
    text = small.raw("/sitemap.xml").text
    addresses = re.findall(r"<loc>(.*?)</loc>", text)
    assert "https://little.example/cy/parents/first-hour/" in addresses
    assert "https://little.example/ur/help/100/" not in addresses
    assert len(addresses) == len(set(addresses)) == len(small.site.pages)
    assert small.raw("/sitemap.xml").mimetype == "application/xml"


def test_the_guard_stands_before_anything_that_is_painted(small):
    for address in ("/", "/y/", "/ur/", "/404.html", "/parents/first-minutes/"):
        page = small.get(address)
        assert page.one("head script").attributes["data-away"].startswith("https://neutral.example/")
        assert page.html.index("<script") < page.html.index("<style")


def test_an_asset_has_an_address_that_changes_with_it_and_the_right_type(small):
    static = small.app.extensions["northway"].static
    for name in static.assets:
        response = small.raw(f"/assets/{static.digest}/{name}")
        assert response.status_code == 200 and response.data == static.assets[name]
        wanted = {"woff2": "font/woff2", "txt": "text/plain"}[name.rpartition(".")[2]]
        assert response.mimetype == wanted
    assert small.raw("/assets/0000000000/fonts/nastaliq-urdu.woff2").status_code == 404


def test_only_urdu_pages_bring_the_urdu_font(small):
    assert "nastaliq-urdu.woff2" in small.get("/ur/").html
    assert "nastaliq-urdu.woff2" not in small.get("/").html


def test_the_styles_inside_a_page_are_those_that_its_policy_allows_and_no_others(small):
    for address in ("/", "/y/", "/parents/first-hour/"):
        page = small.get(address)
        inside = [hash_source(style.text()) for style in page.all("style")]
        policy = page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
        assert re.findall(r"'(sha256-[^']+)'", policy.split("style-src")[1].split(";")[0]) == inside


def test_a_page_has_only_the_styles_that_its_components_need(small):
    def wears(address: str, name: str) -> bool:
        return any(f".{name}" in style.text() for style in small.get(address).all("style"))

    assert wears("/", "doors") and not wears("/", "steps ol")
    assert wears("/parents/first-hour/", "steps ol") and not wears("/parents/first-hour/", "doors")
    assert not wears("/y/", "helpline-card h3")


def test_leaving_is_the_first_link_after_the_skip_link(small):
    first, leave = small.get("/y/").all("a")[:2]
    assert first.attributes["href"] == "#main"
    assert leave.attributes["href"] == "https://neutral.example/en/"
    assert leave.attributes["rel"] == "noreferrer nofollow"


def test_each_language_has_a_neutral_page_of_its_own_or_several(desk):
    desk.replace("site.yml", "https://neutral.example/cy/", "[https://tywydd.example/, https://hafan.example/]")
    client = desk.client()
    for address, pages in (
        ("/parents/", ["https://neutral.example/en/"]),
        ("/cy/parents/", ["https://tywydd.example/", "https://hafan.example/"]),
        ("/ur/parents/", ["https://neutral.example/ur/"]),  # a page in English inside an Urdu frame
    ):
        page = client.get(address)
        assert page.one(".leave").attributes["href"] == pages[0]
        assert page.one("head script").attributes["data-away"].split() == pages


def test_a_quiet_page_and_an_address_that_leads_to_one_have_an_empty_icon(desk):
    desk.replace("en/y/index.md", "order:", "former_paths: [children]\norder:")
    client = desk.client()
    icon = "link[rel=icon]"
    assert {client.get(address).one(icon).attributes["href"] for address in ("/y/", "/cy/y/", "/children/")} == {
        "data:,"
    }
    assert client.get("/parents/").one(icon).attributes["href"].startswith("data:image/svg+xml,")


def test_a_quiet_section_looks_quiet(small):
    assert small.get("/y/").all("html.quiet") and not small.get("/parents/").all("html.quiet")


def test_an_outage_shows_wherever_the_record_is_used(desk):
    desk.replace(
        "en/help/100.md",
        "order: 10",
        "order: 10\nnotice: {channel: phone, text: Phones are down today., since: 2026-11-20, until: 2026-11-30}",
    )
    client = desk.client()
    assert "Phones are down today." in client.get("/help/").text(".helpline-card")
    assert "Phones are down today." in client.get("/help/100/").text()
