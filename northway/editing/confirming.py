"""Writes the answers of operators into records. If answers do not fit, their record stays as it was."""

import csv
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from northway.content.facts import is_web_address
from northway.content.files import read_folder
from northway.content.loader import build_site
from northway.editing.record_answers import AnswerError, with_answers
from northway.publication.publication import Publication
from northway.reports.ring_list import Row


def read_answers(file: Path) -> dict[str, list[Row]]:
    """The rows of a filled-in list, by record. Rows without an answer are left out."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = [{name or "": (value or "").strip() for name, value in row.items()} for row in csv.DictReader(opened)]
    return {
        identity: list(group)
        for identity, group in groupby(rows, key=lambda row: row.get("id", ""))
        if any(row.get("still_right") for row in rows if row.get("id") == identity)
    }


def confirm_record(publication: Publication, identity: str, rows: Sequence[Row], today: date) -> str:
    """Write the answers about one record into its file. Returns a message: what was done, or what to write instead."""
    helpline = publication.site.helplines.get(identity)
    if not helpline:
        return f"`{identity}`: there is no such helpline; write the name of its file, such as childline"
    if any(row.get("still_right", "").lower() not in ("yes", "y") for row in rows):
        return f"{helpline.source}: something in it is no longer right; mend it by hand, then confirm it"
    against = next((row["against"] for row in rows if row.get("against")), "")
    numbers = {channel.value: number for number, channel in enumerate(helpline.channels)}
    answers = {numbers.get(row.get("value", ""), 0): row for row in rows}
    path = Path(helpline.source)
    try:
        is_web_address(against)
        before = path.read_bytes()
        after = with_answers(before.decode("utf-8-sig"), answers, against, today)
    except (AnswerError, ValueError) as error:
        return f"{helpline.source}: {error}"
    path.write_text(after, "utf-8")
    faults = [
        problem for problem in build_site(read_folder(publication.folder)).problems if problem.source == helpline.source
    ]
    if faults:
        path.write_bytes(before)
        return f"{faults[0]} (nothing was written)"
    return f"{helpline.source}: confirmed."
