"""What an editor can ask for: `flask freeze`, `verify`, `check`, `preview`. What they can ask about is in `reports`."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from flask import Flask

from northway.freeze.build_folder import FreezeError, is_incomplete, verify
from northway.freeze.dropped import check_dropped
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.freeze.leaflets import LeafletError, print_leaflets
from northway.freeze.result import in_words
from northway.problems import Problem, has_errors
from northway.publication.move import carry_out, plan_move
from northway.reports import commands, find
from northway.system.workers import cores
from northway.web.context import publication_of

Factory = Callable[[Path | None], Flask]
FOLDER = click.Path(path_type=Path, file_okay=False)
CONTENT = click.option("--content", type=FOLDER, help="The content folder, if not content/.")


def register(app: Flask, factory: Factory, default_build: Path) -> None:
    """Give the app its commands; `factory` makes an app for another content folder."""

    def chosen(content: Path | None) -> Flask:
        if content and not content.is_dir():
            raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
        return factory(content) if content else app

    commands.register(app, lambda content: publication_of(chosen(content)).site, CONTENT)
    commands.register_confirming(app, lambda content: publication_of(chosen(content)), CONTENT)
    find.register(app, lambda content: publication_of(chosen(content)), CONTENT)
    _add_freeze(app, chosen, default_build)
    _add_verify(app, default_build)
    _add_move(app, chosen)
    _add_leaflets(app, chosen, default_build.parent / "leaflets")

    @app.cli.command("check")
    @CONTENT
    @click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
    def check(content: Path | None, form: str) -> None:
        """Look for mistakes in the content; exits with 1 if there is an error."""
        found = _check(chosen(content), default_build)
        _tell(found, form)
        sys.exit(1 if has_errors(found) else 0)

    @app.cli.command("preview")
    @CONTENT
    @click.option("--port", default=5000, show_default=True)
    def preview(content: Path | None, port: int) -> None:
        """See the site while you write: each save is seen in the browser at once."""
        from northway.desk.preview import run_preview  # its server is slow to import, and no other command needs it

        run_preview(lambda: factory(content), port)


def _check(app: Flask, build: Path) -> list[Problem]:
    publication = publication_of(app)
    # The build folder beside this content was made from it; another content folder's build has another place.
    dropped = check_dropped(publication.site, build) if publication.folder.parent == build.parent else ()
    click.echo(f"Checking {len(publication.site.pages)} pages.", err=True)
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
        """Freeze the site: check it, visit every page that has changed, bring the build folder in step."""
        try:
            frozen = freeze_site(chosen(content), build, FreezeOptions(release, processes, let_go))
        except FreezeError as stop:
            _tell(stop.problems)
            click.echo(_what_is_left(build), err=True)
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
    @click.option("--into", type=FOLDER, default=default_folder, help="Where they go, if not leaflets/.")
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


def _add_move(app: Flask, chosen: Factory) -> None:
    @app.cli.command("move")
    @CONTENT
    @click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
    @click.argument("old")
    @click.argument("new")
    def move(content: Path | None, dry_run: bool, old: str, new: str) -> None:
        """Move a page, a section or a helpline in every language: flask move parents/old parents/new."""
        folder = publication_of(chosen(content)).folder
        try:
            planned = plan_move(folder, *(path.removesuffix(".md").strip("/") for path in (old, new)))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        if not dry_run:
            carry_out(folder, planned)
        would = "would be " if dry_run else ""
        for name in (*planned.texts, *planned.gone):
            click.echo(f"{folder / name}: {would}{'removed' if name in planned.gone else 'written'}")
        if planned.note:
            click.echo(planned.note)


def _what_is_left(build: Path) -> str:
    if is_incomplete(build):
        return f"{build} was left half way. Do not publish it; the next freeze brings it in step."
    return f"Nothing was frozen, and {build} is as it was."


def _tell(problems: Sequence[Problem], form: str = "text") -> None:
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in problems:
            click.echo(_github(problem))
    else:
        _tell_in_words(problems)


def _tell_in_words(problems: Sequence[Problem]) -> None:
    for problem in sorted(problems, key=_urgency):
        click.echo(f"{problem.level}: {problem}", err=True)
    errors, warnings = (sum(problem.level == level for problem in problems) for level in ("error", "warning"))
    click.echo(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}.", err=True)


def _urgency(problem: Problem) -> tuple[str, float, Problem]:
    """Errors first, and among them those of the files that were touched last."""
    path = Path(problem.source)
    touched = path.stat().st_mtime // 60 if path.is_file() else 0.0  # minutes: a checkout writes all files at once
    return problem.level, -touched, problem


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _github(problem: Problem) -> str:
    """A workflow command, which GitHub shows beside the line of a change."""
    text = f"{problem.message}; {problem.hint}".replace("%", "%25").replace("\n", "%0A")
    level = "notice" if problem.level == "waiting" else problem.level
    return f"::{level} file={problem.source},line={problem.line},title={problem.rule}::{text}"
