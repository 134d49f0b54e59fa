"""Quiet sections: what a browser keeps of a page, or shows in a tab, says nothing of what the page is about.

Its titles, its address, its summary (which search results show) and its ids hold none of the words in
`quiet-words.yml`, and it links to no heading, since each such link would add a line to the browser's history.
"""

import re
from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.site import Page, Site
from northway.markup.body import RenderedBody
from northway.problems import Problem

FILE = "quiet-words.yml"


def rule(site: Site) -> PageRule:
    """Finds what a quiet page would give away."""
    loud = {locale.code: revealing_words(site, locale.code) for locale in site.config.locales}

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if not site.is_quiet(page.path):
            return
        if page.locale not in site.quiet_words:
            what = f"{FILE} has no words for `{page.locale}`, so nobody has judged this quiet page"
            yield Problem(page.source, 1, "quiet", what, f"add a list `{page.locale}:` to {FILE}")
        yield from _check_words(page, body, loud[page.locale])
        yield from _check_links(page, body)

    return check


def revealing_words(site: Site, code: str) -> re.Pattern[str]:
    """Finds the words that a quiet page avoids in a locale, and longer words that begin with them.

    Those of the source locale are avoided in every other, whose addresses and ids are its own.
    """
    words = {*site.quiet_words.get(code, ()), *site.quiet_words.get(site.config.source_locale, ())}
    spelled = (r"[\W_]+".join(map(re.escape, re.split(r"[\W_]+", word))) for word in sorted(words))
    return re.compile(r"(?<![^\W_])(?:" + ("|".join(spelled) or r"(?!)") + ")", re.IGNORECASE)


def _check_words(page: Page, body: RenderedBody, loud: re.Pattern[str]) -> Iterator[Problem]:
    kept = [("title", page.title, 1), ("label", page.label, 1), ("summary", page.summary, 1), ("address", page.path, 1)]
    kept += [("former path", path, 1) for path in page.former_paths]
    kept += [("id", heading.id, heading.line) for heading in body.headings]
    for name, text, line in kept:
        for found in loud.finditer(text):
            what = f"the {name} “{text}” of a quiet page says “{found[0]}”"
            yield Problem(page.source, line, "quiet", what, "choose words that tell nobody what the page is about")


def _check_links(page: Page, body: RenderedBody) -> Iterator[Problem]:
    for link in body.links:
        if link.page and link.page.fragment:
            what = f"`{link.target}`: on a quiet page, a link to a heading leaves one more line in the history"
            yield Problem(page.source, link.line, "quiet", what, "link to the page without `#`")
