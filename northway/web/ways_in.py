"""Adds a list of headings and a choice of nation to a body; finds its first link that leaves the site."""

import re
from collections.abc import Iterator

from northway.markup.body import Component, Placeholder, RenderedBody, arguments_of

OUTSIDE = re.compile(r"<a\b[^>]*\shref=\"https?:")
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^>]*?(/?)>")
VOID = frozenset({"br", "hr", "img", "input", "wbr"})  # elements without an end tag (HTML, 13.1.2)


def with_ways_in(body: RenderedBody) -> Iterator[str | Placeholder]:
    """A body with a list of its headings before the first of them, and a choice of nation before the first nation."""
    has_contents = has_nations = False
    for part in body.parts:
        if isinstance(part, str) and not has_contents and "<h2" in part:
            has_contents = True
            before, heading, after = part.partition("<h2")
            yield from (before, Component("contents", (), ()), heading + after)
            continue
        if not has_nations and arguments_of("nation", [part]):
            has_nations = True
            yield Component("nation-chooser", arguments_of("nation", body.parts), ())
        yield part


def start_of_outside_link(html: str) -> int | None:
    """The index of the outermost element with the first link to another website; None if there is no such link."""
    link = OUTSIDE.search(html)
    if not link:
        return None
    depth = start = 0
    for tag in TAG.finditer(html, 0, link.end() + 1):
        is_end, name, is_closed = tag.groups()
        if name in VOID or is_closed:
            continue
        if not is_end and depth == 0:
            start = tag.start()
        depth += -1 if is_end else 1
    return start
