"""Pages do not repeat each other: words that are the same on many pages belong in a passage."""

from collections.abc import Iterator, Mapping

from northway.content.pages import Key
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.problems import Problem

RULE = "repeats"
MOST_NAMED = 5


def check(site: Site, outlines: Mapping[Key, BodyOutline], least: int) -> Iterator[Problem]:
    """Find three consecutive sentences that are on at least `least` pages; of a longer run, only the first three."""
    places: dict[int, dict[str, int]] = {}
    for page in site.source_texts:
        for run in outlines[page.key].runs:
            places.setdefault(run.digest, {}).setdefault(page.source, run.line)
    before: set[str] = set()
    for found in places.values():
        if len(found) < least:
            before = set()
            continue
        if not before >= found.keys():
            yield _problem(found)
        before = {*found}


def _problem(found: Mapping[str, int]) -> Problem:
    (source, line), *others = sorted(found.items())
    named = ", ".join(f"{other}:{number}" for other, number in others[:MOST_NAMED])
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    what = f"the three sentences from here are on {len(found)} pages: also on {named}{more}"
    hint = "write them once as a passage, and include it with `::: passage`; or vary them"
    return Problem(source, line, RULE, what, hint, "warning")
