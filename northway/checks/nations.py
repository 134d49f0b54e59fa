"""A page that says that nations differ has words for each nation."""

from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.pages import Page
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.markup.directives import Block, MarkdownChunk, parse_blocks
from northway.markup.passages import with_passages
from northway.problems import Problem

FIELD = "nations_differ"


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds pages with words for some nations only: an error if `nations_differ`, else a warning."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if page.locale != shared.config.source_locale:
            return
        blocks = nation_blocks(parse_blocks(page.body, page.body_line)[0])
        own = next(blocks, None)
        named = nations_of(with_passages(page, shared))
        missing = ", ".join(nation for nation in shared.config.nations if nation not in named)
        if missing and page.nations_differ:
            what = f"`{FIELD}: yes`, but there are no words for {missing}"
            hint = "add a `::: nation` for each, if only to say that we have not been able to check"
            yield page.problem(FIELD, "nations", what, hint)
        elif missing and own:
            what = f"the page has words for some nations, but none for {missing}"
            hint = f"add them and write `{FIELD}: yes`, or say it without `::: nation`"
            yield Problem(page.source, own.line, "nations", what, hint, "warning", (f"{page.source}:{own.line}",))

    return check


def nation_blocks(blocks: tuple[MarkdownChunk | Block, ...]) -> Iterator[Block]:
    """The `::: nation` components among these blocks and inside them."""
    for block in blocks:
        if isinstance(block, Block):
            if block.name == "nation":
                yield block
            yield from nation_blocks(block.children)


def nations_of(page: Page) -> frozenset[str]:
    """The nations in the `::: nation` components of a page."""
    blocks = nation_blocks(parse_blocks(page.body, page.body_line)[0])
    return frozenset(nation for block in blocks for nation in block.arguments)
