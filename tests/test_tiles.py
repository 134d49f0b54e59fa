"""The words beside the number on a button, which are true at any hour."""

import pytest

from tests.test_directory import EACH

LINE = "en/help/100.md"
HOURS = """    hours:
      - {days: Mon-Fri, opens: 09:00, closes: 17:30}
      - {days: Sat Sun, opens: 20:00, closes: 02:00 next day}
"""
ALWAYS = "    hours: always\n"
NOTE = "cost: free\ncost_note: Free in Wales."


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({}, "Free, may be closed"),
        ({HOURS: ALWAYS}, "Free, any time"),
        ({HOURS: ALWAYS + "    hours_evidence: unconfirmed\n"}, "Free, may be closed"),
        ({HOURS: ALWAYS + "    closed: [12-25]\n"}, "Free, may be closed"),
        ({HOURS: ALWAYS + "    bank_holidays: closed\n"}, "Free, may be closed"),
        ({HOURS: "    hours: unknown\n", "cost: free": "cost: standard"}, "May be closed"),
        ({HOURS: ALWAYS, "cost: free": "cost: unknown"}, "Any time"),
        ({HOURS: ALWAYS, "cost: free": NOTE}, "Any time"),
        ({HOURS: ALWAYS + "    cost: free\n", "cost: free\nevidence": f"{NOTE}\nevidence"}, "Free, any time"),
    ],
)
def test_a_button_says_free_and_any_time_only_where_its_record_does(desk, edits, said):
    desk.write("en/strip.md", EACH.replace("{title}", "Strip").replace("{list}", "::: contact-strip 100\n:::"))
    for old, new in edits.items():
        desk.replace(LINE, old, new)
    assert desk.client().get("/strip/").text(".text .contact-strip .who").endswith(said)


def test_a_line_with_a_note_of_an_outage_may_be_closed(desk):
    desk.write("en/strip.md", EACH.replace("{title}", "Strip").replace("{list}", "::: contact-strip 100\n:::"))
    desk.replace(LINE, HOURS, ALWAYS)
    desk.replace(LINE, "cost:", "notice: {channel: all, text: Down., since: 2026-11-22, until: 2026-11-24}\ncost:")
    assert desk.client().get("/strip/").text(".text .contact-strip .who").endswith("Free, may be closed")


def test_the_four_numbers_of_home_say_what_their_records_say(northway):
    said = [" ".join(each.text().split()) for each in northway.get("/").all("main .contact-strip .who")]
    assert said == [
        "Emergency 999 Free, any time",
        "Police 101 Any time",
        "Missing People 116 000 Free, may be closed",
        "Childline 0800 1111 Free, any time",
    ]
