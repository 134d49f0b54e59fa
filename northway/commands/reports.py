"""The commands `flask status`, `pages` and `chain`."""

from datetime import date

import click

from northway.checks.night_cover import fewest_by_hour, holidays_ahead, readers
from northway.commands.options import with_publication
from northway.content.locales import Locale
from northway.content.site import Site
from northway.problems import allowed_hint, suggest
from northway.publication.publication import Publication
from northway.reports import translation_status
from northway.reports.due import as_markdown, to_confirm
from northway.reports.page_table import table


@click.command()
@with_publication
@click.option("--locale", "code", help="A language: list what is left to translate, update and check in it.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
def status(publication: Publication, code: str | None, form: str) -> None:
    """List what a person must confirm before the site may go live, and who can, oldest first."""
    site = publication.site
    if code:
        click.echo(translation_status.as_text(site, _translated(site, code)))
        return
    if form == "markdown":
        click.echo(as_markdown(site, date.today()), nl=False)
        return
    rows = to_confirm(site, date.today())
    for row in rows:
        click.echo(f"{row.since}  {row.what}\n            by {row.who}: {row.where}")
    click.echo(f"Stage: {site.config.stage}. {len(rows)} to confirm.")


@click.command()
@with_publication
def pages(publication: Publication) -> None:
    """List every page with its words, reading grade, sources, nations and review date."""
    click.echo(table(publication.site))


@click.command()
@with_publication
def chain(publication: Publication) -> None:
    """Show the fewest helplines that answer in each hour of the day, over the next two years."""
    click.echo(chain_table(publication.site, date.today()))


def _translated(site: Site, code: str) -> Locale:
    """The locale with this code; a UsageError says which there are."""
    codes = [locale.code for locale in site.config.locales if locale != site.config.source]
    locale = site.config.find_locale(code) if code in codes else None
    if not locale:
        raise click.UsageError(f"Nothing is translated into `{code}`; {suggest(code, codes, allowed_hint(codes))}")
    return locale


def chain_table(site: Site, today: date) -> str:
    """A table as text: a row for each hour, a column for each nation and audience."""
    holidays = holidays_ahead(site, today)
    columns = {
        f"{nation}, {audience}": fewest_by_hour(site, nation, audience, today, holidays)
        for nation, audience in readers(site)
    }
    rows = (
        f"{hour:02}:00  " + "  ".join(f"{fewest[hour]:>{len(name)}}" for name, fewest in columns.items())
        for hour in range(24)
    )
    return "\n".join(["hour   " + "  ".join(columns), *rows])
