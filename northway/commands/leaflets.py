"""The command `flask leaflets`."""

import sys
from datetime import date
from pathlib import Path

import click
from flask import Flask, current_app

from northway.commands.options import FOLDER, tell, with_app
from northway.freeze.leaflets import LeafletError, print_leaflets
from northway.problems import has_errors
from northway.web.context import publication_of


def _folder() -> Path:
    return Path(current_app.root_path) / "leaflets"


@click.command()
@with_app
@click.option("--into", type=FOLDER, default=_folder, help="Where to write them, if not leaflets/.")
def leaflets(app: Flask, into: Path) -> None:
    """Print the pages that `leaflets` in site.yml names, each as a tagged PDF file of A5 pages."""
    found = publication_of(app).problems(date.today(), app.extensions["northway.catalogues"])
    if has_errors(found):
        tell([problem for problem in found if problem.level != "warning"])
        click.echo("No leaflet was printed.", err=True)
        sys.exit(1)
    if not publication_of(app).config.leaflets:
        click.echo("No leaflet was printed, because `leaflets` in site.yml names no page.")
    try:
        for file in print_leaflets(app, into):
            click.echo(file)
    except LeafletError as reason:
        click.echo(reason, err=True)
        sys.exit(1)
