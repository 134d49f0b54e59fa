"""The commands `flask status`, `pages`, `chain`, `ring-list` and `find`."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from northway.checks.night_cover import fewest_by_hour, holidays_ahead, readers
from northway.commands.options import with_publication
from northway.content.locales import Locale
from northway.content.site import Site
from northway.problems import allowed_hint, suggest
from northway.publication.publication import Publication
from northway.publication.search_index import search_index
from northway.reports import translation_status
from northway.reports.due import as_markdown, to_confirm
from northway.reports.page_table import table
from northway.reports.ring_list import as_csv, as_text
from northway.reports.ring_list import ring_list as rows_to_ring
from northway.search.ranking import Found, Index


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


@click.command("ring-list")
@with_publication
@click.option("--csv", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write a spreadsheet too.")
def ring_list(publication: Publication, file: Path | None) -> None:
    """List who to ring or look up, the most important first, with six questions to ask."""
    found = rows_to_ring(publication.site, publication.bodies.outlines)
    click.echo(as_text(found))
    if file:
        file.write_bytes(as_csv(found).encode())
        click.echo(f"{file}: fill in the columns from `still_right` on, then run flask confirm --answers {file}")


@click.command()
@click.argument("words", nargs=-1)
@with_publication
@click.option("--locale", default="", help="The language whose pages are searched, by its code.")
@click.option("--audience", default="", help="Who searches: their own pages come first.")
@click.option("--from", "file", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Phrases to find.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def find(
    words: tuple[str, ...], publication: Publication, locale: str, audience: str, file: Path | None, form: str
) -> None:
    """Show what a reader who types these words would see."""
    config = publication.site.config
    codes = [each.code for each in config.locales]
    for name, value, known in (("locale", locale, codes), ("audience", audience, config.audiences)):
        if value and value not in known:
            raise click.UsageError(f"There is no {name} {value}. Name one of: {', '.join(known)}.")
    index = Index(search_index(publication.site, publication.bodies, locale or config.source_locale))
    phrases = file.read_text("utf-8").splitlines() if file else [" ".join(words)]
    for phrase in phrases:
        found = index.search(phrase, audience)
        if form == "json":
            results = [dict(zip(("path", "title"), index.pages[each.page], strict=False)) for each in found.results]
            click.echo(json.dumps({"danger": found.danger, "results": results}, ensure_ascii=False))
        else:
            click.echo("\n".join(_found_as_text(index, phrase, found)))


def _translated(site: Site, code: str) -> Locale:
    """The locale with this code. Raises UsageError, which lists the codes."""
    codes = [locale.code for locale in site.config.locales if locale != site.config.source]
    locale = site.config.find_locale(code) if code in codes else None
    if not locale:
        raise click.UsageError(f"Nothing is translated into `{code}`; {suggest(code, codes, allowed_hint(codes))}")
    return locale


def chain_table(site: Site, today: date) -> str:
    """A table as text, with a row for each hour and a column for each nation and audience."""
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


def _found_as_text(index: Index, phrase: str, found: Found) -> Iterator[str]:
    yield f"“{phrase}”"
    yield from (f"  ! {sentence}" for sentence in found.say)
    yield from (f"  ! {index.helplines[name][0]} {index.helplines[name][2]}" for name in found.danger)
    for result in found.results:
        name, title, heading, *_ = index.pages[result.page]
        yield f"  {name}: {heading or title} ({', '.join(result.words)})"
    if not found.results:
        yield "  no page"
