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
Times = tuple[datetime, datetime]  # the beginning and end of a time in which somebody answers
Holidays = Mapping[str, frozenset[date]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A period in which the `number` of helplines that answer does not change."""

    since: datetime
    until: datetime
    number: int


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
        yield site.problem("least_open", "chain", what, hint)
    _answered.cache_clear()  # the times of two years take much memory


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
    changes: Counter[datetime] = Counter({first: 0, last: 0})  # how many more helplines answer from each moment on
    for helpline in who_counts(site, nation, audience):
        for opens, closes in _answered(helpline, today, holidays.get(helpline.answers_in or nation, frozenset())):
            changes[min(max(opens, first), last)] += 1
            changes[min(max(closes, first), last)] -= 1
    number = 0
    for since, until in pairwise(sorted(changes)):
        number += changes[since]
        yield Interval(since, until, number)


def who_counts(site: Site, nation: str, audience: str) -> Iterator[Helpline]:
    """The helplines for this nation and audience, without emergency numbers."""
    for helpline in site.helplines.values():
        is_for_them = nation in helpline.nations and audience in helpline.audience
        if is_for_them and helpline.id not in site.config.emergency:
            yield helpline


@lru_cache(maxsize=512)
def _answered(helpline: Helpline, today: date, holidays: frozenset[date]) -> list[Times]:
    """The times when a helpline answers on any channel, in order. Cached, because most serve several nations."""
    found: list[Times] = []
    for opens, closes in sorted(_by_channel(helpline, today, holidays)):
        if found and opens <= found[-1][1]:
            found[-1] = found[-1][0], max(closes, found[-1][1])
        else:
            found.append((opens, closes))
    return found


def _by_channel(helpline: Helpline, today: date, holidays: frozenset[date]) -> Iterator[Times]:
    days = [today + timedelta(days=number) for number in range(-1, AHEAD + 1)]
    for channel in helpline.channels:
        if channel.kind in ANSWERED and helpline.has_claimable_hours(channel):
            stretches = open_stretches(helpline.with_notice(channel), days, holidays)
            yield from ((stretch.opens, stretch.closes) for stretch in stretches if stretch.is_sure)
