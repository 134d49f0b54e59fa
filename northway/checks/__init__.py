"""Rules over a whole Site. Each module is a family of rules; each rule reads the Site and yields Problems."""

from collections.abc import Mapping
from datetime import date

from northway.checks import (
    chain,
    contacts,
    headings,
    links,
    live,
    nations,
    next_steps,
    numbers,
    quiet,
    reading,
    records,
    review,
    sentences,
    settings,
    titles,
    translations,
    words,
)
from northway.content import Key, Site
from northway.problems import Problem
from northway.prose import read_prose, shown_links
from northway.rendered import RenderedBody

Bodies = Mapping[Key, RenderedBody]


def check_site(site: Site, bodies: Bodies, today: date) -> list[Problem]:
    """Every problem of a site, in the order of its files. `bodies` are its rendered bodies."""
    found = [*site.problems, *(problem for body in bodies.values() for problem in body.problems)]
    for rule in (settings.check, titles.check, records.check, nations.check):
        found += rule(site)
    for body_rule in (links.check, headings.check, numbers.check, quiet.check, translations.check):
        found += body_rule(site, bodies)
    for dated_rule in (review.check, live.check, chain.check):
        found += dated_rule(site, today)
    return sorted({*found, *_check_writing(site, bodies)})


def _check_writing(site: Site, bodies: Bodies) -> list[Problem]:
    """What `writing.yml` asks of the pages in the source locale; without the file, nothing."""
    if not site.writing:
        return []
    shown = shown_links(site.helplines)
    proses = [read_prose(page, shown) for page in site.originals.values()]
    found = [*next_steps.check(site), *contacts.check_taps(site, bodies)]
    for rule in (sentences.check, reading.check, words.check, contacts.check_first_words):
        found += rule(site.writing, proses)
    return found
