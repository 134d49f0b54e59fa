"""Rules over a Site. Each module is a family of rules; each rule yields Problems.

There are three kinds: for what all pages share, for one page by itself (`rule`), and for bodies beside each other.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from northway.checks import (
    contacts,
    headings,
    length_and_grade,
    links,
    live,
    nations,
    next_steps,
    night_cover,
    numbers,
    quiet,
    records,
    review,
    sentences,
    settings,
    titles,
    translations,
    words,
)
from northway.checks.rule import PageRule
from northway.content.site import Key, Page, Site
from northway.content.style_rules import StyleRules
from northway.markup.body import RenderedBody
from northway.markup.prose import read_prose, shown_links
from northway.problems import Problem

BodyStore = Mapping[Key, RenderedBody]


def check_site(site: Site, bodies: BodyStore, today: date) -> list[Problem]:
    """Every problem of a site, in the order of its files. `bodies` are its rendered bodies, judged by themselves."""
    own = (problem for body in bodies.values() for problem in body.problems)
    return sorted({*check_shared(site, today), *own, *check_together(site, bodies)})


def check_shared(site: Site, today: date) -> Iterator[Problem]:
    """Every problem that can be found without a body."""
    yield from site.problems
    for rule in (settings.check, titles.check, records.check):
        yield from rule(site)
    for dated_rule in (review.check, live.check, night_cover.check):
        yield from dated_rule(site, today)


def page_rules(site: Site) -> list[PageRule]:
    """The rules that look at one page and no other."""
    rules = [nations.rule(site), headings.check, numbers.rule(site), quiet.rule(site)]
    # What `writing.yml` asks of the pages in the source locale; without the file, nothing.
    return [*rules, _writing_rule(site, site.writing)] if site.writing else rules


def check_together(site: Site, bodies: BodyStore) -> Iterator[Problem]:
    """Every problem that shows only when bodies are held beside each other."""
    yield from links.check(site, bodies)
    yield from translations.check(site, bodies)
    if site.writing:
        yield from contacts.check_taps(site, bodies)


def _writing_rule(site: Site, writing: StyleRules) -> PageRule:
    shown, ends_well = shown_links(site.helplines), next_steps.rule(site)

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.locale != site.config.source_locale:
            return
        prose = [read_prose(page, shown)]
        yield from ends_well(page, body)
        for rule in (sentences.check, length_and_grade.check, words.check, contacts.check_first_words):
            yield from rule(writing, prose)

    return check
