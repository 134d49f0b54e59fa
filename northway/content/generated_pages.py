"""Generates a page for each nation, and for each need in each nation. They are the directory without script.

`each-nation.md` and `each-need.md` have the gaps `{nation}` and `{need}`. From them one page is generated for each
nation or need, below the folder of the helplines. A gap becomes the id in arguments and links, elsewhere the name.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from northway.content.pages import Key, Page
from northway.content.site import Names
from northway.content.site_config import SiteConfig

EACH_NATION = "each-nation"
EACH_NEED = "each-need"
WRITTEN = ("title", "heading", "label", "summary", "body")


def write_listings(config: SiteConfig, pages: Mapping[Key, Page], names: Mapping[str, Names]) -> dict[Key, Page]:
    """All pages, with the two that have gaps replaced by the pages generated from them."""
    kept = {key: page for key, page in pages.items() if key[0] not in (EACH_NATION, EACH_NEED)}
    for locale in config.locales:
        words = names.get(locale.code)
        if not words:
            continue
        for path, gaps in _places(config):
            page = pages.get((EACH_NEED if "need" in gaps else EACH_NATION, locale.code))
            named = {gap: getattr(words, f"{gap}s").get(identity) for gap, identity in gaps.items()}
            if page and all(named.values()):
                kept[path, locale.code] = _fill(page, path, gaps, named, _order(config, gaps))
    return kept


def listing_paths(config: SiteConfig) -> Iterator[str]:
    """The paths of all pages that are written so."""
    return (path for path, _ in _places(config))


def _places(config: SiteConfig) -> Iterator[tuple[str, dict[str, str]]]:
    for nation in config.nations:
        yield f"{config.helplines}/{nation}", {"nation": nation}
        for need in config.needs:
            yield f"{config.helplines}/{nation}/{need}", {"nation": nation, "need": need}


def _order(config: SiteConfig, gaps: Mapping[str, str]) -> int:
    return config.needs.index(gaps["need"]) if "need" in gaps else config.nations.index(gaps["nation"])


def _fill(page: Page, path: str, gaps: Mapping[str, str], names: Mapping[str, Any], order: int) -> Page:
    words = {field: _fill_text(getattr(page, field), gaps, names) for field in WRITTEN}
    place = {"path": path, "order": order, "template_digest": page.digest}
    return page.model_copy(update={**words, **place})


def _fill_text(text: str, gaps: Mapping[str, str], names: Mapping[str, Any]) -> str:
    """Fill the gaps: with ids on lines that open a component and in links, with names everywhere else."""
    for gap, identity in gaps.items():
        text = re.sub(rf"(?m)^(:::.*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = re.sub(rf"(\]\([^)]*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = text.replace(f"{{{gap}}}", names[gap])
    return text
