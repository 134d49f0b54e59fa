"""A helpline as search engines and assistants read it: a schema.org `Service`, as JSON-LD 1.1 inside its page."""

from northway.content.helplines import Channel, Kind
from northway.content.hours import WEEK
from northway.content.site import Helpline
from northway.directory.open_data.attributes import Entity
from northway.directory.open_data.identities import service_id
from northway.directory.open_data.services import nation_name
from northway.directory.open_data.timetables import Span, timetable

# A number to text must not be offered to dial. (schema.org has no word for text relay; its number is dialled.)
CONTACTS: dict[Kind, str] = {"phone": "servicePhone", "relay": "servicePhone", "text": "serviceSmsNumber"}
DAYS = dict(zip(WEEK, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], strict=True))


def service_for_search(helpline: Helpline) -> Entity:
    """A `Service` and its channels (https://schema.org/ServiceChannel); hours only where we can claim them."""
    service: Entity = {
        "@context": "https://schema.org",
        "@type": "Service",
        "identifier": f"urn:uuid:{service_id(helpline)}",
        "name": helpline.title,
        "description": helpline.summary,
        "url": helpline.website,
        "provider": {"@type": "Organization", "name": helpline.organisation},
        "areaServed": _areas(helpline),
        "availableChannel": [_channel(helpline, channel) for channel in helpline.channels],
    }
    return _known(service)


def _known(entity: Entity) -> Entity:
    return {name: value for name, value in entity.items() if value}


def _areas(helpline: Helpline) -> list[Entity]:
    return [{"@type": "AdministrativeArea", "name": nation_name(nation)} for nation in helpline.nations]


def _channel(helpline: Helpline, channel: Channel) -> Entity:
    if channel.kind in CONTACTS:
        return {"@type": "ServiceChannel", CONTACTS[channel.kind]: _contact(helpline, channel)}
    return _known({"@type": "ServiceChannel", "serviceUrl": channel.href, "availableLanguage": list(channel.languages)})


def _contact(helpline: Helpline, channel: Channel) -> Entity:
    contact: Entity = {
        "@type": "ContactPoint",
        "telephone": channel.value,
        "contactType": helpline.title,
        "areaServed": _areas(helpline),
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
