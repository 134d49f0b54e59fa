"""Helplines in the shape of Open Referral UK.

The shape is HSDS-UK 3.0 (https://github.com/OpenReferralUK/uk-profile), with parts of base HSDS
(https://github.com/openreferral/specification) that the profile leaves out and helplines need: `phones`, the names of
languages, and `additional_urls` (since HSDS 3.1). Unknown values are left out, because the standard has no nulls.
"""

from collections.abc import Iterable, Mapping

from babel.numbers import get_territory_currencies

from northway.content.helplines import Channel, Kind
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.directory.open_data.identities import Entity, channels_by_id, identity, known, last_change, service_id
from northway.directory.open_data.timetables import Span, row_as_written, stated_hours, timetable

Said = Iterable[tuple[str, str]]
PHONE_TYPES: Mapping[Kind, str] = {"phone": "voice", "text": "text", "relay": "textphone"}  # RFC 6350, section 6.4.1


def page_of_services(helplines: Iterable[Helpline], site: SharedContent) -> Entity:
    """All helplines as the only page of a list, in the shape of HSDS-UK's `/services`."""
    contents = [service(helpline, site) for helpline in helplines]
    size = len(contents)
    counts: Entity = {"total_items": size, "total_pages": 1, "page_number": 1, "size": size}
    return {**counts, "first_page": True, "last_page": True, "empty": not contents, "contents": contents}


def service(helpline: Helpline, site: SharedContent) -> Entity:
    """A helpline as a service of HSDS-UK 3.0."""
    own, channels = service_id(helpline), channels_by_id(helpline)
    organization = _organization(helpline)
    youngest, oldest = helpline.ages or (None, None)
    email = helpline.find_channel("email")
    contacts = [_channel(helpline, key, channel, site) for key, channel in channels.items()]
    return known(
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
            "phones": [entity for entity in contacts if "number" in entity],
            "additional_urls": [entity for entity in contacts if "url" in entity],
            "schedules": [
                _schedule(helpline, key, channel, span, site)
                for key, channel in channels.items()
                for span in timetable(helpline, channel)
            ],
            "languages": _languages(own, languages_of(helpline), site),
            "service_areas": [_area(own, nation, site) for nation in helpline.nations],
            "cost_options": _cost_options(helpline, site),
            "attributes": _service_attributes(helpline),
        }
    )


def languages_of(helpline: Helpline) -> list[str]:
    """The codes of all languages in which a channel of a helpline is known to answer."""
    return list(dict.fromkeys(code for channel in helpline.channels for code in channel.languages))


def nation_names(nations: Iterable[str], site: SharedContent) -> list[str]:
    """The names of these nations in the source locale."""
    return [site.name_of("nations", nation, site.config.source_locale) for nation in nations]


def alert(helpline: Helpline) -> str:
    """A helpline's notice, preceded by its first and last day and its channel; empty if it has none."""
    notice = helpline.notice
    return f"{notice.since}/{notice.until} {notice.channel}: {notice.text}" if notice else ""


def _organization(helpline: Helpline) -> Entity:
    # The standard requires a description of each organisation. Our records have none, so its name is used.
    name = helpline.organisation
    return {"id": identity("organization", name), "name": name, "description": name}


def _channel(helpline: Helpline, key: str, channel: Channel, site: SharedContent) -> Entity:
    """A channel as a phone, or as one of `additional_urls`."""
    entity, place = "url", {"label": channel.kind, "url": channel.href}
    if channel.kind in PHONE_TYPES:
        entity, place = "phone", {"number": channel.value, "type": PHONE_TYPES[channel.kind]}
    said = stated_hours(helpline, channel)
    terms = [
        ("hours_evidence", said["hours_evidence"]),
        ("bank_holidays", channel.bank_holidays),
        ("cost", helpline.cost_of(channel)),
        *(("needs", need) for need in channel.needs),
        *([("without_speech", "yes")] if channel.without_speech else []),
    ]
    values = [
        *((name, said[name]) for name in ("hours", "unconfirmed_hours")),
        *(("closed", day) for day in channel.closed),
        ("keyword", channel.keyword),
        ("wait", channel.wait),
        ("wait_as_of", channel.wait_as_of),
    ]
    return known(
        {
            "id": key,
            "service_id": service_id(helpline),
            **place,
            "description": channel.note,
            "languages": _languages(key, channel.languages, site),
            "attributes": _attributes(entity, key, terms, values),
        }
    )


def _schedule(helpline: Helpline, key: str, channel: Channel, span: Span, site: SharedContent) -> Entity:
    written = row_as_written(span.row)
    own = identity("schedule", key, written, span.opens, str(span.since))
    return known(
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
            "notes": _notes(channel, site.config.time_zone),
            "attributes": _attributes("schedule", own, [], [("channel", key)]),
        }
    )


def _notes(channel: Channel, time_zone: str) -> str:
    # HSDS gives a time zone as an offset from UTC, which cannot express summer time, and has no closed days.
    closed = [f"closed: {day}" for day in channel.closed]
    return "; ".join([f"timezone: {time_zone}", f"bank_holidays: {channel.bank_holidays}", *closed])


def _languages(owner: str, codes: Iterable[str], site: SharedContent) -> list[Entity]:
    source = site.config.source
    return [
        {"id": identity("language", owner, code), "name": site.language_name(code, source), "code": code}
        for code in codes
    ]


def _area(own: str, nation: str, site: SharedContent) -> Entity:
    name = site.name_of("nations", nation, site.config.source_locale)
    area: Entity = {"id": identity("area", own, nation), "service_id": own, "name": name}
    return known({**area, "uri": site.config.nation_uris.get(nation)})


def _cost_options(helpline: Helpline, site: SharedContent) -> list[Entity]:
    if helpline.cost == "unknown":
        return []
    own = service_id(helpline)
    option: Entity = {"id": identity("cost", own), "service_id": own, "option": helpline.cost}
    currency = next(iter(get_territory_currencies(site.config.country)), "").lower()
    price: Entity = {"amount": 0, "currency": currency} if helpline.cost == "free" else {}
    return [known({**option, **price, "amount_description": helpline.cost_note})]


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
        ("answers_in", helpline.answers_in or ""),
        ("confidentiality", helpline.confidentiality),
        *(("conflict", conflict) for conflict in helpline.conflicts),
    ]
    return _attributes("service", service_id(helpline), terms, values)


def _attributes(entity: str, owner: str, terms: Said, values: Said) -> list[Entity]:
    """HSDS attributes of `owner`, each once: statements for which HSDS has no field.

    First terms of our taxonomies, then free values, which the UK profile leaves out.
    """
    said = [(kind, name, _term(kind, name)) for kind, name in dict.fromkeys(terms)]
    said += [(kind, value, {"value": value}) for kind, value in dict.fromkeys(values) if value]
    return [
        {"id": identity("attribute", owner, kind, words), "link_id": owner, "link_entity": entity, "link_type": kind}
        | rest
        for kind, words, rest in said
    ]


def _term(taxonomy: str, name: str) -> Entity:
    # Base HSDS requires `name`, the UK profile `term`, and both a description. Our dictionary page has a longer one.
    own = identity("term", taxonomy, name)
    words = {"name": name, "term": name, "description": f"{taxonomy}: {name}", "taxonomy": taxonomy}
    return {"taxonomy_term_id": own, "taxonomy_term": {"id": own, **words}}
