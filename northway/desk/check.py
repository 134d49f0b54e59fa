"""Judges the content beside the pages that are shown, so that no page waits for the check of all others."""

import gc
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from northway.content.pages import Page
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.reports.page_report import links_to_pages
from northway.reports.page_table import measure_pages


class Check(threading.Thread):
    """Looks for all problems of one publication; `problems` is None until they are known.

    `late` is called when they are, if a page was shown without them. Then it measures how the pages read, for the desk.
    """

    def __init__(self, publication: Publication, others: Sequence[Problem], late: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.publication, self.others, self.late = publication, others, late
        self.problems: Sequence[Problem] | None = None
        self.done, self.is_stopped, self.is_late = threading.Event(), False, False
        self.begun = threading.Lock()
        # Made here, because requests read them too: what one thread makes, the other must not make again.
        _ = publication.static, publication.bodies

    def problems_within(self, seconds: float) -> Sequence[Problem] | None:
        """The problems, if they are known within this time; begins to look for them when first asked."""
        if self.begun.acquire(blocking=False):
            self.start()
        if not self.done.wait(seconds):
            self.is_late = True
        return self.problems

    @cached_property
    def links(self) -> Mapping[str, Sequence[Page]]:
        """The pages whose words lead to each path; to be asked for only when the problems are known."""
        return links_to_pages(self.publication.site, self.publication.bodies.outlines)

    def stop(self) -> None:
        """Give up: the content has changed again, and another check looks at it."""
        self.is_stopped = True

    def run(self) -> None:
        """Find the problems, say so where a page has not waited, and measure how the pages read."""
        try:
            bodies = self.publication.bodies
            if any(self.is_stopped for _ in bodies.render(bodies.missing)):
                return
            self.problems = self.publication.problems(date.today(), self.others)
        except Exception as error:  # a fault of the check itself must not leave the writer without her pages
            logging.getLogger(__name__).error("%s", error, exc_info=error)
            what, hint = f"the check could not be carried out: {error}", "undo the last change, and tell an engineer"
            self.problems = [Problem(str(self.publication.folder), 1, "check", what, hint)]
        self.done.set()
        if self.is_late:
            self.late()
        any(self.is_stopped for _ in measure_pages(self.publication))
        gc.collect()  # an app that has been replaced is a circle of references, and large
