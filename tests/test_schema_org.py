"""Structured data in terms of schema.org says the same as the page; quiet pages have none."""

import json
from typing import Any

import pytest

from tests.records import WEEKDAYS, WHOLE, line, service_for_search, with_hours

# The types that we use, each with the properties that schema.org (release 30) lets it have, as far as we use them.
THING = {"@type", "name", "url", "description", "identifier"}
TERMS = {
    "WebPage": {"@context", "inLanguage", "lastReviewed", "breadcrumb", "mainEntity"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "item"},
    "Service": {"provider", "areaServed", "availableChannel"},
    "Organization": set(),
    "AdministrativeArea": set(),
    "ServiceChannel": {"servicePhone", "serviceSmsNumber", "serviceUrl", "availableLanguage"},
    "ContactPoint": {"telephone", "contactType", "areaServed", "availableLanguage", "hoursAvailable"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
}


def block(page) -> Any:
    return json.loads(page.one('script[type="application/ld+json"]').text())


def unknown_terms(value: Any) -> list[str]:
    """The types, and the properties of a type, that are not schema.org's."""
    if isinstance(value, list):
        return [fault for each in value for fault in unknown_terms(each)]
    if not isinstance(value, dict):
        return []
    own = value["@type"]
    bad = [own] if own not in TERMS else [f"{own}.{name}" for name in value if name not in THING | TERMS[own]]
    return bad + [fault for each in value.values() for fault in unknown_terms(each)]


def test_a_page_says_when_it_was_reviewed_and_where_it_stands(small):
    found = block(small.get("/parents/first-hour/"))
    assert (found["@type"], found["lastReviewed"], found["inLanguage"]) == ("WebPage", "2026-11-01", "en-GB")
    steps = [(step["position"], step["name"], step["item"]) for step in found["breadcrumb"]["itemListElement"]]
    assert steps == [
        (1, "Home", "https://little.example/"),
        (2, "For parents", "https://little.example/parents/"),
        (3, "The first hour", "https://little.example/parents/first-hour/"),
    ]
    assert "breadcrumb" not in block(small.get("/"))


def test_every_page_speaks_in_terms_of_schema_org_in_its_own_language(northway):
    for path, code in northway.site.pages:
        is_card_or_small = northway.site.originals[path].layout in ("card", "small")
        if northway.site.is_quiet(path) or path in ("help", "who-fits") or code == "cy" or is_card_or_small:
            continue
        page = northway.get(f"/{'' if code == 'en' else f'{code}/'}{f'{path}/' if path else ''}")
        assert unknown_terms(block(page)) == [], path
        assert block(page)["url"] == page.one('link[rel="canonical"]').attributes["href"]


def test_any_record_is_in_terms_of_schema_org():
    assert unknown_terms(service_for_search(line(**WHOLE))) == []


def test_a_helpline_s_page_says_to_machines_what_it_says_to_people(small):
    found = block(small.get("/help/100/"))["mainEntity"]
    phone, text, chat = found["availableChannel"]
    contact = phone["servicePhone"]
    assert (contact["telephone"], contact["availableLanguage"]) == ("0161 496 0100", ["en", "cy"])
    assert [area["name"] for area in contact["areaServed"]] == ["England", "Wales"]
    assert [(hours["opens"], hours["closes"]) for hours in contact["hoursAvailable"]] == [
        ("09:00", "17:30"),
        ("20:00", "23:59"),
        ("00:00", "02:00"),
    ]
    assert contact["hoursAvailable"][2]["dayOfWeek"] == ["Monday", "Sunday"]
    assert text["serviceSmsNumber"]["telephone"] == "85258" and "servicePhone" not in text
    assert chat == {"@type": "ServiceChannel", "serviceUrl": "https://charity.example/chat"}
    assert found["identifier"] == f"urn:uuid:{small.raw('/open-data/services/100.json').json['id']}"


def test_only_a_helpline_s_own_page_describes_a_service(northway):
    for address, is_one in (
        ("/help/childline/", True),
        ("/cy/help/childline/", True),
        ("/about/", False),
        ("/", False),
    ):
        assert ("mainEntity" in block(northway.get(address))) == is_one, address


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({"bank_holidays": "closed"}, [{"dayOfWeek": "PublicHolidays"}]),
        ({"bank_holidays": "unknown"}, []),
        ({"closed": ["2026-12-31"]}, [{"validFrom": "2026-12-31", "validThrough": "2026-12-31"}]),
    ],
)
def test_a_contact_says_on_which_days_it_is_closed(fields, closed):
    contact = service_for_search(with_hours(WEEKDAYS, **fields))["availableChannel"][0]["servicePhone"]
    shut = [hours for hours in contact["hoursAvailable"] if "opens" not in hours]
    assert [{name: value for name, value in hours.items() if name != "@type"} for hours in shut] == closed
    assert contact["description"] == "In words.", "which says what may be closed"


