"""A helpline as a schema.org `Service` (JSON-LD 1.1), for search engines and assistants."""

from northway.content.helplines import Channel, Kind
from northway.content.hours import WEEK
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.directory.open_data.attributes import Entity
from northway.directory.open_data.identities import service_id
from northway.directory.open_data.services import nation_names
from northway.directory.open_data.timetables import Span, timetable

# A number for texts must not be offered for calls. schema.org has no property for text relay, whose number is dialled.
CONTACTS: dict[Kind, str] = {"phone": "servicePhone", "relay": "servicePhone", "text": "serviceSmsNumber"}
DAYS = dict(zip(WEEK, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], strict=True))


def service_for_search(helpline: Helpline, site: SharedContent) -> Entity:
    """A `Service` and its channels (https://schema.org/ServiceChannel), with hours if they have evidence."""
    service: Entity = {
        "@context": "https://schema.org",
        "@type": "Service",
        "identifier": f"urn:uuid:{service_id(helpline)}",
        "name": helpline.title,
        "description": helpline.summary,
        "url": helpline.website,
        "provider": {"@type": "Organization", "name": helpline.organisation},
        "areaServed": _areas(helpline, site),
        "availableChannel": [_channel(helpline, channel, site) for channel in helpline.channels],
    }
    return _known(service)


def _known(entity: Entity) -> Entity:
    return {name: value for name, value in entity.items() if value}


def _areas(helpline: Helpline, site: SharedContent) -> list[Entity]:
    return [{"@type": "AdministrativeArea", "name": name} for name in nation_names(helpline.nations, site)]


def _channel(helpline: Helpline, channel: Channel, site: SharedContent) -> Entity:
    if channel.kind in CONTACTS:
        return {"@type": "ServiceChannel", CONTACTS[channel.kind]: _contact(helpline, channel, site)}
    return _known({"@type": "ServiceChannel", "serviceUrl": channel.href, "availableLanguage": list(channel.languages)})


def _contact(helpline: Helpline, channel: Channel, site: SharedContent) -> Entity:
    contact: Entity = {
        "@type": "ContactPoint",
        "telephone": channel.value,
        "contactType": helpline.title,
        "areaServed": _areas(helpline, site),
        "availableLanguage": list(channel.languages),
        "hoursAvailable": [_hours(span) for span in timetable(helpline, channel)],
    }
    return _known(contact)


def _hours(span: Span) -> Entity:
    dates = {"validFrom": span.since, "validThrough": span.until}
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [DAYS[day] for day in span.days],
        "opens": span.opens,
        "closes": span.closes,
        **{name: day.isoformat() for name, day in dates.items() if day},
    }
