"""The chrome's words: each `.po` catalogue that translators edit, compiled to the `.mo` that the site reads.

A missing or stale catalogue silently means English, so no way of starting the site can do without this.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from northway.problems import Problem


def compile_catalogues(folder: Path) -> list[Problem]:
    """Compile every catalogue in `folder` that has changed; faults of translators come back as Problems."""
    return [problem for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) for problem in _compile(po)]


def _compile(po: Path) -> Iterator[Problem]:
    try:
        with po.open("rb") as file:
            catalogue = read_po(file, locale=po.parts[-3], abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None) or 1
        yield Problem(str(po), line, "catalogue", f"this cannot be read ({error})", "undo the last edit of this line")
        return
    yield from _check(catalogue, po)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    mo = po.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled.getvalue():
        mo.write_bytes(compiled.getvalue())


def _check(catalogue: Catalog, po: Path) -> Iterator[Problem]:
    for message, errors in catalogue.check():
        for error in errors:
            hint = "keep each %(name)s of the English, spelt as it is"
            yield Problem(str(po), message.lineno or 1, "catalogue", f"“{message.id}”: {error}", hint)
