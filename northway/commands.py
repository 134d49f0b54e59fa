"""What an editor can ask for: `flask freeze`, `check`, `preview`. What they can ask about is in `reports`."""

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path

import click
from flask import Flask

from northway import reports
from northway.checks import check_site
from northway.freezer import (
    FreezeError,
    bring_in_step,
    check_build_folder,
    check_frozen,
    freeze_urls,
    fresh_folder,
)
from northway.preview import run_preview
from northway.problems import Problem, has_errors
from northway.shelf import Shelf
from northway.views import all_urls

Factory = Callable[[Path | None], Flask]
FOLDER = click.Path(path_type=Path, file_okay=False)
CONTENT = click.option("--content", type=FOLDER, help="The content folder, if not content/.")


def register(app: Flask, factory: Factory, default_build: Path) -> None:
    """Give the app its commands; `factory` makes an app for another content folder."""

    def chosen(content: Path | None) -> Flask:
        if content and not content.is_dir():
            raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
        return factory(content) if content else app

    reports.register(app, lambda content: shelf_of(chosen(content)).site, CONTENT)

    @app.cli.command("freeze")
    @CONTENT
    @click.option("--build", type=FOLDER, default=default_build, help="Where the frozen site goes, if not build/.")
    def freeze(content: Path | None, build: Path) -> None:
        """Freeze the site: check it, visit every page, bring the build folder in step."""
        try:
            click.echo(freeze_site(chosen(content), build))
        except FreezeError as stop:
            _tell(stop.problems)
            click.echo(f"Nothing was frozen, and {build} is as it was.", err=True)
            sys.exit(1)

    @app.cli.command("check")
    @CONTENT
    @click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
    def check(content: Path | None, form: str) -> None:
        """Look for mistakes in the content; exits with 1 if there is an error."""
        found = check_app(chosen(content))
        _tell(found, form)
        sys.exit(1 if has_errors(found) else 0)

    @app.cli.command("preview")
    @CONTENT
    @click.option("--port", default=5000, show_default=True)
    def preview(content: Path | None, port: int) -> None:
        """See the site while you write: each save is seen in the browser at once."""
        run_preview(lambda: factory(content), check_app, port)


def shelf_of(app: Flask) -> Shelf:
    """The content that an app publishes."""
    found: Shelf = app.extensions["northway"]
    return found


def check_app(app: Flask) -> list[Problem]:
    """Everything that is wrong with the content of an app."""
    shelf = shelf_of(app)
    click.echo(f"Checking {len(shelf.site.pages)} pages.", err=True)
    catalogues: list[Problem] = app.extensions["northway.catalogues"]
    return [*catalogues, *check_site(shelf.site, shelf.bodies, date.today())]


def freeze_site(app: Flask, build: Path) -> str:
    """Freeze an app's site into `build`; returns what was done, in words. Raises FreezeError."""
    began = time.monotonic()
    check_build_folder(build)
    problems = check_app(app)
    if has_errors(problems):
        raise FreezeError(problems)
    _tell(problems)
    shelf = shelf_of(app)
    urls, base_url = list(all_urls(shelf.site, shelf.static)), shelf.site.config.base_url
    with fresh_folder(build) as name:
        fresh = Path(name) / "site"
        _show_progress(freeze_urls(app, urls, base_url, fresh), len(urls))
        if wrong := check_frozen(fresh, base_url):
            raise FreezeError(wrong)
        step = bring_in_step(fresh, build)
    return (
        f"{build}: {step.written} files written, {step.unchanged} unchanged, {step.removed} removed, "
        f"in {time.monotonic() - began:.1f} s."
    )


def _show_progress(urls: Iterable[str], length: int) -> None:
    """A bar on a terminal; elsewhere a line for every hundred pages."""
    if sys.stderr.isatty():
        with click.progressbar(urls, length, label="Freezing", show_pos=True, file=sys.stderr) as bar:
            for _url in bar:
                pass
        return
    for number, url in enumerate(urls, start=1):
        if number % 100 == 0 or number == length:
            click.echo(f"Freezing: {number} of {length}, {url}", err=True)


def _tell(problems: list[Problem], form: str = "text") -> None:
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in problems:
            click.echo(_github(problem))
    else:
        _tell_in_words(problems)


def _tell_in_words(problems: list[Problem]) -> None:
    for level, group in groupby(sorted(problems, key=lambda problem: problem.level), lambda problem: problem.level):
        for problem in group:
            click.echo(f"{level}: {problem}", err=True)
    errors = sum(problem.level == "error" for problem in problems)
    click.echo(f"{errors} errors, {len(problems) - errors} warnings.", err=True)


def _github(problem: Problem) -> str:
    """A workflow command, which GitHub shows beside the line of a change."""
    text = f"{problem.message}; {problem.hint}".replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.level} file={problem.source},line={problem.line},title={problem.rule}::{text}"
