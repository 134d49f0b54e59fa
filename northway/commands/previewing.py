"""The command `flask preview`."""

from collections.abc import Callable

import click
from flask import Flask

from northway.commands.options import with_factory
from northway.desk.preview import run_preview


@click.command()
@with_factory
@click.option("--port", default=5000, show_default=True)
def preview(factory: Callable[[], Flask], port: int) -> None:
    """See the site while you write: each save is seen in the browser at once."""
    run_preview(factory, port)
