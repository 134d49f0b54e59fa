"""Writes the answers of an operator into the front matter of a record, and leaves every other byte as it was."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import takewhile

from northway.content.frontmatter import Value, split
from northway.editing.yaml_change import with_front_matter

CHANNEL_FIELDS = ("hours", "languages", "cost")
RECORD_FIELDS = ("on_bill", "name_needed", "number_seen", "confidentiality", "answers_in")
HOURS = re.compile(r"([A-Z][a-z]{2}(?:[- ,]+[A-Z][a-z]{2})*) (\d\d:\d\d)-(\d\d:\d\d(?: next day)?)")


class AnswerError(Exception):
    """An answer that cannot be written. The message says what to write instead."""


def with_answers(text: str, answers: Mapping[int, Mapping[str, str]], against: str, today: date) -> str:
    """The text of a record with the answers for each channel, by its index, and `evidence: confirmed`.

    An empty answer changes nothing. Raises AnswerError.
    """
    written = split(text, "").fields.values
    said = {name: given[name] for given in answers.values() for name in RECORD_FIELDS if given.get(name)}
    confirmed = {"evidence": "confirmed", "checked_on": today.isoformat(), "checked_against": against}
    of_channels = {number: _of_channel(given) for number, given in answers.items()}
    channels = [
        {name: value for name, value in {**channel, **of_channels[number]}.items() if name != "hours_evidence"}
        if number in of_channels
        else channel
        for number, channel in enumerate(written.get("channels", ()))
    ]
    above = dict(takewhile(lambda field: field[0] != "evidence", written.items()))  # where new fields are inserted
    return with_front_matter(text, {**above, **said, **written, **said, **confirmed, "channels": channels})


def _of_channel(given: Mapping[str, str]) -> dict[str, Value]:
    return {name: value_of(name, given[name]) for name in CHANNEL_FIELDS if given.get(name)}


def value_of(name: str, answer: str) -> Value:
    """The value of a field of a record, as `hours`, from an answer in a few words. Raises AnswerError."""
    if name == "hours" and answer not in ("always", "unknown"):
        rows = [HOURS.fullmatch(part.strip()) for part in answer.split(";")]
        if not all(rows):
            raise AnswerError(
                f"the hours `{answer}` cannot be read; write always, or Mon-Fri 09:00-17:00; Sat 10:00-14:00"
            )
        return [{"days": row[1], "opens": row[2], "closes": row[3]} for row in rows if row]
    if name == "languages" and answer != "unknown":
        return [*re.split(r"[ ,]+", answer.strip())]
    return answer
