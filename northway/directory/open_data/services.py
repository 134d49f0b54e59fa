"""Helplines in the shape of Open Referral UK.

The shape is HSDS-UK 3.0 (https://github.com/OpenReferralUK/uk-profile), and of base HSDS
(https://github.com/openreferral/specification) what the profile leaves out and helplines need: `phones`, the names of
languages, and `additional_urls` (since HSDS 3.1). What we do not know is left out: the standard has no nulls.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import babel

from northway.content.helplines import Channel, Kind
from northway.content.site import Helpline
from northway.directory.open_data.attributes import Entity, attributes
from northway.directory.open_data.identities import channels_by_id, identity, last_change, service_id
from northway.directory.open_data.timetables import TIME_ZONE, Span, row_as_written, stated_hours, timetable

PHONE_TYPES: Mapping[Kind, str] = {"phone": "voice", "text": "text", "relay": "textphone"}  # RFC 6350, section 6.4.1
# How the Office for National Statistics calls the four nations, in its register of geographic codes.
NATION_CODES = {"england": "E92000001", "wales": "W92000004", "scotland": "S92000003", "northern-ireland": "N92000002"}
AREA = "http://statistics.data.gov.uk/id/statistical-geography/"


def page_of_services(helplines: Iterable[Helpline]) -> Entity:
    """All helplines, whole, as the one page of a list: what HSDS-UK's `/services` would answer."""
    contents = [service(helpline) for helpline in helplines]
    size = len(contents)
    counts: Entity = {"total_items": size, "total_pages": 1, "page_number": 1, "size": size}
    return {**counts, "first_page": True, "last_page": True, "empty": not contents, "contents": contents}


def service(helpline: Helpline) -> Entity:
    """A helpline as a service of HSDS-UK 3.0."""
    own, channels = service_id(helpline), channels_by_id(helpline)
    organization = _organization(helpline)
    youngest, oldest = helpline.ages or (None, None)
    email = helpline.find_channel("email")
    return _known(
        {
            "id": own,
            "organization_id": organization["id"],
            "name": helpline.title,
            "description": helpline.summary,
            "url": helpline.website,
            "email": email and email.value,
            "status": "active",
            "alert": alert(helpline),
            "minimum_age": youngest,
            "maximum_age": oldest,
            "assured_date": helpline.checked_on.isoformat(),
            "last_modified": f"{last_change(helpline)}T00:00:00.000Z",
            "organization": organization,
            "phones": [_phone(helpline, key, each) for key, each in channels.items() if each.kind in PHONE_TYPES],
            "additional_urls": [
                _url(helpline, key, each) for key, each in channels.items() if each.kind not in PHONE_TYPES
            ],
            "schedules": [schedule for key, each in channels.items() for schedule in _schedules(helpline, key, each)],
            "languages": _languages(own, languages_of(helpline)),
            "service_areas": [_area(own, nation) for nation in helpline.nations],
            "cost_options": _cost_options(helpline),
            "attributes": _service_attributes(helpline),
        }
    )


def languages_of(helpline: Helpline) -> list[str]:
    """The languages that any channel of a helpline is known to answer in."""
    return list(dict.fromkeys(code for channel in helpline.channels for code in channel.languages))


def nation_name(nation: str) -> str:
    """`northern-ireland` as data has it: Northern Ireland."""
    return nation.replace("-", " ").title()


def alert(helpline: Helpline) -> str:
    """A helpline's outage or change, behind its first and last day; empty when it has none."""
    notice = helpline.notice
    return f"{notice.since}/{notice.until}: {notice.text}" if notice else ""


def _known(entity: Entity) -> Entity:
    return {name: value for name, value in entity.items() if value not in (None, "", [])}


def _organization(helpline: Helpline) -> Entity:
    # The standard wants a description of each organisation; our records have none, so its name stands there.
    name = helpline.organisation
    return {"id": identity("organization", name), "name": name, "description": name}


