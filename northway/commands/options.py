"""What the commands share: the option `--content`, and how they print problems."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app

from northway.commands.problem_formats import FORMATS
from northway.freeze.caches import with_kept_results
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.web.context import publication_of

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
FOLDER = click.Path(path_type=Path, file_okay=False)


def app_of(content: Path | None) -> Flask:
    """The app of a content folder; None means the current app. Raises UsageError if there is no such folder."""
    if content and not content.is_dir():
        raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's name for what the proxy leads to
    return app.extensions["northway.create_app"](content) if content else app


def publication_at(content: Path | None) -> Publication:
    """The publication of a content folder, with the cache of its freezes."""
    return with_kept_results(publication_of(app_of(content)), build_folder())


def build_folder() -> Path:
    """The folder that this project's site is frozen into."""
    return Path(current_app.root_path) / "build"


def content_option(name: str, found: Callable[[Path | None], object]) -> Decorator:
    """The option `--content`, which passes `found(folder)` to the command, as the argument of this name."""
    words = "The content folder, if not content/."
    return click.option("--content", name, type=FOLDER, callback=lambda _, option, folder: found(folder), help=words)


with_app = content_option("app", app_of)
with_publication = content_option("publication", publication_at)


def tell(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems: as text for people to stderr, or in a format for programs to stdout."""
    click.echo(FORMATS[form](problems), err=form == "text")
