"""Selects the helplines for a nation, a need or an audience, and groups a long list."""

from collections.abc import Collection, Iterable, Iterator

from northway.content.helplines import Channel
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.content.site_config import EVERYONE, SiteConfig

HOLIDAYS_AHEAD = 3  # years
ONLY = "only"  # an argument of a list: only helplines that are not for all nations


def list_words(config: SiteConfig) -> tuple[str, ...]:
    """All words that can be arguments of a list."""
    return (*config.nations, *config.needs, *config.audiences, EVERYONE, ONLY)


def select(shared: SharedContent, words: Collection[str]) -> tuple[Helpline, ...]:
    """The helplines that fit all of `words` (a nation, a need, an audience, `only`), in the order of their editor.

    Those whose first channel is out of order come last. A helpline with unknown nations fits every nation. If no
    helpline fits, this returns `always_available`.
    """
    found = [helpline for helpline in shared.helplines.values() if _fits(shared.config, helpline, words)]
    found.sort(key=lambda helpline: helpline.is_out_of_order(helpline.first_channel))
    return tuple(found) or always_available(shared)


def is_local(config: SiteConfig, helpline: Helpline) -> bool:
    """Whether a helpline is for some nations only. If its nations are unknown, this is False."""
    return 0 < len(helpline.nations) < len(config.nations)


def is_silent(config: SiteConfig, channel: Channel) -> bool:
    """Whether a person who cannot talk out loud can use it: text, chat, relay, signing, or a call without speech."""
    is_signed = bool(channel.languages) and set(channel.languages) <= set(config.sign_languages)
    return channel.kind in ("text", "chat", "app", "relay") or channel.without_speech or is_signed


def is_single_topic(config: SiteConfig, words: Collection[str]) -> bool:
    """Whether these words include a nation or a need, so that the list is short."""
    return bool({*config.nations, *config.needs} & set(words))


def always_available(shared: SharedContent) -> tuple[Helpline, ...]:
    """The helplines in `always_there` of site.yml."""
    return tuple(shared.helplines[identity] for identity in shared.config.always_there if identity in shared.helplines)


def _fits(config: SiteConfig, helpline: Helpline, words: Collection[str]) -> bool:
    kinds = (
        (config.nations, helpline.nations or config.nations),
        (config.needs, helpline.needs),
        (config.audiences, helpline.audience),
    )
    fits = all(not (asked := {*words} & {*listed}) or asked & {*own} for listed, own in kinds)
    return fits and (ONLY not in words or is_local(config, helpline))


def needs_for(config: SiteConfig, words: Collection[str]) -> tuple[str, ...]:
    """The needs by which to group a list, in the order of site.yml, without those that fit none of its audiences."""
    left_out = [set(config.needs_not_for.get(word, ())) for word in words if word in config.audiences]
    return tuple(need for need in config.needs if not left_out or any(need not in needs for needs in left_out))


def group_by_need(needs: Collection[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
    """Each need that has helplines, with these. A helpline is listed only under the first of `needs` that it has."""
    groups: dict[str, list[Helpline]] = {need: [] for need in needs}
    for helpline in helplines:
        for need in [need for need in helpline.needs if need in groups][:1]:
            groups[need].append(helpline)
    return ((need, group) for need, group in groups.items() if group)


def is_comparable(helpline: Helpline) -> bool:
    """Whether the record has a source for how this helpline treats what callers say, and has something to show."""
    said = (helpline.name_needed, helpline.number_seen)
    return bool(helpline.privacy_sources) and (bool(helpline.confidentiality) or said != ("unknown", "unknown"))


def holiday_years(shared: SharedContent) -> range:
    """The years whose bank holidays are in pages, from the newest `checked_on`: pages depend on the content alone."""
    checked = [helpline.checked_on.year for helpline in shared.helplines.values()]
    return range(max(checked), max(checked) + HOLIDAYS_AHEAD) if checked else range(0)
