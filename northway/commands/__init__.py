"""The `flask` commands. Each is imported only when somebody runs it."""

import gc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

# Command → the module of this package that has it.
COMMANDS = {
    "admin": "admin", "chain": "reports", "check": "checking", "confirm": "changing", "find": "reports",
    "freeze": "freezing", "leaflets": "freezing", "move": "changing", "new": "beginning", "pages": "reports",
    "preview": "previewing", "retire": "changing", "ring-list": "reports", "schemas": "changing",
    "status": "reports", "verify": "freezing",
}  # fmt: skip


class Commands(AppGroup):
    """The commands of an app, loaded lazily (Click: "Lazily Loading Subcommands")."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app.name)
        self.app = app

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands."""
        return [*COMMANDS]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name, which finds its app in `current_app`; None if there is none."""
        if name not in COMMANDS:
            return None
        context.with_resource(self.app.app_context())
        found: click.Command = getattr(import_module(f"{__name__}.{COMMANDS[name]}"), name.replace("-", "_"))
        gc.freeze()  # what is imported stays; to search it for garbage again and again takes a seventh of a freeze
        return found


def register(app: Flask, create_app: Callable[[Path | None], Flask]) -> None:
    """Add the commands to the app; `create_app` makes an app for another content folder."""
    app.cli = Commands(app)
    app.extensions["northway.create_app"] = create_app
