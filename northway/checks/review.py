"""Review dates: by when a person must look again, and when somebody last did."""

from collections.abc import Iterator
from datetime import date

from northway.content import Helpline, Page, Site
from northway.problems import Level, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find review dates in the past (an error once live), and checks that claim to come from the future."""
    level: Level = "error" if site.config.stage == "live" else "warning"
    for page in site.originals.values():
        if page.review_by < today:
            what = f"the review date {page.review_by} has passed"
            yield Problem(
                page.source,
                1,
                "review",
                what,
                "read the page again, then set `reviewed` and `review_by`",
                level,
            )
        if page.review_by <= page.reviewed:
            yield Problem(page.source, 1, "review", "`review_by` is not after `reviewed`", "write a later day")
        yield from _check_notice(page, today)
        for name, day in _days(page):
            if day > today:
                what = f"`{name}` is {day}, which has not come yet"
                yield Problem(page.source, 1, "review", what, "write the day that somebody really looked")


def _days(page: Page) -> Iterator[tuple[str, date]]:
    yield "reviewed", page.reviewed
    if isinstance(page, Helpline):
        yield "checked_on", page.checked_on


def _check_notice(page: Page, today: date) -> Iterator[Problem]:
    if isinstance(page, Helpline) and page.notice and page.notice.until < today:
        what = f"its notice ended on {page.notice.until}"
        yield Problem(page.source, 1, "review", what, "remove `notice`, or write the new `until`", "warning")
