"""The trust gate: once the site is live, every channel that we publish has been confirmed by a person, lately."""

from collections.abc import Iterator
from datetime import date

from northway.content import Site
from northway.problems import Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find, once live, records that nobody has confirmed on the operator's own page."""
    if site.config.stage != "live":
        return
    for helpline in site.helplines.values():
        evidences = {helpline.hours_evidence(channel) for channel in helpline.channels}
        if {helpline.evidence, *evidences} != {"confirmed"}:
            hint = f"read {helpline.checked_against}, then write `evidence: confirmed` and today's `checked_on`"
            yield Problem(helpline.source, 1, "live", "this helpline is not confirmed", hint)
    for fact in site.facts.values():
        if fact.evidence == "unconfirmed":
            what = f"the fact `{fact.id}` is not confirmed"
            yield Problem("facts.yml", 1, "live", what, f"read {fact.url}, or remove it")
