"""Opening hours as an editor writes them: the days of a week, and from when to when, in UK clock time."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from northway.content.fields import FrozenModel

Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
WEEK: tuple[Day, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
NEXT_DAY = " next day"
DAY = 24 * 60  # minutes


def _read_days(text: object) -> object:
    """Mon-Fri, or Sat Sun, or both."""
    if not isinstance(text, str):
        return text
    days: list[Day] = []
    for part in text.replace(",", " ").split():
        first, _, last = part.partition("-")
        if first not in WEEK or (last or first) not in WEEK:
            raise ValueError(f"`{part}` is not a day or days; write Mon-Fri, or Sat Sun")
        start, end = WEEK.index(first), WEEK.index(last or first)
        days += WEEK[start : end + 1] if start <= end else WEEK[start:] + WEEK[: end + 1]
    if not days or len(set(days)) < len(days):
        raise ValueError(f"`{text}` names no day, or one twice; write Mon-Fri, or Sat Sun")
    return tuple(days)


def _is_time(text: str) -> str:
    if not TIME.fullmatch(text.removesuffix(NEXT_DAY)):
        raise ValueError(f"`{text}` is not a time; write 09:00, or 24:00 for the day's end")
    return text


Time = Annotated[str, BeforeValidator(lambda text: _is_time(str(text)))]


def is_closed_day(text: str) -> str:
    """Check a day on which nobody answers: 2026-12-25, or 12-25 for every year; raises ValueError."""
    try:
        date.fromisoformat(text if len(text) > len("12-25") else f"2028-{text}")
    except ValueError as error:
        raise ValueError(f"`{text}` is no day; write 2026-12-25, or 12-25 for every year") from error
    return text


class OpeningHours(FrozenModel):
    """Hours that hold on the given days: `opens` and `closes` as HH:MM; `closes` may end in " next day".

    With `since` and `until`, both included, they hold in that season only, and on its days no others do.
    """

    days: Annotated[tuple[Day, ...], BeforeValidator(_read_days)] = Field(examples=["Mon-Fri"])
    opens: Time = Field(examples=["09:00"])
    closes: Time = Field(examples=["17:00"])
    since: date | None = Field(None, examples=["2026-12-20"])
    until: date | None = Field(None, examples=["2027-01-03"])

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "OpeningHours":
        if not self.closes.endswith(NEXT_DAY) and self.closes <= self.opens:
            raise ValueError(
                f"it closes at {self.closes}, before it opens at {self.opens}; write the later time, "
                f"or `{self.closes}{NEXT_DAY}` if it closes after midnight"
            )
        if bool(self.since) != bool(self.until) or (self.since and self.until and self.until < self.since):
            raise ValueError("a season has no end, or ends before it begins; write both `since` and `until`")
        return self

    @property
    def is_seasonal(self) -> bool:
        """Whether these hours hold in a season only."""
        return self.since is not None

    def holds_on(self, day: date) -> bool:
        """Whether these hours begin on this day."""
        if self.since and self.until and not self.since <= day <= self.until:
            return False
        return WEEK[day.weekday()] in self.days

    @cached_property
    def minutes(self) -> tuple[int, int]:
        """When it opens and closes, in minutes from the midnight that its day begins with."""
        closes = _minutes(self.closes.removesuffix(NEXT_DAY))
        return _minutes(self.opens), closes + (DAY if self.closes.endswith(NEXT_DAY) else 0)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def overlap(rows: tuple[OpeningHours, ...]) -> tuple[OpeningHours, OpeningHours] | None:
    """Two rows that are both open at one moment of a week, if there are; seasons are compared with their own kind."""
    stretches = [stretch for row in rows for stretch in _stretches(row)]
    # Sunday's night reaches into Monday: the whole week once more after itself.
    again = [(start + 7 * DAY, end + 7 * DAY, row) for start, end, row in stretches]
    for (start, end, one), (begin, finish, other) in combinations(sorted(stretches + again, key=_start), 2):
        if start < finish and begin < end and _share_a_day(one, other):
            return one, other
    return None


def _stretches(row: OpeningHours) -> Iterator[tuple[int, int, OpeningHours]]:
    opens, closes = row.minutes
    return ((WEEK.index(day) * DAY + opens, WEEK.index(day) * DAY + closes, row) for day in row.days)


def _start(stretch: tuple[int, int, OpeningHours]) -> int:
    return stretch[0]


def _share_a_day(one: OpeningHours, other: OpeningHours) -> bool:
    if one.is_seasonal != other.is_seasonal:
        return False
    if not (one.since and one.until and other.since and other.until):
        return True
    return one.since <= other.until and other.since <= one.until
