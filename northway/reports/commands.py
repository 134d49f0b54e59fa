"""What an editor can ask about the site: what is left to confirm, who answers at night."""

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import click
from flask import Flask

from northway.checks.night_cover import AUDIENCES, fewest_by_hour, holidays_ahead
from northway.content.site import Site
from northway.reports.page_table import table
from northway.reports.to_confirm import to_confirm

# A decorator that gives a command its `--content`.
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def register(app: Flask, site_of: Callable[[Path | None], Site], content_option: Option) -> None:
    """Give the app its reports; `site_of` loads another content folder."""

    @app.cli.command("status")
    @content_option
    def status(content: Path | None) -> None:
        """What a person must confirm before the site may go live, by whom, oldest first."""
        site = site_of(content)
        rows = to_confirm(site, date.today())
        for row in rows:
            click.echo(f"{row.since}  {row.what}\n            by {row.who}: {row.where}")
        click.echo(f"Stage: {site.config.stage}. {len(rows)} to confirm.")

    @app.cli.command("pages")
    @content_option
    def pages(content: Path | None) -> None:
        """List every page: its words, how it reads, its sources, its nations, its review date."""
        click.echo(table(site_of(content)))

    @app.cli.command("chain")
    @content_option
    def chain(content: Path | None) -> None:
        """The night chain: the fewest who answer in each hour of the day, over the coming two years."""
        click.echo(chain_table(site_of(content), date.today()))


def chain_table(site: Site, today: date) -> str:
    """A row an hour, a column for each nation and audience."""
    readers = list(product(site.config.nations, AUDIENCES))
    holidays = holidays_ahead(site, today)
    columns = [fewest_by_hour(site, nation, audience, today, holidays) for nation, audience in readers]
    head = "hour   " + "  ".join(f"{nation}, {audience}" for nation, audience in readers)
    widths = [len(f"{nation}, {audience}") for nation, audience in readers]
    rows = (
        f"{hour:02}:00  " + "  ".join(f"{column[hour]:>{width}}" for column, width in zip(columns, widths, strict=True))
        for hour in range(24)
    )
    return "\n".join([head, *rows])
