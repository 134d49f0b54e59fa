"""The night chain: at every hour, in each nation and for each audience, enough people to call or message.

All of the coming two years is looked at, bank holidays too. Hours are wall-clock time, so that an hour which a clock
edge repeats or leaves out needs no rule of its own. The emergency numbers do not count, nor hours that we may not
claim, nor channels that nobody answers while you wait.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise, product

from northway.content.bank_holidays import bank_holidays
from northway.content.helplines import Kind
from northway.content.site import Helpline, Site
from northway.directory.opening import open_stretches
from northway.problems import Problem

AHEAD = 2 * 366  # days
ANSWERED: tuple[Kind, ...] = ("phone", "text", "chat", "app", "relay")
AUDIENCES = ("parent", "young-person")
Holidays = Mapping[str, frozenset[date]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A time in which the number of those who answer does not edge."""

    since: datetime
    until: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment at which somebody begins to answer, or stops."""

    at: datetime
    by: int


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find the first hour, for each nation and audience, at which too few answer."""
    holidays = holidays_ahead(site, today)
    for nation, audience in product(site.config.nations, AUDIENCES):
        hole = find_hole(site, nation, audience, today, holidays)
        if hole:
            least, hour = site.config.least_open, f"{hole:%A %d %B %Y at %H:%M}"
            what = f"for a {audience} in {nation}, fewer than {least} answer on {hour}"
            hint = "add a helpline that answers then, or confirm the hours of one"
            yield Problem(site.settings_file, 1, "chain", what, hint)


def holidays_ahead(site: Site, today: date) -> Holidays:
    """The bank holidays of each nation in the years that are looked at."""
    return bank_holidays(site.config.bank_holidays, range(today.year, today.year + 4))


def find_hole(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> datetime | None:
    """The first moment at which too few answer, from today on; None when there is none."""
    intervals = answering(site, nation, audience, today, holidays)
    return next((interval.since for interval in intervals if interval.number < site.config.least_open), None)


def fewest_by_hour(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> list[int]:
    """The fewest who answer in each hour of the day, 0 to 23, on any day of the coming two years."""
    fewest = [len(site.helplines)] * 24
    for interval in answering(site, nation, audience, today, holidays):
        hours = min(24, int((interval.until - interval.since).total_seconds() // 3600) + 1)
        for hour in {(interval.since.hour + number) % 24 for number in range(hours)}:
            fewest[hour] = min(fewest[hour], interval.number)
    return fewest


def answering(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> Iterator[Interval]:
    """How many answer, from one edge to the next, from the first minute of today for two years."""
    first = datetime.combine(today, datetime.min.time())
    last = first + timedelta(days=AHEAD)
    edges: Counter[datetime] = Counter({first: 0, last: 0})
    for helpline in who_counts(site, nation, audience):
        for edge in _edges(helpline, today, holidays.get(helpline.answers_in or nation, frozenset())):
            edges[min(max(edge.at, first), last)] += edge.by
    number = 0
    for since, until in pairwise(sorted(edges)):
        number += edges[since]
        yield Interval(since, until, number)


def who_counts(site: Site, nation: str, audience: str) -> Iterator[Helpline]:
    """The helplines that this reader may call or message, emergency numbers left out."""
    for helpline in site.helplines.values():
        is_for_them = nation in helpline.nations and audience in helpline.audience
        if is_for_them and helpline.id not in site.config.emergency:
            yield helpline


def _edges(helpline: Helpline, today: date, holidays: frozenset[date]) -> Iterator[Edge]:
    """When a helpline begins and stops to answer on any of its channels."""
    open_from: datetime | None = None
    until = datetime.min
    for opens, closes in sorted(_answered(helpline, today, holidays)):
        if open_from is None or opens > until:
            if open_from:
                yield from (Edge(open_from, 1), Edge(until, -1))
            open_from, until = opens, closes
        until = max(until, closes)
    if open_from:
        yield from (Edge(open_from, 1), Edge(until, -1))


def _answered(helpline: Helpline, today: date, holidays: frozenset[date]) -> Iterator[tuple[datetime, datetime]]:
    days = [today + timedelta(days=number) for number in range(-1, AHEAD + 1)]
    for channel in helpline.channels:
        if channel.kind in ANSWERED and helpline.has_claimable_hours(channel):
            stretches = open_stretches(channel, days, holidays)
            yield from ((stretch.opens, stretch.closes) for stretch in stretches if stretch.is_sure)
