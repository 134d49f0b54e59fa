"""A translation has the headings of its original, and is made from the original's current words."""

from collections.abc import Iterator, Mapping

from northway.content.pages import Edition, Key
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.problems import Problem


def check(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find translations that lack headings of their original, have others, or are outdated."""
    for edition in (*site.editions.values(), *site.passage_editions.values()):
        if edition.page is edition.original or edition.is_fallback:
            continue
        if edition.is_outdated:  # its headings were those of the older words
            what = f"{edition.original.source} has changed since this was made from it"
            hint = f"bring it up to date, then write `translated_from: {edition.original.digest}`"
            yield Problem(edition.page.source, 1, "translations", what, hint, "warning")
        else:
            yield from _check_ids(edition, outlines)


def _check_ids(edition: Edition, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    source = edition.page.source
    theirs = [identity for identity, _ in outlines[edition.original.key].headings]
    ours = dict(outlines[edition.page.key].headings)
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
