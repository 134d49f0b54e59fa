"""The base class and types of the values that are read from a content folder."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema


def _is_day(text: object) -> object:
    # Python and pydantic would also accept week dates and seconds since 1970.
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError(f"`{text}` is not a date; write year-month-day, such as 2026-11-22")
    return text


def shown_to_editors(pattern: str, otherwise: str) -> WithJsonSchema:
    """JSON Schema for editing programs: the pattern that a text must match, and what to write if it does not."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "patternErrorMessage": otherwise})


def one_or_more(written: Any) -> BeforeValidator:  # noqa: ANN401 - any type, which has no type of its own
    """A validator that lets a list of one text be written as just that text; `written` is the type of both forms."""
    return BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=written)


IsoDate = Annotated[  # written as 2026-11-22
    date,
    BeforeValidator(_is_day),
    shown_to_editors(r"^\d{4}-\d{2}-\d{2}$", "Write year-month-day, such as 2026-11-22."),
]


class FrozenModel(BaseModel):
    """An immutable model that rejects unknown fields.

    `defer_build` makes pydantic build each validator at its first use: an app that reads only `site.yml` needs few.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
