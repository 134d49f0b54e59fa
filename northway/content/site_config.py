"""`site.yml`: what the whole site has in common."""

from collections.abc import Mapping
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from northway.content.facts import WebAddress
from northway.content.fields import FrozenModel
from northway.content.helplines import is_email
from northway.content.locales import Locale


def _is_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone `{name}`; write Europe/London") from error
    return name


class SiteConfig(FrozenModel):
    """`site.yml`: what the whole site has in common."""

    name: str = Field(examples=["Northway"])
    base_url: WebAddress = Field(examples=["https://www.example.org/"])
    stage: Literal["preview", "live"] = Field(examples=["preview"])
    leave_url: WebAddress = Field(examples=["https://www.bbc.co.uk/weather"])
    source_locale: str = Field(examples=["en"])
    locales: tuple[Locale, ...] = Field(min_length=1, examples=["…"])
    helplines: str = Field(examples=["help"])
    quiet: tuple[str, ...] = Field(examples=["[y]"])
    emergency: tuple[str, ...] = Field(examples=["[999, 101]"])
    navigation: tuple[str, ...] = Field(examples=["[parents, y, help]"])
    footer: tuple[str, ...] = Field(examples=["[about, privacy]"])
    about: str = Field(examples=["about"])
    privacy: str = Field(examples=["privacy"])
    quiet_privacy: str = Field(examples=["y/phones"])
    time_zone: Annotated[str, AfterValidator(_is_time_zone)] = Field(examples=["Europe/London"])
    bank_holidays: Mapping[str, str] = Field(examples=["{england: ENG}"])
    least_open: int = Field(ge=0, examples=["2"])
    always_there: tuple[str, ...] = Field(examples=["[999, childline, samaritans]"])
    report_to: Annotated[str, AfterValidator(is_email)] = Field(examples=["numbers@example.org"])
    nations: tuple[str, ...] = Field(examples=["[england, wales, scotland, northern-ireland]"])
    needs: tuple[str, ...] = Field(examples=["[talk]"])
    adult_needs: tuple[str, ...] = ()

    def find_locale(self, code: str) -> Locale | None:
        """The locale of this code, if we publish in it."""
        return next((locale for locale in self.locales if locale.code == code), None)

    @property
    def source(self) -> Locale:
        """The locale that we write in first."""
        return self.find_locale(self.source_locale) or self.locales[0]