def _phone(helpline: Helpline, key: str, channel: Channel) -> Entity:
    number = {"number": channel.value, "type": PHONE_TYPES[channel.kind]}
    return _channel(helpline, key, channel, "phone", number)


def _url(helpline: Helpline, key: str, channel: Channel) -> Entity:
    return _channel(helpline, key, channel, "url", {"label": channel.kind, "url": channel.href})


def _channel(helpline: Helpline, key: str, channel: Channel, entity: str, place: Mapping[str, str]) -> Entity:
    said = stated_hours(helpline, channel)
    terms = [("hours_evidence", said["hours_evidence"]), ("bank_holidays", channel.bank_holidays)]
    values = [
        *((name, said[name]) for name in ("hours", "unconfirmed_hours")),
        *(("closed", day) for day in channel.closed),
        ("keyword", channel.keyword),
    ]
    return _known(
        {
            "id": key,
            "service_id": service_id(helpline),
            **place,
            "description": channel.note,
            "languages": _languages(key, channel.languages),
            "attributes": attributes(entity, key, terms, values),
        }
    )


def _schedules(helpline: Helpline, key: str, channel: Channel) -> list[Entity]:
    return [_schedule(helpline, key, channel, span) for span in timetable(helpline, channel)]


def _schedule(helpline: Helpline, key: str, channel: Channel, span: Span) -> Entity:
    written = row_as_written(span.row)
    own = identity("schedule", key, written, span.opens, str(span.since))
    return _known(
        {
            "id": own,
            "service_id": service_id(helpline),
            "freq": "WEEKLY",
            "byday": ",".join(day[:2].upper() for day in span.days),
            "opens_at": span.opens,
            "closes_at": span.closes,
            "valid_from": span.since and span.since.isoformat(),
            "valid_to": span.until and span.until.isoformat(),
            "description": written,
            "attending_type": f"{channel.kind} {channel.value}",
            "notes": _notes(channel),
            "attributes": attributes("schedule", own, [], [("channel", key)]),
        }
    )


def _notes(channel: Channel) -> str:
    # HSDS has a time zone only as a distance from UTC, which cannot say "summer time"; and it has no closed days.
    closed = [f"closed: {day}" for day in channel.closed]
    return "; ".join([f"timezone: {TIME_ZONE}", f"bank_holidays: {channel.bank_holidays}", *closed])


@cache
def _language_names() -> Mapping[str, str]:
    return {**babel.Locale("en").languages, "bfi": "British Sign Language", "sgn": "Sign languages"}


def _languages(owner: str, codes: Iterable[str]) -> list[Entity]:
    return [
        {"id": identity("language", owner, code), "name": _language_names().get(code, code), "code": code}
        for code in codes
    ]


def _area(own: str, nation: str) -> Entity:
    code = NATION_CODES.get(nation)
    area: Entity = {"id": identity("area", own, nation), "service_id": own, "name": nation_name(nation)}
    return {**area, "uri": AREA + code} if code else area


def _cost_options(helpline: Helpline) -> list[Entity]:
    if helpline.cost == "unknown":
        return []
    own = service_id(helpline)
    option: Entity = {"id": identity("cost", own), "service_id": own, "option": helpline.cost}
    price: Entity = {"amount": 0, "currency": "gbp"} if helpline.cost == "free" else {}
    return [_known({**option, **price, "amount_description": helpline.cost_note})]


def _service_attributes(helpline: Helpline) -> list[Entity]:
    terms = [
        *(("need", need) for need in helpline.needs),
        *(("audience", audience) for audience in helpline.audience),
        ("evidence", helpline.evidence),
        ("cost", helpline.cost),
        ("on_bill", helpline.on_bill),
        ("name_needed", helpline.name_needed),
        ("number_seen", helpline.number_seen),
    ]
    values = [
        ("record", helpline.id),
        ("checked_against", helpline.checked_against),
        ("confidentiality", helpline.confidentiality),
        *(("conflict", conflict) for conflict in helpline.conflicts),
    ]
    return attributes("service", service_id(helpline), terms, values)
