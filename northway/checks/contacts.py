"""Each page has a contact near its top, and is at most two taps away from a helpline."""

from collections.abc import Iterator, Mapping

from northway.content.pages import HOME, Helpline, Key, Page
from northway.content.site import Site
from northway.content.style_rules import StyleRules
from northway.markup.body import BodyOutline
from northway.markup.prose import Prose
from northway.problems import Problem

RULE = "contacts"
TAPS = 2


def check_first_words(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find a page whose first contact comes late; not that of a helpline, which shows its channels above the body."""
    page, before, most = prose.page, prose.before_contact, writing.before_contact
    if isinstance(page, Helpline) or (before is not None and before <= most):
        return
    what = "the page has no contact" if before is None else f"{before} words come before the first contact"
    hint = f"put a helpline link, a card or a contact strip within the first {most} words"
    yield Problem(page.source, page.body_line, RULE, what, hint)


def check_taps(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find pages more than TAPS taps away from a helpline; not counting emergency numbers, which are on every page."""
    near = {path for path, page in site.originals.items() if _has_someone(site, page, outlines[page.key])}
    ways = {path: _ways(site, path, outlines[page.key]) for path, page in site.originals.items()}
    for _ in range(TAPS):
        near |= {path for path, onward in ways.items() if onward & near}
    for path in ways.keys() - near:
        what = f"no helpline but the emergency numbers is within {TAPS} taps of this page"
        hint = "link to a helpline, or to a page that has one"
        yield Problem(site.originals[path].source, 1, RULE, what, hint)


def _has_someone(site: Site, page: Page, body: BodyOutline) -> bool:
    offered = {identity for kind, identity in body.records if kind == "helpline"}
    own = {page.id} if isinstance(page, Helpline) else set()
    return bool((offered | own) - {*site.config.emergency})


def _ways(site: Site, path: str, body: BodyOutline) -> set[str]:
    """The paths that one tap leads to, by a link in the body or in the layout."""
    inside = {link.page.path for link in body.links if link.page}
    config = site.config
    return {*inside, *site.children(path), *site.ancestors(path), HOME, *config.navigation, *config.footer}
