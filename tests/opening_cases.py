"""Moments at which we say whether a line is open: one table, for Python and for the script in the page.

Each row: what it shows; the hours; what else the record says, of its channel or `answers_in`; the nations that it serves; the
instant, with its offset; the state; the wall clock that ends it; the sentence that an English reader sees.
"""

from typing import Any

WEEKDAYS = [{"days": "Mon-Fri", "opens": "09:00", "closes": "17:00"}]
EVENINGS = [{"days": "Mon-Sun", "opens": "20:00", "closes": "02:00 next day"}]
SPLIT = [
    {"days": "Mon-Fri", "opens": "09:00", "closes": "12:30"},
    {"days": "Mon-Fri", "opens": "13:30", "closes": "17:00"},
    {"days": "Sat", "opens": "10:00", "closes": "15:00"},
]
DAILY = [{"days": "Mon-Sun", "opens": "09:00", "closes": "23:00"}]
CHRISTMAS = [
    *WEEKDAYS,
    {"days": "Mon-Sun", "opens": "12:00", "closes": "14:00", "since": "2026-12-21", "until": "2027-01-03"},
]
JOINED = [
    {"days": "Fri", "opens": "18:00", "closes": "24:00"},
    {"days": "Sat", "opens": "00:00", "closes": "24:00"},
    {"days": "Sun", "opens": "00:00", "closes": "22:00"},
]
BREAK = [
    *WEEKDAYS,
    {"days": "Mon-Sun", "opens": "12:00", "closes": "14:00", "since": "2026-11-16", "until": "2026-11-23"},
]
EARLY = [{"days": "Sun", "opens": "01:30", "closes": "03:00"}]
UNBROKEN = [{"days": "Mon-Sun", "opens": "00:00", "closes": "24:00"}]
OPEN, CLOSED = {"bank_holidays": "open"}, {"bank_holidays": "closed"}
LEEDS, GLASGOW = {"answers_in": "england"}, {"answers_in": "scotland"}
UK = ("england", "wales", "scotland", "northern-ireland")

