"""What commands have in common: the option `--content`, and how they say what was found."""

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
    """The app of a content folder, or for None the one at hand. Raises UsageError where there is no such folder."""
    if content and not content.is_dir():
        raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's name for what the proxy leads to
    return app.extensions["northway.create_app"](content) if content else app


def publication_at(content: Path | None) -> Publication:
    """The publication of a content folder, with what freezes of it have kept."""
    return with_kept_results(publication_of(app_of(content)), build_folder())


def build_folder() -> Path:
    """Where this project's site is frozen."""
    return Path(current_app.root_path) / "build"


def content_option(name: str, found: Callable[[Path | None], object]) -> Decorator:
    """The option `--content`, which gives a command under this name what is found for the folder."""
    words = "The content folder, if not content/."
    return click.option("--content", name, type=FOLDER, callback=lambda _, option, folder: found(folder), help=words)


with_app = content_option("app", app_of)
with_publication = content_option("publication", publication_at)


def tell(problems: Sequence[Problem], form: str = "text") -> None:
    """Say what was found: to people beside what a command writes, to machines as what it writes."""
    click.echo(FORMATS[form](problems), err=form == "text")
