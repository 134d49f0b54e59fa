"""Who is listed for whom: the helplines for a nation, a need or an audience, and the groups of a long list."""

from collections.abc import Collection, Iterable, Iterator

from northway.content.site import Helpline, Site
from northway.content.site_config import SiteConfig

HOLIDAYS_AHEAD = 4  # years
EVERYONE, YOUNG = "everyone", "young-person"
AUDIENCES = ("parent", YOUNG, "professional", EVERYONE)


def select(site: Site, words: Collection[str]) -> tuple[Helpline, ...]:
    """The helplines that fit all of `words` (a nation, a need, an audience), those that always answer first.

    Who does not say where they work is listed everywhere. Where nobody fits, those who are always there.
    """
    found = [helpline for helpline in site.helplines.values() if _fits(site.config, helpline, words)]
    if not found:
        return always_available(site)
    return tuple(sorted(found, key=lambda helpline: not is_always_open(helpline)))


def is_single_topic(config: SiteConfig, words: Collection[str]) -> bool:
    """Whether a list for these words is for one nation or one need, and so short."""
    return bool({*config.nations, *config.needs} & set(words))


def always_available(site: Site) -> tuple[Helpline, ...]:
    """Those who are always there, as site.yml names them."""
    return tuple(site.helplines[identity] for identity in site.config.always_there if identity in site.helplines)


def _fits(config: SiteConfig, helpline: Helpline, words: Collection[str]) -> bool:
    nations = set(words) & set(config.nations)
    needs = set(words) & set(config.needs)
    audiences = set(words) & set(AUDIENCES) - {EVERYONE}
    return (
        (not nations or not helpline.nations or bool(nations & set(helpline.nations)))
        and (not needs or bool(needs & set(helpline.needs)))
        and (not audiences or bool(audiences & set(helpline.audience)))
    )


def is_always_open(helpline: Helpline) -> bool:
    """Whether somebody answers at every hour, as far as we may claim it."""
    return any(channel.hours == "always" and helpline.has_claimable_hours(channel) for channel in helpline.channels)


def needs_for(config: SiteConfig, words: Collection[str]) -> tuple[str, ...]:
    """The needs that the readers of a list would look under, in the order of site.yml."""
    is_young = set(words) & set(AUDIENCES) == {YOUNG}
    return tuple(need for need in config.needs if not (is_young and need in config.adult_needs))


def group_by_need(needs: Collection[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
    """The helplines below the first of `needs` that each names."""
    listed = list(helplines)
    for need in needs:
        group = [helpline for helpline in listed if _first(helpline, needs) == need]
        if group:
            yield need, group


def _first(helpline: Helpline, needs: Collection[str]) -> str | None:
    return next((need for need in helpline.needs if need in needs), None)


def is_comparable(helpline: Helpline) -> bool:
    """Whether somebody has said what this helpline does with what it is told."""
    said = (helpline.name_needed, helpline.number_seen)
    return bool(helpline.privacy_sources) and (bool(helpline.confidentiality) or said != ("unknown", "unknown"))


def holiday_years(site: Site) -> range:
    """The years whose bank holidays a page knows: from the last check of a record on. Same content, same years."""
    last = max((helpline.checked_on.year for helpline in site.helplines.values()), default=2026)
    return range(last, last + HOLIDAYS_AHEAD)
