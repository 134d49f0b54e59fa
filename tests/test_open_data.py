"""A helpline in the shape of Open Referral UK; hours without evidence are no schedule."""

import json
from datetime import date, timedelta
from typing import Any

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.content.hours import DAY, WEEK
from northway.directory.open_data.identities import channels_by_id
from northway.directory.open_data.spreadsheets import channels_table
from northway.directory.open_data.timetables import timetable
from tests import open_referral
from tests.open_referral import faults
from tests.records import (
    RECORD,
    WEEKDAYS,
    WHOLE,
    days,
    ids,
    line,
    page_of_services,
    records,
    rows,
    rows_of,
    service,
    service_for_search,
    spans,
    values,
    with_hours,
)


def test_a_helpline_keeps_its_id_for_ever(small):
    assert small.raw("/open-data/services.json").json["contents"][0]["id"] == "a61da16d-8455-51be-ad76-6a7cdd91ae04"


def test_an_id_outlives_a_new_title_number_and_address(desk):
    before = desk.client().raw("/open-data/services/100.json").json
    desk.replace("en/help/100.md", "title: The small line", "title: The great line")
    desk.replace("site.yml", "https://little.example/", "https://great.example/")
    after = desk.client().raw("/open-data/services/100.json").json
    assert after["name"] == "The great line" and after["id"] == before["id"]
    assert [phone["id"] for phone in after["phones"]] == [phone["id"] for phone in before["phones"]]


def test_a_whole_record_says_everything_that_it_knows():
    found: Any = service(line(**WHOLE))
    assert faults(found) == []
    assert found["alert"] == "2026-11-22/2026-11-24 phone: Phones are down."
    assert found["email"] == "help@charity.example"
    assert (found["minimum_age"], found["maximum_age"], found["assured_date"]) == (0, 18, "2026-11-02")
    assert found["last_modified"] == "2026-11-02T00:00:00.000Z"
    assert found["cost_options"][0]["amount"] == 0
    assert [phone["type"] for phone in found["phones"]] == ["voice", "text", "textphone"]
    assert [each["name"] for each in found["languages"]] == ["English", "British Sign Language"]
    assert found["service_areas"][0]["uri"].endswith("/W92000004")
    assert values(found, "conflict") == ["One page says until 8pm."] and values(found, "evidence") == ["second-hand"]
    assert values(found["phones"][1], "keyword") == ["TALK"]


def test_what_nobody_knows_is_left_out():
    found: Any = service(line(ages="any", website=None, nations="unknown"))
    assert faults(found) == []
    unknown = (
        "minimum_age",
        "maximum_age",
        "url",
        "email",
        "alert",
        "cost_options",
        "service_areas",
        "additional_urls",
    )
    assert not set(unknown) & set(found) and "null" not in json.dumps(found)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("id", "childline"),
        ("status", "open"),
        ("name", None),
        ("url", "charity example"),
        ("assured_date", "22/11/2026"),
        ("last_modified", "2026-11-22"),
        ("phones", [{"id": "a1a482a1-c096-5af4-af60-9252a2880ce0"}]),
        ("invented", "field"),
    ],
)
def test_our_statement_of_the_schema_catches_what_is_wrong(name, bad):
    found = service(line()) | {name: bad}
    assert faults(found)


def test_languages_are_named_as_unicode_names_them():
    found: Any = service(line(channels=[RECORD["channels"][0] | {"languages": ["ur", "cy"]}]))
    assert [each["name"] for each in found["languages"]] == [babel.Locale("ur").get_language_name("en"), "Welsh"]


