"""In a quiet section, a page says before its first link to another website what that leaves on the phone."""

import pytest

from northway.web.ways_in import start_of_outside_link
from tests.test_northway import QUIET, address_of

AWAY = '<a class="call" href="https://charity.example/" rel="noreferrer">Chat</a>'


@pytest.mark.parametrize(
    ("before", "block"),
    [
        ("<p>One.</p>\n", f"<p>Two, {AWAY}.</p>"),
        ("<h2 id=\"a\">One</h2><hr>", f"<ul><li><p>Two <br> {AWAY}</p></li></ul>"),
        ('<p><a href="tel:100">100</a></p>', f'<div><svg><path d="M0 0"/></svg><ul><li>One</li><li>{AWAY}</li></ul></div>'),
    ],
)  # fmt: skip
def test_the_note_stands_before_the_block_that_holds_the_link(before, block):
    assert start_of_outside_link(before + block + "<p>Last.</p>") == len(before)


def test_where_no_link_leads_away_there_is_no_note():
    assert start_of_outside_link('<p><a href="/y/">Here</a>, <a href="tel:100">100</a></p>') is None


@pytest.mark.parametrize(("path", "code"), QUIET)
def test_a_quiet_page_says_it_once_and_first(northway, path, code):
    page = northway.get(address_of(path, code))
    main = page.html[page.html.index("<main") :]
    link = main.find('href="http')
    assert len(page.all(".outside")) == (link >= 0)
    if link >= 0:
        note = page.one(".outside")
        assert main.index('class="notice outside"') < link
        assert note.css('a[href="tel:08001111"]') or note.parent.tag == "details", (
            "numbers stand where they are in view"
        )
        assert note.css(f'a[href="{address_of("y/phones", code)}"]')


def test_a_page_that_is_not_quiet_needs_no_such_note(northway):
    assert not northway.get("/help/akt/").all(".outside")
