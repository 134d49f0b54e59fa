"""Generates a page for each nation, and for each need in each nation. They are the directory without script.

`each-nation.md` and `each-need.md` have the gaps `{nation}` and `{need}`. From them one page is generated for each
nation or need, below the folder of the helplines. An `each-nation.md` in another folder makes the pages of that folder.
A gap becomes the id in arguments and links, elsewhere the name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from northway.content.pages import Key, Page
from northway.content.site import Names
from northway.content.site_config import SiteConfig

EACH_NATION = "each-nation"
EACH_NEED = "each-need"
WRITTEN = ("title", "heading", "label", "summary", "body")


def write_listings(config: SiteConfig, pages: Mapping[Key, Page], names: Mapping[str, Names]) -> dict[Key, Page]:
    """All pages, with those that have gaps replaced by the pages generated from them."""
    templates = _templates(path for path, _ in pages)
    kept = {key: page for key, page in pages.items() if key[0] not in templates}
    for locale in config.locales:
        words = names.get(locale.code)
        if not words:
            continue
        for template in templates:
            page = pages.get((template, locale.code))
            for path, gaps in _places(config, template) if page else ():
                named = {gap: getattr(words, f"{gap}s").get(identity) for gap, identity in gaps.items()}
                if page and all(named.values()):
                    kept[path, locale.code] = _fill(page, path, gaps, named, _order(config, gaps))
    return kept


def listing_paths(config: SiteConfig, pages: Iterable[str]) -> Iterator[str]:
    """The paths of all pages that are generated from `pages`, and of those that a whole site has."""
    templates = _templates([*pages, EACH_NATION, EACH_NEED])
    return (path for template in templates for path, _ in _places(config, template))


def _templates(pages: Iterable[str]) -> list[str]:
    return sorted({path for path in pages if path == EACH_NEED or path.rpartition("/")[2] == EACH_NATION})


def _places(config: SiteConfig, template: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The paths of the pages that are generated from `template`, each with the ids for its gaps."""
    folder = template.rpartition("/")[0] or config.helplines
    for nation in config.nations:
        if template != EACH_NEED:
            yield f"{folder}/{nation}", {"nation": nation}
            continue
        for need in config.needs:
            yield f"{folder}/{nation}/{need}", {"nation": nation, "need": need}


def _order(config: SiteConfig, gaps: Mapping[str, str]) -> int:
    return config.needs.index(gaps["need"]) if "need" in gaps else config.nations.index(gaps["nation"])


def _fill(page: Page, path: str, gaps: Mapping[str, str], names: Mapping[str, Any], order: int) -> Page:
    words = {field: _fill_text(getattr(page, field), gaps, names) for field in WRITTEN}
    former = tuple(_fill_address(old, gaps) for old in page.former_paths)
    place = {"path": path, "former_paths": former, "order": order, "template_digest": page.made_from}
    return page.model_copy(update={**words, **place})


def _fill_address(text: str, gaps: Mapping[str, str]) -> str:
    for gap, identity in gaps.items():
        text = text.replace(f"{{{gap}}}", identity)
    return text


def _fill_text(text: str, gaps: Mapping[str, str], names: Mapping[str, Any]) -> str:
    """Fill the gaps: with ids on lines that open a component and in links, with names everywhere else."""
    for gap, identity in gaps.items():
        text = re.sub(rf"(?m)^(:::.*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = re.sub(rf"(\]\([^)]*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = text.replace(f"{{{gap}}}", names[gap])
    return text
