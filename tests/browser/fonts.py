"""Whether this machine has the letters of each language that we publish in, for a page whose own font has not come."""

import functools
import shutil
import subprocess

from northway.content.locales import Locale

PACKAGE = "fonts-noto-core"


def languages_without_letters(locales: tuple[Locale, ...]) -> list[str]:
    """The names of the languages that no font of this machine can write, in those languages themselves."""
    return [locale.autonym for locale in locales if not _has_letters(locale.language)]


def how_to_get(names: list[str]) -> str:
    """What to do where letters are missing."""
    return f"Pages show boxes, for no font here can write {', '.join(names)}: as root run `apt-get install {PACKAGE}`."


@functools.cache
def _has_letters(language: str) -> bool:
    """Whether fontconfig knows a font for this language (ISO 639); a machine without fontconfig has fonts of its own."""
    if not shutil.which("fc-list"):
        return True
    return bool(subprocess.run(["fc-list", f":lang={language}"], capture_output=True, text=True).stdout.strip())
