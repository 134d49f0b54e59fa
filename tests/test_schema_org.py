"""The data for search engines on a helpline's page says what the page says; other pages have none."""

import json
from typing import Any


def block(page) -> Any:
    return json.loads(page.one('script[type="application/ld+json"]').text())


def test_a_helpline_s_page_says_to_machines_what_it_says_to_people(small):
    found = block(small.get("/help/100/"))
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


def test_only_a_helpline_s_own_page_has_a_data_block(northway):
    for address, many in (("/help/childline/", 1), ("/cy/help/childline/", 1), ("/help/", 0), ("/", 0), ("/y/", 0)):
        assert len(northway.get(address).all('script[type="application/ld+json"]')) == many


def test_a_quiet_page_has_no_data_block(desk):
    desk.replace("site.yml", "quiet: [y]", "quiet: [y, help]")
    assert not desk.client().get("/help/100/").all('script[type="application/ld+json"]')


def test_words_cannot_end_a_data_block(desk):
    desk.replace(
        "en/help/100.md", "summary: Someone to talk to.", "summary: Talk </script><script>alert(1)</script> to us."
    )
    page = desk.client().get("/help/100/")
    assert block(page)["description"] == "Talk </script><script>alert(1)</script> to us."
    assert "alert(1)</script" not in page.html


def test_only_the_list_of_helplines_offers_the_feed(northway):
    def offered(address: str) -> list[str]:
        return northway.get(address).attributes('link[type="application/atom+xml"]', "href")

    assert offered("/help/") == offered("/cy/help/") == ["/open-data/changes.xml"]
    assert offered("/") == offered("/help/childline/") == offered("/y/") == []
