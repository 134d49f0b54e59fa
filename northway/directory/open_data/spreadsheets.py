"""Helplines and their channels as tables: comma-separated values (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping

from northway.content.helplines import Channel
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.directory.open_data.identities import channels_by_id, last_change, service_id
from northway.directory.open_data.services import alert, languages_of, nation_names
from northway.directory.open_data.timetables import stated_hours

Row = Mapping[str, str]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a cell that begins with one may be run as a formula (CWE-1236)


def services_table(helplines: Iterable[Helpline], site: SharedContent) -> str:
    """A row for each helpline, with the same id as in the other files."""
    return _table(_service_row(helpline, site) for helpline in helplines)


def channels_table(helplines: Iterable[Helpline]) -> str:
    """A row for each channel; `service_id` is the id of its helpline."""
    return _table(
        _channel_row(helpline, key, channel)
        for helpline in helplines
        for key, channel in channels_by_id(helpline).items()
    )


def _table(rows: Iterable[Row]) -> str:
    cells = [{head: f"'{text}" if text.startswith(FORMULA) else text for head, text in row.items()} for row in rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(cells[0]) if cells else [])  # the default dialect is that of RFC 4180
    writer.writeheader()
    writer.writerows(cells)
    return out.getvalue()


def _service_row(helpline: Helpline, site: SharedContent) -> Row:
    youngest, oldest = helpline.ages or ("", "")
    return {
        "id": service_id(helpline),
        "record": helpline.id,
        "name": helpline.title,
        "description": helpline.summary,
        "organization": helpline.organisation,
        "url": helpline.website or "",
        "phones": _list(channel.value for channel in helpline.channels if channel.kind == "phone"),
        "status": "active",
        "alert": alert(helpline),
        "minimum_age": str(youngest),
        "maximum_age": str(oldest),
        "service_areas": _list(nation_names(helpline.nations, site)),
        "answers_in": _list(nation_names([helpline.answers_in] if helpline.answers_in else [], site)),
        "languages": _list(languages_of(helpline)),
        "need": _list(helpline.needs),
        "audience": _list(helpline.audience),
        "cost": helpline.cost,
        "cost_note": helpline.cost_note,
        "on_bill": helpline.on_bill,
        "name_needed": helpline.name_needed,
        "number_seen": helpline.number_seen,
        "confidentiality": helpline.confidentiality,
        "evidence": helpline.evidence,
        "conflict": _list(helpline.conflicts),
        "assured_date": helpline.checked_on.isoformat(),
        "checked_against": helpline.checked_against,
        "last_modified": last_change(helpline).isoformat(),
    }


def _channel_row(helpline: Helpline, key: str, channel: Channel) -> Row:
    return {
        "id": key,
        "service_id": service_id(helpline),
        "service_name": helpline.title,
        "kind": channel.kind,
        "value": channel.value,
        "keyword": channel.keyword,
        "languages": _list(channel.languages),
        **stated_hours(helpline, channel),
        "bank_holidays": channel.bank_holidays,
        "closed": _list(channel.closed),
        "cost": helpline.cost_of(channel),
        "needs": _list(channel.needs),
        "wait": channel.wait,
        "wait_as_of": channel.wait_as_of,
        "without_speech": "yes" if channel.without_speech else "",
        "note": channel.note,
    }


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)
