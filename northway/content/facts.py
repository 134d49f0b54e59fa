"""Facts and sources. A *fact* is a figure with its source and its day; a *source* is what a page rests on."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from northway.content.fields import FrozenModel

Evidence = Literal["confirmed", "second-hand", "unconfirmed"]
FIGURE = re.compile(r"\d+(\.\d+)?%?|\d+/\d+")


def _is_figure(value: str) -> str:
    if not FIGURE.fullmatch(value):
        raise ValueError(f"`{value}` is not a figure; write a number such as 72000, a part such as 7/10, or 87%")
    return value


def is_web_address(value: str) -> str:
    """Check that this is the full address of a page; raises ValueError as pydantic wants it."""
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
        raise ValueError(f"`{value}` is not a web address; write it in full, such as https://www.gov.uk/")
    return value


WebAddress = Annotated[str, AfterValidator(is_web_address)]


class Fact(FrozenModel):
    """A figure: what it counts, when, who says so, and the day that somebody last checked it."""

    id: str
    value: Annotated[str, AfterValidator(_is_figure)] = Field(examples=["72000"])
    unit: str = Field(examples=["children reported missing in the UK each year"])
    as_of: str = Field(examples=["2026"])
    source: str = Field(examples=["Missing People"])
    url: WebAddress = Field(examples=["https://www.missingpeople.org.uk/"])
    checked_on: date = Field(examples=["2026-11-22"])
    evidence: Evidence = Field(examples=["second-hand"])
    caution: str = ""


class Source(FrozenModel):
    """A page that ours rest on, and the day that somebody last saw it."""

    id: str
    organisation: str = Field(examples=["Police Scotland"])
    title: str = Field(examples=["Report a missing person"])
    url: WebAddress = Field(examples=["https://www.gov.uk/"])
    year: str = Field(examples=["2026"])
    seen_on: date = Field(examples=["2026-11-22"])
