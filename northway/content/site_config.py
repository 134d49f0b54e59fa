"""`site.yml`: the settings of a site."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, Field, PositiveInt, model_validator

from northway.content.facts import WebAddress, is_web_address
from northway.content.fields import FrozenModel, IsoDate
from northway.content.helplines import is_email
from northway.content.locales import Locale
from northway.content.validation import MisplacedError
from northway.problems import allowed_hint, suggest

EVERYONE = "everyone"  # the audience of a page or a list that is for all audiences


def _is_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        hint = suggest(name, available_timezones(), "write a name of the IANA time zone database")
        raise ValueError(f"there is no time zone `{name}`; {hint}") from error
    return name


def _is_base(address: str) -> str:
    if set(address) & set("?#%@") or "/../" in address:
        raise ValueError(
            f"`{address}` cannot be the site's address; write it without `?`, `#`, `%`, `@` and `..`, "
            "such as https://www.example.org/"
        )
    return is_web_address(address)


def _is_code(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise ValueError(f"`{text}` is not a language code; write two or three small letters of ISO 639, such as sgn")
    return text


def _is_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"`{text}` is not a regular expression ({error}); write one, or leave it out") from error
    return text


class SiteConfig(FrozenModel):
    """`site.yml`: the settings of the whole site.

    `country` decides the numbering plan, bank holidays and currency; `text_code` is a regular expression for numbers
    that take messages and no calls. `bank_holidays` names each nation's calendar: the code of a part of the country
    (ISO 3166-2, without the country), or the country's own. `nation_uris` identifies a nation in open data.
    `least_open` is, for each audience that it names, how many helplines must answer at every hour in every nation.
    `security.txt` (RFC 9116) names `security_contact`, or else `report_to`; without `security_expires` there is none.
    `quoting` is the page whose words come first in llms.txt; it may be left out.
    `unchecked_may_go_live` names the pages or sections whose translations a live site may publish before a speaker has
    checked them.
    `needs_not_for` lists the needs that an audience would not look under. `sign_languages` are codes of ISO 639-3.
    """

    name: str = Field(pattern=r"\S", examples=["Northway"])
    base_url: Annotated[str, AfterValidator(_is_base)] = Field(examples=["https://www.example.org/"])
    stage: Literal["preview", "live"] = Field(examples=["preview"])
    source_locale: str = Field(examples=["fr"])
    locales: tuple[Locale, ...] = Field(min_length=1, examples=["…"])
    helplines: str = Field(examples=["help"])
    passages: str = "passages"
    quiet: tuple[str, ...] = Field(examples=["[y]"])
    emergency: tuple[str, ...] = Field(examples=["[emergency]"])
    navigation: tuple[str, ...] = Field(examples=["[help]"])
    footer: tuple[str, ...] = Field(examples=["[about, privacy]"])
    leaflets: tuple[str, ...] = ()
    about: str = Field(examples=["about"])
    privacy: str = Field(examples=["privacy"])
    quiet_privacy: str = Field(examples=["y/phones"])
    quoting: str = ""
    search: str = ""
    quiet_search: str = ""
    languages: str = ""
    unchecked_may_go_live: tuple[str, ...] = ()
    time_zone: Annotated[str, AfterValidator(_is_time_zone)] = Field(examples=["UTC"])
    country: str = Field(examples=["…"])
    text_code: Annotated[str, AfterValidator(_is_pattern)] = ""
    bank_holidays: Mapping[str, str] = Field(examples=["{}"])
    least_open: Mapping[str, PositiveInt] = Field(examples=["{}"])
    always_there: tuple[str, ...] = Field(examples=["[emergency]"])
    report_to: Annotated[str, AfterValidator(is_email)] = Field(examples=["numbers@example.org"])
    security_contact: Annotated[str, AfterValidator(is_email)] = Field("", examples=["security@example.org"])
    security_expires: IsoDate | None = Field(None, examples=["2027-05-01"])
    audiences: tuple[str, ...] = Field(examples=["[adult, child]"])
    nations: tuple[str, ...] = Field(examples=["[north, south]"])
    nation_uris: Mapping[str, WebAddress] = {}
    needs: tuple[str, ...] = Field(examples=["[talk]"])
    needs_not_for: Mapping[str, tuple[str, ...]] = {}
    sign_languages: tuple[Annotated[str, AfterValidator(_is_code)], ...] = ()

    @model_validator(mode="after")
    def _has_its_locales(self) -> "SiteConfig":
        codes = [locale.code for locale in self.locales]
        twice = next((index for index, code in enumerate(codes) if code in codes[:index]), None)
        if twice is not None:
            raise MisplacedError(
                f"`{codes[twice]}` is the code of two locales; give this one another", "locales", twice, "code"
            )
        if self.source_locale not in codes:
            hint = suggest(self.source_locale, codes, allowed_hint(codes))
            raise MisplacedError(
                f"`source_locale` names `{self.source_locale}`, which is not in `locales`; {hint}", "source_locale"
            )
        return self

    def __hash__(self) -> int:
        """A hash, so that a Memory can take the settings as an argument; their mappings have none of their own."""
        return hash(self.base_url)

    def find_locale(self, code: str) -> Locale | None:
        """The locale with this code, or None."""
        return next((locale for locale in self.locales if locale.code == code), None)

    def is_passage(self, path: str) -> bool:
        """Whether the file at this path is a passage, which pages share, and not a page."""
        return path.startswith(f"{self.passages}/")

    @property
    def source(self) -> Locale:
        """The locale that pages are written in before they are translated."""
        return self.find_locale(self.source_locale) or self.locales[0]


# Settings in place of a `site.yml` with faults, so that an app can start and report the faults.
LEADS_AWAY = {"leave_url": "https://example.org/"}
NO_SITE = SiteConfig.model_validate(
    {
        "name": "?",
        "base_url": "https://example.org/",
        "stage": "preview",
        "source_locale": "und",  # no language: BCP 47 calls it "undetermined"
        "locales": [{"code": "und", "tag": "und", "babel_id": "und", "autonym": "?", "tier": "full", **LEADS_AWAY}],
        "helplines": "help",
        "about": "",
        "privacy": "",
        "quiet_privacy": "",
        "time_zone": "UTC",
        "country": "?",
        "least_open": {},
        "report_to": "nobody@example.org",
        "bank_holidays": {},
        **{
            name: []
            for name in ("quiet", "emergency", "navigation", "footer", "audiences", "nations", "needs", "always_there")
        },
    }
)
