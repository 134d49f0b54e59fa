"""Opening hours as an editor writes them: the days of a week, and from when to when, in UK clock time."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
WEEK: tuple[Day, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
NEXT_DAY = " next day"


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


class OpeningHours(BaseModel):
    """Hours that hold on the given days: `opens` and `closes` as HH:MM; `closes` may end in " next day"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: Annotated[tuple[Day, ...], BeforeValidator(_read_days)] = Field(examples=["Mon-Fri"])
    opens: Time = Field(examples=["09:00"])
    closes: Time = Field(examples=["17:00"])

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "OpeningHours":
        if not self.closes.endswith(NEXT_DAY) and self.closes <= self.opens:
            raise ValueError(
                f"it closes at {self.closes}, before it opens at {self.opens}; write the later time, "
                f"or `{self.closes}{NEXT_DAY}` if it closes after midnight"
            )
        return self
