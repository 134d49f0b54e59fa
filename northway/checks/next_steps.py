"""Each page ends with links to the next steps."""

from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.pages import HOME, Page
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.markup.directives import Block, parse_blocks
from northway.problems import Problem


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds pages without `::: next` at their end.

    Home and sections need none, because they list their pages; nor do pages with a layout of their own.
    """

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.path == HOME or shared.children(page.path) or page.layout != "page":
            return
        blocks = parse_blocks(page.body, page.body_line)[0]
        last = blocks[-1] if blocks else None
        if not (isinstance(last, Block) and last.name == "next"):
            hint = "write `::: next`, two to four links and `:::` as the last lines"
            yield Problem(page.source, page.body_line, "next", "the page does not end with its next steps", hint)
        earlier = [block for block in blocks[:-1] if isinstance(block, Block) and block.name == "next"]
        for block in earlier:
            hint = "move these links into the one at the end"
            yield Problem(page.source, block.line, "next", "there are next steps here and at the end", hint)

    return check
