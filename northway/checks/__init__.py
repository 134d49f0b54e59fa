"""Rules over a Site. Each module is a family of rules; each rule yields Problems.

There are three kinds. Rules for a single page (`page_rules`) run when it is rendered, and their results are cached with
it. Rules over the whole site (`check_site`) read front matter and the outlines of bodies. The night cover takes
longest, and is cached separately.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from northway.checks import (
    contacts,
    figures,
    forms,
    free_calls,
    headings,
    keywords,
    language_cards,
    language_rules,
    leftovers,
    length_and_grade,
    links,
    live,
    locales,
    nations,
    next_steps,
    numbers,
    questions,
    quiet,
    records,
    repeats,
    review,
    rhythm,
    security_txt,
    sentences,
    settings,
    shown_signs,
    titles,
    translations,
    untranslated_lists,
    words,
)
from northway.checks.calls import Calls
from northway.checks.cautions import Cautions
from northway.checks.quotable import Quotable
from northway.checks.rule import PageRule
from northway.checks.served_nations import ServedNations
from northway.content.pages import Key, Page
from northway.content.site import SharedContent, Site
from northway.content.style_rules import StyleRules
from northway.markup.body import BodyOutline, RenderedBody
from northway.markup.passages import with_passages
from northway.markup.prose import Prose
from northway.problems import Problem
from northway.system.memory import Memory


def check_site(
    site: Site, outlines: Mapping[Key, BodyOutline], today: date, memory: Memory, only: str = ""
) -> Iterator[Problem]:
    """Every problem that can be found from front matter and `outlines`, which are those of all pages and passages.

    If only the problems of one file are wanted, `only` names it, and slow rules skip all others.
    """
    yield from site.problems
    for rule in (
        settings.check,
        titles.check,
        forms.check,
        language_cards.check,
        untranslated_lists.check,
    ):
        yield from rule(site)
    for dated_rule in (review.check, live.check, security_txt.check):
        yield from dated_rule(site, today)
    yield from records.check(site, memory)
    yield from locales.check(site, outlines)
    yield from links.check(site, outlines)
    yield from translations.check(site, outlines, only, memory)
    yield from language_rules.check(site, memory)
    yield from questions.check(site, outlines)
    if site.style_rules and not site.broken:  # the way to a helpline may lead through a file with faults
        yield from contacts.check_taps(site, outlines)
        if site.style_rules.repeated_on:
            yield from repeats.check(site, outlines, site.style_rules.repeated_on)


def page_rules(shared: SharedContent, read: Callable[[Page], Prose]) -> list[PageRule]:
    """The rules that read a single page or passage; `read` returns its prose."""
    rules = [nations.rule(shared), headings.check, shown_signs.check, numbers.rule(shared), figures.rule(shared)]
    rules += [quiet.rule(shared), forms.rule(shared), questions.rule(shared), free_calls.rule(shared)]
    # Without a `writing.yml` there are no style rules.
    style = shared.style_rules
    return [*rules, leftovers.rule(style), _style_rule(shared, style, read)] if style else rules


def _style_rule(shared: SharedContent, style: StyleRules, read: Callable[[Page], Prose]) -> PageRule:
    ends_well = next_steps.rule(shared)
    of_lines = Calls(shared, style), Cautions(shared, style), ServedNations(shared, style), Quotable(shared, style)

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        waits = any(problem.level == "waiting" for problem in body.problems)  # some words of a record are missing
        if page.locale != shared.config.source_locale or waits or page.layout == "card":  # a card is not prose
            return
        own = read(page)
        for rule in (sentences.check, rhythm.check, length_and_grade.check, words.check):
            yield from rule(style, own)
        for each in of_lines:
            yield from each.check(own)
        if not shared.config.is_passage(page.path):
            yield from ends_well(page, body)
            whole = read(with_passages(page, shared))
            yield from contacts.check_first_words(style, whole)
            yield from keywords.check(style, whole)

    return check
