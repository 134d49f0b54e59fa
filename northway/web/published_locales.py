"""A locale is published with its catalogue and its font; what of it stands in the content folder, `checks` judges."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from northway.content.locales import Locale
from northway.problems import Problem

MESSAGES = "en"  # the language that the messages in templates are written in


def catalogue_names(locales: Iterable[Locale]) -> set[str]:
    """The names that the catalogues of these locales may have."""
    return {name for locale in locales for name in (locale.babel_id, locale.language)}


def check_locales(locales: Iterable[Locale], root: Path, settings: Path) -> Iterator[Problem]:
    """Find locales without words of the interface, or without their font; `settings` is the site.yml with them."""
    for locale in locales:
        folders = (root / "translations" / name / "LC_MESSAGES" for name in catalogue_names([locale]))
        if locale.language != MESSAGES and not any(any(folder.glob("*.po")) for folder in folders):
            what = f"translations/ has no catalogue for `{locale.code}`, so the words round its pages are not in it"
            hint = f"run `pybabel init -i translations/messages.pot -d translations -l {locale.language}`, translate it"
            yield _problem(settings, locale, what, hint)
        if locale.font and not (root / "static" / "fonts" / f"{locale.font}.woff2").is_file():
            fonts = sorted(path.stem for path in (root / "static" / "fonts").glob("*.woff2"))
            what = f"static/fonts/ has no `{locale.font}.woff2` for `{locale.code}`"
            yield _problem(settings, locale, what, f"write one of: {', '.join(fonts)}; or leave `font` out")


def _problem(settings: Path, locale: Locale, message: str, hint: str) -> Problem:
    lines = settings.read_text("utf-8", "replace").split("\n") if settings.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if f"code: {locale.code}" in text), 1)
    return Problem(str(settings), line, "locales", message, hint)
