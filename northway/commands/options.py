"""What the commands share: the option `--content`, and how they print problems."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app

from northway.commands.problem_formats import FORMATS
from northway.freeze.caches import with_kept_results
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.web.context import publication_of

Command = Callable[..., Any]
FOLDER = click.Path(path_type=Path, file_okay=False)


def app_of(content: Path | None) -> Flask:
    """The app of a content folder; None means the current app. Raises UsageError if there is no such folder."""
    if content and not content.is_dir():
        raise click.UsageError(f"There is no folder {content}. Name one that holds a site.yml.")
    app: Flask = factory_of(content)() if content else current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's own name for the app behind the proxy
    return app


def factory_of(content: Path | None) -> Callable[[], Flask]:
    """A function that makes a new app of a content folder; None means the site's own folder."""
    return partial(current_app.extensions["northway.create_app"], content)


def publication_at(content: Path | None) -> Publication:
    """The publication of a content folder, with the cache of its freezes."""
    return with_kept_results(publication_of(app_of(content)), build_folder())


def build_folder() -> Path:
    """The folder that this project's site is frozen into."""
    return Path(current_app.root_path) / "build"


def content_option(name: str, made: Callable[[Path | None], object]) -> Callable[[Command], Command]:
    """The option `--content`, which passes `made(folder)` to the command, as the argument of this name."""
    return click.option(
        "--content",
        name,
        type=FOLDER,
        callback=lambda _context, _option, folder: made(folder),
        help="The content folder, if not content/.",
    )


with_app = content_option("app", app_of)
with_factory = content_option("factory", factory_of)
with_publication = content_option("publication", publication_at)


def tell(problems: Sequence[Problem], form: str = "text") -> None:
    """Print problems: as text for people to stderr, or in a format for programs to stdout."""
    click.echo(FORMATS[form](problems), err=form == "text")
