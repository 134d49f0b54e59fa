"""Records with the same number say the same about it."""

from collections.abc import Iterator

from northway.content.dialling import one_spelling
from northway.content.helplines import Channel
from northway.content.pages import Helpline
from northway.content.site import Site
from northway.problems import Problem
from northway.system.memory import Memory

AGREED = ("on_bill", "answers_in")


def check(site: Site, memory: Memory) -> Iterator[Problem]:
    """Find records with the same number whose cost, bill or hours differ."""
    first: dict[tuple[str, str, str], tuple[Helpline, Channel]] = {}
    for helpline in site.helplines.values():
        for channel in helpline.channels:
            if channel.kind not in ("phone", "text"):
                continue
            spelt = memory.recall(one_spelling, channel.value, site.config.country)
            key = (channel.kind, spelt, channel.keyword)
            other, others = first.setdefault(key, (helpline, channel))
            if other is not helpline:
                yield from _disagreements(helpline, channel, other, others)


def _disagreements(one: Helpline, channel: Channel, other: Helpline, others: Channel) -> Iterator[Problem]:
    differ = [name for name in AGREED if getattr(one, name) != getattr(other, name)]
    if channel.hours != others.hours:
        differ.append("hours")
    if one.cost_of(channel) != other.cost_of(others):
        differ.append("cost")
    for name in differ:
        what = f"`{name}` of {channel.value} differs from {other.source}"
        field = name if name in AGREED else f"channels.{one.channels.index(channel)}.{name}"
        yield one.problem(field, "records", what, "find out which is right, and write it in both")
