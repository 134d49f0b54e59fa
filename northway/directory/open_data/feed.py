"""The values of an Atom feed of records (RFC 4287), the most recently checked first."""

from collections.abc import Iterable
from dataclasses import dataclass

from northway.content.pages import Helpline
from northway.directory.open_data.identities import identity, last_change, service_id

BEFORE_ALL = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the feed. `id` never changes; `updated` is the day of its last check, as a time of RFC 3339."""

    id: str
    updated: str
    helpline: Helpline


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a site; `updated` is that of its newest entry."""

    id: str
    updated: str
    entries: tuple[Entry, ...]


def feed_of(helplines: Iterable[Helpline]) -> Feed:
    """The feed of these records; those checked on the same day are sorted by id."""
    newest = sorted(helplines, key=lambda helpline: (-last_change(helpline).toordinal(), helpline.id))
    entries = tuple(
        Entry(f"urn:uuid:{service_id(helpline)}", f"{last_change(helpline)}T00:00:00Z", helpline) for helpline in newest
    )
    return Feed(f"urn:uuid:{identity('feed')}", entries[0].updated if entries else BEFORE_ALL, entries)