def test_channels_alike_have_ids_of_their_own():
    twice = [RECORD["channels"][0] | {"languages": [code]} for code in ("en", "bfi")]
    assert len(channels_by_id(line(channels=twice))) == 2


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([WEEKDAYS], ["MO,TU,WE,TH,FR 09:00-17:00 /"]),
        ([{"days": "Sun", "opens": "18:00", "closes": "24:00"}], ["SU 18:00-23:59 /"]),
        ([{"days": "Sat Sun", "opens": "20:00", "closes": "02:00 next day"}], ["SA,SU 20:00-23:59 /", "MO,SU 00:00-02:00 /"]),
        ([{"days": "Fri", "opens": "20:00", "closes": "00:00 next day"}], ["FR 20:00-23:59 /"]),
        (
            [WEEKDAYS, {"days": "Sat", "opens": "10:00", "closes": "12:00", "since": "2026-12-21", "until": "2027-01-03"}],
            ["MO,TU,WE,TH,FR 09:00-17:00 /2026-12-20", "MO,TU,WE,TH,FR 09:00-17:00 2027-01-04/", "SA 10:00-12:00 2026-12-21/2027-01-03"],
        ),
        (
            [{"days": "Fri", "opens": "20:00", "closes": "01:00 next day", "since": "2026-12-21", "until": "2026-12-25"}],
            ["FR 20:00-23:59 2026-12-21/2026-12-25", "SA 00:00-01:00 2026-12-22/2026-12-26"],
        ),
    ],
)  # fmt: skip
def test_hours_are_schedules_within_one_day_and_one_season(rows, wanted):
    found: Any = service(with_hours(*rows))
    assert faults(found) == [] and spans(found["schedules"]) == wanted


def test_a_day_and_a_night_is_midnight_to_one_minute_before():
    found: Any = service(line())
    assert spans(found["schedules"]) == ["MO,TU,WE,TH,FR,SA,SU 00:00-23:59 /"]


def test_a_schedule_says_its_channel_its_time_zone_and_what_it_cannot_promise():
    found: Any = service(with_hours(WEEKDAYS, closed=["12-25"]))
    schedule = found["schedules"][0]
    assert schedule["attending_type"] == "phone 0161 496 0100"
    assert values(schedule, "channel") == [found["phones"][0]["id"]]
    assert schedule["notes"] == "timezone: Europe/London; bank_holidays: unknown; closed: 12-25"
    assert schedule["description"] == "Mon-Fri 09:00-17:00"


def test_unknown_hours_are_no_schedule():
    found: Any = service(line(channels=[RECORD["channels"][0] | {"hours": "unknown"}]))
    assert "schedules" not in found and values(found["phones"][0], "hours_evidence") == ["unknown"]


def test_unconfirmed_hours_are_a_note_and_never_a_schedule():
    record = with_hours(WEEKDAYS, hours_evidence="unconfirmed")
    found: Any = service(record)
    assert "schedules" not in found
    assert values(found["phones"][0], "unconfirmed_hours") == ["Mon-Fri 09:00-17:00"]
    assert values(found["phones"][0], "hours") == []
    row = rows_of(channels_table([record]))[0]
    assert (row["hours"], row["unconfirmed_hours"]) == ("", "Mon-Fri 09:00-17:00")
    assert "hoursAvailable" not in json.dumps(service_for_search(record))


@given(rows, days, st.integers(0, 95))
def test_schedules_are_open_exactly_when_the_hours_say_so(rows, day, quarter):
    record = with_hours(*rows)
    said = record.first_channel.hours
    now = quarter * 15

    def opens_on(start: date, minute: int) -> bool:
        in_season = [row for row in said if row.since and row.since <= start <= row.until]
        return any(row.holds_on(start) and row.minutes[0] <= minute < row.minutes[1] for row in in_season or said)

    found: Any = service(record)
    written = [
        each["byday"].split(",").count(WEEK[day.weekday()][:2].upper())
        and each.get("valid_from", "") <= day.isoformat() <= each.get("valid_to", "9")
        and each["opens_at"] <= f"{now // 60:02}:{now % 60:02}" < each["closes_at"]
        for each in found.get("schedules", [])
    ]
    assert any(written) == (opens_on(day, now) or opens_on(day - timedelta(days=1), now + DAY))


@given(records)
def test_any_record_makes_a_sound_service(record):
    found: Any = json.loads(json.dumps(page_of_services([record])))
    assert faults(found, open_referral.PAGE) == []
    assert len(ids(found)) == len(set(ids(found)))
    claimed = sum(len(timetable(record, channel)) for channel in record.channels)
    assert len(found["contents"][0].get("schedules", [])) == claimed
