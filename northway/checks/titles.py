"""Titles are unique; titles and summaries are short enough for search results and tabs."""

from collections.abc import Iterator

from northway.content.site import Site
from northway.problems import Problem

LONGEST_TITLE = 65
LONGEST_SUMMARY = 160


def check(site: Site) -> Iterator[Problem]:
    """Find titles that two pages share, and titles and summaries too long to be shown whole."""
    first: dict[tuple[str, str], str] = {}
    for page in site.pages.values():
        key = (page.locale, page.title.casefold())
        if key in first:
            what = f"the title “{page.title}” is also that of {first[key]}"
            yield Problem(page.source, page.line_of("title"), "titles", what, "give each page a title of its own")
        first.setdefault(key, page.source)
        for name, text, most in (
            ("title", page.title, LONGEST_TITLE),
            ("summary", page.summary, LONGEST_SUMMARY),
        ):
            if len(text) > most:
                what = f"the {name} has {len(text)} characters"
                yield Problem(page.source, page.line_of(name), "titles", what, f"write {most} at most", "warning")
