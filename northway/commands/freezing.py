"""The commands `flask freeze`, `verify` and `leaflets`."""

import sys
from datetime import date
from pathlib import Path

import click
from flask import Flask

from northway.commands.options import FOLDER, build_folder, tell, with_app
from northway.freeze.build_folder import FreezeError, is_incomplete
from northway.freeze.build_folder import verify as find_differences
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.freeze.leaflets import LeafletError, print_leaflets
from northway.freeze.result import in_words
from northway.problems import has_errors
from northway.system.workers import cores
from northway.web.context import publication_of


@click.command()
@with_app
@click.option("--build", type=FOLDER, default=build_folder, help="Where the frozen site goes, if not build/.")
@click.option("--release", is_flag=True, help="Put compressed copies beside the files.")
@click.option("--processes", type=click.IntRange(min=1), default=cores, help="How many, if not one for each core.")
@click.option("--verbose", is_flag=True, help="Name the slowest pages too.")
@click.option("--let-go", is_flag=True, help="Let addresses that were published lead nowhere from now on.")
def freeze(app: Flask, build: Path, release: bool, processes: int, verbose: bool, let_go: bool) -> None:
    """Freeze the site: check it, visit every page that has changed, and update the build folder."""
    try:
        frozen = freeze_site(app, build, FreezeOptions(release, processes, let_go))
    except FreezeError as stop:
        tell(stop.problems)
        whole = f"Nothing was frozen, and {build} is as it was."
        half = f"{build} is incomplete. Do not publish it; freeze again to complete it."
        click.echo(half if is_incomplete(build) else whole, err=True)
        sys.exit(1)
    tell(frozen.warnings)
    click.echo(in_words(frozen, build, verbose))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=build_folder)
def verify(folder: Path) -> None:
    """Check a frozen site, or a copy of it, against its manifest; exits with 1 if they differ."""
    found = list(find_differences(folder))
    for fault in found:
        click.echo(fault, err=True)
    click.echo(f"{folder}: {len(found)} faults." if found else f"{folder} is whole.")
    sys.exit(1 if found else 0)


@click.command()
@with_app
@click.option("--into", type=FOLDER, default=lambda: build_folder().with_name("leaflets"), help="Where to write them.")
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
