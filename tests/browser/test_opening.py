"""The page says whether a channel is open, by the same table of cases as the Python, in time zones all over the world."""

from datetime import datetime
from pathlib import Path

import pytest

from northway.content.bank_holidays import EPOCH, bank_holidays
from northway.web.formatting import hours_for_script, opening_words
from tests.opening_cases import CASES
from tests.test_opening import CALENDARS, record

MODULE = Path(__file__).parents[2] / "static/js/opening.js"
ZONES = ("Europe/London", "America/New_York", "Asia/Karachi", "Pacific/Auckland")
SAY = """
async ([address, cases, words, holidays]) => {
  const { opening, readHours, said, wallClock } = await import(address);
  return cases.map(({ hours, closed, bankHolidays, nations, at }) => {
    const moment = wallClock(new Date(at).getTime(), words.timeZone);
    const isHoliday = (day) => nations.some((nation) => holidays[nation].includes(day));
    const found = opening({ rows: readHours(hours), closed, bankHolidays }, moment, isHoliday);
    const until = found.until === null ? null : new Date(found.until * 60000).toISOString().slice(0, 16);
    return [found.state, until, said(found, moment, words.phrases, words.days)];
  });
}
"""


def as_given(case) -> dict:
    _, hours, more, nations, at, *_ = case
    helpline = record(hours, nations, **more)
    line = helpline.first_channel
    holidays = "open" if line.hours == "always" and line.bank_holidays != "closed" else line.bank_holidays
    return {
        "hours": hours_for_script(line.hours),
        "closed": list(line.closed),
        "bankHolidays": holidays,
        "nations": helpline.holiday_nations,
        "at": at,
    }


@pytest.mark.parametrize("zone", ZONES)
def test_the_script_says_what_the_python_says_on_any_clock(browser, host, northway, zone):
    from flask_babel import force_locale

    cases = [case for case in CASES if case[1] != "unknown"]  # of unknown hours a page gives the script nothing
    holidays = bank_holidays("GB", CALENDARS, (2025, 2026, 2027))
    days = {nation: [(day - EPOCH).days for day in found] for nation, found in holidays.items()}
    with northway.app.test_request_context("/"), force_locale("en_GB"):
        words = opening_words("Europe/London")
        given = [as_given(case) for case in cases]
    context = browser.new_context(base_url=host, timezone_id=zone)
    page = context.new_page()
    page.route(f"{host}/plain", lambda route: route.fulfill(content_type="text/html", body=""))
    page.route(f"{host}/opening.js", lambda route: route.fulfill(path=MODULE, content_type="text/javascript"))
    page.goto("/plain")
    said = page.evaluate(SAY, ["/opening.js", given, words, days])
    for case, answer in zip(cases, said, strict=True):
        assert answer == [case[5], case[6], case[7]], case[0]
    context.close()


MOMENTS = (
    ("a Monday morning", "2026-11-23T10:00:00Z", "Open now until 9pm"),
    ("that night", "2026-11-23T22:00:00Z", "Closed now. Opens tomorrow at 9am"),
    (
        "2 January in Scotland, a holiday of which nobody told us",
        "2027-01-04T10:00:00Z",
        "Bank holiday: it may be closed",
    ),
    ("a summer morning, 9:30 in London", "2026-06-02T08:30:00Z", "Open now until 9pm"),
)


@pytest.mark.parametrize(("name", "at", "said"), MOMENTS, ids=[moment[0] for moment in MOMENTS])
def test_a_helpline_s_page_says_it_too(browser, host, name, at, said):
    context = browser.new_context(base_url=host, timezone_id="Asia/Karachi")
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(at))
    page.goto("/help/children-first/")
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    assert page.locator(".opening").first.inner_text() == said
    context.close()


def test_in_urdu_it_is_said_in_urdu(browser, host):
    context = browser.new_context(base_url=host)
    page = context.new_page()
    page.goto("/ur/help/childline/")
    page.locator(".opening[data-state]").first.wait_for(state="attached")
    assert page.locator(".opening").first.inner_text() == "اس وقت کھلی"
    context.close()
