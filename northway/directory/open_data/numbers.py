"""Every number as one flat row that is complete by itself, for programs that look a number up and quote it."""

from collections.abc import Callable, Iterable

from northway.content.helplines import Channel
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.directory.open_data.identities import Entity, known
from northway.directory.open_data.services import PHONE_TYPES, alert, nation_names
from northway.directory.open_data.timetables import stated_hours

Says = Callable[[Helpline, int], str]
"""Returns a line about the channel at an index of a record, which is true even if it is quoted alone."""


def numbers(helplines: Iterable[Helpline], site: SharedContent, says: Says, page: Callable[[str], str]) -> list[Entity]:
    """The channels that are dialled or texted, in the order of lists. `page` returns the full URL of a path."""
    return [
        known({**_number(helpline, channel), **_service(helpline, site), "page": page(helpline.path), "says": line})
        for helpline in helplines
        for place, channel in enumerate(helpline.channels)
        if channel.kind in PHONE_TYPES and (line := says(helpline, place))
    ]


def _number(helpline: Helpline, channel: Channel) -> Entity:
    return {
        "number": channel.value,
        "kind": channel.kind,
        "keyword": channel.keyword,
        **stated_hours(helpline, channel),
        "bank_holidays": channel.bank_holidays,
        "closed": list(channel.closed),
        "languages": list(channel.languages),
        "cost": helpline.cost_of(channel),
        "note": channel.note,
    }


def _service(helpline: Helpline, site: SharedContent) -> Entity:
    youngest, oldest = helpline.ages or (None, None)
    return {
        "name": helpline.title,
        "run_by": helpline.organisation,
        "for": helpline.summary,
        "needs": list(helpline.needs),
        "audience": list(helpline.audience),
        "nations": nation_names(helpline.nations, site),
        "minimum_age": youngest,
        "maximum_age": oldest,
        "cost_note": helpline.cost_note,
        "on_bill": helpline.on_bill,
        "confidentiality": helpline.confidentiality,
        "alert": alert(helpline),
        "evidence": helpline.evidence,
        "checked_on": helpline.checked_on.isoformat(),
        "checked_against": helpline.checked_against,
        "conflicts": list(helpline.conflicts),
        "record": helpline.id,
    }
