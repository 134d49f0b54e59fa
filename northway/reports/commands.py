"""The commands `flask status`, `flask pages` and `flask chain`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask import Flask

from northway.checks.night_cover import fewest_by_hour, holidays_ahead, readers
from northway.content.site import Site
from northway.reports.page_table import table
from northway.reports.to_confirm import to_confirm

# A decorator that gives a command its `--content`.
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def register(app: Flask, site_of: Callable[[Path | None], Site], content_option: Option) -> None:
    """Add the commands to the app; `site_of` returns the site of a content folder, or for None the app's own."""

    @app.cli.command("status")
    @content_option
    def status(content: Path | None) -> None:
        """List what a person must confirm before the site may go live, and who can, oldest first."""
        site = site_of(content)
        rows = to_confirm(site, date.today())
        for row in rows:
            click.echo(f"{row.since}  {row.what}\n            by {row.who}: {row.where}")
        click.echo(f"Stage: {site.config.stage}. {len(rows)} to confirm.")

    @app.cli.command("pages")
    @content_option
    def pages(content: Path | None) -> None:
        """List every page with its words, reading grade, sources, nations and review date."""
        click.echo(table(site_of(content)))

    @app.cli.command("chain")
    @content_option
    def chain(content: Path | None) -> None:
        """Show the fewest helplines that answer in each hour of the day, over the next two years."""
        click.echo(chain_table(site_of(content), date.today()))


def chain_table(site: Site, today: date) -> str:
    """A table as text: a row for each hour, a column for each nation and audience."""
    holidays = holidays_ahead(site, today)
    columns = [fewest_by_hour(site, nation, audience, today, holidays) for nation, audience in readers(site)]
    head = "hour   " + "  ".join(f"{nation}, {audience}" for nation, audience in readers(site))
    widths = [len(f"{nation}, {audience}") for nation, audience in readers(site)]
    rows = (
        f"{hour:02}:00  " + "  ".join(f"{column[hour]:>{width}}" for column, width in zip(columns, widths, strict=True))
        for hour in range(24)
    )
    return "\n".join([head, *rows])
