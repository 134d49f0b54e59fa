"""Finds the helplines that a body offers: by links, cards, contact strips and large numbers, with their lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from northway.markup.directives import Block, MarkdownChunk, parse_blocks

Form = Literal["link", "card", "strip"]
FORMS: Mapping[str, Form] = {"helpline": "card", "contact-strip": "strip", "free-calls": "strip", "numbers": "strip"}
RECORD_LINK = re.compile(r"\]\(helpline:([a-z0-9-]+)(?:#([a-z]+))?[^)]*\)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A helpline offered on a line: by a link to a channel (empty for the first), in a card or in a strip.

    Large numbers count as a strip. `nations` are those of the `::: nation` around it, or empty.
    """

    helpline: str
    line: int
    form: Form
    channel: str = ""
    nations: tuple[str, ...] = ()


def offers(body: str, first_line: int) -> Iterator[Offer]:
    """Every helpline that a body offers, in order."""
    if any(name in body for name in FORMS):
        yield from _in_blocks(parse_blocks(body, first_line)[0], ())


def _in_blocks(blocks: tuple[MarkdownChunk | Block, ...], nations: tuple[str, ...]) -> Iterator[Offer]:
    for block in blocks:
        if isinstance(block, MarkdownChunk):
            for link in RECORD_LINK.finditer(block.text):
                line = block.line + block.text.count("\n", 0, link.start())
                yield Offer(link[1], line, "link", link[2] or "", nations)
        elif form := FORMS.get(block.name):
            yield from (Offer(identity, block.line, form, nations=nations) for identity in block.arguments)
        else:
            yield from _in_blocks(block.children, block.arguments if block.name == "nation" else nations)
