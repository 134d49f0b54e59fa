"""Whether a channel is open at a moment, and when that next changes.

All moments here are what a wall clock in the site's time zone shows: that is what opening hours are written in,
so summer time needs no rule of its own. `wall_clock` brings an instant there. static/js/opening.js answers the same in
a browser, and one table of cases (tests/opening_cases.json) holds both to it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from northway.content.helplines import Channel
from northway.content.hours import WEEK, OpeningHours, rows_on

State = Literal["open", "closed", "unsure"]
AHEAD = 9  # days to look at: a week, and two more to see whether a stretch lasts longer than that
ALL_WEEK = (OpeningHours.model_construct(days=WEEK, opens="00:00", closes="24:00"),)


@dataclass(frozen=True, slots=True)
class Opening:
    """The state at a moment; `until` is when it ends, or None if it does not end within a week."""

    state: State
    until: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A time without a break in which a channel is open; on a bank holiday with unknown hours, `is_sure` is False."""

    opens: datetime
    closes: datetime
    is_sure: bool


def wall_clock(instant: datetime, time_zone: str) -> datetime:
    """An aware datetime as naive wall-clock time in `time_zone`."""
    return instant.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)


def opening(channel: Channel, moment: datetime, holidays: Collection[date]) -> Opening:
    """Whether a channel is open at a moment; `holidays` are the bank holidays where it answers."""
    if channel.hours == "unknown":
        return Opening("unsure")
    days = [moment.date() + timedelta(days=number) for number in range(-1, AHEAD)]
    stretches = list(open_stretches(channel, days, holidays))
    now = next((stretch for stretch in stretches if stretch.opens <= moment < stretch.closes), None)
    if not now:
        opens = next((stretch.opens for stretch in stretches if stretch.is_sure and stretch.opens > moment), None)
        return Opening("closed", opens)
    if not now.is_sure:
        return Opening("unsure", now.closes)
    return Opening("open", None if now.closes > moment + timedelta(days=7) else now.closes)


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
    if _is_closed_on(channel, day) or (is_holiday and channel.bank_holidays == "closed"):
        return []
    rows = channel.hours if isinstance(channel.hours, tuple) else ALL_WEEK
    # A channel that is always open need not mention bank holidays.
    is_sure = not is_holiday or channel.bank_holidays == "open" or channel.hours == "always"
    midnight = datetime.combine(day, time.min)
    minutes = (row.minutes for row in rows_on(rows, day))
    return sorted(Stretch(midnight + _after(opens), midnight + _after(closes), is_sure) for opens, closes in minutes)


def _is_closed_on(channel: Channel, day: date) -> bool:
    return any(day.isoformat().endswith(closed) for closed in channel.closed)


def _after(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)
