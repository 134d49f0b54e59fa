"""Finds what is due, and what people must confirm before the site may go live."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from northway.content.site import Site

OPERATOR = "an editor, on the operator's own page"
PAGE_OF_FIGURE = "an editor, on the page that says so"
SPECIALIST = "an editor who knows the subject"
SOON = timedelta(days=14)
MOST_LISTED = 40  # rows in each part: an issue on GitHub has at most 65,536 characters


@dataclass(frozen=True, slots=True, order=True)
class Confirmation:
    """Something to confirm: the day of the last check, what it is, who can confirm it, and where."""

    since: date
    what: str
    who: str
    where: str


def to_confirm(site: Site, today: date) -> list[Confirmation]:
    """Everything that is still to be confirmed, oldest first."""
    rows = [
        Confirmation(line.checked_on, line.source, OPERATOR, line.checked_against)
        for line in site.helplines.values()
        if not line.is_confirmed
    ]
    rows += [
        Confirmation(fact.checked_on, f"fact {fact.id}", PAGE_OF_FIGURE, fact.url)
        for fact in site.facts.values()
        if fact.evidence != "confirmed"
    ]
    rows += [
        Confirmation(row.original.reviewed, row.page.source, f"a speaker of {row.locale.autonym}", row.original.source)
        for row in site.editions.values()
        if not row.is_fallback and not row.is_reviewed
    ]
    rows += [
        Confirmation(page.reviewed, page.source, SPECIALIST, ", ".join(page.sources))
        for page in site.originals.values()
        if page.review_by < today
    ]
    return sorted(rows)


def as_markdown(site: Site, today: date) -> str:
    """What is due on a day, as Markdown, with a part for each kind of work, and its most urgent rows first."""
    reviews = sorted({(page.review_by, page.source) for page in site.source_texts if page.review_by < today + SOON})
    records = [row for row in to_confirm(site, today) if row.who in (OPERATOR, PAGE_OF_FIGURE)]
    outdated = sorted({(each.locale.autonym, each.page.source) for each in site.translations if each.is_outdated})
    unchecked = Counter(each.locale.autonym for each in site.translations if not each.is_reviewed).most_common()
    parts = (
        ("Pages to read again", (f"`{file}`: by {day}" for day, file in reviews)),
        ("Records and figures to confirm", (f"{row.since}: `{row.what}` at <{row.where}>" for row in records)),
        ("Translations behind their original", (f"{language}: `{file}`" for language, file in outdated)),
        ("Translations that no speaker has checked", (f"{language}: {count}" for language, count in unchecked)),
    )
    return "\n".join([f"What is due on {today}.", *(line for part in parts for line in _part(*part))]) + "\n"


def _part(heading: str, rows: Iterable[str]) -> Iterator[str]:
    listed = list(rows)
    yield f"\n## {heading}\n"
    if not listed:
        yield "Nothing."
    yield from (f"- [ ] {row}" for row in listed[:MOST_LISTED])
    if len(listed) > MOST_LISTED:
        yield f"\nAnd {len(listed) - MOST_LISTED} more."
