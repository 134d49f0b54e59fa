"""The context's words: each `.po` catalogue that translators edit, compiled to the `.mo` that the site reads.

A missing or stale catalogue silently means English, so no way of starting the site can do without this.
"""

import os
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
            hint = "keep each %(name)s of the English, spelt as it is"
            yield Problem(str(po), message.lineno or 1, "catalogue", f"“{message.id}”: {error}", hint)
