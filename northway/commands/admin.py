"""The command `flask admin`."""

import sys
from pathlib import Path

import click

from northway.cms.folder import NotInstalledError, write_admin
from northway.commands.options import FOLDER, with_publication
from northway.publication.publication import Publication

MANIFEST = "manifest.json"  # every frozen site has this file; the copy that goes to a host has not


@click.command()
@with_publication
@click.option("--into", type=FOLDER, required=True, help="Where to write it.")
@click.option("--repository", default="OWNER/NAME", help="The GitHub repository that it saves to.")
def admin(publication: Publication, into: Path, repository: str) -> None:
    """Write the editor that a preview has at /admin/: Sveltia CMS, with forms for everything in the content."""
    if (into.parent / MANIFEST).exists():
        what = f"{into.parent} is the site that is published, which must never hold this editor"
        raise click.UsageError(f"{what}; copy it first: sh deploy/publish.sh FOLDER")
    faults = [problem for problem in publication.site.problems if problem.level == "error"]
    if faults:
        click.echo("\n".join(map(str, faults)), err=True)
        sys.exit(1)
    try:
        files = list(write_admin(publication, into, repository))
    except NotInstalledError as missing:
        click.echo(f"{missing}: this file is missing; run: make admin", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{error.filename} cannot be written ({error.strerror}); name another folder", err=True)
        sys.exit(1)
    size = sum(file.stat().st_size for file in files)
    click.echo(f"{into}: {len(files)} files, {size / 1e6:.1f} MB. Put it in a preview, never in the real site.")
