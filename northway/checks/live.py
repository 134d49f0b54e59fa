"""A live site has only confirmed helplines and facts, translations checked by a speaker, and real addresses."""

from collections.abc import Iterator
from datetime import date

from northway.content.card_files import FOLDER
from northway.content.site import Site
from northway.problems import Problem

RULE = "live"


def check(site: Site, today: date) -> Iterator[Problem]:
    """If the stage is `live`, find unconfirmed helplines and facts, unchecked translations and example addresses."""
    if site.config.stage != "live":
        return
    yield from _check_addresses(site)
    yield from _check_translations(site)
    for helpline in site.helplines.values():
        evidences = {helpline.hours_evidence(channel) for channel in helpline.channels}
        if {helpline.evidence, *evidences} != {"confirmed"}:
            hint = f"read {helpline.checked_against}, then write `evidence: confirmed` and today's `checked_on`"
            yield helpline.problem("evidence", RULE, "this helpline is not confirmed", hint)
    for fact in site.facts.values():
        if fact.evidence == "unconfirmed":
            what = f"the fact `{fact.id}` is not confirmed"
            yield Problem(site.file("facts.yml"), 1, RULE, what, f"read {fact.url}, or remove it")


def _check_addresses(site: Site) -> Iterator[Problem]:
    """Find addresses under .example, which never exist (RFC 2606)."""
    config = site.config
    for name, address in (
        ("base_url", config.base_url.strip("/")),
        ("report_to", config.report_to),
        ("security_contact", config.security_contact),
    ):
        if address.endswith(".example"):
            what = f"`{name}` is {address}, an address that does not exist"
            yield site.problem(name, RULE, what, "write the address that readers will use")


def _check_translations(site: Site) -> Iterator[Problem]:
    """Find translations and cards that no speaker has checked and that are not in `unchecked_may_go_live`."""
    hint = "ask a speaker to read it and write `reviewed_by`, or add its path to `unchecked_may_go_live` in site.yml"
    for edition in site.editions.values():
        if not edition.is_fallback and not edition.is_reviewed and not _may_go_live(site, edition.path):
            what = f"no speaker of {edition.locale.autonym} has checked this translation"
            yield edition.page.problem("reviewed_by", RULE, what, hint)
    for path in site.card_paths:
        card, code = site.card_at(path), path.rpartition("/")[2]
        if card and not card.reviewed_by and not _may_go_live(site, path):
            what = f"no speaker of {card.autonym} has checked this card"
            yield Problem(site.file(f"{FOLDER}/{code}.yml"), 1, RULE, what, hint)


def _may_go_live(site: Site, path: str) -> bool:
    """Whether `unchecked_may_go_live` has the page or a section around it. The home page there means only itself."""
    above = (section for section in site.ancestors(path) if section)
    return not {path, *above}.isdisjoint(site.config.unchecked_may_go_live)