Case = tuple[str, Any, dict[str, Any], tuple[str, ...], str, str, str | None, str]
CASES: tuple[Case, ...] = (
    ("in the middle of the day", WEEKDAYS, {}, UK, "2026-11-23T10:00+00:00", "open", "2026-11-23T17:00", "Open now until 5pm"),
    ("at the minute it opens", WEEKDAYS, {}, UK, "2026-11-23T09:00+00:00", "open", "2026-11-23T17:00", "Open now until 5pm"),
    ("at the minute it closes", WEEKDAYS, {}, UK, "2026-11-23T17:00+00:00", "closed", "2026-11-24T09:00", "Closed now. Opens tomorrow at 9am"),
    ("before it opens", WEEKDAYS, {}, UK, "2026-11-23T08:59+00:00", "closed", "2026-11-23T09:00", "Closed now. Opens at 9am"),
    ("over a weekend", WEEKDAYS, {}, UK, "2026-11-20T18:00+00:00", "closed", "2026-11-23T09:00", "Closed now. Opens on Monday at 9am"),
    ("day and night", "always", {}, UK, "2026-12-25T03:00+00:00", "open", None, "Open now"),
    ("unknown hours", "unknown", {}, UK, "2026-11-23T10:00+00:00", "unsure", None, ""),
    ("past midnight", EVENINGS, {}, UK, "2026-11-23T01:30+00:00", "open", "2026-11-23T02:00", "Open now until 2am"),
    ("before midnight", EVENINGS, {}, UK, "2026-11-22T23:30+00:00", "open", "2026-11-23T02:00", "Open now until 2am"),
    ("after the night", EVENINGS, {}, UK, "2026-11-23T02:00+00:00", "closed", "2026-11-23T20:00", "Closed now. Opens at 8pm"),
    ("in a break at noon", SPLIT, {}, UK, "2026-11-23T13:00+00:00", "closed", "2026-11-23T13:30", "Closed now. Opens at 1:30pm"),
    ("on a Saturday of a split week", SPLIT, {}, UK, "2026-11-21T14:59+00:00", "open", "2026-11-21T15:00", "Open now until 3pm"),
    ("a stretch over days", JOINED, {}, UK, "2026-11-20T19:00+00:00", "open", "2026-11-22T22:00", "Open now until 10pm on Sunday"),
    ("its last day", JOINED, {}, UK, "2026-11-22T12:00+00:00", "open", "2026-11-22T22:00", "Open now until 10pm"),
    ("2 January in Scotland, nobody told us", WEEKDAYS, {}, ("scotland",), "2026-01-02T10:00+00:00", "unsure", "2026-01-02T17:00", "Bank holiday: it may be closed"),
    ("2 January in England is a Friday like others", WEEKDAYS, {}, ("england",), "2026-01-02T10:00+00:00", "open", "2026-01-02T17:00", "Open now until 5pm"),
    ("1 January in Scotland, closed, and so is the 2nd", WEEKDAYS, CLOSED, ("scotland",), "2026-01-01T10:00+00:00", "closed", "2026-01-05T09:00", "Closed now. Opens on Monday at 9am"),
    ("12 July in Northern Ireland, kept on the 13th", WEEKDAYS, CLOSED, ("northern-ireland",), "2026-07-13T10:00+01:00", "closed", "2026-07-14T09:00", "Closed now. Opens tomorrow at 9am"),
    ("Christmas, open as ever", DAILY, OPEN, UK, "2026-12-25T10:00+00:00", "open", "2026-12-25T23:00", "Open now until 11pm"),
    ("before it would open on a bank holiday", WEEKDAYS, {}, ("england",), "2026-12-28T08:00+00:00", "closed", "2026-12-29T09:00", "Closed now. Opens tomorrow at 9am"),
    ("day and night, but for Christmas", "always", {"closed": ["12-25"]}, UK, "2026-12-25T10:00+00:00", "closed", "2026-12-26T00:00", "Closed now. Opens at midnight"),
    ("the night before a day when it is closed", "always", {"closed": ["12-25"]}, UK, "2026-12-24T20:00+00:00", "open", "2026-12-25T00:00", "Open now until midnight"),
    ("the night before a bank holiday, without a break", UNBROKEN, {}, UK, "2026-12-24T20:00+00:00", "open", "2026-12-25T00:00", "Open now until midnight"),
    ("a bank holiday after a night without a break", UNBROKEN, {}, UK, "2026-12-25T01:00+00:00", "unsure", "2026-12-27T00:00", "Bank holiday: it may be closed"),
    ("closed on one day of one year", WEEKDAYS, {"closed": ["2026-11-24"]}, UK, "2026-11-23T18:00+00:00", "closed", "2026-11-25T09:00", "Closed now. Opens on Wednesday at 9am"),
    ("in a season, its hours alone", CHRISTMAS, OPEN, UK, "2026-12-22T10:00+00:00", "closed", "2026-12-22T12:00", "Closed now. Opens at midday"),
    ("in a season, open", CHRISTMAS, OPEN, UK, "2026-12-26T12:30+00:00", "open", "2026-12-26T14:00", "Open now until 2pm"),
    ("on the last day of the season", CHRISTMAS, OPEN, ("england",), "2027-01-03T12:30+00:00", "open", "2027-01-03T14:00", "Open now until 2pm"),
    ("on the first day of the season", CHRISTMAS, OPEN, ("england",), "2026-12-21T10:00+00:00", "closed", "2026-12-21T12:00", "Closed now. Opens at midday"),
    ("the day before the season", CHRISTMAS, OPEN, ("england",), "2026-12-20T12:30+00:00", "closed", "2026-12-21T12:00", "Closed now. Opens tomorrow at midday"),
    ("on a weekday that ends a season, its hours alone", BREAK, {}, UK, "2026-11-23T10:00+00:00", "closed", "2026-11-23T12:00", "Closed now. Opens at midday"),
    ("after the season", CHRISTMAS, OPEN, ("england",), "2027-01-04T10:00+00:00", "open", "2027-01-04T17:00", "Open now until 5pm"),
    ("summer time: ten in London is nine in UTC", WEEKDAYS, {}, UK, "2026-06-02T08:30+00:00", "open", "2026-06-02T17:00", "Open now until 5pm"),
    ("a clock in New York, a line in London", WEEKDAYS, {}, UK, "2026-11-23T05:00-05:00", "open", "2026-11-23T17:00", "Open now until 5pm"),
    ("the night that the clocks go forward, before", EVENINGS, {}, UK, "2026-03-29T00:59+00:00", "open", "2026-03-29T02:00", "Open now until 2am"),
    ("the night that the clocks go forward, after", EVENINGS, {}, UK, "2026-03-29T01:00+00:00", "closed", "2026-03-29T20:00", "Closed now. Opens at 8pm"),
    ("the night that the clocks go back, first time", EVENINGS, {}, UK, "2026-10-25T01:30+01:00", "open", "2026-10-25T02:00", "Open now until 2am"),
    ("the night that the clocks go back, second time", EVENINGS, {}, UK, "2026-10-25T01:30+00:00", "open", "2026-10-25T02:00", "Open now until 2am"),
    ("St Andrew's Day, for a line in Leeds", WEEKDAYS, LEEDS, UK, "2026-11-30T11:00+00:00", "open", "2026-11-30T17:00", "Open now until 5pm"),
    ("St Andrew's Day, for a line in Leeds that closes on bank holidays", WEEKDAYS, LEEDS | CLOSED, UK, "2026-11-30T11:00+00:00", "open", "2026-11-30T17:00", "Open now until 5pm"),
    ("two nights before St Andrew's Day, for a line in Leeds", WEEKDAYS, LEEDS, UK, "2026-11-28T00:20+00:00", "closed", "2026-11-30T09:00", "Closed now. Opens on Monday at 9am"),
    ("St Andrew's Day, for a line in Glasgow that serves all", WEEKDAYS, GLASGOW, UK, "2026-11-30T11:00+00:00", "unsure", "2026-11-30T17:00", "Bank holiday: it may be closed"),
    ("St Andrew's Day, for a line of who knows where", WEEKDAYS, {}, UK, "2026-11-30T11:00+00:00", "unsure", "2026-11-30T17:00", "Bank holiday: it may be closed"),
    ("12 July, for a line in Leeds that serves Northern Ireland", WEEKDAYS, LEEDS | CLOSED, ("northern-ireland",), "2027-07-12T11:00+01:00", "open", "2027-07-12T17:00", "Open now until 5pm"),
    ("Easter Monday, for a line in Glasgow that serves England", WEEKDAYS, GLASGOW, ("england",), "2026-04-06T11:00+01:00", "open", "2026-04-06T17:00", "Open now until 5pm"),
    ("an hour that the clocks leap into", EARLY, {}, UK, "2026-03-29T01:00+00:00", "open", "2026-03-29T03:00", "Open now until 3am"),
)  # fmt: skip
