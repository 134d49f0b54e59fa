"""Lists what is left to translate, to bring up to date and to check in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from northway.checks.translations import what_changed
from northway.content.locales import Locale
from northway.content.pages import Edition
from northway.content.site import Site

MISSING, OUTDATED, UNCHECKED = "missing", "outdated", "unchecked"


@dataclass(frozen=True, slots=True)
class Left:
    """Something left to do: its kind, the file, and if it is outdated, what has changed in the original."""

    kind: str
    file: str
    what: str = ""


def left_to_translate(site: Site, locale: Locale) -> list[Left]:
    """What is left to do in this language: each file once, in the order of pages; passages come last."""
    editions = [*site.editions.values(), *site.passage_editions.values()]
    found = (left for edition in editions if edition.locale == locale for left in _left(edition))
    return list(dict.fromkeys(found))


def as_text(site: Site, locale: Locale) -> str:
    """What is left to do in this language, as text, and how many files are written."""
    found = left_to_translate(site, locale)
    lines = [line for kind in (MISSING, OUTDATED, UNCHECKED) for line in _lines(found, kind)]
    files = {edition.original.source for edition in (*site.editions.values(), *site.passage_editions.values())}
    counts = {kind: sum(left.kind == kind for left in found) for kind in (MISSING, OUTDATED, UNCHECKED)}
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items())
    return "\n".join(
        [*lines, f"{locale.autonym}: {len(files) - counts[MISSING]} of {len(files)} files written; {told}."]
    )


def _left(edition: Edition) -> Iterator[Left]:
    page, original = edition.page, edition.original
    if edition.is_fallback:
        yield Left(MISSING, original.source)
        return
    if edition.is_outdated:
        where = what_changed(edition) or "its words have changed"
        yield Left(OUTDATED, page.source, f"{original.source}: {where}")
    if not edition.is_reviewed:
        yield Left(UNCHECKED, page.source)


def _lines(found: list[Left], kind: str) -> Iterator[str]:
    rows = [left for left in found if left.kind == kind]
    if rows:
        yield f"{kind}:"
    yield from (f"  {left.file}{f' ({left.what})' if left.what else ''}" for left in rows)
