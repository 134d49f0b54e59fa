"""The records of helplines: services to phone, text or chat to. Many pages use one record."""

import re
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from northway.content.facts import Evidence, WebAddress, is_for_readers, is_web_address
from northway.content.fields import FrozenModel, IsoDate, shown_to_editors
from northway.content.hours import OpeningHours, check_overlap, days_between, is_closed_day
from northway.content.validation import ROWS, WORD, MisplacedError

Kind = Literal["phone", "text", "chat", "email", "web", "app", "relay"]
Rows = Annotated[tuple[OpeningHours, ...], AfterValidator(check_overlap)]
Hours = Annotated[
    Annotated[Literal["always", "unknown"], Tag(WORD)] | Annotated[Rows, Tag(ROWS)],
    Discriminator(lambda value: WORD if isinstance(value, str) else ROWS),
]
UNKNOWN = "unknown"
WordsOrUnknown = Literal["unknown"] | tuple[str, ...]  # as an editor writes it
DIALLED: tuple[Kind, ...] = ("phone", "relay")


def is_about_day(text: object) -> str:
    """Return `text` if it is a year or a day (2026, `about 2026`, 2026-11-28); raise ValueError otherwise."""
    if not re.fullmatch(r"(about )?20\d\d|20\d\d-\d\d-\d\d", str(text)):
        raise ValueError(f"`{text}` is not a year or a day; write 2026, about 2026, or 2026-11-28")
    return str(text)


def is_email(address: str) -> str:
    """Return `address` if it is an e-mail address; raise ValueError otherwise."""
    if not re.fullmatch(r"[^@\s:<>]+@[^@\s:<>]+\.[^@\s:<>]+", address):
        raise ValueError(f"`{address}` is not an e-mail address; write name@example.org")
    return address


def _read_hours(value: object) -> object:
    if isinstance(value, str) and value not in ("always", UNKNOWN):
        raise ValueError(f"hours cannot be `{value}`; write always, unknown, or a list of days, opens and closes")
    return value


def _read_languages(value: object) -> object:
    if value in ("", []):
        raise ValueError("no language is named; write unknown, or a list of codes from ISO 639")
    return () if value == UNKNOWN else value


YesNoUnknown = Literal["yes", "no", "unknown"]
Cost = Literal["free", "standard", "unknown"]
Needed = Literal["account", "id", "credit", "app"]  # what a caller must have


class Channel(FrozenModel):
    """One way to reach a helpline. `value` is the number, address or e-mail; `languages` is empty when unknown.

    `without_speech` marks a phone channel on which a caller need not speak.
    """

    kind: Kind = Field(examples=["phone"])
    value: str = Field(examples=["112"])
    keyword: str = ""
    hours: Annotated[Hours, BeforeValidator(_read_hours)] = Field(examples=["always"])
    hours_evidence: Evidence | None = None
    bank_holidays: Literal["open", "closed", "unknown"] = "unknown"
    closed: tuple[Annotated[str, AfterValidator(is_closed_day)], ...] = ()
    languages: Annotated[tuple[str, ...], BeforeValidator(_read_languages, json_schema_input_type=WordsOrUnknown)] = (
        Field(examples=["unknown"])
    )
    needs: tuple[Needed, ...] = ()
    wait: str = ""
    wait_as_of: Annotated[str, BeforeValidator(is_about_day)] = ""
    cost: Cost | None = None
    without_speech: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _value_fits_its_kind(self) -> "Channel":
        try:
            if self.kind in ("chat", "web", "app"):
                is_for_readers(is_web_address(self.value))
            if self.kind == "email":
                is_email(self.value)
        except ValueError as error:
            raise MisplacedError(str(error), "value") from error
        return self

    @model_validator(mode="after")
    def _wait_has_its_day(self) -> "Channel":
        if self.wait and not self.wait_as_of:
            raise ValueError("this `wait` has no date; write its year or day, such as `wait_as_of: 2026`")
        if self.wait_as_of and not self.wait:
            raise ValueError("`wait_as_of` needs a `wait`; write what the operator says in `wait`, or take this out")
        return self

    @property
    def href(self) -> str:
        """The URL that a tap opens. Numbers are not made international: RFC 3966 has no such form for short codes."""
        digits = re.sub(r"[^\d+]", "", self.value)
        if self.kind in DIALLED:
            return f"tel:{digits}"
        if self.kind == "text":
            return f"sms:{digits}"
        return f"mailto:{self.value}" if self.kind == "email" else self.value


def _read_ages(text: object) -> object:
    """`0-18` as (0, 18), both included; `any` as None."""
    if text == "any":
        return None
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(text))
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"`{text}` is not an age range; write any, or 0-18")
    return int(match[1]), int(match[2])


LONGEST_NOTICE = timedelta(days=14)


