"""Rules over a whole Site. Each module is a family of rules; each rule reads the Site and yields Problems."""

from collections.abc import Mapping
from datetime import date

from northway.checks import (
    chain,
    headings,
    links,
    live,
    numbers,
    quiet,
    records,
    review,
    settings,
    titles,
    translations,
)
from northway.content import Key, Site
from northway.problems import Problem
from northway.rendered import RenderedBody

Bodies = Mapping[Key, RenderedBody]


def check_site(site: Site, bodies: Bodies, today: date) -> list[Problem]:
    """Every problem of a site, in the order of its files. `bodies` are its rendered bodies."""
    found = [*site.problems, *(problem for body in bodies.values() for problem in body.problems)]
    for rule in (settings.check, titles.check, records.check):
        found += rule(site)
    for body_rule in (links.check, headings.check, numbers.check, quiet.check, translations.check):
        found += body_rule(site, bodies)
    for dated_rule in (review.check, live.check, chain.check):
        found += dated_rule(site, today)
    return sorted(set(found))
