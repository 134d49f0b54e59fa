"""No page is a dead end: each one ends with where to go from here."""

from collections.abc import Iterator

from northway.components import Block, parse_blocks
from northway.content import HOME, Site
from northway.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """Find pages that do not end with `::: next`. Home and sections end with the pages below them."""
    for path, page in site.originals.items():
        if path == HOME or site.children(path):
            continue
        blocks = parse_blocks(page.body, page.body_line)[0]
        last = blocks[-1] if blocks else None
        if not (isinstance(last, Block) and last.name == "next"):
            hint = "write `::: next` with two to four links, and `:::`, as the last lines"
            yield Problem(page.source, page.body_line, "next", "the page does not end with its next steps", hint)
