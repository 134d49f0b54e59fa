"""Night cover: enough helplines answer at every hour. Records with the same number agree."""

from datetime import date, datetime

from northway.checks.night_cover import answering, fewest_by_hour, find_hole, holidays_ahead, who_counts
from tests.conftest import TODAY
from tests.opening_at import opening

RECORD = """---
title: {id}
summary: A line, {id}.
organisation: A charity
audience: [parent, young-person]
needs: [talk]
nations: [england, wales, scotland, northern-ireland]
ages: any
channels:
  - kind: phone
    value: {number}
    hours: {hours}
    languages: [en]
confidentiality: unknown
on_bill: unknown
cost: free
evidence: second-hand
checked_on: 2026-11-22
checked_against: https://line.example/
order: 20
reviewed: 2026-11-22
review_by: 2027-02-20
---
Ring [](helpline:{id}).

::: next
- [Back](index.md)
:::
"""
NIGHT = "\n      - {days: Mon-Sun, opens: 17:00, closes: 09:00 next day}"
DAY = "\n      - {days: Mon-Sun, opens: 09:00, closes: 17:00}"


def line(desk, identity: str, number: str, hours: str) -> None:
    desk.write(f"en/help/{identity}.md", RECORD.format(id=identity, number=number, hours=hours))


def holes(desk) -> list[str]:
    return [text for text in desk.lines() if "fewer than" in text]


def with_chain(desk, least: int):
    desk.replace("site.yml", "least_open: {}", f"least_open: {{parent: {least}, young-person: {least}}}")
    return desk


def test_an_hour_with_too_few_helplines_is_an_error_that_names_it(desk):
    line(with_chain(desk, 1), "evenings", "0161 496 0102", "\n      - {days: Mon-Sun, opens: 17:00, closes: 24:00}")
    found = holes(desk)
    assert len(found) == 2, "one for each audience, since all nations have the same hole"
    assert "site.yml:21: for a parent in england, wales, scotland, northern-ireland, fewer than 1" in found[0]
    assert "answer on Sunday 22 November 2026 at 00:00; add a helpline" in found[0]


def test_night_and_day_together_leave_no_hour_uncovered_except_on_unconfirmed_bank_holidays(desk):
    line(with_chain(desk, 1), "nights", "0161 496 0102", NIGHT)
    line(desk, "days", "0161 496 0103", DAY)
    found = holes(desk)
    assert len(found) == 4
    scottish = next(text for text in found if "parent in scotland," in text)
    assert "Monday 30 November 2026 at 09:00" in scottish
    english = next(text for text in found if "parent in england, wales, northern-ireland," in text)
    assert "Friday 25 December 2026 at 09:00" in english
    for name in ("nights", "days"):
        desk.replace(f"en/help/{name}.md", "    languages", "    bank_holidays: open\n    languages")
    assert holes(desk) == []


def test_a_line_is_closed_on_the_bank_holidays_of_where_it_answers(desk):
    line(with_chain(desk, 1), "nights", "0161 496 0102", NIGHT)
    line(desk, "days", "0161 496 0103", DAY)
    for name in ("nights", "days"):
        desk.replace(f"en/help/{name}.md", "ages: any", "ages: any\nanswers_in: england")
    everywhere = next(text for text in holes(desk) if "parent in england, wales, scotland, northern-ireland," in text)
    assert "Friday 25 December 2026 at 09:00" in everywhere


def test_hours_that_nobody_confirmed_do_not_count(desk):
    line(with_chain(desk, 1), "always", "0161 496 0102", "always")
    assert holes(desk) == []
    desk.replace("en/help/always.md", "    languages", "    hours_evidence: unconfirmed\n    languages")
    assert len(holes(desk)) == 2


def test_an_email_is_not_somebody_who_answers(desk):
    line(with_chain(desk, 1), "post", "post@line.example", "always")
    desk.replace("en/help/post.md", "kind: phone", "kind: email")
    assert len(holes(desk)) == 2


def test_one_day_without_an_answer_in_two_years_is_found(desk):
    line(with_chain(desk, 1), "always", "0161 496 0102", "always")
    desk.replace("en/help/always.md", "    languages", "    closed: [2028-02-29]\n    languages")
    assert "Tuesday 29 February 2028 at 00:00" in holes(desk)[0]


def test_the_real_chain_holds_and_its_count_is_that_of_every_quarter_of_an_hour(northway):
    site, holidays = northway.site, holidays_ahead(northway.site, TODAY)
    assert dict(site.config.least_open) == {"parent": 2, "young-person": 2}
    for nation in site.config.nations:
        for audience in ("parent", "young-person"):
            assert find_hole(site, nation, audience, TODAY, holidays) is None
            assert min(fewest_by_hour(site, nation, audience, TODAY, holidays)) >= site.config.least_open[audience]
    steps = list(answering(site, "scotland", "parent", TODAY, holidays))
    for day, hour in (
        (date(2027, 1, 1), 3),
        (date(2027, 1, 2), 10),
        (date(2027, 3, 28), 1),
        (date(2026, 12, 25), 12),
        (date(2026, 11, 23), 16),
    ):
        for quarter in (0, 15, 30, 45):
            moment = datetime(day.year, day.month, day.day, hour, quarter)
            counted = next(step.number for step in steps if step.since <= moment < step.until)
            assert counted == _one_by_one(site, "scotland", "parent", moment, holidays)


def _one_by_one(site, nation, audience, moment, holidays) -> int:
    return sum(
        any(
            helpline.has_claimable_hours(channel)
            and opening(channel, moment, holidays[helpline.answers_in or nation]).state == "open"
            for channel in helpline.channels
            if channel.kind not in ("email", "web")
        )
        for helpline in who_counts(site, nation, audience)
    )


def test_two_records_with_one_number_must_agree(desk):
    line(desk, "one", "0161 496 0102", "always")
    line(desk, "other", "0161 496 0102", DAY)
    found = [text for text in desk.lines() if "differs from" in text]
    assert len(found) == 1
    assert "`hours` of 0161 496 0102 differs from" in found[0] and "en/help/one.md;" in found[0]


def test_a_line_that_is_out_of_order_does_not_count_on_those_days(desk):
    line(with_chain(desk, 1), "nights", "0161 496 0102", "always")
    assert holes(desk) == []
    notice = "notice: {channel: phone, text: Phones are down., since: 2026-11-24, until: 2026-11-25}\ncost:"
    desk.replace("en/help/nights.md", "cost:", notice)
    assert "Tuesday 24 November 2026 at 00:00" in holes(desk)[0]
