"""Quiet sections: nothing that a browser keeps of a page, or shows in a tab, reveals its subject.

Titles, addresses, summaries (which search results show) and ids contain no word of `quiet-words.yml`. A quiet page does
not link to headings, because each such link adds an entry to the browser's history.
"""

import re
from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.pages import Page
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.problems import Problem

FILE = "quiet-words.yml"


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds revealing words in what a browser keeps of a quiet page, and its links to headings."""
    loud = {locale.code: revealing_words(shared, locale.code) for locale in shared.config.locales}

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if not shared.is_quiet(page.path):
            return
        # For other languages, `locales` reports this.
        is_first = page.path in shared.config.quiet and page.locale == shared.config.source_locale
        if is_first and page.locale not in shared.quiet_words:
            what = f"{FILE} has no words for `{page.locale}`, so this quiet page has not been checked"
            yield Problem(page.source, 1, "quiet", what, f"add a list `{page.locale}:` to {FILE}")
        yield from _check_words(page, body, loud[page.locale])
        yield from _check_links(page, body)

    return check


def revealing_words(shared: SharedContent, code: str) -> re.Pattern[str]:
    """A pattern for the words that a quiet page must avoid in a locale, and for longer words that begin with them.

    It includes the words of the source locale, because addresses and ids are the same in every locale.
    """
    words = {*shared.quiet_words.get(code, ()), *shared.quiet_words.get(shared.config.source_locale, ())}
    spelled = (r"[\W_]+".join(map(re.escape, re.split(r"[\W_]+", word))) for word in sorted(words))
    return re.compile(r"(?<![^\W_])(?:" + ("|".join(spelled) or r"(?!)") + ")", re.IGNORECASE)


def _check_words(page: Page, body: RenderedBody, loud: re.Pattern[str]) -> Iterator[Problem]:
    kept = [(name, getattr(page, name), page.line_of(name)) for name in ("title", "label", "summary")]
    kept += [("address", page.path, 1)]
    kept += [("former path", path, page.line_of("former_paths")) for path in page.former_paths]
    kept += [("short path", page.short_path, page.line_of("short_path"))]
    kept += [("id", heading.id, heading.line) for heading in body.headings]
    for name, text, line in kept:
        for found in loud.finditer(text):
            what = f"the {name} “{text}” of a quiet page says “{found[0]}”"
            yield Problem(page.source, line, "quiet", what, "choose words that tell nobody what the page is about")


def _check_links(page: Page, body: RenderedBody) -> Iterator[Problem]:
    for link in body.links:
        if link.page and link.page.fragment:
            what = f"`{link.target}`: on a quiet page, a link to a heading adds an entry to the browser's history"
            yield Problem(page.source, link.line, "quiet", what, "link to the page without `#`")
