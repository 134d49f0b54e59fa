"""The type of a rule for one page. It may read that page, its body, and the shared content, but no other body.

The function `rule` of a module makes one for a site, so that work for the whole site is done once.
"""

from collections.abc import Callable, Iterator

from northway.content.pages import Page
from northway.markup.body import RenderedBody
from northway.problems import Problem

PageRule = Callable[[Page, RenderedBody], Iterator[Problem]]
