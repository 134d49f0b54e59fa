"""Rules over a whole Site. Each module is a family of rules; each rule reads the Site and yields Problems."""

from collections.abc import Mapping
from datetime import date

from northway.checks import headings, links, live, nations, numbers, quiet, review, settings, titles, translations
from northway.content import Site
from northway.problems import Problem
from northway.rendered import RenderedBody

Bodies = Mapping[str, RenderedBody]


def check_site(site: Site, bodies: Bodies, today: date) -> list[Problem]:
    """Every problem of a site, in the order of its files. `bodies` are its rendered bodies by source file."""
    found = [*site.problems, *(problem for body in bodies.values() for problem in body.problems)]
    for rule in (settings.check, titles.check, nations.check):
        found += rule(site)
    for body_rule in (links.check, headings.check, numbers.check, quiet.check, translations.check):
        found += body_rule(site, bodies)
    for dated_rule in (review.check, live.check):
        found += dated_rule(site, today)
    return sorted(set(found))
