"""Records of helplines: valid numbers, possible hours, known words."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.content.dialling import fault_of_dialling
from northway.content.helplines import Channel
from northway.content.hours import WEEK, OpeningHours

CHANNEL = {"hours": "always", "languages": ["en"]}


def channel(kind: str, value: str) -> Channel:
    return Channel.model_validate({**CHANNEL, "kind": kind, "value": value})


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        ("phone", "999", "tel:999"),
        ("phone", "116 000", "tel:116000"),
        ("phone", "0800 1111", "tel:08001111"),
        ("phone", "020 7008 0151", "tel:02070080151"),
        ("text", "85258", "sms:85258"),
        ("text", "116 000", "sms:116000"),
        ("relay", "18001 101", "tel:18001101"),
        ("email", "pat@papyrus-uk.org", "mailto:pat@papyrus-uk.org"),
        ("chat", "https://www.childline.org.uk", "https://www.childline.org.uk"),
    ],
)
def test_a_tap_opens_the_number_as_it_is_seen(kind, value, href):
    assert channel(kind, value).href == href


@pytest.mark.parametrize(
    "number", ["999", "101", "111", "116 123", "116 000", "0800 1111", "0161 496 0100", "85258", "61016"]
)
def test_numbers_that_a_uk_phone_can_dial(number):
    assert fault_of_dialling(number, "GB") is None


BAD_RECORDS = {
    "no number": ("value: 0161 496 0100", "value: ask us", "the number has letters in it: `ask us`"),
    "two numbers": ("value: 0161 496 0100", "value: 999 or 112", "there are two numbers in one channel: `999 or 112`"),
    "two numbers, a stroke": ("value: 0161 496 0100", "value: 999/112", "there are two numbers in one channel: `999/112`"),
    "two numbers, a space": ("value: 0161 496 0100", "value: 999 112", "there are two numbers in one channel: `999 112`"),
    "two numbers, a plus": ("value: 0161 496 0100", "value: 999 + 112", "there are two numbers in one channel"),
    "two numbers in a list": ("value: 0161 496 0100", "value: [999, 112]", "`channels.value` holds more than one value"),
    "a zero after the country": ("value: 0161 496 0100", "value: +44 0161 496 0100", "not written as people dial it: `+44 0161 496 0100`; write 01614960100"),
    "a pause": ("value: 0161 496 0100", "value: 0161 496 0100,,2", "an extension would be dialled"),
    "a link to a local preview": ("value: 0161 496 0100", "value: http://localhost:5000/x.y", "the number has letters in it"),
    "seconds for a date": ("checked_on: 2026-11-01", "checked_on: 1764288000", "`1764288000` is not a date; write year-month-day"),
    "no words": ("organisation: A charity", 'organisation: " "', "`organisation` is ' ', which does not fit"),
    "a zero in brackets": ("value: 0161 496 0100", 'value: "+44 (0)161 496 0100"', "a zero in brackets would be dialled"),
    "an extension": ("value: 0161 496 0100", "value: 0161 496 0100 ext 12", "an extension would be dialled"),
    "letters": ("value: 0161 496 0100", "value: 0800 CHILD1", "the number has letters in it: `0800 CHILD1`"),
    "other digits": ("value: 0161 496 0100", "value: ٠١٦١ ٤٩٦ ٠١٠٠", "the number has other characters than digits and spaces"),
    "direction marks": ("value: 0161 496 0100", 'value: "\u202a0161 496 0100\u202c"', "an invisible control character (U+202A)"),
    "too many digits": ("value: 0161 496 0100", "value: 0161 496 0100 9", "a phone in GB cannot dial this: `0161 496 0100 9`"),
    "unknown nation": ("nations: [england,", "nations: [englund,", "`englund` is not one of our nations; did you mean `england`?"),
    "unknown audience": ("[parent, young-person]", "[parnet]", "100.md:5: `parnet` is not one of our audiences; did you mean `parent`?"),
    "a call to a text number": ("value: 0161 496 0100", "value: 85258", "`85258` is a number for texts; write `kind: text`"),
    "unknown need": ("needs: [talk]", "needs: [tlk]", "`tlk` is not one of our needs; did you mean `talk`?"),
    "unknown kind": ("kind: phone", "kind: fone", "did you mean `phone`?"),
    "no such time": ("opens: 09:00", "opens: 9am", "`9am` is not a time; write 09:00"),
    "no such day": ("days: Mon-Fri", "days: Monday", "`Monday` is not a day or days; write Mon-Fri"),
    "closes before it opens": ("closes: 17:30", "closes: 08:00", "before it opens at 09:00"),
    "hours in a word": ("hours: unknown", "hours: daily", "hours cannot be `daily`; write always, unknown"),
    "ages upside down": ("ages: 0-25", "ages: 25-0", "`25-0` is not an age range; write any, or 0-18"),
    "address without https": ("value: https://charity.example/chat", "value: charity chat", "is not a web address"),
    "no channels": ("confidentiality", "xconfidentiality", "there is no field `xconfidentiality`; did you mean `confidentiality`?"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_RECORDS)
def test_a_bad_record_is_named_with_its_line_and_what_to_write(desk, name):
    old, new, said = BAD_RECORDS[name]
    desk.replace("en/help/100.md", old, new)
    number = next(n for n, line in enumerate(desk.read("en/help/100.md").split("\n"), 1) if new in line)
    found = [line for line in desk.lines() if said in line]
    assert found, desk.lines()
    place = int(found[0].removeprefix("en/help/100.md:").split(":")[0])
    assert abs(place - number) <= 1


def test_an_app_has_the_address_where_it_is_found():
    with pytest.raises(ValueError, match="`our app` is not a web address"):
        channel("app", "our app")


def test_hours_past_midnight_are_written_with_next_day():
    hours = OpeningHours.model_validate({"days": "Sat Sun", "opens": "20:00", "closes": "02:00 next day"})
    assert hours.days == ("Sat", "Sun")


@given(st.sampled_from(WEEK), st.sampled_from(WEEK))
def test_a_range_of_days_runs_from_the_first_to_the_last(first, last):
    days = OpeningHours.model_validate({"days": f"{first}-{last}", "opens": "09:00", "closes": "10:00"}).days
    assert days[0] == first and days[-1] == last
    assert len(set(days)) == len(days)
    for day, following in pairwise(days):
        assert (WEEK.index(day) + 1) % 7 == WEEK.index(following)


MORE_BAD = {
    "a number for texts as a phone": ("value: 0161 496 0100", "value: 85258", "`85258` is a number for texts; write `kind: text`"),
    "no language": ("languages: [en, cy]", "languages: []", "no language is named; write unknown"),
    "unknown language": ("languages: [en, cy]", "languages: [en, xq]", "`xq` is not a language code"),
    "a day that is none": ("    languages: [en, cy]", "    closed: [13-45]\n    languages: [en, cy]", "`13-45` is not a day; write 2026-12-25"),
    "a season without end": ("closes: 17:30}", "closes: 17:30, since: 2026-12-20}", "a season has no end"),
    "overlapping hours": (
        "      - {days: Mon-Fri, opens: 09:00, closes: 17:30}",
        "      - {days: Mon-Fri, opens: 09:00, closes: 17:30}\n      - {days: Fri, opens: 17:00, closes: 18:00}",
        "the hours Mon 09:00 to 17:30 and Fri 17:00 to 18:00 overlap",
    ),
    "hours that overlap over midnight": (
        "      - {days: Mon-Fri, opens: 09:00, closes: 17:30}",
        "      - {days: Sun, opens: 20:00, closes: 02:00 next day}\n      - {days: Mon, opens: 01:00, closes: 03:00}",
        "overlap; write them as one row",
    ),
    "a need that no channel has": ("    note: Texts", "    needs: [acount]\n    note: Texts", "did you mean `account`?"),
    "a wait of no day": ("    note: Texts", "    wait: A few minutes.\n    note: Texts", "this `wait` has no date; write its year or day"),
    "a wait of some other day": ("    note: Texts", "    wait: A few minutes.\n    wait_as_of: lately\n    note: Texts", "`lately` is not a year or a day; write 2026, about 2026, or 2026-11-28"),
    "a day of no wait": ("    note: Texts", "    wait_as_of: 2026\n    note: Texts", "`wait_as_of` needs a `wait`; write what the operator says"),
    "a channel's cost": ("    note: Texts", "    cost: fre\n    note: Texts", "did you mean `free`?"),
    "an office in no nation": ("ages: 0-25", "ages: 0-25\nanswers_in: englund", "`englund` is not one of our nations; did you mean `england`?"),
    "a notice without end": (
        "on_bill:",
        "notice: {channel: phone, text: Phones are down., since: 2026-11-22, until: 2026-12-06}\non_bill:",
        "the notice ends on 2026-12-06; write a day from 2026-11-22 to 2026-12-05, and renew it if it lasts",
    ),
    "a notice about no channel": (
        "on_bill:",
        "notice: {channel: relay, text: It is down., since: 2026-11-22, until: 2026-11-23}\non_bill:",
        "the notice is about `relay`, which is not one of its channels; write one of: all, phone, text",
    ),
    "a number typed into a notice": (
        "on_bill:",
        "notice: {channel: phone, text: Ring 0161 496 0199 today., since: 2026-11-22, until: 2026-11-23}\non_bill:",
        "the number 0161 496 0199 is typed into the text",
    ),
    "who says so is nobody": ("on_bill:", "privacy_sources: [nobody]\non_bill:", "there is no source `nobody`"),
}  # fmt: skip


@pytest.mark.parametrize("name", MORE_BAD)
def test_more_bad_records_are_named_with_what_to_write(desk, name):
    old, new, said = MORE_BAD[name]
    desk.replace("en/help/100.md", old, new)
    assert [line for line in desk.lines() if said in line and line.startswith("en/help/100.md:")], desk.lines()


def test_a_record_says_what_stops_a_young_person_how_long_they_wait_and_what_each_channel_costs(desk):
    more = "    needs: [credit]\n    cost: standard\n    wait: Up to an hour.\n    wait_as_of: 2026\n    note: Texts"
    desk.replace("en/help/100.md", "    note: Texts", more)
    helpline = desk.site().helplines["100"]
    phone, text, _ = helpline.channels
    assert (text.needs, text.wait, text.wait_as_of) == (("credit",), "Up to an hour.", "2026")
    assert (phone.needs, phone.wait) == ((), "")
    assert (helpline.cost_of(phone), helpline.cost_of(text)) == ("free", "standard")


def test_a_bank_holiday_is_that_of_the_office_and_where_nobody_knows_it_of_all_that_it_serves(desk):
    assert desk.site().helplines["100"].holiday_nations == ("england", "wales")
    desk.replace("en/help/100.md", "ages: 0-25", "ages: 0-25\nanswers_in: scotland")
    assert desk.site().helplines["100"].holiday_nations == ("scotland",)
    page = desk.client().get("/help/100/")
    assert set(page.attributes(".opening[data-holidays]", "data-nations")) == {"scotland"}


# What is written in place of the hours of the first channel, the row (0 is `hours:`) that is named, and what is said.
ROW = "      - {days: Mon-Fri, opens: 09:00, closes: 17:30}"
WRONG_HOURS = {
    "no zero": ([ROW.replace("09:00", "9:00")], 1, "`9:00` is not a time; write 09:00"),
    "days in words": ([ROW, ROW.replace("Mon-Fri", "Monday to Friday")], 2, "`Monday` is not a day or days; write Mon-Fri"),
    "midnight": ([ROW.replace("17:30", "00:00")], 1, "it closes at 00:00, the start of the day; write `closes: 24:00`"),
    "no time between": ([ROW.replace("17:30", "09:00")], 1, "it closes at 09:00, when it opens; write when it closes"),
    "before it opens": ([ROW.replace("17:30", "08:00")], 1, "it closes at 08:00, before it opens at 09:00; write the later time"),
    "a season that ends first": ([ROW, "      - {days: Mon, opens: 09:00, closes: 10:00, since: 2026-12-20, until: 2026-12-01}"], 2, "write its first and last day, such as `since: 2026-12-20"),
    "no closing time": ([ROW.replace(", closes: 17:30", "")], 1, "is missing; write `closes: 17:00`"),
    "a field of no hours": ([ROW.replace("closes", "closse")], 1, "there is no field `closse`; did you mean `closes`?"),
    "overlap": ([ROW, "      - {days: Fri, opens: 17:00, closes: 18:00}"], 2, "overlap; write them as one row"),
    "the night before a season": (
        [
            "      - {days: Thu, opens: 20:00, closes: 02:00 next day}",
            "      - {days: Fri, opens: 01:00, closes: 05:00, since: 2026-12-25, until: 2026-12-27}",
        ],
        2,
        "overlap; write them as one row",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_HOURS)
def test_wrong_hours_are_reported_once_in_the_row_that_is_wrong(desk, name):
    rows, row, told = WRONG_HOURS[name]
    before = {*desk.lines()}
    desk.replace("en/help/100.md", ROW, "\n".join(rows))
    line = desk.read("en/help/100.md").split("\n").index(rows[0]) + row
    found = [each for each in desk.lines() if each not in before and "wait" not in each]
    assert len(found) == 1, found
    assert any(each.startswith(f"en/help/100.md:{line}:") and told in each for each in found)
    assert not any("literal" in each or "tuple" in each for each in found)


def test_empty_hours_are_reported(desk):
    desk.replace("en/help/100.md", "hours: always", "hours: []")
    assert [line for line in desk.lines() if "100.md:20: the hours are empty; write unknown, always, or a list" in line]


@pytest.mark.parametrize("day", ["20261225", "2026-W52-5", "25-12", "2026-12", "12-32", "1225", "Christmas"])
def test_a_closed_day_has_one_of_two_forms(desk, day):
    desk.replace("en/help/100.md", "    languages: [en, cy]", f"    closed: [{day}]\n    languages: [en, cy]")
    assert [line for line in desk.lines() if f"`{day}` is not a day; write 2026-12-25, or 12-25 for every year" in line]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1/0", "`1/0` is not a part of a whole; write one such as 7/10"),
        ("9/7", "`9/7` is not a part of a whole"),
        ("0.75", "`0.75` is a part of a whole; write it as 75% or 3/4"),
        ("7,000", "`7,000` is not a figure; write a number such as 72000"),
    ],
)
def test_a_figure_that_would_be_read_wrongly_is_refused(desk, value, told):
    desk.replace("facts.yml", "value: 72000", f"value: {value}")
    assert [line for line in desk.lines() if line.startswith(f"facts.yml:2: {told}")], desk.lines()


DOWN = "notice: {channel: phone, text: Phones are down., since: 2026-11-22, until: 2026-11-24}\non_bill:"


def test_a_notice_closes_its_channel_for_its_days_and_puts_it_after_the_others(desk):
    desk.replace("en/help/100.md", "on_bill:", DOWN)
    helpline = desk.site().helplines["100"]
    phone, text, *_ = helpline.channels
    assert helpline.with_notice(phone).closed == ("2026-11-22", "2026-11-23", "2026-11-24")
    assert helpline.with_notice(text).closed == ()
    assert helpline.working_channels[0] == text and helpline.working_channels[-1] == phone


def test_a_notice_is_in_the_words_of_the_page_and_says_in_which_language_they_are(desk):
    desk.replace("en/help/100.md", "on_bill:", DOWN)
    desk.write(
        "cy/help/100.md", "---\ntitle: Llinell\nsummary: Rhywun.\ntranslated_from: x\n---\nFfonia [](helpline:100).\n"
    )
    notices = desk.client().get("/cy/help/100/").all("main .notice.outage")
    assert all("Phones are down." in notice.text() and notice.css("[lang=en-GB]") for notice in notices)
    assert len(notices) == 2, "beside the number of an emergency, and over all that its record says"
    desk.replace("cy/help/100.md", "summary:", "notice: Mae'r ffonau i lawr.\nsummary:")
    notices = desk.client().get("/cy/help/100/").all("main .notice.outage")
    assert notices and all("ffonau i lawr" in notice.text() and not notice.css("[lang]") for notice in notices)


@pytest.mark.parametrize(
    ("on_bill", "said"),
    [
        ("yes", "It shows on a phone bill."),
        ("likely", "It will probably show on a phone bill."),
        ("unknown", "It may show on a phone bill."),
    ],
)
def test_a_helpline_s_page_says_how_sure_we_are_that_a_call_shows_on_the_bill(desk, on_bill, said):
    text = desk.read("en/help/100.md")
    desk.write("en/help/100.md", re.sub(r"^on_bill: .*$", f"on_bill: {on_bill}", text, flags=re.MULTILINE))
    assert said in desk.client().get("/help/100/").text()


def test_a_notice_says_its_first_day_and_then_its_last(desk):
    desk.replace("en/help/100.md", "on_bill:", DOWN)
    notice = desk.client().get("/help/100/").one("main .helpline-details").parent.text()
    assert "22 November 2026 to 24 November 2026: Phones are down." in notice


SLIPS = {
    "a season without its day": ("hours: always", "hours:\n      - {days: Sun, opens: 09:00, closes: 10:00, since: 2026-12-21, until: 2026-12-22}", "the season has none of these days of the week"),
    "a day written twice": ("hours: always", "hours: always\n    closed: [12-25, 12-25]", "`12-25` is twice in this list; keep one of them"),
    "a notice of words": ("cost: free", "notice: Phones are down\ncost: free", "which does not fit; write `notice: {channel: phone, text: Lines are down., since: 2026-11-22, until: 2026-11-24}`"),
    "a comma in a notice": ("cost: free", "notice: {channel: phone, text: Down, use chat, since: 2026-11-22, until: 2026-11-24}\ncost: free", "`use chat` is read as a field because of the comma before it"),
    "a colon in a notice": ("cost: free", "notice: {channel: phone, text: Down: use chat, since: 2026-11-22, until: 2026-11-24}\ncost: free", "a comma is missing here, or there is a colon where none is allowed"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_record_is_one_error_with_what_to_write(desk, slip):
    old, new, told = SLIPS[slip]
    before = {str(problem) for problem in desk.problems()}
    desk.replace("en/help/100.md", old, new)
    errors = [found for found in desk.problems() if found.level == "error" and str(found) not in before]
    assert len(errors) == 1 and told in str(errors[0]), list(map(str, errors))
