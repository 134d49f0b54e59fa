"""The commands `flask move` and `flask retire`, and those of `beginning`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from northway.cms.field_guide import read_guides
from northway.editing.change import Change, ChangedMeanwhileError, Texts, carry_out, read_texts
from northway.editing.code_editors import files_for_code_editors
from northway.editing.consequences import new_problems
from northway.editing.mend import plan_mends
from northway.editing.move import plan_move
from northway.editing.retire import plan_retire
from northway.editing.schemas import schemas
from northway.publication.publication import Publication

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
Find = Callable[[Path | None], Publication]
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")


def register(cli: click.Group, publication: Find, content: Option) -> None:
    """Add the commands; `publication` returns that of a content folder, or for None the app's own."""

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
        """Take a page away in every language, and lead its address to another: flask retire parents/old parents/new."""
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
    @click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Where, if not in the project.")
    def write_schemas(into: Path | None) -> None:
        """Write the schemas by which editors of code complete and check content files, and the settings for them."""
        root = publication(None).root
        for name, text in files_for_code_editors(schemas(read_guides(root / "docs"))).items():
            path = (into or root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            click.echo(path)


def mend(folder: Path) -> None:
    """Mend what is safe to mend in a content folder, and say of each line what was done."""
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
    """The path of a page, as people write it: with slashes at its ends, or as the name of its file."""
    return written.removesuffix(".md").strip("/")


def write(folder: Path, planned: Change, texts: Texts, dry_run: bool = False) -> None:
    """Carry a change out, unless it is a dry run, and say what was or would be written."""
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
