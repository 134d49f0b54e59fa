"""Bank holidays by nation. The `holidays` library has the calendars; site.yml says which one each nation has."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

COUNTRY = "GB"


def is_calendar(name: str) -> bool:
    """Whether the library has a calendar of this name, such as SCT."""
    return name in _country_holidays().subdivisions


def bank_holidays(calendars: Mapping[str, str], years: Iterable[int]) -> Mapping[str, frozenset[date]]:
    """The bank holidays of each nation in these years; `calendars` maps a nation to a calendar of the library.

    A nation with an unknown calendar is left out; the loader reports it.
    """
    wanted = tuple(years)
    return {
        nation: frozenset(_country_holidays(subdiv=calendar, years=wanted))
        for nation, calendar in calendars.items()
        if is_calendar(calendar)
    }


def bank_holidays_script(calendars: Mapping[str, str], years: Iterable[int]) -> str:
    """The same as a script module, for opening.js."""
    days = bank_holidays(calendars, years)
    listed = {nation: sorted(day.isoformat() for day in days[nation]) for nation in sorted(days)}
    return f"export const bankHolidays = {json.dumps(listed)};\n"


def _country_holidays(**wanted: Any) -> Any:  # noqa: ANN401 - a type of the library, which is imported only when needed
    import holidays  # importing its countries takes longer than freezing a page, and few freezes need them

    return holidays.country_holidays(COUNTRY, **wanted)
