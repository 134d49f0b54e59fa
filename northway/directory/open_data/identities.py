"""What each record and channel is called in all that we publish, and when somebody last looked at it."""

from datetime import date
from uuid import UUID, uuid5

from northway.content.helplines import Channel
from northway.content.site import Helpline

NAMESPACE = UUID("f76ccb09-6dde-44e4-b6c1-c3bd14b79390")  # for ever: every id that we publish is made from it


def identity(*names: str) -> str:
    """The UUID of what these names call (RFC 9562, version 5): the same in every build and on every host."""
    return str(uuid5(NAMESPACE, "\n".join(names)))


def service_id(helpline: Helpline) -> str:
    """The UUID of a helpline: made of its file's name alone, so it outlives its number, its title and our address."""
    return identity("service", helpline.id)


def channels_by_id(helpline: Helpline) -> dict[str, Channel]:
    """A helpline's channels by UUID: made of kind, value and keyword, so that their order does not matter."""
    found: dict[str, Channel] = {}
    for channel in helpline.channels:
        names = channel.kind, channel.value, channel.keyword
        alike = sum(names == (other.kind, other.value, other.keyword) for other in found.values())
        found[identity("channel", helpline.id, *names, *([str(alike + 1)] if alike else []))] = channel
    return found


def last_change(helpline: Helpline) -> date:
    """The day that somebody last looked at a record: what we publish of it has not changed since."""
    return max(helpline.checked_on, helpline.reviewed)
