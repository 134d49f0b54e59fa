"""What static/js/opening.js must say of a channel at a moment, from the stretches that northway/directory/opening.py finds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from northway.content.helplines import Channel
from northway.directory.opening import open_stretches
from northway.web.formatting import day_names, opening_words, time_in_words

AHEAD = 9  # days to look at: a week, and two more to see whether a stretch lasts longer than that


@dataclass(frozen=True, slots=True)
class Opening:
    """The state at a moment; `until` is when it ends, or None if it does not end within a week."""

    state: Literal["open", "closed", "unsure"]
    until: datetime | None = None


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


def opening_in_words(found: Opening, moment: datetime) -> str:
    """Open now until 11pm; nothing where we cannot say."""
    phrases = opening_words("UTC")["phrases"]
    if not found.until:
        return {"open": phrases["open"], "closed": phrases["closed"], "unsure": ""}[found.state]
    # Midnight counts as the end of a day, not as the start of the next.
    day = (found.until - timedelta(minutes=1)).date()
    gaps = {"time": time_in_words(f"{found.until:%H:%M}"), "day": day_names()[day.weekday()]}
    if found.state == "open":
        return phrases["openUntil" if found.until - moment < timedelta(days=1) else "openUntilDay"].format(**gaps)
    if found.state == "unsure":
        return phrases["unsure"]
    nights = (day - moment.date()).days
    return phrases[{0: "opens", 1: "opensTomorrow"}.get(nights, "opensDay")].format(**gaps)
