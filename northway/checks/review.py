"""Review dates: when somebody last read a page, and when it must be read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from northway.content.pages import Helpline, Page
from northway.content.site import Site
from northway.problems import Level, Problem

RULE = "review"
# The longest time between two reviews of a page.
HELPLINE = timedelta(days=90)
LAW = timedelta(days=180)
OTHER = timedelta(days=365)


def interval(page: Page) -> timedelta:
    """The longest time that may pass before a page is read again."""
    if isinstance(page, Helpline):
        return HELPLINE
    return LAW if page.about_law else OTHER


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find review dates that have passed (an error once live) or are too far ahead, future checks, and old notices."""
    level: Level = "error" if site.config.stage == "live" else "warning"
    for page in site.source_texts:
        if page.reviewed < page.review_by < today:
            what = f"the review date {page.review_by} has passed"
            hint = "read the page again, then set `reviewed` and `review_by`"
            yield page.problem("review_by", RULE, what, hint, level)
        yield from _check_interval(page)
        yield from _check_notice(page, today)
        yield from _check_seasons(page, today)
        for name, day in _days(page):
            if day > today:
                what = f"`{name}` is {day}, which has not come yet"
                yield page.problem(name, RULE, what, "write the day on which somebody really checked it")


def _check_interval(page: Page) -> Iterator[Problem]:
    most = interval(page)
    if page.review_by <= page.reviewed:
        fault = page.problem("review_by", RULE, "`review_by` is not after `reviewed`", "write a later day")
        yield replace(fault, unless=(f"{page.source}:{page.line_of('reviewed')}",))
    if page.review_by - page.reviewed > most:
        what = f"`review_by` is more than {most.days} days after `reviewed`"
        yield page.problem("review_by", RULE, what, f"write {page.reviewed + most} or earlier")


def _days(page: Page) -> Iterator[tuple[str, date]]:
    yield "reviewed", page.reviewed
    if isinstance(page, Helpline):
        yield "checked_on", page.checked_on


def _check_notice(page: Page, today: date) -> Iterator[Problem]:
    if isinstance(page, Helpline) and page.notice and page.notice.until < today:
        what = f"its notice ended on {page.notice.until}"
        yield page.problem("notice", RULE, what, "remove `notice`, or write the new `until`", "warning")


def _check_seasons(page: Page, today: date) -> Iterator[Problem]:
    for index, channel in enumerate(page.channels if isinstance(page, Helpline) else ()):
        rows = () if isinstance(channel.hours, str) else channel.hours
        last_days = [(f"hours.{number}", str(row.until)) for number, row in enumerate(rows) if row.until]
        last_days += [(f"closed.{number}", day) for number, day in enumerate(channel.closed) if len(day) > len("12-25")]
        for place, last in last_days:
            if last < today.isoformat():
                yield page.problem(f"channels.{index}.{place}", RULE, f"{last} has passed", "take it out", "warning")
