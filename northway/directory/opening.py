"""When a channel is open.

All times here are local times in the site's time zone, without an offset. Opening hours are written in them too, so
summer time needs no rule. static/js/opening.js computes the same in a browser, and one table of cases
(tests/opening_cases.py) tests both.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from northway.content.helplines import Channel
from northway.content.hours import WEEK, OpeningHours, rows_on

ALL_WEEK = (OpeningHours.model_construct(days=WEEK, opens="00:00", closes="24:00"),)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A period in which a channel is open without a break. `is_sure` is False on a bank holiday with unknown hours."""

    opens: datetime
    closes: datetime
    is_sure: bool


def open_stretches(channel: Channel, days: Iterable[date], holidays: Collection[date]) -> Iterator[Stretch]:
    """The stretches that begin on these days, in order; adjacent ones are joined."""
    last: Stretch | None = None
    for stretch in (stretch for day in days for stretch in _on(channel, day, day in holidays)):
        if last and last.closes == stretch.opens and last.is_sure == stretch.is_sure:
            last = Stretch(last.opens, stretch.closes, last.is_sure)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last


def _on(channel: Channel, day: date, is_holiday: bool) -> list[Stretch]:
    is_closed = any(day.isoformat().endswith(closed) for closed in channel.closed)
    if is_closed or (is_holiday and channel.bank_holidays == "closed"):
        return []
    rows = channel.hours if isinstance(channel.hours, tuple) else ALL_WEEK
    # A channel that is always open is also open on bank holidays, even if its record does not mention them.
    is_sure = not is_holiday or channel.bank_holidays == "open" or channel.hours == "always"
    midnight = datetime.combine(day, time.min)
    times = ([midnight + timedelta(minutes=minutes) for minutes in row.minutes] for row in rows_on(rows, day))
    return sorted(Stretch(opens, closes, is_sure) for opens, closes in times)
