"""Hours, figures and days in words."""

import pytest
from flask_babel import force_locale

from northway.content.helplines import Channel
from northway.web.formatting import day_in_words, figure_in_words
from northway.web.hours_in_words import hours_in_words
from tests.conftest import TODAY


@pytest.fixture
def english(small):
    with small.app.test_request_context("/"), force_locale("en_GB"):
        yield


WEEKDAYS = {"days": "Mon-Fri", "opens": "09:00", "closes": "17:00"}
BREAK = (
    {"days": "Mon-Fri", "opens": "09:00", "closes": "12:00"},
    {"days": "Mon-Fri", "opens": "13:30", "closes": "17:00"},
)
SEASON = {"days": "Mon-Sun", "opens": "12:00", "closes": "14:00", "since": "2026-12-21", "until": "2027-01-03"}
OPEN = {"bank_holidays": "open"}
HOURS = (
    ([{"days": "Mon-Sun", "opens": "09:00", "closes": "23:00"}], OPEN, (), "Every day 9am to 11pm; bank holidays too"),
    (BREAK, {"bank_holidays": "closed"}, ("England",), "Monday to Friday 9am to midday and 1:30pm to 5pm; not on bank holidays in England"),
    ([WEEKDAYS], {"bank_holidays": "closed"}, (), "Monday to Friday 9am to 5pm; not on bank holidays"),
    ([WEEKDAYS], {}, (), "Monday to Friday 9am to 5pm; it may be closed on bank holidays"),
    ([WEEKDAYS, {"days": "Sat Sun", "opens": "10:00", "closes": "12:00"}], OPEN, (), "Monday to Friday 9am to 5pm; Saturday and Sunday 10am to midday; bank holidays too"),
    ([{"days": "Mon Thu Fri", "opens": "08:00", "closes": "24:00"}], OPEN, (), "Monday, Thursday and Friday 8am to midnight; bank holidays too"),
    ([{"days": "Sun", "opens": "20:00", "closes": "02:00 next day"}], OPEN, (), "Sunday 8pm to 2am the next day; bank holidays too"),
    ([{"days": "Sat", "opens": "00:00", "closes": "24:00"}], OPEN, (), "Saturday day and night; bank holidays too"),
    ([WEEKDAYS, SEASON], OPEN, (), "Monday to Friday 9am to 5pm; 21 December 2026 to 3 January 2027 only: Every day midday to 2pm; bank holidays too"),
    ([WEEKDAYS], {**OPEN, "closed": ["12-25", "2026-12-31"]}, (), "Monday to Friday 9am to 5pm; bank holidays too; not on 25 December and 31 December 2026"),
    ("always", {}, (), "Every day, 24 hours"),
    ("always", {"bank_holidays": "closed"}, (), "Every day, 24 hours; not on bank holidays"),
    ("unknown", {}, (), ""),
)  # fmt: skip


@pytest.mark.parametrize(("hours", "more", "nations", "words"), HOURS, ids=[words for *_, words in HOURS])
def test_hours_in_words_say_all_that_the_script_knows(english, hours, more, nations, words):
    only = {"kind": "phone", "value": "0161 496 0100", "languages": ["en"], "hours": hours, **more}
    assert hours_in_words(Channel.model_validate(only), nations) == words


@pytest.mark.parametrize(
    ("value", "words"), [("72000", "72,000"), ("7/10", "7 in 10"), ("87%", "87%"), ("2.5", "2.5"), ("2", "2")]
)
def test_figures_in_words(english, value, words):
    assert figure_in_words(value) == words


def test_days_in_words(english):
    assert day_in_words(TODAY) == "22 November 2026"
