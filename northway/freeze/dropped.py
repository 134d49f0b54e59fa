"""Addresses that were published and would lead nowhere after the next freeze."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from northway.content.site import Site
from northway.freeze.build_folder import MANIFEST
from northway.problems import Problem, suggest
from northway.web.side_by_side import BESIDE

PAGE = "index.html"


def check_dropped(site: Site, build: Path) -> Iterator[Problem]:
    """Find addresses of pages in `build` that no page and no former path of the site has.

    A section or a language that goes as a whole is one problem.
    """
    old, now = published_pages(build), set(_pages(site))
    gone = old - now
    tops = Counter(_top(address, gone, now) for address in gone)
    homes = [page.path for page in site.originals.values() if page.path not in old]  # where it may have moved
    codes = [locale.code for locale in site.config.locales]
    seen: set[str] = set()
    for address, number in sorted(tops.items()):
        first, _, rest = address.partition("/")
        path = rest if first in codes else address
        if path in seen:  # reported for another language already
            continue
        seen.add(path)
        below = f" and {number - 1} addresses below it" if number > 1 else ""
        what = f"/{address}/{below} would lead nowhere, though published before"
        guess = suggest(path, homes, "")[len("did you mean `") : -2]
        source = site.originals[guess].source if guess else site.settings_file
        hint = f"write `former_paths: [{path}]` in the page that took its place, or freeze with --let-go"
        yield Problem(source, 1, "addresses", what, hint)


def published_pages(build: Path) -> set[str]:
    """The addresses of the pages in a frozen site, without slashes at their ends.

    Pages that show a translation beside its original are left out: nobody links to them, and they go when it goes.
    """
    try:
        names = json.loads((build / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    kept = (name for name in names if name.endswith(f"/{PAGE}") and not name.endswith(f"/{BESIDE}{PAGE}"))
    return {name.removesuffix(PAGE).strip("/") for name in kept}


def _pages(site: Site) -> Iterator[str]:
    yield from site.card_paths
    for path in (*site.originals, *site.aliases):
        for locale in site.config.locales:
            code = "" if locale.code == site.config.source_locale else locale.code
            yield "/".join(filter(None, (code, path)))


def _top(address: str, gone: set[str], now: set[str]) -> str:
    """The highest address at or above this one that is gone together with all below it."""
    steps = address.split("/")
    for depth in range(1, len(steps)):
        above = "/".join(steps[:depth])
        if above in gone and not any(each.startswith(f"{above}/") for each in now):
            return above
    return address
