"""The commands `flask move`, `flask retire` and `flask schemas`; and what `flask check --fix` does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from northway.editing.change import Change, ChangedMeanwhileError, Texts, carry_out, read_texts
from northway.editing.code_editors import files_for_code_editors
from northway.editing.consequences import new_problems
from northway.editing.field_guide import EDITING, TRANSLATING, read_guide
from northway.editing.mend import plan_mends
from northway.editing.move import plan_move
from northway.editing.retire import plan_retire
from northway.editing.schemas import schemas
from northway.publication.publication import Publication

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
Find = Callable[[Path | None], Publication]
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")


def register(cli: click.Group, publication: Find, content: Option) -> None:
    """Add the commands; `publication` loads a content folder; None means the app's own."""

    @cli.command("move")
    @content
    @DRY_RUN
    @click.argument("old")
    @click.argument("new")
    def move(content: Path | None, dry_run: bool, old: str, new: str) -> None:
        """Move a page, a section or a helpline in every language: flask move parents/old parents/new."""
        folder = publication(content).folder
        texts = read_texts(folder)
        try:
            planned = plan_move(texts, as_path(old), as_path(new))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        write(folder, planned, texts, dry_run)

    _add_retire(cli, publication, content)
    _add_schemas(cli, publication)


def _add_retire(cli: click.Group, publication: Find, content: Option) -> None:
    @cli.command("retire")
    @content
    @DRY_RUN
    @click.argument("old")
    @click.argument("new")
    def retire(content: Path | None, dry_run: bool, old: str, new: str) -> None:
        """Remove a page in every language, and lead its address to another: flask retire parents/old parents/new."""
        shown = publication(content)
        texts = read_texts(shown.folder)
        try:
            planned = plan_retire(texts, as_path(old), as_path(new))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        left = new_problems(shown, texts, planned, date.today())
        write(shown.folder, planned, texts, dry_run)
        for problem in left:
            if problem.level == "error":
                click.echo(f"Mend by hand: {problem}")


def _add_schemas(cli: click.Group, publication: Find) -> None:
    @cli.command("schemas")
    @click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Where to write them.")
    def write_schemas(into: Path | None) -> None:
        """Write the schemas with which code editors complete and check content files, and the settings they need."""
        root = publication(None).root
        guide = read_guide((root / name).read_text("utf-8") for name in (EDITING, TRANSLATING))
        for name, text in files_for_code_editors(schemas(guide)).items():
            path = (into or root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            click.echo(path)


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


def as_path(written: str) -> str:
    """The path of a page, from what people type: without slashes at its ends, and without `.md`."""
    return written.removesuffix(".md").strip("/")


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
