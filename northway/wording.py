"""Values in words of the reader's language: opening hours, figures, days. The words come from the catalogues."""

from datetime import date, time

import flask_babel
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_decimal, format_percent
from flask_babel import get_locale

from northway.helplines import Hours
from northway.hours import NEXT_DAY, WEEK, OpeningHours

MIDNIGHT = ("24:00", "00:00")


def gettext(message: str, **values: str) -> str:
    """The reader's words for an English message."""
    return str(flask_babel.gettext(message, **values))


def day_in_words(day: date) -> str:
    """22 November 2026, as the reader's language writes it."""
    return format_date(day, "long", locale=get_locale())


def figure_in_words(value: str) -> str:
    """72,000, or "7 in 10", or 87%, as the reader's language writes it."""
    locale = get_locale()
    if "/" in value:
        part, whole = value.split("/")
        return gettext("%(part)s in %(whole)s", part=part, whole=whole)
    if value.endswith("%"):
        return format_percent(float(value[:-1]) / 100, "#,##0.##%", locale=locale)
    return format_decimal(float(value) if "." in value else int(value), locale=locale)


def hours_in_words(hours: Hours) -> list[str]:
    """One line for each stretch of days; empty when nobody knows."""
    if hours == "always":
        return [gettext("Every day, 24 hours")]
    if hours == "unknown":
        return []
    return [_line(row) for row in hours]


def _line(row: OpeningHours) -> str:
    closes = row.closes.removesuffix(NEXT_DAY)
    times = {"days": _days(row), "opens": _time(row.opens), "closes": _time(closes)}
    if row.closes.endswith(NEXT_DAY):
        return gettext("%(days)s: %(opens)s to %(closes)s the next day", **times)
    return gettext("%(days)s: %(opens)s to %(closes)s", **times)


def _days(row: OpeningHours) -> str:
    numbers = [WEEK.index(day) for day in row.days]
    if len(numbers) == len(WEEK):
        return gettext("Every day")
    names = get_day_names("wide", "stand-alone", locale=get_locale())
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return gettext("%(first)s to %(last)s", first=names[numbers[0]], last=names[numbers[-1]])
    # Not Babel's own list: its Welsh "and" leaves the choice between "a" and "ac" to the reader.
    *others, last = (names[number] for number in numbers)
    return gettext("%(days)s and %(last)s", days=gettext(", ").join(others), last=last) if others else last


def _time(text: str) -> str:
    if text in MIDNIGHT:
        return gettext("midnight")
    at = time.fromisoformat(text)
    # Translators choose their clock here: "ha" gives 9am, "HH:mm" gives 09:00 (Unicode date field symbols).
    pattern = gettext("h:mma") if at.minute else gettext("ha")
    return format_time(at, pattern, locale=get_locale())
