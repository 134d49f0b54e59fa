"""A sentence that is quoted alone claims no more than the record, and says where it holds."""

import pytest

from tests.writers_desk import only, told, writers_desk

RULES = """\
any_hour: [any hour, day and night]
no_cost: [free]
doubts: [may, isn't]
laws: [a crime, Act 20*]
places: [UK, where you live]
"""


@pytest.fixture
def writer(desk):
    desk = writers_desk(desk)
    desk.write("writing.yml", desk.read("writing.yml") + RULES)
    desk.replace("en/help/100.md", "cost: free", "cost: standard")
    return desk


@pytest.mark.parametrize(
    "sentence",
    [
        "Ring [](helpline:sea) in Wales at any hour.",
        "In Wales, ring [](helpline:sea), which is free.",
        "Ring [](helpline:100), which may answer at any hour.",
        "In Wales ring [](helpline:sea) at any hour, or [](helpline:100).",
        "Ring [](helpline:100), which isn't free.",
        "It is good to talk at any hour, and it is free.",
        "Taking a child is a crime in Wales.",
        "Taking a child can be a crime where you live.",
    ],
)
def test_a_sentence_that_holds_alone_is_left_alone(writer, sentence):
    assert told(writer, f"{sentence}\n", "quotable") == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ring [](helpline:100) at any hour.", "any hour"),
        ("At any hour, ring [](helpline:100).", "any hour"),
        ("In Wales ring [](helpline:sea), or [](helpline:100) day and night.", "day and night"),
        ("A call to [the line](helpline:100) is free.", "free"),
    ],
)
def test_hours_and_costs_that_the_record_does_not_hold_are_an_error(writer, sentence, claim):
    found = only(told(writer, f"Words.\n\n{sentence}\n", "quotable"))
    assert (
        found.startswith("error: ") and f"“{claim}” is said of The small line, but its record doesn't say so" in found
    )


def test_a_name_claims_nothing(writer):
    writer.replace("en/help/100.md", "title: The small line", "title: Live Free at Any Hour")
    assert told(writer, "Ring [](helpline:100) now.\n", "quotable") == []
    sea = (
        writer.read("en/help/sea.md").replace("0808 157 0999", "0808 157 0998").replace("cost: free", "cost: standard")
    )
    writer.write("en/help/free.md", sea.replace("Sea Line", "Night Line"))
    assert told(writer, "In Wales, ring [](helpline:free).\n", "quotable") == [], "nor does an id"


def test_a_law_without_its_nation_is_a_warning(writer):
    found = only(told(writer, "Taking a child is a crime.\n", "quotable"))
    assert (
        found.startswith("warning: ") and "states a law (“a crime”) but not where it applies; name the nations" in found
    )
    assert told(writer, "The Act 2014 says so.\n", "quotable")
    nation = "::: nation wales\nTaking a child is a crime.\n:::\n"
    assert told(writer, nation, "quotable") == [], "the page says it above the words, and the Markdown before each"


def test_a_helpline_of_one_nation_is_offered_with_it_in_the_sentence(writer):
    assert told(writer, "You live in Wales. Ring [](helpline:sea) in Wales.\n", "quotable") == []
    found = only(told(writer, "You live in Wales. Ring [](helpline:sea).\n", "quotable"))
    assert "offers Sea Line, but does not say that it works in Wales; name Wales in the sentence" in found
    item = "- **Wales:** this is for you. Ring [](helpline:sea).\n"
    assert told(writer, item, "quotable") == [], "an item is quoted whole"


def test_a_helpline_s_own_page_is_held_to_its_record(writer):
    writer.replace("en/help/100.md", "summary: ", "summary: Free. ")
    lines = [line for line in writer.lines() if "is said of The small line" in line]
    assert len(lines) == 1 and "“Free”" in lines[0]
