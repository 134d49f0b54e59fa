"""Lists who to ring or look up to confirm the directory, the most important first, with what to ask."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping

from northway.content.helplines import Channel
from northway.content.pages import Helpline, Key
from northway.content.site import Site
from northway.markup.body import BodyOutline

QUESTIONS = (
    "Is this the right way to reach you, and who is it for?",
    "When does somebody answer? On which days, or bank holidays, is it closed, and in which nation is the office?",
    "In which languages, and is there an interpreter?",
    "What does it cost, and does it show on a phone bill?",
    "Does a person have to give a name, and can you see their number?",
    "When would you tell somebody else what they say, and who?",
)
COLUMNS = (
    "id",
    "title",
    "channel",
    "value",
    "website",
    "evidence",
    "checked_on",
    "hours_now",
    "languages_now",
    "cost_now",
)
ANSWERS = (
    "still_right", "hours", "languages", "cost", "on_bill", "name_needed", "number_seen", "confidentiality",
    "answers_in", "against",
)  # fmt: skip
Row = dict[str, str]


def ring_list(site: Site, outlines: Mapping[Key, BodyOutline]) -> list[Helpline]:
    """The helplines that are not confirmed: emergency lines first, then those that most pages use."""
    uses = Counter(
        identity for outline in outlines.values() for kind, identity in outline.records if kind == "helpline"
    )
    first = [*site.config.emergency, *site.config.always_there]

    def rank(helpline: Helpline) -> tuple[int, int, int]:
        place = first.index(helpline.id) if helpline.id in first else len(first)
        return place, -uses[helpline.id], helpline.order

    return sorted((helpline for helpline in site.helplines.values() if not helpline.is_confirmed), key=rank)


def as_text(helplines: list[Helpline]) -> str:
    """The list to read on the phone: the questions once, then each helpline with its channels."""
    lines = [f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1)]
    for number, helpline in enumerate(helplines, 1):
        lines += ["", f"{number}. {helpline.title} ({helpline.id}), {helpline.organisation}"]
        lines += [f"   {row['channel']}: {row['value']} · {row['hours_now']}" for row in rows_of(helpline)]
        lines.append(f"   last checked {helpline.checked_on} on {helpline.checked_against}")
    return "\n".join([*lines, "", f"{len(helplines)} to confirm."])


def as_csv(helplines: list[Helpline]) -> str:
    """The list as CSV: a row for each channel, with empty columns for the answers."""
    out = io.StringIO()
    table = csv.DictWriter(out, [*COLUMNS, *ANSWERS], restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(row for helpline in helplines for row in rows_of(helpline))
    return out.getvalue()


def rows_of(helpline: Helpline) -> Iterator[Row]:
    """What the record says now, with a row for each channel."""
    for channel in helpline.channels:
        cells = (
            helpline.id, helpline.title, channel.kind, channel.value, helpline.website or "",
            helpline.hours_evidence(channel), helpline.checked_on.isoformat(), hours_as_written(channel),
            " ".join(channel.languages) or "unknown", helpline.cost_of(channel),
        )  # fmt: skip
        yield dict(zip(COLUMNS, cells, strict=True))


def hours_as_written(channel: Channel) -> str:
    """Opening hours in the one-line form that `flask confirm` reads: `Mon-Fri 09:00-17:00; Sat 10:00-14:00`."""
    if isinstance(channel.hours, str):
        return channel.hours
    return "; ".join(
        f"{' '.join(row.days)} {row.opens}-{row.closes}{f' from {row.since} to {row.until}' if row.since else ''}"
        for row in channel.hours
    )
