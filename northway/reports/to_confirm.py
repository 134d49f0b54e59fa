"""Lists what people must confirm before the site may go live."""

from collections.abc import Iterator
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
    return sorted([*_helplines(site), *_facts(site), *_translations(site), *_reviews(site, today)])


def _helplines(site: Site) -> Iterator[Confirmation]:
    for helpline in site.helplines.values():
        if not helpline.is_confirmed:
            yield Confirmation(helpline.checked_on, helpline.source, OPERATOR, helpline.checked_against)


def _facts(site: Site) -> Iterator[Confirmation]:
    for fact in site.facts.values():
        if fact.evidence != "confirmed":
            yield Confirmation(fact.checked_on, f"fact {fact.id}", PAGE_OF_FIGURE, fact.url)


def _translations(site: Site) -> Iterator[Confirmation]:
    for edition in site.editions.values():
        if not edition.is_fallback and not edition.is_reviewed:
            who = f"a speaker of {edition.locale.autonym}"
            yield Confirmation(edition.original.reviewed, edition.page.source, who, edition.original.source)


def _reviews(site: Site, today: date) -> Iterator[Confirmation]:
    for page in site.originals.values():
        if page.review_by < today:
            yield Confirmation(page.reviewed, page.source, SPECIALIST, ", ".join(page.sources))
