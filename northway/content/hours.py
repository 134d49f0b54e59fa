"""Opening hours as an editor writes them: the days of a week, and from when to when, in the site's time zone."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product
from operator import itemgetter
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from northway.content.fields import FrozenModel, IsoDate, shown_to_editors
from northway.content.validation import MisplacedError

Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
WEEK: tuple[Day, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS = rf"^({'|'.join(WEEK)})([-, ]+({'|'.join(WEEK)}))*$"
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
CLOSED_DAY = re.compile(r"(\d{4}-)?\d{2}-\d{2}", re.ASCII)
NEXT_DAY = " next day"
DAY = 24 * 60  # minutes


def _read_days(text: object) -> object:
    """The days in `Mon-Fri`, `Sat Sun` or a mixture of both. Raises ValueError if they cannot be read."""
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
        raise ValueError(f"`{text}` has no day, or the same day twice; write Mon-Fri, or Sat Sun")
    return tuple(days)


def _is_time(text: str) -> str:
    if not TIME.fullmatch(text.removesuffix(NEXT_DAY)):
        raise ValueError(f"`{text}` is not a time; write 09:00, or 24:00 for the day's end")
    return text


Time = Annotated[
    str,
    BeforeValidator(lambda text: _is_time(str(text))),
    shown_to_editors(rf"^({TIME.pattern})({NEXT_DAY})?$", "Write 09:00, or 24:00 for the day's end."),
]


def is_closed_day(text: str) -> str:
    """Return `text` if it is a day: 2026-12-25, or 12-25 for every year; raise ValueError otherwise."""
    try:
        # Python would also accept 20261225 and 2026-W52-5, which match no day when they are compared as text.
        if not CLOSED_DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(text if len(text) > len("12-25") else f"2028-{text}")
    except ValueError as error:
        raise ValueError(f"`{text}` is not a day; write 2026-12-25, or 12-25 for every year") from error
    return text


class OpeningHours(FrozenModel):
    """Opening hours on the given days: `opens` and `closes` as HH:MM; `closes` may end in " next day".

    With `since` and `until`, both included, they apply only in that season, and replace all other hours on its days.
    """

    days: Annotated[
        tuple[Day, ...], BeforeValidator(_read_days), shown_to_editors(DAYS, "Write Mon-Fri, or Sat Sun.")
    ] = Field(examples=["Mon-Fri"])
    opens: Time = Field(examples=["09:00"])
    closes: Time = Field(examples=["17:00"])
    since: IsoDate | None = Field(None, examples=["2026-12-20"])
    until: IsoDate | None = Field(None, examples=["2027-01-03"])

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "OpeningHours":
        if self.closes == "00:00":
            raise ValueError("it closes at 00:00, the start of the day; write `closes: 24:00` for the end of the day")
        if not self.closes.endswith(NEXT_DAY) and self.closes == self.opens:
            raise ValueError(f"it closes at {self.closes}, when it opens; write when it closes, such as 17:00")
        if not self.closes.endswith(NEXT_DAY) and self.closes < self.opens:
            raise ValueError(
                f"it closes at {self.closes}, before it opens at {self.opens}; write the later time, "
                f"or `{self.closes}{NEXT_DAY}` if it closes after midnight"
            )
        if bool(self.since) != bool(self.until) or (self.since and self.until and self.until < self.since):
            raise ValueError(
                "a season has no end, or ends before it begins; "
                "write its first and last day, such as `since: 2026-12-20, until: 2027-01-03`"
            )
        if self.since and self.until and not any(map(self.holds_on, days_between(self.since, self.until))):
            raise ValueError("the season has none of these days of the week; write others, or a longer season")
        return self

    @property
    def is_seasonal(self) -> bool:
        """Whether these hours apply only in a season."""
        return self.since is not None

    def holds_on(self, day: date) -> bool:
        """Whether these hours begin on this day."""
        if self.since and self.until and not self.since <= day <= self.until:
            return False
        return WEEK[day.weekday()] in self.days

    @cached_property
    def minutes(self) -> tuple[int, int]:
        """Opening and closing time in minutes after the midnight that begins the day; over 1440 is the next day."""
        closes = _minutes(self.closes.removesuffix(NEXT_DAY))
        return _minutes(self.opens), closes + (DAY if self.closes.endswith(NEXT_DAY) else 0)


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def rows_on(rows: Collection[OpeningHours], day: date) -> list[OpeningHours]:
    """The rows that apply on a day: in a season, only those of the season."""
    seasonal = [row for row in rows if row.since and row.until and row.since <= day <= row.until]
    return [row for row in seasonal or rows if row.holds_on(day)]


def check_overlap(rows: tuple[OpeningHours, ...]) -> tuple[OpeningHours, ...]:
    """Return these rows if there are any and no two overlap; raise ValueError or MisplacedError otherwise."""
    if not rows:
        raise ValueError("the hours are empty; write unknown, always, or a list of days, opens and closes")
    both = overlap(rows)
    if both:
        one, other = (f"{row.days[0]} {row.opens} to {row.closes}" for row in both)
        what = f"the hours {one} and {other} overlap; write them as one row, or mend one of them"
        raise MisplacedError(what, max(map(rows.index, both)))
    return rows


def overlap(rows: tuple[OpeningHours, ...]) -> tuple[OpeningHours, OpeningHours] | None:
    """Two rows that overlap in a week, or in the night before a season begins or after it ends; None if none do."""
    stretches = [
        (WEEK.index(day) * DAY + row.minutes[0], WEEK.index(day) * DAY + row.minutes[1], row)
        for row in rows
        for day in row.days
    ]
    # The week is repeated once, so that Sunday night is compared with Monday.
    again = [(start + 7 * DAY, end + 7 * DAY, row) for start, end, row in stretches]
    for (start, end, one), (begin, finish, other) in combinations(sorted(stretches + again, key=itemgetter(0)), 2):
        if start < finish and begin < end and _share_a_day(one, other):
            return one, other
    edges = {day for row in rows if row.since and row.until for day in (row.since, row.until + timedelta(days=1))}
    for day in sorted(edges):
        for one, other in product(rows_on(rows, day - timedelta(days=1)), rows_on(rows, day)):
            if one.minutes[1] - DAY > other.minutes[0]:
                return one, other
    return None


def _share_a_day(one: OpeningHours, other: OpeningHours) -> bool:
    if one.is_seasonal != other.is_seasonal:
        return False
    if not (one.since and one.until and other.since and other.until):
        return True
    return one.since <= other.until and other.since <= one.until
