"""A list of free calls (`::: free-calls`) has only helplines whose records say that the call is free."""

from collections.abc import Iterator

from northway.checks.rule import PageRule
from northway.content.pages import Helpline, Page
from northway.content.site import SharedContent
from northway.markup.body import RenderedBody
from northway.markup.directives import Block, MarkdownChunk, parse_blocks
from northway.problems import Problem

COMPONENT = "free-calls"


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds helplines in such a list that are not free, or whose cost is unknown."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        if COMPONENT not in body.components:
            return
        for identity, line in _listed(parse_blocks(page.body, page.body_line)[0]):
            helpline = shared.helplines.get(identity)
            if helpline and not _is_free_call(helpline):
                what = f"`{identity}` is in a list of free calls, but its record does not say that a call is free"
                yield Problem(page.source, line, "free-calls", what, "choose one with a phone and `cost: free`")

    return check


def _is_free_call(helpline: Helpline) -> bool:
    channel = helpline.first_channel
    return channel.kind == "phone" and helpline.cost_of(channel) == "free"


def _listed(blocks: tuple[MarkdownChunk | Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, Block):
            yield from ((each, block.line) for each in block.arguments if block.name == COMPONENT)
            yield from _listed(block.children)
