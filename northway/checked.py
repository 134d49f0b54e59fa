"""Every problem of a site whose bodies are kept: rules are asked again only where what they read has changed."""

from collections.abc import Callable, Iterable
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
    found = _kept(cache, "shared", digest(shared, today.isoformat()), lambda: check_shared(site, today))
    # A problem's line moves when words above it do, which no bearing tells: only that there was none is worth keeping.
    beside = _kept(cache, "together", digest(shared, bodies.bearing, *outdated), lambda: check_together(site, bodies))
    return sorted({*found, *bodies.problems, *(check_together(site, bodies) if beside else ())})


def _kept(cache: Cache, kind: str, read: str, check: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """What a check finds, kept by a digest of all that it reads."""
    name = f"{kind} {read}"
    found: list[Problem] | None = cache.find(name)
    if found is None:
        found = list(check())
        cache.keep({name: found}, drop=cache.names(kind) - {name})
    return found
