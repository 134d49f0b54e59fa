"""How a reader finds their own language: a card to show in it, the page that lists all, and the names on every page."""

import re

import brotli
import pytest

from tests.test_northway import APP, MOST_BYTES

SITE = APP.extensions["northway"].site
MORE = ("pl Polski", "ro Română", "ar العربية", "fr Français", "es Español", "de Deutsch")
SOURCE = """\
first: Show this.
unchecked: Nobody has checked this.
aloud: Say in English
say: "Interpreter, please: {language}."
numbers: {"100": If someone is missing}
lines:
  missing: My child is missing.
  speak: I speak {language}.
"""
CARD = """\
tag: fa-AF
name: Dari
autonym: دری
order: 10
first: نشان بدهید.
lines:
  missing: طفلم گم شده است.
"""
PAGE = """\
---
title: Languages
summary: Find your language in this list of all of them.
audience: everyone
order: 60
sources: []
reviewed: 2026-11-01
review_by: 2027-05-01
---
::: all-languages
:::
"""


@pytest.fixture
def cards(desk):
    """A desk with a page of languages, and a card in one that the site is not published in."""
    return with_cards(desk)


def with_cards(desk):
    desk.write("site.yml", desk.read("site.yml").replace("footer: []", "footer: []\nlanguages: languages"))
    desk.write("en/languages.md", PAGE)
    desk.write("languages/en.yml", SOURCE)
    desk.write("languages/fa-af.yml", CARD)
    return desk


def told(desk) -> list[str]:
    return [line for line in desk.lines() if line.startswith(("languages/", "site.yml"))]


def test_a_card_says_each_line_in_its_language_with_the_english_below(cards):
    assert told(cards) == []
    page = cards.client().get("/languages/fa-af/")
    own = page.one(".lines li:first-child b")
    assert (own.text(), own.attributes["lang"], own.attributes["dir"]) == ("طفلم گم شده است.", "fa-AF", "rtl")
    assert page.text(".lines li:first-child span") == "My child is missing."
    assert page.attributes(".dial a", "href") == ["tel:01614960100"]
    assert page.text("p q") == "Interpreter, please: Dari."
    assert "Nobody has checked this." in page.text(".notice")


def test_a_line_that_nobody_could_say_stands_in_english_alone(cards):
    page = cards.client().get("/languages/fa-af/")
    line = page.one(".lines li:last-child")
    assert " ".join(line.text().split()) == "I speak Dari." and not line.css("[lang]")


def test_a_card_that_a_speaker_has_signed_says_nothing_of_checking(cards):
    cards.write("languages/fa-af.yml", CARD + "reviewed_by: A. Speaker\n")
    assert cards.client().get("/languages/fa-af/").all(".notice") == []


FAULTS = {
    "a line that nobody wrote": ("missing: طفلم", "mising: طفلم", "languages/fa-af.yml:7: ", "has no `mising` below `lines`; did you mean `missing`?"),
    "a number to dial": ("طفلم گم شده است.", "0161 496 0100", "languages/fa-af.yml:1: `missing` has the number", "take it out: numbers come from the records"),
    "no language": ("tag: fa-AF", "tag: xx", "languages/fa-af.yml:1: `xx` is not a language tag", "BCP 47"),
    "a misspelt field": ("autonym:", "autonim:", "languages/fa-af.yml:3: there is no field `autonim`", "did you mean `autonym`?"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_card_is_reported_with_its_line(cards, name):
    old, new, where, words = FAULTS[name]
    cards.replace("languages/fa-af.yml", old, new)
    [line] = told(cards)
    assert line.startswith(where) and words in line, line


def test_a_helpline_of_the_cards_must_have_a_record(cards):
    cards.replace("languages/en.yml", '"100"', '"10"')
    assert told(cards) == ["languages/en.yml:1: there is no helpline `10`; did you mean `100`?"]


def test_cards_without_the_english_or_without_a_page_that_lists_them_are_reported(cards):
    (cards.folder / "languages/en.yml").unlink()
    assert "this translates a card that does not exist; write" in told(cards)[0]
    cards.write("languages/en.yml", SOURCE)
    cards.replace("site.yml", "languages: languages\n", "")
    assert "`languages` names no page that lists them" in told(cards)[0]


def test_a_language_with_pages_needs_no_card(cards):
    cards.write("languages/cy.yml", CARD.replace("fa-AF", "cy"))
    assert "`cy` has pages of its own; remove this card" in told(cards)[0]


def test_the_page_of_languages_names_each_in_its_own_letters(cards):
    page = cards.client().get("/languages/")
    links = page.all(".all-languages a")
    assert [link.text() for link in links] == ["English", "Cymraeg", "اردو", "دری"]
    assert [link.attributes["href"] for link in links] == ["/", "/cy/", "/ur/", "/languages/fa-af/"]
    assert all(link.attributes["lang"] and link.attributes["dir"] and link.attributes["hreflang"] for link in links)


def test_with_many_languages_a_page_names_five_and_leads_to_all(cards):
    for code, name in (words.split() for words in MORE):
        row = f"  - {{code: {code}, tag: {code}, babel_id: {code}, autonym: {name}, tier: core, leave_url: https://a.example/}}\n"
        cards.replace("site.yml", "  - {code: ur,", f"{row}  - {{code: ur,")
    page = cards.client().get("/cy/parents/first-hour/")
    all_of_them, *names = page.all(".languages a")
    assert all_of_them.attributes["href"] == "/cy/languages/" and "lang" not in all_of_them.attributes
    assert [link.text() for link in names] == ["English", "Polski", "Română", "العربية", "Français"]
    assert [link.attributes["hreflang"] for link in names] == ["en-GB", "pl", "ro", "ar", "fr"]
    assert names[1].attributes["href"] == "/pl/parents/first-hour/"


def test_every_card_of_ours_is_sound_small_and_quiet_in_a_history(northway):
    assert len(SITE.card_paths) == 19
    for path in SITE.card_paths:
        card = SITE.card_at(path)
        page = northway.get(f"/{path}/")
        assert len(brotli.compress(page.html.encode(), quality=11)) <= MOST_BYTES
        assert page.attributes(".dial a", "href") == ["tel:999", "tel:101", "tel:116000", "tel:08001111"]
        assert page.one("title").text() == f"{card.autonym} · {card.name} – Northway"
        assert len(page.all(".lines li")) == len(SITE.cards.source.lines) and "{" not in page.text()
        assert card.first and card.unchecked and {"missing", "interpreter", "under-18"} <= card.lines.keys()


def test_digits_are_those_of_a_phone_s_keys():
    for card in SITE.cards.by_code.values():
        for text in (*card.numbers.values(), *card.lines.values()):
            assert re.findall(r"\d", text) == re.findall(r"[0-9]", text), text


def test_every_page_leads_to_all_languages_but_a_card_by_its_way_back(northway):
    for address in ("/", "/y/", "/cy/help/", "/battery/", "/parents/cards/interpreter/", "/404.html"):
        links = northway.get(address).attributes("a", "href")
        assert any(link.endswith("/languages/") for link in links), address
    assert "/languages/" in northway.get("/languages/so/").attributes(".breadcrumb a", "href")


def test_a_page_cannot_stand_at_the_address_of_a_card(cards):
    cards.write("en/languages/fa-af.md", PAGE)
    assert [
        line
        for line in cards.lines()
        if "en/languages/fa-af.md:1: /languages/fa-af/ is also the address of a card" in line
    ]
