"""The real site: what a parent, a young person and an editor must find there."""

import re
from datetime import date

import brotli
import pytest

from app import create_app
from northway.checks.quiet import revealing_words
from northway.problems import has_errors

MOST_BYTES = 14_000
MOST_SCRIPT = 3_500
PAGES = (
    "", "parents", "parents/missing-now", "parents/when-they-come-home", "parents/worried", "y", "y/thinking", "y/away", "y/phones", "why", "help",
    "how-help-works", "how-help-works/next-generation", "how-help-works/with-the-police", "figures", "about", "privacy", "accessibility",
)  # fmt: skip
IN_WELSH = ("", "parents/missing-now", "y/thinking", "y/away", "why", "help")
APP = create_app()
SITE = APP.extensions["northway"].site
EDITIONS = [f"/{'' if code == 'en' else code + '/'}{path + '/' if path else ''}" for path, code in SITE.editions]


def test_the_content_has_no_errors():
    problems = APP.extensions["northway"].problems(date.today())
    assert not has_errors(problems), "\n".join(map(str, problems))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_we_promise_is_written(path):
    assert path in SITE.originals


@pytest.mark.parametrize("path", IN_WELSH)
def test_the_first_pages_are_written_in_welsh_from_the_english_as_it_is(path):
    edition = SITE.find_edition(path, "cy")
    assert not edition.is_fallback and not edition.is_outdated


@pytest.mark.parametrize("address", EDITIONS)
def test_a_page_is_sound_names_999_and_fits_the_first_flight_of_a_connection(northway, address):
    """With everything that it needs, including its scripts."""
    page = northway.get(address)
    assert page.all('a[href="tel:999"]')
    assert fits(page.html, MOST_BYTES)
    assert fits("".join(node.text() for node in page.all("script:not([type='application/ld+json'])")), MOST_SCRIPT)


def fits(text: str, most: int) -> bool:
    """Whether a text has at most so many bytes at Brotli's best level; a quicker level decides for most pages."""
    return any(len(brotli.compress(text.encode(), quality=quality)) <= most for quality in (5, 11))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_a_dead_end(northway, path):
    links = northway.get(f"/{path}/" if path else "/").attributes("main a[href^='/']", "href")
    assert len(links) >= 2


def test_every_page_of_advice_says_what_it_rests_on():
    no_advice = {
        "about",
        "accessibility",
        "privacy",
        "open-data",
        "y/phones",
        "y/index",
        "search",
        "y/search",
        "who-fits",
        "y/talk/who-fits",
    }
    bare = {path for path, page in SITE.originals.items() if not page.sources and not page.template_digest}
    assert bare - no_advice == set()


def test_each_record_has_its_evidence_and_its_day():
    assert len(SITE.helplines) >= 12
    for helpline in SITE.helplines.values():
        assert helpline.evidence in ("second-hand", "unconfirmed"), f"{helpline.id}: who has read the live page?"
        assert helpline.checked_on and helpline.checked_against


def test_every_record_is_on_the_list():
    used = {
        identity
        for kind, identity in APP.extensions["northway"].bodies[SITE.originals["help"].key].records
        if kind == "helpline"
    }
    assert used == set(SITE.helplines)


def test_only_those_who_say_so_themselves_are_not_on_the_bill():
    said = {helpline.id for helpline in SITE.helplines.values() if helpline.on_bill == "no"}
    assert said == {"childline", "samaritans"}


def test_live_fear_free_has_the_operator_s_own_number():
    assert SITE.helplines["live-fear-free"].first_channel.value == "0808 80 10 800"


def test_texting_999_is_said_to_need_registering_wherever_it_stands():
    text = SITE.helplines["999"].find_channel("text")
    assert "regist" in text.note.lower()
    for page in SITE.originals.values():
        for paragraph in page.body.split("\n\n"):
            if "helpline:999#text" in paragraph:
                assert "regist" in paragraph, page.source


def test_the_figures_page_sets_the_old_figure_beside_the_new_and_warns(northway):
    text = northway.get("/figures/").text()
    for figure in ("72,000", "210,000", "100,000", "7 in 10"):
        assert figure in text
    for identity in ("ran-away-100000", "exploited-missing"):
        assert SITE.facts[identity].caution and SITE.facts[identity].caution in text


def test_next_generation_is_named_as_the_children_s_society_s(northway):
    text = northway.get("/how-help-works/next-generation/").text()
    assert "The Children’s Society" in text.replace("'", "’")
    assert re.search(r"\b56\b", text) and "Nottingham" in text and "two years" in text


QUIET = [(path, code) for path, code in SITE.editions if SITE.is_quiet(path)]


def address_of(path: str, code: str) -> str:
    return f"/{path}/" if code == "en" else f"/{code}/{path}/"


@pytest.mark.parametrize(("path", "code"), QUIET)
def test_what_a_browser_keeps_of_a_quiet_page_says_nothing(northway, path, code):
    page = northway.get(address_of(path, code))
    loud = revealing_words(SITE, SITE.find_edition(path, code).page.locale)
    kept = [
        path,
        page.one("title").text(),
        *page.attributes("[id]", "id"),
        *page.attributes("meta[name=description]", "content"),
    ]
    assert [text for text in kept if loud.search(text)] == []


@pytest.mark.parametrize(("path", "code"), QUIET)
def test_the_page_on_what_leaving_hides_is_one_tap_from_every_quiet_page(northway, path, code):
    assert address_of("y/phones", code) in northway.get(address_of(path, code)).attributes("footer a", "href")


def test_the_page_on_what_leaving_hides_tells_the_truth(northway):
    page = northway.get("/y/phones/")
    text = page.text()
    assert "cannot remove" in text and "can be noticed" in text and "Back works as usual" in text
    for trace in (
        "history",
        "search",
        "calls",
        "screenshots",
        "downloads",
        "prints",
        "watch",
        "shares your account",
        "internet box",
        "bill",
    ):
        assert trace in text, trace
    assert not re.search(
        r"\b(never|nobody) (be )?(see|know|find)|\bpromise that|\bguarantee",
        text.replace("Nobody can promise that", ""),
    )
    assert page.all('main a[href="tel:999"]')[0] and len(text.split("What you can clear")[0].split()) < 400
    phones = SITE.originals["y/phones"]
    assert (phones.review_by - phones.reviewed).days <= 180


def test_the_guard_writes_no_html_and_names_no_address():
    guard = APP.extensions["northway"].static.guard.text
    assert "//" not in guard and "innerHTML" not in guard
