"""Values in words of the reader's language: opening hours, figures, days. The words come from the catalogues."""

import re
from collections.abc import Callable
from datetime import date, time
from functools import cache

import flask_babel
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_decimal, format_percent
from flask_babel import get_locale
from markupsafe import Markup

from northway.content.helplines import Hours
from northway.content.hours import NEXT_DAY, WEEK, OpeningHours
from northway.directory.opening import ALL_WEEK
from northway.web.qr_code import qr_code

ID = re.compile(r' id="[^"]*"')
MIDNIGHT = ("24:00", "00:00")


def gettext(message: str, **values: str) -> str:
    """The reader's words for a message of the catalogues."""
    return str(flask_babel.gettext(message, **values))


def memoize_by_locale(look_up: Callable[[str], str]) -> Callable[[str], str]:
    """The same look-up, which asks the catalogue once for each message and language."""
    known = cache(lambda locale, message: look_up(message))
    return lambda message: known(get_locale(), message)


def day_in_words(day: date) -> str:
    """22 November 2026, as the reader's language writes it."""
    return format_date(day, "long", locale=get_locale())


def about_day_in_words(said: str) -> str:
    """2026, "about 2026", or a day, as a record names them, in the reader's language."""
    if said.startswith("about "):
        return gettext("about %(year)s", year=said.removeprefix("about "))
    return said if said.isdigit() else day_in_words(date.fromisoformat(said))


def figure_in_words(value: str) -> str:
    """72,000, or "7 in 10", or 87%, as the reader's language writes it."""
    locale = get_locale()
    if "/" in value:
        part, whole = value.split("/")
        return gettext("%(part)s in %(whole)s", part=part, whole=whole)
    if value.endswith("%"):
        return format_percent(float(value[:-1]) / 100, "#,##0.##%", locale=locale)
    return format_decimal(float(value) if "." in value else int(value), locale=locale)


def opening_words(time_zone: str) -> dict[str, object]:
    """The words with which open-now.js says when a line is open; opening.js fills the gaps `{time}` and `{day}`."""
    phrases = {
        "open": gettext("Open now"),
        "openUntil": gettext("Open now until {time}"),
        "openUntilDay": gettext("Open now until {time} on {day}"),
        "closed": gettext("Closed now"),
        "opens": gettext("Closed now. Opens at {time}"),
        "opensTomorrow": gettext("Closed now. Opens tomorrow at {time}"),
        "opensDay": gettext("Closed now. Opens on {day} at {time}"),
        "unsure": gettext("Bank holiday: it may be closed"),
        "maybeOpen": gettext("May be open now"),
        "maybeClosed": gettext("Probably closed now"),
    }
    return {"phrases": phrases, "days": day_names(), "timeZone": time_zone}


def hours_for_script(hours: Hours) -> str:
    """Opening hours as opening.js reads them: `12345|540|1020|9am|5pm`, and a row's season after it; rows by `;`."""
    rows = ALL_WEEK if hours == "always" else hours
    return ";".join(_row_for_script(row) for row in rows if isinstance(row, OpeningHours))


def _row_for_script(row: OpeningHours) -> str:
    opens, closes = row.minutes
    days = "".join(str(WEEK.index(day) + 1) for day in row.days)
    season = [row.since.isoformat(), row.until.isoformat()] if row.since and row.until else []
    times = [time_in_words(row.opens), time_in_words(row.closes.removesuffix(NEXT_DAY))]
    return "|".join([days, str(opens), str(closes), *times, *season])


def day_names() -> list[str]:
    """Monday to Sunday, as a sentence has them."""
    names = get_day_names("wide", "stand-alone", locale=get_locale())
    return [names[number] for number in range(len(WEEK))]


def time_in_words(text: str) -> str:
    """`09:30` as the reader's clock has it: 9:30am, midday, midnight."""
    if text in MIDNIGHT:
        return gettext("midnight")
    if text == "12:00":
        return gettext("midday")
    at = time.fromisoformat(text)
    # Translators choose their clock here: "ha" gives 9am, "HH:mm" gives 09:00 (Unicode date field symbols).
    pattern = gettext("h:mma") if at.minute else gettext("ha")
    return format_time(at, pattern, locale=get_locale())


def without_ids(html: Markup) -> Markup:
    """The HTML without its ids, so that a page can repeat it: an id may stand on a page once."""
    return Markup(ID.sub("", html))


def with_boxes(items: Markup) -> Markup:
    """The HTML of a flat list, with a box to tick before each item; none has a name, so nothing can be sent."""
    text = re.sub(r"</?p>", "", items).replace("<li>", '<li><label><input type="checkbox"><span>')
    return Markup(text.replace("</li>", "</span></label></li>"))  # our own Markdown, escaped already


FILTERS = {
    "as_qr_code": qr_code,
    "day": day_in_words,
    "figure": figure_in_words,
    "about_day": about_day_in_words,
    "hours_for_script": hours_for_script,
    "without_ids": without_ids,
    "with_boxes": with_boxes,
}
