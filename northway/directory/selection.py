"""Selects the helplines for a nation, a need or an audience, and groups a long list."""

from collections.abc import Collection, Iterable, Iterator

from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.content.site_config import SiteConfig

HOLIDAYS_AHEAD = 4  # years


def select(shared: SharedContent, words: Collection[str]) -> tuple[Helpline, ...]:
    """The helplines that fit all of `words` (a nation, a need, an audience), those that always answer first.

    A helpline with unknown nations fits every nation. If no helpline fits, this returns `always_available`.
    """
    found = [helpline for helpline in shared.helplines.values() if _fits(shared.config, helpline, words)]
    if not found:
        return always_available(shared)
    return tuple(sorted(found, key=lambda helpline: not is_always_open(helpline)))


def is_single_topic(config: SiteConfig, words: Collection[str]) -> bool:
    """Whether these words name a nation or a need: such a list is short."""
    return bool({*config.nations, *config.needs} & set(words))


def always_available(shared: SharedContent) -> tuple[Helpline, ...]:
    """The helplines in `always_there` of site.yml."""
    return tuple(shared.helplines[identity] for identity in shared.config.always_there if identity in shared.helplines)


def _fits(config: SiteConfig, helpline: Helpline, words: Collection[str]) -> bool:
    nations = set(words) & set(config.nations)
    needs = set(words) & set(config.needs)
    audiences = set(words) & set(config.audiences)
    return (
        (not nations or not helpline.nations or bool(nations & set(helpline.nations)))
        and (not needs or bool(needs & set(helpline.needs)))
        and (not audiences or bool(audiences & set(helpline.audience)))
    )


def is_always_open(helpline: Helpline) -> bool:
    """Whether a channel is open at every hour, by hours that have evidence."""
    return any(channel.hours == "always" and helpline.has_claimable_hours(channel) for channel in helpline.channels)


def needs_for(config: SiteConfig, words: Collection[str]) -> tuple[str, ...]:
    """The needs by which to group a list, in the order of site.yml; without `adult_needs` for young people."""
    left_out = [set(config.needs_not_for.get(word, ())) for word in words if word in config.audiences]
    return tuple(need for need in config.needs if not left_out or any(need not in needs for needs in left_out))


def group_by_need(needs: Collection[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
    """Yield each need with its helplines. A helpline stands under the first of `needs` that it has."""
    listed = list(helplines)
    for need in needs:
        group = [helpline for helpline in listed if _first(helpline, needs) == need]
        if group:
            yield need, group


def _first(helpline: Helpline, needs: Collection[str]) -> str | None:
    return next((need for need in helpline.needs if need in needs), None)


def is_comparable(helpline: Helpline) -> bool:
    """Whether a source says what this helpline does with what it is told."""
    said = (helpline.name_needed, helpline.number_seen)
    return bool(helpline.privacy_sources) and (bool(helpline.confidentiality) or said != ("unknown", "unknown"))


def holiday_years(shared: SharedContent) -> range:
    """The years whose bank holidays pages hold: from the newest `checked_on` on, so that content alone decides."""
    checked = [helpline.checked_on.year for helpline in shared.helplines.values()]
    return range(max(checked), max(checked) + HOLIDAYS_AHEAD) if checked else range(0)
