"""A live site has only confirmed helplines, no unconfirmed facts, and addresses that exist."""

from collections.abc import Iterator
from datetime import date

from northway.content.site import Site
from northway.problems import Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """If the stage is `live`, find helplines and facts that nobody has confirmed, and example addresses."""
    if site.config.stage != "live":
        return
    yield from _check_addresses(site)
    for helpline in site.helplines.values():
        evidences = {helpline.hours_evidence(channel) for channel in helpline.channels}
        if {helpline.evidence, *evidences} != {"confirmed"}:
            hint = f"read {helpline.checked_against}, then write `evidence: confirmed` and today's `checked_on`"
            yield Problem(helpline.source, helpline.line_of("evidence"), "live", "this helpline is not confirmed", hint)
    for fact in site.facts.values():
        if fact.evidence == "unconfirmed":
            what = f"the fact `{fact.id}` is not confirmed"
            yield Problem(
                f"{site.settings_file.removesuffix('site.yml')}facts.yml",
                1,
                "live",
                what,
                f"read {fact.url}, or remove it",
            )


def _check_addresses(site: Site) -> Iterator[Problem]:
    """Find addresses under .example, which lead nowhere (RFC 2606)."""
    config = site.config
    for name, address in (
        ("base_url", config.base_url.strip("/")),
        ("report_to", config.report_to),
        ("security_contact", config.security_contact),
    ):
        if address.endswith(".example"):
            what = f"`{name}` is {address}, which leads nowhere"
            yield Problem(
                site.settings_file,
                site.settings_lines.get(name, 1),
                "live",
                what,
                "write the address that readers shall use",
            )
