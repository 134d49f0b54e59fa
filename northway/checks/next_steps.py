"""No page is a dead end: each one ends with where to go from here."""

from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.site import HOME, Page, Site
from northway.markup.body import RenderedBody
from northway.markup.directives import Block, parse_blocks
from northway.problems import Problem


def rule(site: Site) -> PageRule:
    """Finds a page that does not end with `::: next`. Home and sections end with the pages below them."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.path == HOME or site.children(page.path):
            return
        blocks = parse_blocks(page.body, page.body_line)[0]
        last = blocks[-1] if blocks else None
        if not (isinstance(last, Block) and last.name == "next"):
            hint = "write `::: next` with two to four links, and `:::`, as the last lines"
            yield Problem(page.source, page.body_line, "next", "the page does not end with its next steps", hint)

    return check
