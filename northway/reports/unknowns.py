"""The blank cells of the directory: what no record says, and needs for which a nation has no helpline."""

from collections.abc import Iterator

from northway.content.helplines import UNKNOWN
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.content.site_config import EVERYONE
from northway.directory.selection import needs_for

OF_A_RECORD = ("on_bill", "name_needed", "number_seen", "cost", "confidentiality", "nations", "privacy_sources")


def unknown_fields(helpline: Helpline) -> list[str]:
    """The names of the fields that nobody has filled in, those of a channel by its kind: `phone: hours`."""
    own = [name for name in OF_A_RECORD if getattr(helpline, name) in (UNKNOWN, "", ())]
    return [*own, *(f"{kind}: {name}" for kind, name in _of_channels(helpline))]


def _of_channels(helpline: Helpline) -> Iterator[tuple[str, str]]:
    for channel in helpline.channels:
        if channel.hours == UNKNOWN:
            yield channel.kind, "hours"
        if not channel.languages:
            yield channel.kind, "languages"
        if channel.bank_holidays == UNKNOWN and not isinstance(channel.hours, str):
            yield channel.kind, "bank_holidays"


def unserved(shared: SharedContent) -> Iterator[tuple[str, str, str]]:
    """Each audience, nation and need for which there is no helpline."""
    for audience in shared.config.audiences:
        for need in needs_for(shared.config, (audience,)):
            for nation in shared.config.nations:
                if not any(_serves(helpline, audience, nation, need) for helpline in shared.helplines.values()):
                    yield audience, nation, need


def _serves(helpline: Helpline, audience: str, nation: str, need: str) -> bool:
    is_there = not helpline.nations or nation in helpline.nations
    return is_there and need in helpline.needs and bool({audience, EVERYONE} & set(helpline.audience))
