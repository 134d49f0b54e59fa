"""A rule for one page: what it finds depends on that page, its body, and what all pages share, and on no other body.

A family's `rule` makes it for a site, so that what is the same for all pages is worked out once.
"""

from collections.abc import Callable, Iterator

from northway.content.site import Page
from northway.markup.body import RenderedBody
from northway.problems import Problem

PageRule = Callable[[Page, RenderedBody], Iterator[Problem]]
