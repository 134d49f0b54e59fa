"""Helplines: services to phone, text or chat to. A *record* is one of them, used by many pages."""

import re
from datetime import date
from typing import Annotated, Literal

import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from northway.facts import Evidence, WebAddress
from northway.hours import OpeningHours

Kind = Literal["phone", "text", "chat", "email", "web", "app", "relay"]
Hours = Literal["always", "unknown"] | tuple[OpeningHours, ...]
UNKNOWN = "unknown"
REGION = "GB"
DIALLED: tuple[Kind, ...] = ("phone", "relay")


def is_number(number: str) -> bool:
    """Whether a phone in the UK can dial this; short numbers are never "valid numbers" to the library."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return False
    is_short = phonenumbers.is_possible_short_number_for_region(parsed, REGION)
    return is_short or phonenumbers.is_valid_number(parsed)


def _read_hours(value: object) -> object:
    if isinstance(value, str) and value not in ("always", UNKNOWN):
        raise ValueError(f"hours cannot be `{value}`; write always, unknown, or a list of days, opens and closes")
    return value


def _read_languages(value: object) -> object:
    return () if value == UNKNOWN else value


class Channel(BaseModel):
    """One way to reach a helpline. `value` is the number, address or e-mail; `languages` is empty when unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind = Field(examples=["phone"])
    value: str = Field(examples=["0800 1111"])
    keyword: str = ""
    hours: Annotated[Hours, BeforeValidator(_read_hours)] = Field(examples=["always"])
    hours_evidence: Evidence | None = None
    languages: Annotated[tuple[str, ...], BeforeValidator(_read_languages)] = Field(examples=["[en]"])
    note: str = ""

    @model_validator(mode="after")
    def _value_fits_its_kind(self) -> "Channel":
        number = self.kind in ("phone", "text")
        if number and not is_number(self.value):
            raise ValueError(f"`{self.value}` is no number that a UK phone can dial; copy it from the operator's page")
        if self.kind in ("chat", "web") and not re.fullmatch(r"https?://\S+\.\S+", self.value):
            raise ValueError(f"`{self.value}` is not a web address; write it in full, such as https://…")
        if self.kind == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", self.value):
            raise ValueError(f"`{self.value}` is not an e-mail address; write name@example.org")
        return self

    @property
    def href(self) -> str:
        """What a tap opens. Digits as seen, never +44 before a short code (RFC 3966 has no form for those)."""
        digits = re.sub(r"[^\d+]", "", self.value)
        if self.kind in DIALLED:
            return f"tel:{digits}"
        if self.kind == "text":
            return f"sms:{digits}"
        return f"mailto:{self.value}" if self.kind == "email" else self.value


def _read_ages(text: object) -> object:
    """`any`, or `0-18`: from and to, both included."""
    if text == "any":
        return None
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(text))
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"`{text}` is not an age range; write any, or 0-18")
    return int(match[1]), int(match[2])


def _is_known(text: str) -> str:
    return "" if text == UNKNOWN else text


class Notice(BaseModel):
    """An outage or a change, shown wherever the record is used, on the days given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    since: date = Field(examples=["2026-11-22"])
    until: date = Field(examples=["2026-12-01"])


class Record(BaseModel):
    """The directory record of a helpline: what every other page may say of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    organisation: str = Field(examples=["NSPCC"])
    needs: tuple[str, ...] = Field(examples=["[talk]"])
    nations: tuple[str, ...] = Field(examples=["[england, wales, scotland, northern-ireland]"])
    ages: Annotated[tuple[int, int] | None, BeforeValidator(_read_ages)] = Field(examples=["0-18"])
    website: WebAddress | None = None
    channels: tuple[Channel, ...] = Field(min_length=1, examples=["…"])
    confidentiality: Annotated[str, AfterValidator(_is_known)] = Field(examples=["unknown"])
    on_bill: Literal["yes", "no", "likely", "unknown"] = Field(examples=["unknown"])
    cost: Literal["free", "standard", "unknown"] = Field(examples=["free"])
    cost_note: str = ""
    evidence: Evidence = Field(examples=["second-hand"])
    checked_on: date = Field(examples=["2026-11-22"])
    checked_against: WebAddress = Field(examples=["https://www.childline.org.uk/"])
    conflicts: tuple[str, ...] = ()
    notice: Notice | None = None

    @property
    def first_channel(self) -> Channel:
        """The channel that a plain link or a contact strip offers: the first one written."""
        return self.channels[0]

    def find_channel(self, kind: str) -> Channel | None:
        """The first channel of this kind, if there is one."""
        return next((channel for channel in self.channels if channel.kind == kind), None)

    def hours_evidence(self, channel: Channel) -> Evidence:
        """How sure we are of a channel's hours."""
        return channel.hours_evidence or self.evidence
