"""The commands `flask move`, `retire`, `confirm` and `schemas`, and what `flask check --fix` does."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from flask import current_app

from northway.cms.field_guide import read_guides
from northway.commands.options import FOLDER, with_publication
from northway.content.paths import as_path
from northway.editing.change import Change, ChangedMeanwhileError, Texts, carry_out, read_texts
from northway.editing.code_editors import files_for_code_editors
from northway.editing.confirming import confirm_record, read_answers
from northway.editing.consequences import new_problems
from northway.editing.mend import plan_mends
from northway.editing.move import plan_move
from northway.editing.retire import plan_retire
from northway.editing.schemas import schemas as make_schemas
from northway.publication.publication import Publication

dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")


@click.command()
@with_publication
@dry_run_option
@click.argument("old")
@click.argument("new")
def move(publication: Publication, dry_run: bool, old: str, new: str) -> None:
    """Move a page, a section or a helpline in every language: flask move parents/old parents/new."""
    texts = read_texts(publication.folder)
    planned = _planned(plan_move, texts, old, new)
    write(publication.folder, planned, texts, dry_run)


@click.command()
@with_publication
@dry_run_option
@click.argument("old")
@click.argument("new")
def retire(publication: Publication, dry_run: bool, old: str, new: str) -> None:
    """Remove a page in every language, and lead its address to another: flask retire parents/old parents/new."""
    texts = read_texts(publication.folder)
    planned = _planned(plan_retire, texts, old, new)
    left = new_problems(publication, texts, planned, date.today())
    write(publication.folder, planned, texts, dry_run)
    for problem in left:
        if problem.level == "error":
            click.echo(f"Mend by hand: {problem}")


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


@click.command()
@click.option("--into", type=FOLDER, help="Where to write them.")
def schemas(into: Path | None) -> None:
    """Write the schemas with which code editors complete and check content files, and the settings they need."""
    root = Path(current_app.root_path)
    for name, text in files_for_code_editors(make_schemas(read_guides(root / "docs"))).items():
        path = (into or root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        click.echo(path)


def _planned(plan: Callable[[Texts, str, str], Change], texts: Texts, old: str, new: str) -> Change:
    """The change that `plan` makes of two paths as an editor writes them. Raises UsageError if it cannot be made."""
    try:
        return plan(texts, as_path(old), as_path(new))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def mend(folder: Path) -> None:
    """Mend what is safe to mend in a content folder, and print what was done to each line."""
    texts = read_texts(folder)
    planned, rows = plan_mends(texts)
    try:
        carry_out(folder, planned, texts)
    except (ChangedMeanwhileError, OSError) as error:
        raise click.ClickException(str(error)) from error
    for row in rows:
        click.echo(f"mended: {row}", err=True)
    click.echo(f"{len(rows)} mended." if rows else "Nothing here can be mended without you.", err=True)


def write(folder: Path, planned: Change, texts: Texts, dry_run: bool = False) -> None:
    """Carry out a change, unless it is a dry run, and print what was or would be written."""
    if not dry_run:
        try:
            carry_out(folder, planned, texts)
        except (ChangedMeanwhileError, OSError) as error:
            raise click.ClickException(str(error)) from error
    would = "would be " if dry_run else ""
    for name in (*planned.texts, *planned.gone):
        click.echo(f"{folder / name}: {would}{'removed' if name in planned.gone else 'written'}")
    if planned.note:
        click.echo(planned.note)
