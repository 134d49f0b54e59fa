"""The command `flask preview`."""

import click
from flask import Flask, current_app

from northway.commands.options import with_app
from northway.desk.preview import run_preview
from northway.web.context import publication_of


@click.command()
@with_app
@click.option("--port", default=5000, show_default=True)
def preview(app: Flask, port: int) -> None:
    """See the site while you write: each save is seen in the browser at once."""
    create_app, folder = current_app.extensions["northway.create_app"], publication_of(app).folder
    run_preview(lambda: create_app(folder), port)
