"""Records for tests: a small one, one with every field, and generated ones; and functions that read open data."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from northway.content.hours import OpeningHours, overlap
from northway.content.loader import load_site
from northway.content.pages import Helpline
from northway.directory.open_data import schema_org, services, spreadsheets

SITE = load_site(Path(__file__).parent / "small_site")
EVIDENCE = ("confirmed", "second-hand", "unconfirmed")
RECORD: dict[str, Any] = {
    "path": "help/line",
    "locale": "en",
    "source": "en/help/line.md",
    "body": "Somebody listens.",
    "body_line": 1,
    "title": "A line",
    "summary": "Somebody listens.",
    "audience": ["parent"],
    "order": 1,
    "reviewed": "2026-11-01",
    "review_by": "2027-01-01",
    "organisation": "A charity",
    "needs": ["talk"],
    "nations": ["wales"],
    "ages": "0-18",
    "website": "https://charity.example/",
    "channels": [{"kind": "phone", "value": "0161 496 0100", "hours": "always", "languages": ["en"]}],
    "confidentiality": "unknown",
    "on_bill": "unknown",
    "cost": "unknown",
    "evidence": "second-hand",
    "checked_on": "2026-11-02",
    "checked_against": "https://charity.example/contact",
}
WEEKDAYS = {"days": "Mon-Fri", "opens": "09:00", "closes": "17:00"}
# Every field of a record, once.
WHOLE: dict[str, Any] = {
    "cost": "free",
    "cost_note": "From any phone.",
    "confidentiality": "They tell someone if a life is in danger.",
    "conflicts": ["One page says until 8pm."],
    "answers_in": "england",
    "notice": {"channel": "phone", "text": "Phones are down.", "since": "2026-11-22", "until": "2026-11-24"},
    "channels": [
        {"kind": "phone", "value": "116 000", "hours": [WEEKDAYS | {"since": "2026-12-21", "until": "2027-01-03"}], "languages": ["en", "bfi"], "closed": ["12-25"], "note": "Ring twice.", "without_speech": True, "cost": "standard", "needs": ["credit"], "wait": "A few minutes.", "wait_as_of": "2026"},
        {"kind": "text", "value": "85258", "keyword": "TALK", "hours": [WEEKDAYS], "hours_evidence": "unconfirmed", "languages": "unknown"},
        {"kind": "relay", "value": "18001 101", "hours": "always", "languages": ["en"]},
        {"kind": "chat", "value": "https://charity.example/chat", "hours": "unknown", "languages": ["en"], "note": "Chat."},
        {"kind": "email", "value": "help@charity.example", "hours": "unknown", "languages": "unknown"},
    ],
}  # fmt: skip


def line(**fields: Any) -> Helpline:
    return Helpline.model_validate(RECORD | fields)


def with_hours(*rows: dict[str, str], **fields: Any) -> Helpline:
    return line(channels=[RECORD["channels"][0] | {"hours": list(rows)} | fields])


def service(record: Helpline) -> Any:
    return services.service(record, SITE)


def page_of_services(records: list[Helpline]) -> Any:
    return services.page_of_services(records, SITE)


def service_for_search(record: Helpline) -> Any:
    return schema_org.service_for_search(record, SITE, lambda helpline, channel: "In words.")


def services_table(records: list[Helpline]) -> str:
    return spreadsheets.services_table(records, SITE)


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


def values(entity: dict[str, Any], kind: str) -> list[str]:
    """The values of an entity's attributes of one kind."""
    found = (each for each in entity.get("attributes", []) if each["link_type"] == kind)
    return [each.get("value") or each["taxonomy_term"]["name"] for each in found]


def ids(value: Any) -> list[str]:
    """Every `id` in an export that is an entity's own; terms and organisations are shared."""
    if isinstance(value, list):
        return [found for each in value for found in ids(each)]
    if not isinstance(value, dict):
        return []
    inside = [
        found for name, each in value.items() if name not in ("taxonomy_term", "organization") for found in ids(each)
    ]
    return [*([value["id"]] if "id" in value else []), *inside]


def spans(schedules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{each['byday']} {each['opens_at']}-{each['closes_at']} {each.get('valid_from', '')}/{each.get('valid_to', '')}"
        for each in schedules
    ]


letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
words = st.text(letters, min_size=1, max_size=20).filter(str.strip)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def clock(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


def row(days: str, opens: int, length: int, season: tuple[date, date] | None) -> dict[str, str]:
    """A row of hours. `opens` and `length` are in quarters of an hour; the length is at most a day."""
    closes = opens + length
    ends = clock(closes) if closes <= 96 else f"{clock(closes - 96)} next day"
    hours = {"days": days, "opens": clock(opens), "closes": ends}
    return hours | dict(zip(("since", "until"), map(str, sorted(season)), strict=True)) if season else hours


times = st.sampled_from(["Mon", "Sat Sun", "Mon-Fri"]), st.integers(0, 95), st.integers(1, 96)
weeks = st.builds(row, *times, st.none())


def _is_some_day(row: dict[str, str]) -> bool:
    """Whether one of the days of this row is in its season."""
    try:
        return bool(OpeningHours.model_validate(row))
    except ValueError:
        return False


seasons = st.builds(row, *times, st.tuples(days, days)).filter(lambda row: _is_some_day(row))
rows = (st.tuples(weeks) | st.tuples(seasons) | st.tuples(weeks, seasons)).filter(
    lambda rows: not overlap(tuple(OpeningHours.model_validate(row) for row in rows))
)
hours = st.sampled_from(["always", "unknown"]) | rows.map(list)
channels = st.builds(
    lambda reach, hours, evidence, languages, closed, note: {
        "kind": reach[0], "value": reach[1], "hours": hours, "hours_evidence": evidence, "languages": languages, "closed": closed, "note": note,
    },
    st.sampled_from([("phone", "999"), ("phone", "116 000"), ("text", "85258"), ("relay", "18000"), ("chat", "https://charity.example/chat?a=b"), ("app", "https://charity.example/app"), ("email", "a@b.example")]),
    hours,
    st.sampled_from([None, *EVIDENCE]),
    st.just("unknown") | st.lists(st.sampled_from(["en", "cy", "ur", "bfi"]), min_size=1, unique=True),
    st.lists(st.sampled_from(["12-25", "2026-12-31"]), unique=True),
    st.just("") | words,
)  # fmt: skip
records = st.builds(
    line,
    title=words,
    summary=words,
    organisation=words,
    needs=st.lists(st.sampled_from(["talk", "abuse"]), min_size=1),
    nations=st.lists(st.sampled_from(["england", "wales", "scotland", "northern-ireland", "jersey"]), unique=True),
    ages=st.sampled_from(["any", "0-18", "16-25"]),
    cost=st.sampled_from(["free", "standard", "unknown"]),
    cost_note=st.just("") | words,
    conflicts=st.lists(words),
    evidence=st.sampled_from(EVIDENCE),
    checked_on=days,
    reviewed=days,
    channels=st.lists(channels, min_size=1, max_size=4),
)