class Notice(FrozenModel):
    """An outage of one kind of channel, or of `all`, from `since` to `until`, both included."""

    channel: Kind | Literal["all"] = Field(examples=["phone"])
    text: str = Field(pattern=r"\S", examples=["Phones are down."])
    since: IsoDate = Field(examples=["2026-11-22"])
    until: IsoDate = Field(examples=["2026-12-01"])

    @model_validator(mode="after")
    def _ends_soon(self) -> "Notice":
        if not self.since <= self.until < self.since + LONGEST_NOTICE:
            last = self.since + LONGEST_NOTICE - timedelta(days=1)
            raise ValueError(
                f"the notice ends on {self.until}; write a day from {self.since} to {last}, and renew it if it lasts"
            )
        return self

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which it applies, as YYYY-MM-DD."""
        return tuple(day.isoformat() for day in days_between(self.since, self.until))


class Record(FrozenModel):
    """The directory record of a helpline: the facts that any page may state about it."""

    organisation: str = Field(pattern=r"\S", examples=["A charity"])
    needs: tuple[str, ...] = Field(examples=["[talk]"])
    nations: Annotated[
        tuple[str, ...],
        BeforeValidator(lambda value: () if value == UNKNOWN else value, json_schema_input_type=WordsOrUnknown),
    ] = Field(examples=["unknown"])
    answers_in: str | None = None
    ages: Annotated[
        tuple[int, int] | None,
        BeforeValidator(_read_ages),
        shown_to_editors(r"^(any|\d{1,2}-\d{1,2})$", "Write any, or 0-18."),
    ] = Field(examples=["0-18"])
    website: WebAddress | None = None
    channels: tuple[Channel, ...] = Field(min_length=1, examples=["…"])
    name_needed: YesNoUnknown = "unknown"
    number_seen: YesNoUnknown = "unknown"
    privacy_sources: tuple[str, ...] = ()
    confidentiality: Annotated[str, AfterValidator(lambda text: "" if text == UNKNOWN else text)] = Field(
        examples=["unknown"]
    )
    on_bill: Literal["yes", "no", "likely", "unknown"] = Field(examples=["unknown"])
    cost: Cost = Field(examples=["free"])
    cost_note: str = ""
    evidence: Evidence = Field(examples=["second-hand"])
    checked_on: IsoDate = Field(examples=["2026-11-22"])
    checked_against: WebAddress = Field(examples=["https://charity.example/contact"])
    conflicts: tuple[str, ...] = ()
    notice: Notice | None = Field(
        None, examples=["{channel: phone, text: Lines are down., since: 2026-11-22, until: 2026-11-24}"]
    )

    @model_validator(mode="after")
    def _notice_names_a_channel(self) -> "Record":
        kinds = [channel.kind for channel in self.channels]
        if self.notice and self.notice.channel not in ("all", *kinds):
            named = ", ".join(["all", *dict.fromkeys(kinds)])
            what = f"the notice is about `{self.notice.channel}`, which is not one of its channels"
            raise MisplacedError(f"{what}; write one of: {named}", "notice", "channel")
        return self

    @property
    def first_channel(self) -> Channel:
        """The channel written first, which a plain link or a contact strip offers."""
        return self.channels[0]

    @property
    def holiday_nations(self) -> tuple[str, ...]:
        """The nations whose bank holidays may close it: that of its office, or, if unknown, all that it serves."""
        return (self.answers_in,) if self.answers_in else self.nations

    def cost_of(self, channel: Channel) -> Cost:
        """The cost of a channel: its own, or else the record's."""
        return channel.cost or self.cost

    def is_free(self, channel: Channel) -> bool:
        """Whether this channel is free for everyone: it says so itself, or the record does without a `cost_note`."""
        return channel.cost == "free" or (self.cost_of(channel) == "free" and not self.cost_note)

    def answers_always(self, channel: Channel) -> bool:
        """Whether pages may say that a channel answers at every hour of every day."""
        is_closed = channel.bank_holidays == "closed" or bool(channel.closed)
        return channel.hours == "always" and not is_closed and self.has_claimable_hours(channel)

    def is_out_of_order(self, channel: Channel) -> bool:
        """Whether the notice says that this channel does not work."""
        return self.notice is not None and self.notice.channel in ("all", channel.kind)

    def with_notice(self, channel: Channel) -> Channel:
        """The channel, also closed on the days of a notice about it."""
        days = self.notice.days if self.notice and self.is_out_of_order(channel) else ()
        return channel.model_copy(update={"closed": (*channel.closed, *days)}) if days else channel

    @property
    def working_channels(self) -> tuple[Channel, ...]:
        """The channels in the order in which to offer them: as written, but those out of order last."""
        return tuple(sorted(self.channels, key=self.is_out_of_order))

    @property
    def channels_by_languages(self) -> dict[tuple[str, ...], list[Channel]]:
        """The channels, grouped by the languages in which they answer."""
        found: dict[tuple[str, ...], list[Channel]] = {}
        for channel in self.channels:
            found.setdefault(channel.languages, []).append(channel)
        return found

    def find_channel(self, kind: str) -> Channel | None:
        """The first channel of this kind, if there is one."""
        return next((channel for channel in self.channels if channel.kind == kind), None)

    def has_claimable_hours(self, channel: Channel) -> bool:
        """Whether pages may say that a channel is open: its hours are known, and not on `unconfirmed` evidence."""
        return channel.hours != UNKNOWN and self.hours_evidence(channel) != "unconfirmed"

    def hours_evidence(self, channel: Channel) -> Evidence:
        """The evidence for a channel's hours: its own, or else the record's."""
        return channel.hours_evidence or self.evidence

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has read the record and all its hours on the operator's own page."""
        return {self.evidence, *map(self.hours_evidence, self.channels)} == {"confirmed"}
