"""Headings do not skip levels, so that a list of them makes sense (WCAG 1.3.1, 2.4.6)."""

from collections.abc import Iterator

from northway.content.pages import Page
from northway.markup.body import RenderedBody
from northway.problems import Problem


def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
    """Find headings that skip a level. This function is itself a PageRule."""
    above = 1
    for heading in body.headings:
        if heading.level > above + 1 and not heading.text.startswith("#"):  # another rule reports such a line
            what = f"the heading “{heading.text}” jumps from level {above} to {heading.level}"
            hint = f"begin it with `{'#' * (above + 1)} `"
            yield Problem(page.source, heading.line, "headings", what, hint)
        above = heading.level
