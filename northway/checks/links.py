"""Links to headings lead to ids that exist, and something links to each section. The renderer checks other links."""

from collections.abc import Iterator, Mapping

from northway.content.pages import HOME, Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline, Link, PageLink
from northway.problems import Problem, suggest


def check(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find links to headings that do not exist, and sections that nothing links to."""
    yield from _check_sections(site, outlines)
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
        hint = suggest(to.fragment, ids, "see the ids of its headings")
        without = (line for identity, line in outlines[edition.page.key].headings if not identity)
        unless = tuple(f"{edition.page.source}:{line}" for line in without)
        fault = Problem(page.source, link.line, "links", what, hint, unless=unless)
        yield site.unless_broken("nation, need or audience", to.fragment, fault)


def _check_sections(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find sections, and pages outside any section, without a link to them. Sections list the pages below them."""
    config = site.config
    on_every_page = (
        config.about,
        config.privacy,
        config.quiet_privacy,
        config.search,
        config.quiet_search,
        config.languages,
    )
    found = {*config.navigation, *config.footer, *on_every_page, HOME}
    for page in site.originals.values():
        own = page.path.split("/")[0]
        targets = (link.page.path for link in outlines[page.key].links if link.page)
        found |= {target for target in targets if target.split("/")[0] != own}
    led_to = {path.split("/")[0] for path in found}
    for path, page in site.originals.items():
        if "/" not in path and path not in led_to:
            hint = "link to it from another page, or add it to `navigation` or `footer` in site.yml"
            yield Problem(page.source, 1, "links", f"no page links to `{path}`", hint, "warning")
