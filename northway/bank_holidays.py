"""Bank holidays, by nation. The `holidays` library knows the days; site.yml says which nation has which."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

import holidays

COUNTRY = "GB"


def is_calendar(name: str) -> bool:
    """Whether the library knows this part of the country, such as SCT."""
    return name in holidays.country_holidays(COUNTRY).subdivisions


def bank_holidays(calendars: Mapping[str, str], years: Iterable[int]) -> Mapping[str, frozenset[date]]:
    """The bank holidays of each nation in these years; `calendars` says what the library calls each nation."""
    wanted = tuple(years)
    return {
        nation: frozenset(holidays.country_holidays(COUNTRY, subdiv=calendar, years=wanted))
        for nation, calendar in calendars.items()
    }


def bank_holidays_script(calendars: Mapping[str, str], years: Iterable[int]) -> str:
    """The same as a script module, for opening.js."""
    days = bank_holidays(calendars, years)
    listed = {nation: sorted(day.isoformat() for day in days[nation]) for nation in sorted(days)}
    return f"export const bankHolidays = {json.dumps(listed)};\n"
