"""The parts of the published schema that our export must satisfy, written down for the tests.

HSDS-UK 3.0: https://github.com/OpenReferralUK/uk-profile (schema/compiled/service.json and service_list.json), with
base HSDS 3.0 for what the profile leaves out (https://github.com/openreferral/specification: schema/phone.json,
language.json, attribute.json, taxonomy_term.json, schedule.json), and url.json of HSDS 3.1. JSON Schema 2020-12.
The standard allows fields that it does not name. `closed` refuses them, so that every field stands here.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

FORMATS = FormatChecker(("uuid", "date", "email"))  # the library checks these itself; the others are below
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_DAY = rf"^({'|'.join(DAYS)})(,({'|'.join(DAYS)}))*$"


@FORMATS.checks("uri")
def is_uri(text: object) -> bool:
    parts = urlsplit(str(text))
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"[\s<>\"{}|\\^`]", str(text))


@FORMATS.checks("date-time", raises=ValueError)
def is_date_time(text: object) -> bool:
    return datetime.fromisoformat(str(text)).tzinfo is not None and bool(re.search(r"\.\d{3}Z$", str(text)))


def closed(required: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def many(entity: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": entity, "minItems": 1}


TEXT = {"type": "string", "minLength": 1}
NUMBER = {"type": "number"}
COUNT = {"type": "integer", "minimum": 0}
YES_OR_NO = {"type": "boolean"}
ID = {"type": "string", "format": "uuid"}
DATE = {"type": "string", "format": "date"}
URI = {"type": "string", "format": "uri"}
EMAIL = {"type": "string", "format": "email"}
CLOCK = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
STATUS = {"enum": ["active", "inactive", "defunct", "temporarily closed"]}
FREQUENCY = {"enum": ["WEEKLY", "MONTHLY"]}
PHONE_TYPE = {"enum": ["text", "voice", "fax", "cell", "video", "pager", "textphone"]}  # RFC 6350, 6.4.1

TERM = closed("id name description", id=ID, name=TEXT, term=TEXT, description=TEXT, taxonomy=TEXT)
ATTRIBUTE = closed(
    "id",
    id=ID,
    link_id=ID,
    link_entity=TEXT,
    link_type=TEXT,
    value=TEXT,
    taxonomy_term_id=ID,
    taxonomy_term=TERM,
)
LANGUAGE = closed("id", id=ID, name=TEXT, code={"type": "string", "pattern": "^[a-z]{2,3}(_[A-Za-z]+)*$"})
CHANNEL = {"id": ID, "service_id": ID, "description": TEXT, "languages": many(LANGUAGE), "attributes": many(ATTRIBUTE)}
PHONE = closed("id number", **CHANNEL, number=TEXT, type=PHONE_TYPE)
URL = closed("id url", **CHANNEL, label=TEXT, url=URI)
SCHEDULE = closed(
    "id",
    id=ID,
    service_id=ID,
    freq=FREQUENCY,
    byday={"type": "string", "pattern": BY_DAY},
    opens_at=CLOCK,
    closes_at=CLOCK,
    valid_from=DATE,
    valid_to=DATE,
    description=TEXT,
    attending_type=TEXT,
    notes=TEXT,
    attributes=many(ATTRIBUTE),
)
ORGANIZATION = closed("id name description", id=ID, name=TEXT, description=TEXT)
AREA = closed("id", id=ID, service_id=ID, name=TEXT, uri=URI)
COST_OPTION = closed("id", id=ID, service_id=ID, option=TEXT, amount=NUMBER, currency=TEXT, amount_description=TEXT)
SERVICE = closed(
    "id name status",
    id=ID,
    organization_id=ID,
    name=TEXT,
    description=TEXT,
    url=URI,
    email=EMAIL,
    status=STATUS,
    alert=TEXT,
    minimum_age=NUMBER,
    maximum_age=NUMBER,
    assured_date=DATE,
    last_modified={"type": "string", "format": "date-time"},
    organization=ORGANIZATION,
    phones=many(PHONE),
    additional_urls=many(URL),
    schedules=many(SCHEDULE),
    languages=many(LANGUAGE),
    service_areas=many(AREA),
    cost_options=many(COST_OPTION),
    attributes=many(ATTRIBUTE),
)
PAGE = closed(
    "total_items contents",
    total_items=COUNT,
    total_pages=COUNT,
    page_number=COUNT,
    size=COUNT,
    first_page=YES_OR_NO,
    last_page=YES_OR_NO,
    empty=YES_OR_NO,
    contents={"type": "array", "items": SERVICE},
)


def faults(entity: object, schema: dict[str, Any] = SERVICE) -> list[str]:
    """The errors that the schema finds in an entity, each with its path."""
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(entity)]
