"""The data dictionary names every field that we publish, and no other."""

import re
from typing import Any

import pytest

from northway.directory.open_data.spreadsheets import channels_table
from tests.records import EVIDENCE, WHOLE, line, page_of_services, rows_of, service, services_table


def named(node) -> list[str]:
    return [code.text() for code in node.css("code")]


@pytest.fixture(scope="module")
def dictionary(northway):
    return northway.get("/open-data/")


def table_after(dictionary, selector: str) -> dict[str, list[str]]:
    """A table's rows: the text of the first cell, and the names in the second."""
    rows = dictionary.all(f"{selector} tbody tr")
    return {row.css("td")[0].text(strip=True): named(row.css("td")[1]) for row in rows}


def test_every_column_of_a_table_is_in_the_dictionary_in_its_order(dictionary):
    for name, table in (("services.csv", services_table([line()])), ("channels.csv", channels_table([line()]))):
        section = next(each for each in dictionary.all(".dataset") if each.css_first("a").text() == name)
        columns = [row.css_first("td").text(strip=True) for row in section.css("tbody tr")]
        assert columns == list(rows_of(table)[0])


def fields(value: Any, part: str, found: dict[str, dict[str, None]]) -> dict[str, dict[str, None]]:
    """The names of all fields, by the part of the export that they are in."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            found.setdefault(part, {}).update(dict.fromkeys(each))
            for name, inside in each.items():
                fields(inside, name, found)
    return found


def test_every_field_of_a_service_is_in_the_dictionary(dictionary):
    found = fields(page_of_services([line(**WHOLE)]), "the list", {})
    section = next(each for each in dictionary.all(".dataset") if each.css_first("a").text() == "services.json")
    told = {row.css("td")[0].text(strip=True): named(row.css("td")[1]) for row in section.css("tbody tr")}
    assert set(told) == set(found)
    for part, names in found.items():
        assert set(names) <= set(told[part]), part
        assert set(told[part]) - set(names) <= {"voice", "text", "textphone"}, part


def test_every_kind_of_attribute_is_in_the_dictionary(dictionary):
    whole: Any = service(line(**WHOLE))
    places = {
        "a service": [whole],
        "a channel": [*whole["phones"], *whole["additional_urls"]],
        "a schedule": whole["schedules"],
    }
    tables = dictionary.all("main table")
    told = {row.css("td")[0].text(strip=True): set(named(row.css("td")[1])) for row in tables[-1].css("tbody tr")}
    for place, entities in places.items():
        kinds = {each["link_type"] for entity in entities for each in entity["attributes"]}
        assert told[place] == kinds, place


def test_the_dictionary_claims_no_more_than_it_is(dictionary):
    text = dictionary.text()
    assert "Open Referral UK shaped export" in text and "isn't a compliant API" in text
    assert set(EVIDENCE) < set(re.findall(r"[a-z-]+", text))
