"""Fragments: a link to a heading must find it. (Links to pages and records are resolved while rendering.)"""

from collections.abc import Iterator, Mapping

from northway.content.site import Key, Page, Site
from northway.markup.body import Link, PageLink, RenderedBody
from northway.problems import Problem, suggest


def check(site: Site, bodies: Mapping[Key, RenderedBody]) -> Iterator[Problem]:
    """Find links to headings that the page does not have."""
    for page in site.pages.values():
        for link in bodies[page.key].links:
            if link.page and link.page.fragment:
                yield from _check_fragment(site, bodies, page, link, link.page)


def _check_fragment(
    site: Site, bodies: Mapping[Key, RenderedBody], page: Page, link: Link, to: PageLink
) -> Iterator[Problem]:
    edition = site.find_edition(to.path, page.locale)
    if not edition:
        return
    ids = [heading.id for heading in bodies[edition.page.key].headings]
    if to.fragment not in ids:
        what = f"`{link.target}`: {edition.page.source} has no heading `#{to.fragment}`"
        yield Problem(page.source, link.line, "links", what, suggest(to.fragment, ids, "see the ids of its headings"))
