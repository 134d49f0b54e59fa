"""Hours, figures and days in words."""

import pytest
from flask_babel import force_locale

from northway.content.hours import OpeningHours
from northway.web.formatting import day_in_words, figure_in_words, hours_in_words
from tests.conftest import TODAY


@pytest.fixture
def english(small):
    with small.app.test_request_context("/"), force_locale("en_GB"):
        yield


def hours(days: str, opens: str, closes: str):
    return (OpeningHours.model_validate({"days": days, "opens": opens, "closes": closes}),)


@pytest.mark.parametrize(
    ("days", "opens", "closes", "words"),
    [
        ("Mon-Sun", "09:00", "23:00", "Every day: 9am to 11pm"),
        ("Mon-Fri", "09:30", "16:00", "Monday to Friday: 9:30am to 4pm"),
        ("Sat Sun", "10:00", "12:00", "Saturday and Sunday: 10am to midday"),
        ("Mon Thu Fri", "08:00", "24:00", "Monday, Thursday and Friday: 8am to midnight"),
        ("Sun", "20:00", "02:00 next day", "Sunday: 8pm to 2am the next day"),
    ],
)
def test_hours_in_words(english, days, opens, closes, words):
    assert hours_in_words(hours(days, opens, closes)) == [words]


def test_a_line_that_never_closes_and_one_that_nobody_knows(english):
    assert hours_in_words("always") == ["Every day, 24 hours"]
    assert hours_in_words("unknown") == []


@pytest.mark.parametrize(
    ("value", "words"), [("72000", "72,000"), ("7/10", "7 in 10"), ("87%", "87%"), ("2.5", "2.5"), ("2", "2")]
)
def test_figures_in_words(english, value, words):
    assert figure_in_words(value) == words


def test_days_in_words(english):
    assert day_in_words(TODAY) == "22 November 2026"