def test_a_day_of_every_year_is_closed_in_each_year_that_pages_know():
    contact = service_for_search(with_hours(WEEKDAYS, closed=["12-25", "02-29"]))["availableChannel"][0]["servicePhone"]
    days = [hours["validFrom"] for hours in contact["hoursAvailable"] if "validFrom" in hours]
    assert days == ["2026-12-25", "2027-12-25", "2028-02-29", "2028-12-25"]


def test_hours_that_nobody_confirmed_are_not_published_for_machines():
    record = with_hours(WEEKDAYS, hours_evidence="unconfirmed", closed=["12-25"], bank_holidays="closed")
    contact = service_for_search(record)["availableChannel"][0]["servicePhone"]
    assert "hoursAvailable" not in contact and "description" not in contact


def test_a_quiet_page_has_no_data_block(desk):
    desk.replace("site.yml", "quiet: [y]", "quiet: [y, help]")
    client = desk.client()
    for address in ("/help/100/", "/y/"):
        assert not client.get(address).all('script[type="application/ld+json"]'), address


def test_the_long_list_leaves_it_to_each_helpline_s_own_page(northway):
    assert not northway.get("/help/").all('script[type="application/ld+json"]')


def test_a_fallback_is_not_the_page_that_a_search_keeps(small):
    assert not small.get("/ur/help/100/").all('script[type="application/ld+json"]')


def test_a_shared_link_shows_a_title_and_a_summary_and_a_quiet_one_nothing_of_its_own(small):
    page = small.get("/parents/first-hour/")
    shown = {tag.attributes["property"]: tag.attributes["content"] for tag in page.all("meta[property]")}
    summary = page.one('meta[name="description"]').attributes["content"]
    assert shown == {"og:title": page.one("title").text(), "og:description": summary, "og:type": "website"}
    assert not small.get("/y/").all("meta[property]")


def test_a_helpline_s_title_is_what_people_type(northway):
    def title(address: str) -> str:
        return northway.get(address).one("title").text()

    assert title("/help/childline/") == "Childline: number, hours and privacy – Northway"
    assert title("/help/ceop/") == "CEOP Safety Centre: how to reach them – Northway"


def test_words_cannot_end_a_data_block(desk):
    desk.replace(
        "en/help/100.md", "summary: Someone to talk to.", "summary: Talk </script><script>alert(1)</script> to us."
    )
    page = desk.client().get("/help/100/")
    assert block(page)["mainEntity"]["description"] == "Talk </script><script>alert(1)</script> to us."
    assert "alert(1)</script" not in page.html


def test_only_the_list_of_helplines_offers_the_feed(northway):
    def offered(address: str) -> list[str]:
        return northway.get(address).attributes('link[type="application/atom+xml"]', "href")

    assert offered("/help/") == offered("/cy/help/") == ["/open-data/changes.xml"]
    assert offered("/") == offered("/help/childline/") == offered("/y/") == []
