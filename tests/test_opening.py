"""Whether a line is open at a moment: the table of cases, and rules that hold for any hours."""

import time
from datetime import date, datetime, timedelta

import pytest
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from northway.content.bank_holidays import bank_holidays
from northway.content.helplines import Channel
from northway.content.hours import WEEK
from northway.content.site import Helpline
from northway.directory.opening import open_stretches
from tests.opening_at import opening, opening_in_words, wall_clock
from tests.opening_cases import CASES
from tests.records import line

CALENDARS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
HOLIDAYS = bank_holidays("GB", CALENDARS, (2026, 2027))


def record(hours, nations=("england",), *, answers_in=None, **more) -> Helpline:
    """A record with one channel; `more` is said of the channel."""
    only = {"kind": "phone", "value": "0161 496 0100", "languages": ["en"], "hours": hours, **more}
    return line(nations=list(nations), answers_in=answers_in, channels=[only])


def channel(hours, **more) -> Channel:
    return record(hours, **more).first_channel


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_at_a_moment(case, small):
    _, hours, more, nations, at, state, until, said = case
    moment = wall_clock(datetime.fromisoformat(at), "Europe/London")
    helpline = record(hours, nations, **more)
    days = frozenset().union(*(HOLIDAYS[nation] for nation in helpline.holiday_nations))
    found = opening(helpline.first_channel, moment, days)
    assert (found.state, found.until and f"{found.until:%Y-%m-%dT%H:%M}") == (state, until)
    with small.app.test_request_context("/"), force_locale("en_GB"):
        assert opening_in_words(found, moment) == said


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda at: at.replace(second=0, microsecond=0))
MINUTES = st.integers(0, 24 * 60)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def daytime_hours(draw):
    opens, closes = sorted(draw(st.lists(MINUTES, min_size=2, max_size=2, unique=True)))
    days = draw(st.lists(st.sampled_from(WEEK), min_size=1, unique=True))
    return {"days": " ".join(days), "opens": clock(opens), "closes": clock(closes)}


@given(daytime_hours(), MOMENTS)
def test_it_is_open_just_when_its_hours_say_so(row, moment):
    found = opening(channel([row]), moment, ())
    says = WEEK[moment.weekday()] in row["days"] and row["opens"] <= f"{moment:%H:%M}" < row["closes"]
    assert (found.state == "open") is says


@given(daytime_hours(), MOMENTS)
def test_the_state_changes_exactly_when_it_is_said_to(row, moment):
    only = channel([row])
    found = opening(only, moment, ())
    if found.until:
        assert found.until > moment
        assert opening(only, found.until, ()).state != found.state
        assert opening(only, found.until - timedelta(minutes=1), ()).state == found.state
    else:
        assert all(opening(only, moment + timedelta(hours=6 * step), ()).state == found.state for step in range(28))


@given(daytime_hours(), MOMENTS)
def test_on_a_bank_holiday_with_unknown_hours_nothing_is_claimed(row, moment):
    found = opening(channel([row]), moment, {moment.date()})
    assert found.state in ("unsure", "closed")


@given(MOMENTS)
def test_a_line_closed_on_a_day_is_closed_all_that_day(moment):
    day = moment.date()
    assert opening(channel("always", closed=[day.isoformat()]), moment, ()).state == "closed"
    assert opening(channel("always", closed=[f"{day:%m-%d}"]), moment, ()).state == "closed"


def test_a_year_of_three_hundred_records_is_judged_in_time():
    lines = [
        channel([{"days": "Mon-Fri", "opens": "09:00", "closes": f"17:{number % 60:02}"}]) for number in range(300)
    ]
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    began = time.process_time()
    assert all(len(list(open_stretches(line, days, HOLIDAYS["england"]))) == 261 for line in lines)
    assert time.process_time() - began < 2


def test_bank_holidays_differ_by_nation():
    assert date(2027, 1, 2) in HOLIDAYS["scotland"] and date(2027, 1, 2) not in HOLIDAYS["wales"]
    assert date(2026, 3, 17) in HOLIDAYS["northern-ireland"] and date(2026, 3, 17) not in HOLIDAYS["england"]
