"""The context's words: each `.po` catalogue that translators edit, compiled to the `.mo` that the site reads.

A missing or stale catalogue silently means English, so no way of starting the site can do without this.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from northway.problems import Problem
from northway.system.digests import digest


def compile_catalogues(folder: Path) -> list[Problem]:
    """Compile every catalogue in `folder` that has changed; faults of translators come back as Problems."""
    return [problem for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) for problem in _compile(po)]


def _compile(po: Path) -> Iterator[Problem]:
    source, mo = po.read_bytes(), po.with_suffix(".mo")
    # Behind the last word of a `.mo` nobody looks, so there it can say what it was made from.
    seal = f"made without faults from {digest(source)}".encode()
    if mo.is_file() and mo.read_bytes().endswith(seal):
        return
    try:
        catalogue = read_po(BytesIO(source), locale=po.parts[-3], abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None) or 1
        yield Problem(str(po), line, "catalogue", f"this cannot be read ({error})", "undo the last edit of this line")
        return
    problems = list(_check(catalogue, po))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    mo.write_bytes(compiled.getvalue() + (b"" if problems else seal))
    yield from problems


def _check(catalogue: Catalog, po: Path) -> Iterator[Problem]:
    for message, errors in catalogue.check():
        for error in errors:
            hint = "keep each %(name)s of the English, spelt as it is"
            yield Problem(str(po), message.lineno or 1, "catalogue", f"“{message.id}”: {error}", hint)
