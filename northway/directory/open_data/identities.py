"""The parts that all formats of open data share: ids, the day of a record's last check, leaving out unknown values."""

from datetime import date
from uuid import UUID, uuid5

from northway.content.helplines import Channel
from northway.content.pages import Helpline

Entity = dict[str, object]
NAMESPACE = UUID("f76ccb09-6dde-44e4-b6c1-c3bd14b79390")  # never change it: every published id is made from it


def identity(*names: str) -> str:
    """The UUID for these names (RFC 9562, version 5): the same in every build and on every host."""
    return str(uuid5(NAMESPACE, "\n".join(names)))


def service_id(helpline: Helpline) -> str:
    """The UUID of a helpline, made only from its file name, so that it stays if number, title or address change."""
    return identity("service", helpline.id)


def channels_by_id(helpline: Helpline) -> dict[str, Channel]:
    """A helpline's channels by UUID. That is made from kind, value and keyword, so that their order does not matter."""
    found: dict[str, Channel] = {}
    for channel in helpline.channels:
        names = channel.kind, channel.value, channel.keyword
        alike = sum(names == (other.kind, other.value, other.keyword) for other in found.values())
        found[identity("channel", helpline.id, *names, *([str(alike + 1)] if alike else []))] = channel
    return found


def last_change(helpline: Helpline) -> date:
    """The day on which somebody last checked or read a record. What we publish about it has not changed since."""
    return max(helpline.checked_on, helpline.reviewed)


def known(entity: Entity) -> Entity:
    """An entity without its unknown values, because the formats have no nulls."""
    return {name: value for name, value in entity.items() if value not in (None, "", [])}
