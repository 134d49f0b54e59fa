"""Somebody to turn to: near the top of each page, and nowhere more than two taps away."""

from collections.abc import Iterable, Iterator, Mapping

from northway.content.site import HOME, Helpline, Key, Page, Site
from northway.content.style_rules import StyleRules
from northway.markup.body import RenderedBody
from northway.markup.prose import Prose
from northway.problems import Problem

RULE = "contacts"
TAPS = 2


def check_first_words(writing: StyleRules, proses: Iterable[Prose]) -> Iterator[Problem]:
    """Find pages where a contact comes late. A helpline's own page has its channels above its body."""
    for prose in proses:
        page, before, most = prose.page, prose.before_contact, writing.before_contact
        if isinstance(page, Helpline) or (before is not None and before <= most):
            continue
        what = "the page has no contact" if before is None else f"{before} words stand before the first contact"
        hint = f"put a helpline link, a card or a contact strip within the first {most} words"
        yield Problem(page.source, page.body_line, RULE, what, hint)


def check_taps(site: Site, bodies: Mapping[Key, RenderedBody]) -> Iterator[Problem]:
    """Find pages from which a person to talk to is too far. The emergency numbers, on every page, are not counted."""
    near = {path for path, page in site.originals.items() if _has_someone(site, page, bodies[page.key])}
    ways = {path: _ways(site, path, bodies[page.key]) for path, page in site.originals.items()}
    for _ in range(TAPS):
        near |= {path for path, onward in ways.items() if onward & near}
    for path in ways.keys() - near:
        what = f"no helpline but the emergency numbers is within {TAPS} taps of this page"
        hint = "link to a helpline, or to a page that has one"
        yield Problem(site.originals[path].source, 1, RULE, what, hint)


def _has_someone(site: Site, page: Page, body: RenderedBody) -> bool:
    offered = {identity for kind, identity in body.records if kind == "helpline"}
    own = {page.id} if isinstance(page, Helpline) else set()
    return bool((offered | own) - {*site.config.emergency})


def _ways(site: Site, path: str, body: RenderedBody) -> set[str]:
    """Where one tap leads: the links of the body, and those that the layout puts round it."""
    inside = {link.page.path for link in body.links if link.page}
    config = site.config
    return {*inside, *site.children(path), *site.ancestors(path), HOME, *config.navigation, *config.footer}
