"""Lists what people must confirm before the site may go live."""

from dataclasses import dataclass
from datetime import date

from northway.content.site import Site

OPERATOR = "an editor, on the operator's own page"
PAGE_OF_FIGURE = "an editor, on the page that says so"
SPECIALIST = "an editor who knows the subject"


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
