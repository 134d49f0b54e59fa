"""Law, police and services differ by nation: a page that says so has words for all of them."""

from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.site import Page, Site
from northway.markup.body import RenderedBody
from northway.markup.directives import Block, MarkdownChunk, parse_blocks
from northway.problems import Problem

FIELD = "nations_differ"


def rule(site: Site) -> PageRule:
    """Finds a page that leaves a nation without words: an error where `nations_differ` promises them."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.locale != site.config.source_locale:
            return
        blocks = list(nation_blocks(parse_blocks(page.body, page.body_line)[0])) if "nation" in page.body else []
        named = {nation for block in blocks for nation in block.arguments}
        missing = ", ".join(nation for nation in site.config.nations if nation not in named)
        if missing and page.nations_differ:
            what = f"`{FIELD}: yes`, and no words for {missing}"
            hint = "add a `::: nation` for each, if only to say that we have not been able to check"
            yield Problem(page.source, 1, "nations", what, hint)
        elif missing and blocks:
            what = f"the page has words for some nations, and none for {missing}"
            hint = f"add them and write `{FIELD}: yes`, or say it without `::: nation`"
            yield Problem(page.source, blocks[0].line, "nations", what, hint, "warning")

    return check


def nation_blocks(blocks: tuple[MarkdownChunk | Block, ...]) -> Iterator[Block]:
    """The `::: nation` components among these and inside them."""
    for block in blocks:
        if isinstance(block, Block):
            if block.name == "nation":
                yield block
            yield from nation_blocks(block.children)


def nations_of(page: Page) -> frozenset[str]:
    """The nations that a page has words of their own for."""
    blocks = nation_blocks(parse_blocks(page.body, page.body_line)[0])
    return frozenset(nation for block in blocks for nation in block.arguments)
