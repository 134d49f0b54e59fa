"""The command `flask find`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from northway.commands.options import with_publication
from northway.publication.publication import Publication
from northway.publication.search_index import search_index
from northway.search.ranking import Found, Index


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


def _found_as_text(index: Index, phrase: str, found: Found) -> Iterator[str]:
    yield f"“{phrase}”"
    yield from (f"  ! {sentence}" for sentence in found.say)
    yield from (f"  ! {index.helplines[name][0]} {index.helplines[name][2]}" for name in found.danger)
    for result in found.results:
        name, title, heading, *_ = index.pages[result.page]
        yield f"  {name}: {heading or title} ({', '.join(result.words)})"
    if not found.results:
        yield "  no page"
