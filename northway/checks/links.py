"""A link to a heading leads to an id that exists. (The renderer checks links to pages and records.)"""

from collections.abc import Iterator, Mapping

from northway.content.pages import Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline, Link, PageLink
from northway.problems import Problem, suggest


def check(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find links to headings that the page does not have."""
    for page in site.texts.values():
        for link in outlines[page.key].links:
            if link.page and link.page.fragment and not link.passage:
                yield from _check_fragment(site, outlines, page, link, link.page)


def _check_fragment(
    site: Site, outlines: Mapping[Key, BodyOutline], page: Page, link: Link, to: PageLink
) -> Iterator[Problem]:
    edition = site.find_edition(to.path, page.locale)
    if not edition:
        return
    ids = [identity for identity, _ in outlines[edition.page.key].headings]
    if to.fragment not in ids:
        what = f"`{link.target}`: {edition.page.source} has no heading `#{to.fragment}`"
        yield Problem(page.source, link.line, "links", what, suggest(to.fragment, ids, "see the ids of its headings"))
