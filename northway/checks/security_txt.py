"""The expiry date of `security.txt` is in the future, but near enough that somebody will check the file again."""

from collections.abc import Iterator
from datetime import date, timedelta

from northway.content.site import Site
from northway.problems import Problem

FURTHEST = timedelta(days=366)  # RFC 9116, 2.5.5: "less than a year into the future" is recommended
SOON = timedelta(days=60)


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find a `security_expires` in the past, more than a year ahead, or in the next two months (a warning)."""
    last = site.config.security_expires
    if not last or today + SOON <= last <= today + FURTHEST:
        return
    is_soon = today < last < today + SOON
    when = "which is soon" if is_soon else "which is past" if last <= today else "over a year ahead"
    what = f"`security_expires` is {last}, {when}"
    hint = f"check that its contact still answers, then write a day before {today + FURTHEST}"
    yield site.problem("security_expires", "security", what, hint, "warning" if is_soon else "error")
