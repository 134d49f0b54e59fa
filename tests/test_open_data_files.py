"""The files of open data that we publish: the same records in each, with the same ids and the same numbers."""

import json
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.directory.open_data.feed import feed_of
from northway.directory.open_data.identities import channels_by_id
from northway.directory.open_data.spreadsheets import channels_table, services_table
from tests import open_referral
from tests.open_referral import faults
from tests.records import days, ids, line, records, rows_of, values

ATOM = "{http://www.w3.org/2005/Atom}"
NUMBERS = ("phone", "text", "relay")


@cache
def published(northway, name: str) -> Any:
    return json.loads(northway.raw(f"/open-data/{name}").data)


def test_every_service_is_as_the_published_schema_asks(northway):
    page = published(northway, "services.json")
    assert faults(page, open_referral.PAGE) == []
    assert page["total_items"] == page["size"] == len(page["contents"]) == len(northway.site.helplines) > 20


def test_each_service_has_a_file_of_its_own_that_says_the_same(northway):
    for each in published(northway, "services.json")["contents"]:
        assert published(northway, f"services/{values(each, 'record')[0]}.json") == each
    assert northway.raw("/open-data/services/no-such-line.json").status_code == 404


def test_every_number_is_the_record_s_own_character_for_character(northway):
    for each in published(northway, "services.json")["contents"]:
        record = northway.site.helplines[values(each, "record")[0]]
        numbers = [channel.value for channel in record.channels if channel.kind in NUMBERS]
        assert [phone["number"] for phone in each.get("phones", [])] == numbers
        others = [channel.href for channel in record.channels if channel.kind not in NUMBERS]
        assert [url["url"] for url in each.get("additional_urls", [])] == others


def test_short_numbers_stay_short(northway):
    pages = published(northway, "services.json")["contents"]
    numbers = {phone["number"] for each in pages for phone in each.get("phones", [])}
    assert {"999", "101", "111", "116 000", "116 123", "85258"} <= numbers
    assert not any(number.startswith("+") for number in numbers)


def test_no_two_things_have_one_id(northway):
    found = ids(published(northway, "services.json"))
    assert len(found) == len(set(found))


def test_the_tables_have_the_same_ids_and_numbers_as_the_services(northway):
    services = published(northway, "services.json")["contents"]
    table = rows_of(northway.raw("/open-data/services.csv").text)
    assert [row["id"] for row in table] == [each["id"] for each in services]
    channels = rows_of(northway.raw("/open-data/channels.csv").text)
    whole = [way for each in services for way in [*each.get("phones", []), *each.get("additional_urls", [])]]
    assert {row["id"]: row["service_id"] for row in channels} == {way["id"]: way["service_id"] for way in whole}
    numbers = {way["id"]: way["number"] for way in whole if "number" in way}
    assert {row["id"]: row["value"] for row in channels if row["kind"] in NUMBERS} == numbers


def test_the_feed_holds_each_record_once_the_newest_first(northway):
    response = northway.raw("/open-data/changes.xml")
    feed = ElementTree.fromstring(response.data)
    entries = feed.findall(f"{ATOM}entry")
    assert [len(feed.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith("/open-data/changes.xml")
    found = [entry.find(f"{ATOM}id").text for entry in entries]
    assert sorted(found) == sorted(
        f"urn:uuid:{each['id']}" for each in published(northway, "services.json")["contents"]
    )
    days = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert days == sorted(days, reverse=True) and feed.find(f"{ATOM}updated").text == days[0]
    for entry in entries:
        for link in entry.findall(f"{ATOM}link"):
            address = link.get("href").removeprefix(northway.site.config.base_url.rstrip("/"))
            assert northway.raw(address).status_code == 200


def test_a_file_s_name_and_its_type_agree(small):
    for name, wanted in (("services.json", "application/json"), ("services/100.json", "application/json"), ("services.csv", "text/csv"), ("channels.csv", "text/csv"), ("changes.xml", "application/xml")):  # fmt: skip
        assert small.raw(f"/open-data/{name}").mimetype == wanted


def test_no_channel_of_ours_claims_hours_that_nobody_checked(northway):
    claimed = {
        identity
        for each in published(northway, "services.json")["contents"]
        for schedule in each.get("schedules", [])
        for identity in values(schedule, "channel")
    }
    for record in northway.site.helplines.values():
        for identity, channel in channels_by_id(record).items():
            can_claim = channel.hours != "unknown" and record.hours_evidence(channel) != "unconfirmed"
            assert (identity in claimed) == can_claim, f"{record.id}: {channel.kind} {channel.value}"


@given(records)
def test_any_record_makes_tables_that_read_back_as_they_were(record):
    row = rows_of(services_table([record]))[0]
    assert row["name"].removeprefix("'") == record.title.removeprefix("'")
    assert [channel["value"] for channel in rows_of(channels_table([record]))] == [
        each.value for each in record.channels
    ]


@given(st.lists(st.tuples(days, days), max_size=5))
def test_any_feed_is_in_order(looks):
    feed = feed_of(
        line(path=f"help/{number}", checked_on=one, reviewed=other) for number, (one, other) in enumerate(looks)
    )
    assert [entry.updated[:10] for entry in feed.entries] == sorted(
        (max(look).isoformat() for look in looks), reverse=True
    )
    assert len({entry.id for entry in feed.entries}) == len(looks)


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("https://evil.example")'])
def test_no_cell_is_taken_for_a_formula(text):
    assert rows_of(services_table([line(title=text)]))[0]["name"] == f"'{text}"


def test_tables_are_as_rfc_4180_has_them():
    table = services_table([line(title='A "line", of ours', cost_note="one\ntwo")])
    assert table.endswith("\r\n") and '"A ""line"", of ours"' in table
    assert rows_of(table)[0]["cost_note"] == "one\ntwo"
