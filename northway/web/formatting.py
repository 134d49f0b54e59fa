"""Values in words of the reader's language: opening hours, figures, days. The words come from the catalogues."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import flask_babel
from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_decimal, format_percent
from flask_babel import get_locale

from northway.content.helplines import Hours
from northway.content.hours import NEXT_DAY, WEEK, OpeningHours
from northway.directory.opening import ALL_WEEK, Opening

MIDNIGHT = ("24:00", "00:00")


def gettext(message: str, **values: str) -> str:
    """The reader's words for an English message."""
    return str(flask_babel.gettext(message, **values))


def memoize_by_locale(look_up: Callable[[str], str]) -> Callable[[str], str]:
    """The same look-up in a catalogue, each message once for each language."""
    known: dict[tuple[object, str], str] = {}

    def remembered(message: str) -> str:
        asked = (get_locale(), message)
        if asked not in known:
            known[asked] = look_up(message)
        return known[asked]

    return remembered


def day_in_words(day: date) -> str:
    """22 November 2026, as the reader's language writes it."""
    return _written_out(day, get_locale())


@lru_cache(maxsize=1000)
def _written_out(day: date, locale: Locale | None) -> str:
    return format_date(day, "long", locale=locale)


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


def opening_phrases() -> dict[str, str]:
    """What is said of a line at a moment; the gaps `{time}` and `{day}` are filled here, or by opening.js."""
    return {
        "open": gettext("Open now"),
        "openUntil": gettext("Open now until {time}"),
        "openUntilDay": gettext("Open now until {time} on {day}"),
        "closed": gettext("Closed now"),
        "opens": gettext("Closed now. Opens at {time}"),
        "opensTomorrow": gettext("Closed now. Opens tomorrow at {time}"),
        "opensDay": gettext("Closed now. Opens on {day} at {time}"),
        "unsure": gettext("Bank holiday: it may be closed"),
    }


def opening_words(time_zone: str) -> dict[str, object]:
    """All that open-now.js needs to say when a line is open."""
    return {"phrases": opening_phrases(), "days": day_names(), "timeZone": time_zone}


def opening_in_words(found: Opening, moment: datetime) -> str:
    """Open now until 11pm; nothing where we cannot say."""
    phrases = opening_phrases()
    if not found.until:
        return {"open": phrases["open"], "closed": phrases["closed"], "unsure": ""}[found.state]
    # Midnight belongs to the night that it ends.
    day = (found.until - timedelta(minutes=1)).date()
    gaps = {"time": _time(f"{found.until:%H:%M}"), "day": day_names()[day.weekday()]}
    if found.state == "open":
        return phrases["openUntil" if found.until - moment < timedelta(days=1) else "openUntilDay"].format(**gaps)
    if found.state == "unsure":
        return phrases["unsure"]
    nights = (day - moment.date()).days
    return phrases[{0: "opens", 1: "opensTomorrow"}.get(nights, "opensDay")].format(**gaps)


def hours_for_script(hours: Hours) -> str:
    """Opening hours as opening.js reads them: `12345|540|1020|9am|5pm`, and a row's season after it; rows by `;`."""
    rows = ALL_WEEK if hours == "always" else hours
    return ";".join(_row_for_script(row) for row in rows if isinstance(row, OpeningHours))


def _row_for_script(row: OpeningHours) -> str:
    opens, closes = row.minutes
    days = "".join(str(WEEK.index(day) + 1) for day in row.days)
    season = [row.since.isoformat(), row.until.isoformat()] if row.since and row.until else []
    times = [_time(row.opens), _time(row.closes.removesuffix(NEXT_DAY))]
    return "|".join([days, str(opens), str(closes), *times, *season])


def day_names() -> list[str]:
    """Monday to Sunday, as a sentence has them."""
    names = get_day_names("wide", "stand-alone", locale=get_locale())
    return [names[number] for number in range(len(WEEK))]


def _line(row: OpeningHours) -> str:
    closes = row.closes.removesuffix(NEXT_DAY)
    times = {"days": _days(row), "opens": _time(row.opens), "closes": _time(closes)}
    if row.closes.endswith(NEXT_DAY):
        line = gettext("%(days)s: %(opens)s to %(closes)s the next day", **times)
    else:
        line = gettext("%(days)s: %(opens)s to %(closes)s", **times)
    if not (row.since and row.until):
        return line
    season = {"since": day_in_words(row.since), "until": day_in_words(row.until)}
    return gettext("%(since)s to %(until)s only, %(line)s", line=line, **season)


def _days(row: OpeningHours) -> str:
    numbers = [WEEK.index(day) for day in row.days]
    if len(numbers) == len(WEEK):
        return gettext("Every day")
    names = day_names()
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return gettext("%(first)s to %(last)s", first=names[numbers[0]], last=names[numbers[-1]])
    # Not Babel's own list: its Welsh "and" leaves the choice between "a" and "ac" to the reader.
    *others, last = (names[number] for number in numbers)
    return gettext("%(days)s and %(last)s", days=gettext(", ").join(others), last=last) if others else last


def _time(text: str) -> str:
    if text in MIDNIGHT:
        return gettext("midnight")
    if text == "12:00":
        return gettext("midday")
    at = time.fromisoformat(text)
    # Translators choose their clock here: "ha" gives 9am, "HH:mm" gives 09:00 (Unicode date field symbols).
    pattern = gettext("h:mma") if at.minute else gettext("ha")
    return format_time(at, pattern, locale=get_locale())


def language_in_words(code: str) -> str:
    """The name of a language, in the reader's."""
    own = {"bfi": gettext("British Sign Language"), "sgn": gettext("Sign language")}
    locale = get_locale()
    return own.get(code) or (locale and locale.languages.get(code)) or code


FILTERS = {
    "day": day_in_words,
    "figure": figure_in_words,
    "hours": hours_in_words,
    "hours_for_script": hours_for_script,
    "language": language_in_words,
}
