"""Writes the answers of an operator into the front matter of a record, and leaves every other byte as it was."""

import re
from collections.abc import Mapping
from datetime import date

from northway.content.frontmatter import Fields, YamlPath, read_fields, split

CHANNEL_FIELDS = ("hours", "languages", "cost")
RECORD_FIELDS = ("on_bill", "name_needed", "number_seen", "confidentiality", "answers_in")
HOURS = re.compile(r"([A-Z][a-z]{2}(?:[- ,]+[A-Z][a-z]{2})*) (\d\d:\d\d)-(\d\d:\d\d(?: next day)?)")


class AnswerError(Exception):
    """An answer that cannot be written. The message says what to write instead."""


def with_answers(text: str, answers: Mapping[int, Mapping[str, str]], against: str, today: date) -> str:
    """The text of a record with the answers for each channel, by its index, and `evidence: confirmed`.

    An empty answer changes nothing. Raises AnswerError.
    """
    fields = read_fields(split(text, "").front_matter, "", 2)
    changes: dict[YamlPath, list[str] | None] = {
        ("evidence",): ["evidence: confirmed"],
        ("checked_on",): [f"checked_on: {today}"],
        ("checked_against",): [f"checked_against: {against}"],
    }
    for number, given in answers.items():
        changes[("channels", number, "hours_evidence")] = None
        for name in CHANNEL_FIELDS:
            if given.get(name):
                changes[("channels", number, name)] = field_lines(name, given[name])
        for name in RECORD_FIELDS:
            if given.get(name):
                changes[(name,)] = field_lines(name, given[name])
    return _changed(text, fields, changes)


def field_lines(name: str, answer: str) -> list[str]:
    """The lines of a field of a record, such as `hours`, from an answer in a few words. Raises AnswerError."""
    if name == "hours" and answer not in ("always", "unknown"):
        rows = [HOURS.fullmatch(part.strip()) for part in answer.split(";")]
        if not all(rows):
            raise AnswerError(
                f"the hours `{answer}` cannot be read; write always, or Mon-Fri 09:00-17:00; Sat 10:00-14:00"
            )
        return ["hours:", *(f"  - {{days: {row[1]}, opens: {row[2]}, closes: {row[3]}}}" for row in rows if row)]
    if name == "languages" and answer != "unknown":
        return [f"languages: [{', '.join(re.split(r'[ ,]+', answer.strip()))}]"]
    quoted = answer.replace("\\", "\\\\").replace('"', '\\"')
    return [f'{name}: "{quoted}"' if name == "confidentiality" else f"{name}: {answer}"]


def _changed(text: str, fields: Fields, changes: Mapping[YamlPath, list[str] | None]) -> str:
    lines = text.split("\n")
    # From the end of the file backwards, so that the lines above keep their numbers.
    for place, new in sorted(changes.items(), key=lambda change: -_line_of(fields, change[0])):
        first = _line_of(fields, place) - 1
        if place in fields.lines:
            indent = len(lines[first]) - len(lines[first].lstrip(" -"))
            last = first + 1
            while last < len(lines) and lines[last].startswith(" " * (indent + 1)):
                last += 1
        else:
            indent = 4 if len(place) > 1 else 0
            last = first
        lines[first:last] = [" " * indent + line for line in new or ()]
    return "\n".join(lines)


def _line_of(fields: Fields, place: YamlPath) -> int:
    """The line of a field, or where to insert it: after a channel's value, or before `evidence`."""
    if place in fields.lines:
        return fields.lines[place]
    return fields.lines[(*place[:2], "value")] + 1 if len(place) > 1 else fields.lines[("evidence",)]
