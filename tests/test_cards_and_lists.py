"""What a reader ticks, shows and keeps: the first hour as a list, cards in two languages, calls that need no credit."""

import re

import brotli
import pytest

from tests.test_northway import APP

SITE = APP.extensions["northway"].site
LOCALES = [locale.code for locale in SITE.config.locales]
CARDS = [path for path, page in SITE.originals.items() if page.layout == "card"]
MOST_ON_A_DYING_PHONE = 3_000  # bytes, all told
CARD = """\
---
title: {title}
heading: Show this
summary: Words to show.
audience: everyone
order: 60
layout: card
{say}sources: []
reviewed: 2026-11-01
review_by: 2027-05-01
---
{words}
"""


def address_of(path: str, code: str) -> str:
    return f"/{'' if code == 'en' else code + '/'}{path}/"


def told(desk, body: str) -> list[str]:
    desk.write("en/parents/first-hour.md", desk.read("en/parents/first-hour.md") + f"\n{body}")
    return [line for line in desk.lines() if "parents/first-hour.md" in line]


def test_each_line_of_a_checklist_has_a_box_that_nothing_can_send(desk):
    told(desk, "::: checklist\n- **Look** in the shed.\n- Ring [the line](helpline:100).\n:::\n")
    page = desk.client().get("/parents/first-hour/")
    lines = page.all("form.checklist li > label")
    assert [" ".join(line.text().split()) for line in lines] == ["Look in the shed.", "Ring the line 0161 496 0100."]
    assert all(line.css_first("input[type=checkbox]:not([name])") for line in lines)
    assert page.all("form.checklist [type=submit], form.checklist button, form[action]") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("::: checklist\nLook.\n:::\n", "`checklist` is one list, but this line is not an item of it; begin it with `- `"),
        ("::: checklist\n- Look\n    - in the shed\n:::\n", "a list is inside a line of `checklist`; begin each line with `- `"),
        ("::: checklist\n" + "- Look.\n" * 13 + ":::\n", "a checklist of 13 lines is too long; write 12 at most"),
        ("::: checklist\n:::\n", "`checklist` is empty; write its text"),
        ("::: free-calls childlin\n:::\n", "there is no helpline `childlin`"),
        ("::: free-calls 100\n:::\n", "`100` is in a list of free calls, but its record does not say that a call is free; choose one with a phone and `cost: free`"),
    ],
)  # fmt: skip
def test_a_component_of_cards_and_lists_with_the_wrong_content_is_reported(desk, body, fault):
    desk.replace("en/help/100.md", "cost: free", "cost: unknown")
    assert any(fault in line for line in told(desk, body)), fault


def test_a_call_that_its_record_says_is_free_is_listed_with_its_hours(desk):
    assert [line for line in told(desk, "::: free-calls 100\n:::\n") if "list of free calls" in line] == []
    page = desk.client().get("/parents/first-hour/")
    assert page.attributes(".free-calls a", "href") == ["tel:01614960100"]
    assert "Monday to Friday 9am" in page.text(".free-calls")


def test_a_card_says_the_same_in_both_languages_and_how_to_say_it(desk):
    words = "My child is missing.\n\nI speak {language}."
    desk.write("en/parents/card.md", CARD.format(title="Card", say="", words=words))
    code = desk.site().originals["parents/card"].digest
    desk.write(
        "ur/parents/card.md",
        f"---\ntitle: کارڈ\nheading: یہ دکھائیں\nsummary: الفاظ۔\nsay: مائی چائلڈ اِز مِسِنگ۔\ntranslated_from: {code}\n---\nمیرا بچہ لاپتہ ہے۔\n",
    )
    page = desk.client().get("/ur/parents/card/")
    own, english = page.all(".card .words")
    assert "میرا بچہ لاپتہ ہے" in own.text() and own.attributes["lang"] == "ur" and own.attributes["dir"] == "rtl"
    assert english.attributes["lang"] == "en-GB" and english.attributes["dir"] == "ltr"
    assert " ".join(english.text().split()) == "My child is missing. I speak Urdu."
    assert "مائی چائلڈ اِز مِسِنگ" in page.text(".say")
    assert page.one(".wallet").attributes["aria-hidden"] == "true"


def test_a_card_in_the_source_language_leaves_a_gap_for_any_other(desk):
    desk.write("en/parents/card.md", CARD.format(title="Card", say="", words="I speak {language}."))
    page = desk.client().get("/parents/card/")
    assert len(page.all(".card .words")) == 1 and page.all(".card .blank")
    untranslated = desk.client().get("/cy/parents/card/")
    assert [" ".join(node.text().split()) for node in untranslated.all(".card .words")] == ["I speak Welsh."]


@pytest.mark.parametrize("code", LOCALES)
def test_every_card_stands_in_every_language_with_the_english_beside_it(northway, code):
    assert {path.split("/")[0] for path in CARDS} == {"parents", "y"}
    for path in CARDS:
        edition = SITE.find_edition(path, code)
        assert not edition.is_fallback and not edition.is_outdated
        page = northway.get(address_of(path, code))
        languages = [node.attributes["lang"] for node in page.all(".card .words")]
        assert languages == (["en-GB"] if code == "en" else [edition.locale.tag, "en-GB"])
        assert "{" not in page.text()
        if code in ("en", "ur", "ar"):
            assert bool(page.all(".say")) == (code != "en"), "readers of another script need the sounds spelled"


@pytest.mark.parametrize("code", LOCALES)
def test_a_phone_that_is_about_to_die_gets_four_free_calls_in_one_small_file(northway, code):
    page = northway.get(address_of("battery", code))
    assert len(brotli.compress(page.html.encode(), quality=11)) < MOST_ON_A_DYING_PHONE
    assert page.all("[src], link[rel=preload], link[rel=stylesheet]") == [] and "url(" not in page.html
    assert page.attributes(".free-calls a", "href") == ["tel:999", "tel:08001111", "tel:116000", "tel:116123"]
    assert page.one(".leave").attributes["href"] == SITE.config.find_locale(code).leave_url[0]


def test_the_first_hour_is_twelve_lines_at_most_in_every_language(northway):
    for code in LOCALES:
        assert 8 <= len(northway.get(address_of("parents/first-hour", code)).all(".checklist input")) <= 12


def test_where_people_need_them_they_are_found(northway):
    for start, target in (
        ("/", "/parents/what-now/"), ("/", "/y/what-now/"), ("/", "/battery/"),
        ("/parents/", "/parents/what-now/"), ("/parents/", "/parents/first-hour/"), ("/parents/", "/parents/cards/"),
        ("/parents/missing-now/", "/parents/first-hour/"), ("/parents/missing-now/", "/parents/cards/"),
        ("/y/", "/y/what-now/"), ("/y/", "/y/cards/"), ("/parents/cards/", "/parents/cards/interpreter/"),
    ):  # fmt: skip
        assert target in northway.get(start).attributes("main a", "href"), (start, target)


def test_a_page_is_kept_as_one_file_and_a_quiet_one_says_first_what_that_leaves(northway):
    link = northway.get("/parents/missing-now/").one(".keep a[download]")
    assert link.attributes["href"] == "/parents/missing-now/" and link.attributes["download"] == "missing-now.html"
    page = northway.get("/y/away/")
    words = page.text(".keep-quietly")
    assert re.search(r"downloads, where anyone.*Keep this page$", words)
    assert page.one("a[download]").attributes["download"] == "away.html"
