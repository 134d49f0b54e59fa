"""Night cover: at every hour, for each nation and audience, at least `least_open` helplines answer.

The next two years are checked, including bank holidays. Hours are local times, so summer time needs no rule. Emergency
numbers, hours without evidence, channels without an immediate answer, and channels out of order do not count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from northway.content.bank_holidays import bank_holidays
from northway.content.helplines import Kind
from northway.content.pages import Helpline
from northway.content.site import Site
from northway.directory.opening import open_stretches
from northway.problems import Problem

AHEAD = 2 * 366  # days
ANSWERED: tuple[Kind, ...] = ("phone", "text", "chat", "app", "relay")
Holidays = Mapping[str, frozenset[date]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A period in which the `number` of helplines that answer does not change."""

    since: datetime
    until: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment at which a helpline begins to answer (`by` is 1), or stops (`by` is -1)."""

    at: datetime
    by: int


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find the first hour, for each nation and audience, at which too few answer."""
    holidays = holidays_ahead(site, today)
    holes: dict[tuple[str, datetime], list[str]] = {}  # the nations with each hole, since several may share one
    for nation, audience in readers(site):
        hole = find_hole(site, nation, audience, today, holidays)
        if hole:
            holes.setdefault((audience, hole), []).append(nation)
    for (audience, hour), nations in holes.items():
        least, when = site.config.least_open[audience], f"{hour:%A %d %B %Y at %H:%M}"
        what = f"for a {audience} in {', '.join(nations)}, fewer than {least} answer on {when}"
        hint = "add a helpline that answers then, or confirm the hours of one"
        yield Problem(site.settings_file, site.settings_lines.get("least_open", 1), "chain", what, hint)
    _edges.cache_clear()  # the edges of two years take much memory


def readers(site: Site) -> list[tuple[str, str]]:
    """Each nation and audience for which somebody must answer at every hour."""
    audiences = [audience for audience in site.config.least_open if audience in site.config.audiences]
    return [(nation, audience) for nation in site.config.nations for audience in audiences]


def holidays_ahead(site: Site, today: date) -> Holidays:
    """The bank holidays of each nation in the years that are checked."""
    return bank_holidays(site.config.country, site.config.bank_holidays, range(today.year, today.year + 4))


def find_hole(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> datetime | None:
    """The first moment from today on at which too few answer; None if there is none."""
    intervals = answering(site, nation, audience, today, holidays)
    least = site.config.least_open[audience]
    return next((interval.since for interval in intervals if interval.number < least), None)


def fewest_by_hour(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> list[int]:
    """The smallest number of helplines that answer in each hour of the day, 0 to 23, over the next two years."""
    fewest = [len(site.helplines)] * 24
    for interval in answering(site, nation, audience, today, holidays):
        hours = min(24, int((interval.until - interval.since).total_seconds() // 3600) + 1)
        for hour in {(interval.since.hour + number) % 24 for number in range(hours)}:
            fewest[hour] = min(fewest[hour], interval.number)
    return fewest


def answering(site: Site, nation: str, audience: str, today: date, holidays: Holidays) -> Iterator[Interval]:
    """The intervals of two years from today at 00:00, each with the number of helplines that answer."""
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
    """The helplines for this nation and audience, without emergency numbers."""
    for helpline in site.helplines.values():
        is_for_them = nation in helpline.nations and audience in helpline.audience
        if is_for_them and helpline.id not in site.config.emergency:
            yield helpline


@lru_cache(maxsize=512)
def _edges(helpline: Helpline, today: date, holidays: frozenset[date]) -> tuple[Edge, ...]:
    """The edges of a helpline. They are cached, because most helplines serve several nations."""
    return tuple(_find_edges(helpline, today, holidays))


def _find_edges(helpline: Helpline, today: date, holidays: frozenset[date]) -> Iterator[Edge]:
    """The moments at which a helpline begins to answer, on any channel, or stops answering on all of them."""
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
            stretches = open_stretches(helpline.with_notice(channel), days, holidays)
            yield from ((stretch.opens, stretch.closes) for stretch in stretches if stretch.is_sure)
