"""A helpline as a schema.org `Service` (JSON-LD 1.1), for search engines and assistants.

Hours without `opens` mean closed, and `PublicHolidays` overrides the day of the week that such a day falls on. Only a
schema.org `Place` has special opening hours, so the closed days of a contact are among its `hoursAvailable`.
"""

from calendar import isleap
from collections.abc import Callable, Iterable, Iterator

from northway.content.helplines import Channel, Kind
from northway.content.hours import WEEK
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.directory.open_data.identities import Entity, known, service_id
from northway.directory.open_data.services import nation_names
from northway.directory.open_data.timetables import Span, timetable
from northway.directory.selection import holiday_years

# A number for texts must not be offered for calls. schema.org has no property for text relay, whose number is dialled.
CONTACTS: dict[Kind, str] = {"phone": "servicePhone", "relay": "servicePhone", "text": "serviceSmsNumber"}
InWords = Callable[[Helpline, Channel], str]
DAYS = dict(zip(WEEK, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], strict=True))


def service_for_search(helpline: Helpline, site: SharedContent, in_words: InWords) -> Entity:
    """A `Service` and its channels (https://schema.org/ServiceChannel), with hours if they have evidence.

    `in_words` returns a channel's hours in one phrase, with what may be closed, for which schema.org has no term.
    """
    service: Entity = {
        "@type": "Service",
        "identifier": f"urn:uuid:{service_id(helpline)}",
        "name": helpline.title,
        "description": helpline.summary,
        "url": helpline.website,
        "provider": {"@type": "Organization", "name": helpline.organisation},
        "areaServed": _areas(helpline, site),
        "availableChannel": [_channel(helpline, channel, site, in_words) for channel in helpline.channels],
    }
    return known(service)


def _areas(helpline: Helpline, site: SharedContent) -> list[Entity]:
    return [{"@type": "AdministrativeArea", "name": name} for name in nation_names(helpline.nations, site)]


def _channel(helpline: Helpline, channel: Channel, site: SharedContent, in_words: InWords) -> Entity:
    if channel.kind in CONTACTS:
        return {"@type": "ServiceChannel", CONTACTS[channel.kind]: _contact(helpline, channel, site, in_words)}
    return known({"@type": "ServiceChannel", "serviceUrl": channel.href, "availableLanguage": list(channel.languages)})


def _contact(helpline: Helpline, channel: Channel, site: SharedContent, in_words: InWords) -> Entity:
    open_hours = [_hours(span) for span in timetable(helpline, channel)]
    contact: Entity = {
        "@type": "ContactPoint",
        "telephone": channel.value,
        "contactType": helpline.title,
        "areaServed": _areas(helpline, site),
        "availableLanguage": list(channel.languages),
        "description": in_words(helpline, channel) if open_hours else "",
        "hoursAvailable": [*open_hours, *_closed(helpline.with_notice(channel), site)] if open_hours else [],
    }
    return known(contact)


def _closed(channel: Channel, site: SharedContent) -> Iterator[Entity]:
    closed = {"@type": "OpeningHoursSpecification"}
    if channel.bank_holidays == "closed":
        yield {**closed, "dayOfWeek": "PublicHolidays"}
    for day in _dates(channel.closed, holiday_years(site)):
        yield {**closed, "validFrom": day, "validThrough": day}


def _dates(days: Iterable[str], years: Iterable[int]) -> list[str]:
    """These days as dates, sorted and without duplicates. A day without a year is given for each of `years`."""
    each_year = [day for day in days if len(day) == len("12-25")]
    every = (f"{year}-{day}" for day in each_year for year in years if day != "02-29" or isleap(year))
    return sorted({*every, *(day for day in days if day not in each_year)})


def _hours(span: Span) -> Entity:
    dates = {"validFrom": span.since, "validThrough": span.until}
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [DAYS[day] for day in span.days],
        "opens": span.opens,
        "closes": span.closes,
        **{name: day.isoformat() for name, day in dates.items() if day},
    }
