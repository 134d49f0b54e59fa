"""The command `flask admin`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask import Flask

from northway.cms.folder import NotInstalledError, write_admin
from northway.publication.publication import Publication

OF_A_SITE = "manifest.json"  # lies in each frozen site, and in no copy for a host


def register(app: Flask, publication: Callable[[Path | None], Publication], content_option: Callable[..., Any]) -> None:
    """Add the command to the app; `publication` loads a content folder, or for None the app's own."""

    @app.cli.command("admin")
    @content_option
    @click.option("--into", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where it goes.")
    @click.option("--repository", default="OWNER/NAME", help="The repository on GitHub that it writes to.")
    def admin(content: Path | None, into: Path, repository: str) -> None:
        """Write the editor that a preview has at /admin/: Sveltia CMS, with forms for everything in the content."""
        if (into.parent / OF_A_SITE).exists():
            what = f"{into.parent} is the site that is published, which never has this editor"
            raise click.UsageError(f"{what}; copy it first: sh deploy/publish.sh FOLDER")
        shown = publication(content)
        faults = [problem for problem in shown.site.problems if problem.level == "error"]
        if faults:
            click.echo("\n".join(map(str, faults)), err=True)
            sys.exit(1)
        try:
            files = list(write_admin(shown, into, repository))
        except NotInstalledError as missing:
            click.echo(f"{missing}: this file is not there; run: make admin", err=True)
            sys.exit(1)
        except OSError as error:
            click.echo(f"{error.filename} cannot be written ({error.strerror}); name another folder", err=True)
            sys.exit(1)
        size = sum(file.stat().st_size for file in files)
        click.echo(f"{into}: {len(files)} files, {size / 1e6:.1f} MB. Put it beside a preview, never beside the site.")
