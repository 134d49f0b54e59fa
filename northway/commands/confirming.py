"""The commands `flask ring-list` and `flask confirm`."""

import sys
from datetime import date
from pathlib import Path

import click

from northway.commands.options import with_publication
from northway.editing.confirming import confirm_record, read_answers
from northway.publication.publication import Publication
from northway.reports.ring_list import as_csv, as_text
from northway.reports.ring_list import ring_list as rows_to_ring


@click.command("ring-list")
@with_publication
@click.option("--csv", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write a spreadsheet too.")
def ring_list(publication: Publication, file: Path | None) -> None:
    """List whom to ring or look up, in the order that matters, with the six questions."""
    found = rows_to_ring(publication.site, publication.bodies.outlines)
    click.echo(as_text(found))
    if file:
        file.write_text(as_csv(found), "utf-8")
        click.echo(f"{file}: fill in the columns from `still_right` on, then run flask confirm --answers {file}")


@click.command()
@click.argument("identity", required=False)
@with_publication
@click.option("--against", help="The operator's own page where you read it, in full.")
@click.option("--answers", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A filled-in list.")
def confirm(identity: str | None, publication: Publication, against: str | None, answers: Path | None) -> None:
    """Write into records what their operators said today: one record, or all of a filled-in list."""
    rows = read_answers(answers) if answers else {identity or "": [{"still_right": "yes", "against": against or ""}]}
    said = [confirm_record(publication, name, given, date.today()) for name, given in rows.items()]
    for line in said:
        click.echo(line)
    sys.exit(0 if all(line.endswith("confirmed.") for line in said) else 1)
