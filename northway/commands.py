"""The commands `flask freeze`, `verify`, `leaflets`, `check` and `preview`; registers those of other packages too."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click
from flask import Flask

from northway.cms import commands as cms
from northway.editing import commands as editing
from northway.editing import new_commands
from northway.freeze.build_folder import FreezeError, is_incomplete, verify
from northway.freeze.caches import with_kept_results
from northway.freeze.dropped import check_dropped
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.freeze.leaflets import LeafletError, print_leaflets
from northway.freeze.result import in_words
from northway.problems import Problem, has_errors
from northway.reports import commands
from northway.reports.outside_links import try_links
from northway.reports.problem_formats import FORMATS
from northway.system.file_state import cache_folder
from northway.system.workers import cores
from northway.web.context import publication_of

Factory = Callable[[Path | None], Flask]
FOLDER = click.Path(path_type=Path, file_okay=False)
CONTENT = click.option("--content", type=FOLDER, help="The content folder, if not content/.")


def register(app: Flask, factory: Factory, default_build: Path) -> None:
    """Add the commands to the app; `factory` makes an app for another content folder."""

    def chosen(content: Path | None) -> Flask:
        if content and not content.is_dir():
            raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
        return factory(content) if content else app

    for each in (commands, cms):
        each.register(app, lambda content: publication_of(chosen(content)), CONTENT)
    _add_freeze(app, chosen, default_build)
    _add_verify(app, default_build)
    for changing in (editing, new_commands):
        changing.register(
            app.cli, lambda content: with_kept_results(publication_of(chosen(content)), default_build), CONTENT
        )
    _add_leaflets(app, chosen, default_build.parent / "leaflets")

    _add_check(app, chosen, default_build)

    @app.cli.command("preview")
    @CONTENT
    @click.option("--port", default=5000, show_default=True)
    def preview(content: Path | None, port: int) -> None:
        """See the site while you write: each save is seen in the browser at once."""
        from northway.desk.preview import run_preview  # its server is slow to import, and no other command needs it

        run_preview(lambda: factory(content), port)


def _add_check(app: Flask, chosen: Factory, default_build: Path) -> None:
    @app.cli.command("check")
    @CONTENT
    @click.option(
        "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to write what was found."
    )
    @click.option("--fix", is_flag=True, help="First mend what can be mended without changing the meaning.")
    @click.option("--links", is_flag=True, help="Visit links to other websites too; not where CI is set.")
    def check(content: Path | None, form: str, fix: bool, links: bool) -> None:
        """Look for mistakes in the content; exits with 1 if there is an error."""
        folder = publication_of(chosen(content)).folder
        if fix:
            editing.mend(folder)
        found = _check(chosen(content), default_build)
        if links:
            name = f"{publication_of(chosen(content)).config.name} link check"
            found += try_links(folder, cache_folder(default_build), name, date.today())
        _tell(found, form)
        sys.exit(1 if has_errors(found) else 0)


def _check(app: Flask, build: Path) -> list[Problem]:
    publication = with_kept_results(publication_of(app), build)
    # The build folder beside this content was made from it; another content folder's build has another place.
    dropped = check_dropped(publication.site, build) if publication.folder.parent == build.parent else ()
    click.echo(f"Checking {len(publication.site.pages)} pages.", err=True)
    publication.bodies.render_missing(cores())
    return publication.problems(date.today(), [*app.extensions["northway.catalogues"], *dropped])


def _add_freeze(app: Flask, chosen: Factory, default_build: Path) -> None:
    @app.cli.command("freeze")
    @CONTENT
    @click.option("--build", type=FOLDER, default=default_build, help="Where the frozen site goes, if not build/.")
    @click.option("--release", is_flag=True, help="Put compressed copies beside the files.")
    @click.option("--processes", type=click.IntRange(min=1), default=cores, help="How many, if not one for each core.")
    @click.option("--verbose", is_flag=True, help="Name the slowest pages too.")
    @click.option("--let-go", is_flag=True, help="Let addresses that were published lead nowhere from now on.")
    def freeze(content: Path | None, build: Path, release: bool, processes: int, verbose: bool, let_go: bool) -> None:
        """Freeze the site: check it, visit every page that has changed, and update the build folder."""
        try:
            frozen = freeze_site(chosen(content), build, FreezeOptions(release, processes, let_go))
        except FreezeError as stop:
            _tell(stop.problems)
            whole = f"Nothing was frozen, and {build} is as it was."
            half = f"{build} is incomplete. Do not publish it; freeze again to complete it."
            click.echo(half if is_incomplete(build) else whole, err=True)
            sys.exit(1)
        _tell(frozen.warnings)
        click.echo(in_words(frozen, build, verbose))


def _add_verify(app: Flask, default_build: Path) -> None:
    @app.cli.command("verify")
    @click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=default_build)
    def verify_folder(folder: Path) -> None:
        """Check a frozen site, or a copy of it, against its manifest; exits with 1 if they differ."""
        found = list(verify(folder))
        for fault in found:
            click.echo(fault, err=True)
        click.echo(f"{folder}: {len(found)} faults." if found else f"{folder} is whole.")
        sys.exit(1 if found else 0)


def _add_leaflets(app: Flask, chosen: Factory, default_folder: Path) -> None:
    @app.cli.command("leaflets")
    @CONTENT
    @click.option("--into", type=FOLDER, default=default_folder, help="Where to write them, if not leaflets/.")
    def leaflets(content: Path | None, into: Path) -> None:
        """Print the pages that `leaflets` in site.yml names, each as a tagged PDF file of A5 pages."""
        chosen_app = chosen(content)
        found = publication_of(chosen_app).problems(date.today(), chosen_app.extensions["northway.catalogues"])
        if has_errors(found):
            _tell([problem for problem in found if problem.level != "warning"])
            click.echo("No leaflet was printed.", err=True)
            sys.exit(1)
        if not publication_of(chosen_app).config.leaflets:
            click.echo("No leaflet was printed, because `leaflets` in site.yml names no page.")
        try:
            for file in print_leaflets(chosen_app, into):
                click.echo(file)
        except LeafletError as reason:
            click.echo(reason, err=True)
            sys.exit(1)


def _tell(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems: as text for people to stderr, or in a format for programs to stdout."""
    click.echo(FORMATS[form](problems), err=form == "text")
