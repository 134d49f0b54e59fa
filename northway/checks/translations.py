"""A translation says what its source says: the same headings, made from the page as it is now."""

from collections.abc import Iterator, Mapping

from northway.content.site import Edition, Key, Site
from northway.markup.body import RenderedBody
from northway.problems import Problem


def check(site: Site, bodies: Mapping[Key, RenderedBody]) -> Iterator[Problem]:
    """Find translations that lack headings of their source, have others, or are outdated."""
    for edition in site.editions.values():
        if edition.page is edition.original or edition.is_fallback:
            continue
        yield from _check_ids(edition, bodies)
        if edition.is_outdated:
            what = f"{edition.original.source} has changed since this was made from it"
            hint = f"bring it up to date, then write `translated_from: {edition.original.digest}`"
            yield Problem(edition.page.source, 1, "translations", what, hint, "warning")


def _check_ids(edition: Edition, bodies: Mapping[Key, RenderedBody]) -> Iterator[Problem]:
    source = edition.page.source
    theirs = [heading.id for heading in bodies[edition.original.key].headings]
    ours = {heading.id: heading.line for heading in bodies[edition.page.key].headings}
    for identity in theirs:
        if identity not in ours:
            what = f"the heading `#{identity}` of {edition.original.source} is missing here"
            yield Problem(
                source,
                edition.page.body_line,
                "translations",
                what,
                f"end its heading with `{{#{identity}}}`",
            )
    for identity, line in ours.items():
        if identity and identity not in theirs:
            what = f"{edition.original.source} has no heading `#{identity}`"
            yield Problem(source, line, "translations", what, "use the id of its heading, so that links find both")
