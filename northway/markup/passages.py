"""Passages: words that several pages share, written once and included with `::: passage NAME`."""

import re

from northway.content.pages import Page
from northway.content.site import SharedContent

TAKEN_IN = re.compile(r"^:::+[ \t]*passage[ \t]+(\S+)[ \t]*\n:::+[ \t]*$", re.MULTILINE)


def with_passages(page: Page, shared: SharedContent) -> Page:
    """The page with the text of each passage in place of its `:::` block, for rules that read what a reader sees.

    After the first passage, line numbers are no longer those of the file. Links in a passage start from its own folder.
    """

    def text(found: re.Match[str]) -> str:
        passage = shared.passage_in(found[1], page.locale)
        return passage.body.strip("\n") if passage else found[0]

    body = TAKEN_IN.sub(text, page.body) if "passage" in page.body else page.body
    return page.model_copy(update={"body": body}) if body != page.body else page
