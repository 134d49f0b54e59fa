"""Every problem of an app's site; where bodies are kept, rules are asked again only if what they read has changed."""

from datetime import date

import click
from flask import Flask

from northway.checks import check_shared, check_site, check_together
from northway.problems import Problem
from northway.publication.body_store import BodyStore
from northway.publication.publication import Publication
from northway.system.cache import Cache
from northway.system.digests import digest
from northway.system.progress import track


def check_app(app: Flask) -> list[Problem]:
    """Everything that is wrong with the content of an app."""
    publication: Publication = app.extensions["northway"]
    _say_checking(app)
    return [*_catalogue_problems(app), *check_site(publication.site, publication.bodies, date.today())]


def check_kept(app: Flask, cache: Cache, code: str, processes: int) -> list[Problem]:
    """The same, and render every body; what `cache` has of what `code` made is not looked at again."""
    publication: Publication = app.extensions["northway"]
    late = publication.bodies.keep_in(cache, code)
    for _ in track("Rendering", publication.bodies.render(late, processes), len(late), str):
        pass
    _say_checking(app)
    shared = digest(code, publication.site.above)
    return [*_catalogue_problems(app), *check_again(publication.bodies, cache, shared, date.today())]


def _catalogue_problems(app: Flask) -> list[Problem]:
    found: list[Problem] = app.extensions["northway.catalogues"]
    return found


def _say_checking(app: Flask) -> None:
    click.echo(f"Checking {len(app.extensions['northway'].site.pages)} pages.", err=True)


def check_again(bodies: BodyStore, cache: Cache, shared: str, today: date) -> list[Problem]:
    """Every problem, in the order of its files, as `check_site` finds them.

    `shared` is a digest of the code and of everything in the content folder but bodies.
    """
    site = bodies.site
    outdated = [" ".join(key) for key, edition in site.editions.items() if edition.is_outdated]
    read = digest(shared, today.isoformat(), repr(site.problems))
    found = cache.once("shared", read, lambda: list(check_shared(site, today)))
    # Cached problems would have stale line numbers, so only "no problems" is cached.
    read = digest(shared, bodies.cross_page_digest, *outdated)
    has_more = cache.once("together", read, lambda: any(True for _ in check_together(site, bodies)))
    return sorted({*found, *bodies.problems, *(check_together(site, bodies) if has_more else ())})
