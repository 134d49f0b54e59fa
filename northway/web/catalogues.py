"""The words of the interface: each `.po` catalogue that translators edit, compiled to the `.mo` that the site reads.

A stale catalogue silently leaves messages as the templates have them, so every way of starting the site compiles first.
"""

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from northway.content.locales import Locale
from northway.problems import Problem

MESSAGES = "en"  # the language that the messages in templates are written in


def compile_catalogues(folder: Path) -> list[Problem]:
    """Compile every catalogue in `folder` that has changed; faults of translators come back as Problems."""
    return [problem for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) for problem in _compile(po)]


def check_locales(locales: Iterable[Locale], folder: Path, settings: str) -> Iterator[Problem]:
    """Find locales whose words round the page nobody has translated; `settings` is how a problem names site.yml."""
    for locale in locales:
        names = {locale.babel_id, locale.language}
        if locale.language != MESSAGES and not any((folder / name / "LC_MESSAGES").is_dir() for name in names):
            what = f"translations/ has no catalogue for `{locale.code}`, so the words round its pages are not in it"
            hint = f"run `pybabel init -i translations/messages.pot -d translations -l {locale.language}`"
            yield Problem(settings, 1, "catalogue", what, hint, "warning")


def _compile(po: Path) -> Iterator[Problem]:
    changed, mo = po.stat().st_mtime_ns, po.with_suffix(".mo")
    if mo.is_file() and mo.stat().st_mtime_ns == changed:
        return
    try:
        catalogue = read_po(BytesIO(po.read_bytes()), locale=po.parts[-3], abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None) or 1
        yield Problem(str(po), line, "catalogue", f"this cannot be read ({error})", "undo the last edit of this line")
        return
    problems = list(_check(catalogue, po))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    mo.write_bytes(compiled.getvalue())
    if not problems:
        os.utime(mo, ns=(changed, changed))  # the time of its source says that it was made from it, without faults
    yield from problems


def _check(catalogue: Catalog, po: Path) -> Iterator[Problem]:
    for message, errors in catalogue.check():
        for error in errors:
            hint = "keep each %(name)s of the message, spelt as it is"
            yield Problem(str(po), message.lineno or 1, "catalogue", f"“{message.id}”: {error}", hint)
