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


@dataclass(frozen=True)
class Due:
    """What is due on a day. Each part has its most urgent rows first."""

    reviews: tuple[tuple[date, str], ...]
    """The day by which to read a page or a passage again, if it has passed or comes soon, and the file."""
    records: tuple[tuple[date, str, str], ...]
    """The day of the last check, what to confirm, and the address at which to confirm it."""
    outdated: tuple[tuple[str, str], ...]
    """The language and the file of each translation whose original has changed since."""
    unchecked: tuple[tuple[str, int], ...]
    """Each language, and how many of its translations no speaker has checked."""


def due(site: Site, today: date) -> Due:
    """What is due on a day."""
    texts = [page for page in site.texts.values() if page.locale == site.config.source_locale]
    editions = [*site.editions.values(), *site.passage_editions.values()]
    translated = [edition for edition in editions if not edition.is_fallback]
    unchecked = Counter(edition.locale.autonym for edition in translated if not edition.is_reviewed)
    return Due(
        reviews=tuple(sorted({(page.review_by, page.source) for page in texts if page.review_by < today + SOON})),
        records=tuple(
            (row.since, row.what, row.where) for row in to_confirm(site, today) if row.who in (OPERATOR, PAGE_OF_FIGURE)
        ),
        outdated=tuple(sorted({(row.locale.autonym, row.page.source) for row in translated if row.is_outdated})),
        unchecked=tuple(unchecked.most_common()),
    )


def as_markdown(found: Due, today: date) -> str:
    """What is due, as Markdown, with a part for each kind of work."""
    parts = (
        ("Pages to read again", (f"`{file}`: by {day}" for day, file in found.reviews)),
        ("Records and figures to confirm", (f"{since}: `{what}` at <{at}>" for since, what, at in found.records)),
        ("Translations behind their original", (f"{language}: `{file}`" for language, file in found.outdated)),
        ("Translations that no speaker has checked", (f"{language}: {count}" for language, count in found.unchecked)),
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
