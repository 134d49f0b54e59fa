"""Whether this machine has letters for each language that we publish in, for pages whose own font has not loaded."""

import functools
import shutil
import subprocess

from northway.content.site import Site

PACKAGES = "fonts-noto-core fonts-noto-cjk"
# Fontconfig's name for a language, if it is not the first part of the language's tag.
FONTCONFIG = {"zh-Hant": "zh-tw", "zh-Hans": "zh-cn", "ckb": "ku-iq", "ps": "ps-af"}


def languages_without_letters(site: Site) -> list[str]:
    """The names of the languages of pages and cards that no font of this machine can write, in themselves."""
    autonyms = {each.tag: each.autonym for each in (*site.config.locales, *site.cards.by_code.values())}
    return [
        autonym for tag, autonym in autonyms.items() if not _has_letters(FONTCONFIG.get(tag, tag.partition("-")[0]))
    ]


def how_to_get(names: list[str]) -> str:
    """What to do if letters are missing."""
    return f"Pages show boxes, for no font here can write {', '.join(names)}: as root run `apt-get install {PACKAGES}`."


@functools.cache
def _has_letters(language: str) -> bool:
    """Whether fontconfig knows a font for this language (ISO 639, or a variant); a machine without fontconfig has fonts of its own."""
    if not shutil.which("fc-list"):
        return True
    return bool(subprocess.run(["fc-list", f":lang={language}"], capture_output=True, text=True).stdout.strip())
