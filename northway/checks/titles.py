"""Titles and summaries, which search results show, are of the right length, and no two pages share one."""

from collections.abc import Iterator

from northway.content.pages import Page
from northway.content.site import Site
from northway.problems import Level, Problem

LONGEST_TITLE = 65
LONGEST_SUMMARY = 160
OWN: tuple[tuple[str, str, Level], ...] = (
    ("title", "give each page a title of its own", "error"),
    ("summary", "say what a reader finds only here", "warning"),
)


def check(site: Site) -> Iterator[Problem]:
    """Find titles and summaries that two pages of a language share, or that are too long or too short."""
    first: dict[tuple[str, str, str], str] = {}
    for page in site.pages.values():
        for name, hint, level in OWN:
            text = getattr(page, name)
            key = page.locale, name, text.casefold()
            if key in first:
                what = f"the {name} “{text}” is the same as in {first[key]}"
                yield page.problem(name, "titles", what, hint, level)
            first.setdefault(key, page.source)
        yield from _check_lengths(page, _shortest_summary(site, page))


def _shortest_summary(site: Site, page: Page) -> int:
    style = site.style_rules if page.locale == site.config.source_locale else None
    return style.summary_least if style else 1


def _check_lengths(page: Page, shortest: int) -> Iterator[Problem]:
    for name, least, most in (("title", 1, LONGEST_TITLE), ("summary", shortest, LONGEST_SUMMARY)):
        length = len(getattr(page, name))
        if not least <= length <= most:
            hint = f"write {most} at most" if length > most else f"write {least} at least: say what a reader finds here"
            what = f"the {name} has {length} characters"
            yield page.problem(name, "titles", what, hint, "warning")
