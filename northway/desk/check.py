"""Checks the content in a thread of its own, so that no page waits until all others are checked."""

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
    """Finds all problems of one publication; `problems` is None until they are known.

    If a page was shown without them, `late` is called once they are. Then it measures how easily the pages read, for
    the desk.
    """

    def __init__(self, publication: Publication, others: Sequence[Problem], late: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.publication, self.others, self.late = publication, others, late
        self.problems: Sequence[Problem] | None = None
        self.done, self.is_stopped, self.is_late = threading.Event(), False, False
        self.begun = threading.Lock()
        # Computed before the thread starts, because requests need them too, and both would compute them.
        _ = publication.static, publication.bodies

    def problems_within(self, seconds: float) -> Sequence[Problem] | None:
        """The problems, or None if they are not known within this time; the first call starts the thread."""
        if self.begun.acquire(blocking=False):
            self.start()
        if not self.done.wait(seconds):
            self.is_late = True
        return self.problems

    @cached_property
    def links(self) -> Mapping[str, Sequence[Page]]:
        """The pages that link to each path. Ask only when the problems are known, or it renders every page."""
        return links_to_pages(self.publication.site, self.publication.bodies.outlines)

    def stop(self) -> None:
        """Give up, because the content has changed again and another check has taken over."""
        self.is_stopped = True

    def run(self) -> None:
        """Find the problems, call `late` if a page did not wait for them, and measure how the pages read."""
        try:
            bodies = self.publication.bodies
            if any(self.is_stopped for _ in bodies.render(bodies.missing)):
                return
            self.problems = self.publication.problems(date.today(), self.others)
        except Exception as error:  # an error in the check itself must not keep a writer from seeing pages
            logging.getLogger(__name__).error("%s", error, exc_info=error)
            what, hint = f"the check could not be carried out: {error}", "undo the last change, and tell an engineer"
            self.problems = [Problem(str(self.publication.folder), 1, "check", what, hint)]
        self.done.set()
        if self.is_late:
            self.late()
        any(self.is_stopped for _ in measure_pages(self.publication))
        gc.collect()  # the app that was replaced is large, and full of reference cycles
