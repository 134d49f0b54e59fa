"""Facts and sources. A *fact* is a figure with its source and date; a *source* is a web page that we rely on."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from northway.content.addresses import fault_of_address
from northway.content.fields import FrozenModel, IsoDate, shown_to_editors

Evidence = Literal["confirmed", "second-hand", "unconfirmed"]
PART = re.compile(r"(\d+)/(\d+)", re.ASCII)
FIGURE = re.compile(r"\d+(\.\d+)?%?|\d+/\d+", re.ASCII)


def _is_figure(value: str) -> str:
    part = PART.fullmatch(value)
    if part and not 0 < int(part[1]) < int(part[2]):
        raise ValueError(f"`{value}` is not a part of a whole; write one such as 7/10, or a number such as 72000")
    if re.fullmatch(r"0\.\d+", value):
        raise ValueError(f"`{value}` is a part of a whole; write it as 75% or 3/4")
    if not FIGURE.fullmatch(value):
        raise ValueError(f"`{value}` is not a figure; write a number such as 72000, a part such as 7/10, or 87%")
    return value


def is_web_address(value: str) -> str:
    """Return `value` if it is a full web address; raise ValueError otherwise."""
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
        raise ValueError(f"`{value}` is not a web address; write it in full, such as https://www.example.org/")
    return value


def is_for_readers(value: str) -> str:
    """Return a web address if we may send readers there; raise ValueError otherwise."""
    fault = fault_of_address(value)
    if fault:
        raise ValueError(f"`{value}` {fault[0]}; {fault[1]}")
    return value


WebAddress = Annotated[
    str,
    AfterValidator(is_web_address),
    AfterValidator(is_for_readers),
    shown_to_editors(r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$", "Write it in full, such as https://www.example.org/."),
]


class Fact(FrozenModel):
    """A figure with its unit, date and source, and the day that somebody last checked it."""

    id: str
    value: Annotated[
        str, AfterValidator(_is_figure), shown_to_editors(rf"^({FIGURE.pattern})$", "Write 72000, 87% or 7/10.")
    ] = Field(examples=["72000"])
    unit: str = Field(pattern=r"\S", examples=["children reported missing each year"])
    as_of: str = Field(examples=["2026"])
    source: str = Field(pattern=r"\S", examples=["A charity"])
    url: WebAddress = Field(examples=["https://charity.example/figures"])
    checked_on: IsoDate = Field(examples=["2026-11-22"])
    evidence: Evidence = Field(examples=["second-hand"])
    caution: str = ""


class FactWords(FrozenModel):
    """The words of a fact in another language; "" if it has none, and the words of the source language are shown."""

    id: str
    unit: str = Field(pattern=r"\S", examples=["children reported missing each year"])
    as_of: str = ""
    caution: str = ""


class Source(FrozenModel):
    """A web page that our pages rely on, and the day that somebody last read it."""

    id: str
    organisation: str = Field(pattern=r"\S", examples=["A police force"])
    title: str = Field(pattern=r"\S", examples=["Report a missing person"])
    url: WebAddress = Field(examples=["https://www.example.org/"])
    year: str = Field(examples=["2026"])
    seen_on: IsoDate = Field(examples=["2026-11-22"])
