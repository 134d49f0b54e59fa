"""Opening hours with evidence, as spans for open data. Each is within one day, and within one season or none.

In HSDS and schema.org, hours cannot go past midnight, and the hours of a season do not replace the others. So hours
past midnight become two spans, and the hours of the rest of the year end where a season begins.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from northway.content.helplines import Channel, Record
from northway.content.hours import DAY, WEEK, Day, OpeningHours
from northway.directory.opening import ALL_WEEK

LAST_MINUTE = "23:59"  # the end of a day: both formats advise 00:00 to 23:59 for 24 hours
ONE_DAY = timedelta(days=1)
Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Span:
    """Opening hours within each of these days, from `since` to `until`, both included; None is unbounded."""

    days: tuple[Day, ...]
    opens: str
    closes: str
    since: date | None
    until: date | None
    row: OpeningHours


def timetable(record: Record, channel: Channel) -> list[Span]:
    """The spans in which a channel answers; empty if its hours have no evidence."""
    if not record.has_claimable_hours(channel):
        return []
    rows = channel.hours if isinstance(channel.hours, tuple) else ALL_WEEK
    outside = list(_outside_seasons(rows))
    return [
        span
        for row in rows
        for period in ([(row.since, row.until)] if row.is_seasonal else outside)
        for span in _within_days(row, *period)
    ]


def _outside_seasons(rows: Iterable[OpeningHours]) -> Iterator[Period]:
    begins: date | None = None
    for since, until in sorted({(row.since, row.until) for row in rows if row.since and row.until}):
        if begins is None or begins < since:
            yield begins, since - ONE_DAY
        begins = max(begins or until, until + ONE_DAY)
    yield begins, None


def _within_days(row: OpeningHours, since: date | None, until: date | None) -> Iterator[Span]:
    for nights in range(2):
        opens, closes = max(row.minutes[0], nights * DAY), min(row.minutes[1], (nights + 1) * DAY)
        if opens < closes:
            times = _clock(opens - nights * DAY), _clock(closes - nights * DAY)
            later = nights * ONE_DAY
            yield Span(_after(row.days, nights), *times, since and since + later, until and until + later, row)


def _clock(minutes: int) -> str:
    return LAST_MINUTE if minutes == DAY else f"{minutes // 60:02}:{minutes % 60:02}"


def _after(days: Iterable[Day], nights: int) -> tuple[Day, ...]:
    return tuple(WEEK[number] for number in sorted((WEEK.index(day) + nights) % len(WEEK) for day in days))


def stated_hours(record: Record, channel: Channel) -> dict[str, str]:
    """A channel's hours as an editor writes them: as `hours` if they have evidence, else as `unconfirmed_hours`."""
    is_known, is_sure = channel.hours != "unknown", record.has_claimable_hours(channel)
    written = channel.hours if isinstance(channel.hours, str) else "; ".join(map(row_as_written, channel.hours))
    return {
        "hours": written if is_sure else "",
        "unconfirmed_hours": written if is_known and not is_sure else "",
        "hours_evidence": record.hours_evidence(channel) if is_known else "unknown",
    }


def row_as_written(row: OpeningHours) -> str:
    """A row as text: `Mon-Fri 09:00-17:00`, preceded by the first and last day of its season as in ISO 8601."""
    season = f"{row.since}/{row.until} " if row.is_seasonal else ""
    return f"{season}{_days_as_written(row.days)} {row.opens}-{row.closes}"


def _days_as_written(days: tuple[Day, ...]) -> str:
    numbers = [WEEK.index(day) for day in days]
    is_range = len(days) > 2 and all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return f"{days[0]}-{days[-1]}" if is_range else " ".join(days)
