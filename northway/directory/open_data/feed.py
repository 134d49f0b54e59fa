"""Which records somebody has looked at, the newest first: what an Atom feed of them holds (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass

from northway.content.site import Helpline
from northway.directory.open_data.identities import identity, last_change, service_id

BEFORE_ALL = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it was last looked at. `id` is the same for ever, `updated` a time as RFC 3339 writes it."""

    id: str
    updated: str
    helpline: Helpline


@dataclass(frozen=True, slots=True)
class Feed:
    """The records of a site; `updated` says when the newest was looked at."""

    id: str
    updated: str
    entries: tuple[Entry, ...]


def feed_of(helplines: Iterable[Helpline]) -> Feed:
    """The feed of these records; those of one day are in the order of their ids."""
    newest = sorted(helplines, key=lambda helpline: (-last_change(helpline).toordinal(), helpline.id))
    entries = tuple(
        Entry(f"urn:uuid:{service_id(helpline)}", f"{last_change(helpline)}T00:00:00Z", helpline) for helpline in newest
    )
    return Feed(f"urn:uuid:{identity('feed')}", entries[0].updated if entries else BEFORE_ALL, entries)
