"""The command `flask check`."""

import sys
from datetime import date

import click
from flask import Flask

from northway.commands.changing import mend
from northway.commands.options import build_folder, tell, with_app
from northway.commands.problem_formats import FORMATS
from northway.freeze.caches import with_kept_results
from northway.freeze.dropped import check_dropped
from northway.problems import has_errors
from northway.reports.outside_links import try_links
from northway.system.file_state import cache_folder
from northway.system.workers import cores
from northway.web.context import publication_of


@click.command()
@with_app
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to write what was found.")
@click.option("--fix", is_flag=True, help="First mend what can be mended without changing the meaning.")
@click.option("--links", is_flag=True, help="Visit links to other websites too; not where CI is set.")
def check(app: Flask, form: str, fix: bool, links: bool) -> None:
    """Look for mistakes in the content; exits with 1 if there is an error."""
    build = build_folder()
    publication = with_kept_results(publication_of(app), build)
    if fix:
        mend(publication.folder)
    # The build folder beside this content was made from it; another content folder's build has another place.
    dropped = check_dropped(publication.site, build) if publication.folder.parent == build.parent else ()
    click.echo(f"Checking {len(publication.site.pages)} pages.", err=True)
    publication.bodies.render_missing(cores())
    found = publication.problems(date.today(), [*app.extensions["northway.catalogues"], *dropped])
    if links:
        name = f"{publication.config.name} link check"
        found += try_links(publication.folder, cache_folder(build), name, date.today())
    tell(found, form)
    sys.exit(1 if has_errors(found) else 0)
