"""Bank holidays, by nation. The `holidays` library knows the days; site.yml says which nation has which."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

COUNTRY = "GB"


def is_calendar(name: str) -> bool:
    """Whether the library knows this part of the country, such as SCT."""
    return name in _country_holidays().subdivisions


def bank_holidays(calendars: Mapping[str, str], years: Iterable[int]) -> Mapping[str, frozenset[date]]:
    """The bank holidays of each nation in these years; `calendars` says what the library calls each nation.

    A nation whose calendar it does not know has none; the loader says so.
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


def _country_holidays(**wanted: Any) -> Any:  # noqa: ANN401 - the library's own type, which has no name before it is needed
    import holidays  # its countries take longer to import than a page to freeze, and few freezes need them

    return holidays.country_holidays(COUNTRY, **wanted)
