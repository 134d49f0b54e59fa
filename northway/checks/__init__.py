"""Rules over a Site. Each module is a family of rules; each rule yields Problems.

There are three kinds. Rules for one page by itself (`page_rules`) run where it is rendered and are cached with it.
Rules over the whole site (`check_site`) read front matter and outlines of bodies. The night cover takes longest, and
is cached by itself.
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
    numbers,
    quiet,
    records,
    review,
    security_txt,
    sentences,
    settings,
    titles,
    translations,
    words,
)
from northway.checks.rule import PageRule
from northway.content.pages import Key, Page
from northway.content.site import SharedContent, Site
from northway.content.style_rules import StyleRules
from northway.markup.body import BodyOutline, RenderedBody
from northway.markup.passages import with_passages
from northway.markup.prose import read_prose, shown_links
from northway.problems import Problem


def check_site(site: Site, outlines: Mapping[Key, BodyOutline], today: date) -> Iterator[Problem]:
    """Every problem that shows without reading a body again; `outlines` are those of all pages and passages."""
    yield from site.problems
    for rule in (settings.check, titles.check, records.check):
        yield from rule(site)
    for dated_rule in (review.check, live.check, security_txt.check):
        yield from dated_rule(site, today)
    yield from links.check(site, outlines)
    yield from translations.check(site, outlines)
    if site.style_rules:
        yield from contacts.check_taps(site, outlines)


def page_rules(shared: SharedContent) -> list[PageRule]:
    """The rules that look at one page or passage and no other."""
    rules = [nations.rule(shared), headings.check, numbers.rule(shared), quiet.rule(shared)]
    # Without a `writing.yml` there are no style rules.
    return [*rules, _style_rule(shared, shared.style_rules)] if shared.style_rules else rules


def _style_rule(shared: SharedContent, style: StyleRules) -> PageRule:
    shown, ends_well = shown_links(shared.helplines), next_steps.rule(shared)

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.locale != shared.config.source_locale:
            return
        prose = [read_prose(page, shown)]
        for rule in (sentences.check, length_and_grade.check, words.check):
            yield from rule(style, prose)
        if not shared.config.is_passage(page.path):
            yield from ends_well(page, body)
            yield from contacts.check_first_words(style, [read_prose(with_passages(page, shared), shown)])

    return check
