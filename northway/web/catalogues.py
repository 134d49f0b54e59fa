"""Compiles the words of the interface: the `.po` catalogues that translators edit, to the `.mo` that the site reads.

A stale `.mo` would silently leave messages untranslated, so every start of the app compiles first. A faulty message is
left out, so that pages show the template's own words until it is mended. This module also checks that each locale has
its catalogue and its font; `checks` judges what it needs in the content folder.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from northway.content.frontmatter import decode
from northway.content.locales import Locale
from northway.problems import Problem

MESSAGES = "en"  # the language that the messages in templates are written in
GAP = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
MARKUP = re.compile(r"</?\w[^<>]*>?|&\w+;")
WHOLE_LINE = re.compile(r'(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"(?:[^"\\]|\\.)*"\s*|\s*|#.*')
OPEN_QUOTE = re.compile(r'[a-z_\[\]\d]*\s*"(?:[^"\\]|\\.)*')


def catalogue_names(locales: Iterable[Locale]) -> set[str]:
    """The names that the catalogues of these locales may have."""
    return {name for locale in locales for name in (locale.babel_id, locale.language)}


def check_locales(locales: Iterable[Locale], root: Path, settings: Path) -> Iterator[Problem]:
    """Find locales without a catalogue, or without their font; `settings` is the site.yml that lists them."""
    for locale in locales:
        folders = (root / "translations" / name / "LC_MESSAGES" for name in catalogue_names([locale]))
        if locale.language != MESSAGES and not any(any(folder.glob("*.po")) for folder in folders):
            what = f"translations/ has no catalogue for `{locale.code}`, so its menus and buttons are not translated"
            hint = f"run `pybabel init -i translations/messages.pot -d translations -l {locale.language}`, translate it"
            yield _locale_problem(settings, locale, what, hint)
        if locale.font and not (root / "static" / "fonts" / f"{locale.font}.woff2").is_file():
            fonts = sorted(path.stem for path in (root / "static" / "fonts").glob("*.woff2"))
            what = f"static/fonts/ has no `{locale.font}.woff2` for `{locale.code}`"
            yield _locale_problem(settings, locale, what, f"write one of: {', '.join(fonts)}; or leave `font` out")


def _locale_problem(settings: Path, locale: Locale, message: str, hint: str) -> Problem:
    lines = settings.read_text("utf-8", "replace").split("\n") if settings.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if f"code: {locale.code}" in text), 1)
    return Problem(str(settings), line, "locales", message, hint)


def compile_catalogues(folder: Path, names: Collection[str]) -> list[Problem]:
    """Compile each changed catalogue with one of these names; return the mistakes of translators as Problems.

    Other catalogues may be unfinished, because no locale uses them yet.
    """
    catalogues = (po for name in sorted(names) for po in sorted(folder.glob(f"{name}/LC_MESSAGES/*.po")))
    return [problem for po in catalogues for problem in _compile(po)]


def _compile(po: Path) -> Iterator[Problem]:
    changed, mo = po.stat().st_mtime_ns, po.with_suffix(".mo")
    if mo.is_file() and mo.stat().st_mtime_ns == changed:
        return
    content = po.read_bytes()
    problems = list(_check_lines(content, po))
    if problems:
        yield problems[0]  # the others may only follow from the first
        return
    try:
        catalogue = read_po(StringIO(content.decode()), locale=po.parts[-3], abort_invalid=True)
    except PoFileError as error:
        yield _problem(
            po, getattr(error, "lineno", 0) or 1, "this line has no place in a catalogue", "undo its last edit"
        )
        return
    problems = list(_check(catalogue, po))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    mo.write_bytes(compiled.getvalue())
    if not problems:
        os.utime(mo, ns=(changed, changed))  # equal times: made from this source, without faults
    yield from problems


def _check_lines(content: bytes, po: Path) -> Iterator[Problem]:
    """Find lines that Babel cannot read, or would misread silently."""
    if content.startswith(b"\xef\xbb\xbf"):
        yield _problem(po, 1, "an invisible mark stands at the start", "save it as UTF-8 without a byte order mark")
    text, faults = decode(content, str(po))
    yield from (_problem(po, fault.line, fault.message, fault.hint) for fault in faults)
    for number, line in enumerate(text.split("\n"), start=1):
        if not WHOLE_LINE.fullmatch(line):
            what = "a quote is never closed" if OPEN_QUOTE.fullmatch(line) else "this line has no place in a catalogue"
            yield _problem(po, number, what, 'write `msgstr "…"`, with a backslash before each quote inside')


def _check(catalogue: Catalog, po: Path) -> Iterator[Problem]:
    """Find faulty messages, and empty them in the catalogue. All untranslated ones together are one problem."""
    empty = []
    for message in catalogue:
        if not message.id:
            continue
        originals, words = _texts(message.id), _texts(message.string or "")
        if not all(words):
            empty.append(message)
            continue
        faults = list(_faults(message, originals, words))
        yield from (_problem(po, _line_of(message, po), what, hint) for what, hint in faults)
        if faults:
            message.string = ""
    if empty:
        more = f" and {len(empty) - 1} more have" if len(empty) > 1 else " has"
        what = f"“{_texts(empty[0].id)[0]}”{more} no translation"
        hint = "translate it, or take this language out of `locales` in site.yml"
        yield _problem(po, _line_of(empty[0], po), what, hint)


def _faults(message: Message, originals: tuple[str, ...], words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with a message, and what to write."""
    shown = f"“{originals[0]}”"
    if message.fuzzy:
        yield f"{shown} is marked as fuzzy: a guess", "translate it, and take `fuzzy` out of the line above it"
    gaps = {gap for original in originals for gap in GAP.findall(original)}
    needed = set.intersection(*(set(GAP.findall(original)) for original in originals))
    marks = {mark for original in originals for mark in MARKUP.findall(original)}
    for text in words:
        found = set(GAP.findall(text))
        for gap in sorted(needed - found):
            yield f"{shown} lacks {gap} in translation", f"write {gap} where it belongs, spelt exactly so"
        for gap in sorted(found - gaps):
            yield f"{shown} has no {gap}", f"take it out, or write one of: {', '.join(sorted(gaps)) or 'none'}"
        if "%" in GAP.sub("", text).replace("%%", ""):
            yield f"a `%` stands alone in the translation of {shown}", "write `%(name)s` whole, or `%%` for per cent"
        for mark in sorted({*MARKUP.findall(text)} - marks):
            yield f"{shown} has no {mark}, which would go into the page", "take it out"


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _line_of(message: Message, po: Path) -> int:
    """The line of the translation: the first `msgstr` at or below the line that Babel names."""
    lines = po.read_text("utf-8").split("\n")
    start = message.lineno or 1
    return next((number for number, line in enumerate(lines[start - 1 :], start) if line.startswith("msgstr")), start)


def _problem(po: Path, line: int, message: str, hint: str) -> Problem:
    return Problem(str(po), line, "catalogue", message, hint)
