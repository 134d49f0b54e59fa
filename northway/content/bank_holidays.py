"""Bank holidays by nation. The `holidays` library has the calendars; site.yml says which one each nation has."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

EPOCH = date(1970, 1, 1)


def known_calendars(country: str) -> tuple[str, ...]:
    """The codes of a country's calendars: its own and its parts'. Empty if the library does not know the country."""
    try:
        return country, *_country_holidays(country).subdivisions
    except NotImplementedError:
        return ()


def bank_holidays(country: str, calendars: Mapping[str, str], years: Iterable[int]) -> Mapping[str, frozenset[date]]:
    """The bank holidays of each nation in these years; `calendars` says what the library calls each nation.

    A nation with an unknown calendar is left out; the loader reports it.
    """
    wanted, known = tuple(years), known_calendars(country) if calendars else ()
    return {
        nation: frozenset(
            _country_holidays(country, None if calendar == country else calendar, wanted) if wanted else ()
        )
        for nation, calendar in calendars.items()
        if calendar in known
    }


def bank_holidays_script(country: str, calendars: Mapping[str, str], years: Iterable[int]) -> str:
    """The bank holidays of each nation as a script module, in days since 1 January 1970, as opening.js counts them."""
    days = bank_holidays(country, calendars, years)
    listed = {nation: sorted((day - EPOCH).days for day in days[nation]) for nation in sorted(days)}
    return f"export const bankHolidays = {json.dumps(listed)};\n"


def _country_holidays(country: str, calendar: str | None = None, years: tuple[int, ...] = ()) -> "HolidayBase":
    """The bank holidays of a country, or of the part of it that has this calendar. Raises NotImplementedError."""
    import holidays  # imported here because it takes longer than freezing a page, and few freezes need it

    return holidays.country_holidays(country, calendar, years)
