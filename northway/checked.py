"""Every problem of a site whose bodies are kept: rules are asked again only where what they read has changed."""

from datetime import date

from northway.bodies import Bodies
from northway.cache import Cache
from northway.checks import check_shared, check_together
from northway.digests import digest
from northway.problems import Problem


def check_again(bodies: Bodies, cache: Cache, shared: str, today: date) -> list[Problem]:
    """Every problem, in the order of its files, as `check_site` finds them.

    `shared` is a digest of the code and of everything in the content folder but bodies.
    """
    site = bodies.site
    outdated = [" ".join(key) for key, edition in site.editions.items() if edition.is_outdated]
    read = digest(shared, today.isoformat(), repr(site.problems))
    found = cache.once("shared", read, lambda: list(check_shared(site, today)))
    # A problem's line moves when words above it do, which no bearing tells: only that there was none is worth keeping.
    read = digest(shared, bodies.bearing, *outdated)
    has_more = cache.once("together", read, lambda: any(True for _ in check_together(site, bodies)))
    return sorted({*found, *bodies.problems, *(check_together(site, bodies) if has_more else ())})
