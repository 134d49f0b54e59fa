"""Lists what is left to translate, to bring up to date and to check in one language."""

from northway.checks.translations import what_changed
from northway.content.locales import Locale
from northway.content.pages import Edition
from northway.content.site import Site


def as_text(site: Site, locale: Locale) -> str:
    """What is left to do in this language, as text, and how many files are written.

    Files are in the order of pages, with those of passages last. A file with several pages is listed once.
    """
    editions = [each for each in (*site.editions.values(), *site.passage_editions.values()) if each.locale == locale]
    written = [each for each in editions if not each.is_fallback]
    left = {
        "missing": dict.fromkeys(each.original.source for each in editions if each.is_fallback),
        "outdated": dict.fromkeys(_outdated(each) for each in written if each.is_outdated),
        "unchecked": dict.fromkeys(each.page.source for each in written if not each.is_reviewed),
    }
    lines = [line for kind, rows in left.items() if rows for line in (f"{kind}:", *(f"  {row}" for row in rows))]
    files = {each.original.source for each in editions}
    told = ", ".join(f"{len(rows)} {kind}" for kind, rows in left.items())
    done = f"{len(files) - len(left['missing'])} of {len(files)} files written"
    return "\n".join([*lines, f"{locale.autonym}: {done}; {told}."])


def _outdated(edition: Edition) -> str:
    """The file of a translation, and what has changed in its original, as text."""
    where = what_changed(edition) or "its words have changed"
    return f"{edition.page.source} ({edition.original.source}: {where})"
