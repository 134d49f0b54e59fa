"""A channel's opening hours as one phrase in the reader's language, with seasons, bank holidays and closed days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from babel.dates import format_date
from flask_babel import get_locale

from northway.content.helplines import Channel
from northway.content.hours import NEXT_DAY, WEEK, Day, OpeningHours
from northway.web.formatting import day_in_words, day_names, gettext, time_in_words

Times = tuple[tuple[str, str], ...]


def hours_in_words(channel: Channel, holiday_nations: Sequence[str]) -> str:
    """`Monday to Friday 9am to midday and 1:30pm to 5pm; not on bank holidays`; empty if nobody knows.

    `holiday_nations` are the names of the nations whose bank holidays it keeps; empty if it keeps those of all.
    """
    if channel.hours == "unknown":
        return ""
    rows = channel.hours if isinstance(channel.hours, tuple) else ()
    stated = _rows(rows) if rows else [gettext("Every day, 24 hours")]
    days = [_closed_day(day) for day in channel.closed]
    closed = [gettext("not on %(days)s", days=_listed(days))] if days else []
    return gettext("; ").join([*stated, *_bank_holidays(channel, holiday_nations), *closed])


def _rows(rows: Iterable[OpeningHours]) -> Iterator[str]:
    by_season: dict[tuple[date | None, date | None], list[OpeningHours]] = {}
    for row in rows:
        by_season.setdefault((row.since, row.until), []).append(row)
    for (since, until), of_season in by_season.items():
        line = gettext("; ").join(_week(of_season))
        if since and until:
            season = {"since": day_in_words(since), "until": day_in_words(until)}
            line = gettext("%(since)s to %(until)s only: %(line)s", line=line, **season)
        yield line


def _week(rows: Iterable[OpeningHours]) -> Iterator[str]:
    """A phrase for each set of days with the same times."""
    by_day: dict[Day, list[OpeningHours]] = {}
    for row in sorted(rows, key=lambda row: row.minutes):
        for day in row.days:
            by_day.setdefault(day, []).append(row)
    by_times: dict[Times, list[Day]] = {}
    for day in WEEK:
        if day in by_day:
            times = tuple((row.opens, row.closes) for row in by_day[day])
            by_times.setdefault(times, []).append(day)
    for times, days in by_times.items():
        yield gettext("%(days)s %(times)s", days=_days(days), times=_listed([_time(*each) for each in times]))


def _time(opens: str, closes: str) -> str:
    if (opens, closes) == ("00:00", "24:00"):
        return gettext("day and night")
    times = {"opens": time_in_words(opens), "closes": time_in_words(closes.removesuffix(NEXT_DAY))}
    if closes.endswith(NEXT_DAY):
        return gettext("%(opens)s to %(closes)s the next day", **times)
    return gettext("%(opens)s to %(closes)s", **times)


def _days(days: Sequence[Day]) -> str:
    numbers = [WEEK.index(day) for day in days]
    if len(numbers) == len(WEEK):
        return gettext("Every day")
    names = day_names()
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return gettext("%(first)s to %(last)s", first=names[numbers[0]], last=names[numbers[-1]])
    return _listed([names[number] for number in numbers])


def _listed(words: Sequence[str]) -> str:
    # Not Babel's own list: its Welsh "and" leaves the choice between "a" and "ac" to the reader.
    *others, last = words
    return gettext("%(days)s and %(last)s", days=gettext(", ").join(others), last=last) if others else last


def _bank_holidays(channel: Channel, nations: Sequence[str]) -> Iterator[str]:
    match channel.bank_holidays:
        case "closed" if nations:
            yield gettext("not on bank holidays in %(nations)s", nations=_listed(nations))
        case "closed":
            yield gettext("not on bank holidays")
        case "open" if channel.hours != "always":
            yield gettext("bank holidays too")
        case "unknown" if channel.hours != "always":
            yield gettext("it may be closed on bank holidays")


def _closed_day(day: str) -> str:
    if len(day) > len("12-25"):
        return day_in_words(date.fromisoformat(day))
    # Translators choose the order here (Unicode date field symbols).
    return format_date(date.fromisoformat(f"2028-{day}"), gettext("d MMMM"), locale=get_locale())
