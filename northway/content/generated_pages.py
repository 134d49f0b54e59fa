"""Generates a page for each nation, and for each need in each nation: the directory for readers without JavaScript.

`each-nation.md` and `each-need.md` have the gaps `{nation}` and `{need}`. From them one page is generated for each
nation or need, below the folder of the helplines. An `each-nation.md` in another folder makes the pages of that folder.
A gap becomes the id in arguments and links, elsewhere the name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from northway.content.pages import Key, Page
from northway.content.site import Names
from northway.content.site_config import SiteConfig
from northway.system.memory import Memory

EACH_NATION = "each-nation"
EACH_NEED = "each-need"
Gaps = tuple[tuple[str, str, str], ...]  # of each gap: its name (`nation`), the id that fills it, and the id's own name
WRITTEN = ("title", "heading", "label", "summary", "body")


def write_listings(
    config: SiteConfig, pages: Mapping[Key, Page], names: Mapping[str, Names], memory: Memory
) -> dict[Key, Page]:
    """All pages, with each page that has gaps replaced by those generated from it."""
    templates = _templates(path for path, _ in pages)
    kept = {key: page for key, page in pages.items() if key[0] not in templates}
    for locale in config.locales:
        words = names.get(locale.code)
        if not words:
            continue
        for template in templates:
            page = pages.get((template, locale.code))
            made_from = page.made_from if page else ""
            for path, gaps in _places(config, template) if page else ():
                filled = tuple((gap, each, getattr(words, f"{gap}s").get(each)) for gap, each in gaps.items())
                if all(name for *_, name in filled):
                    order = config.needs.index(gaps["need"]) if "need" in gaps else config.nations.index(gaps["nation"])
                    kept[path, locale.code] = memory.recall(_fill, page, path, filled, order, made_from)
    return kept


def listing_paths(config: SiteConfig, pages: Iterable[str]) -> Iterator[str]:
    """The paths of all pages generated from `pages`, and of those that a complete site always has."""
    templates = _templates([*pages, EACH_NATION, EACH_NEED])
    return (path for template in templates for path, _ in _places(config, template))


def _templates(pages: Iterable[str]) -> list[str]:
    return sorted({path for path in pages if path == EACH_NEED or path.rpartition("/")[2] == EACH_NATION})


def _places(config: SiteConfig, template: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The paths of the pages generated from `template`, each with the ids that fill its gaps."""
    folder = template.rpartition("/")[0] or config.helplines
    for nation in config.nations:
        if template != EACH_NEED:
            yield f"{folder}/{nation}", {"nation": nation}
            continue
        for need in config.needs:
            yield f"{folder}/{nation}/{need}", {"nation": nation, "need": need}


def _fill(page: Page, path: str, gaps: Gaps, order: int, made_from: str) -> Page:
    words = {field: _fill_text(getattr(page, field), gaps) for field in WRITTEN}
    former = tuple(_fill_address(old, gaps) for old in page.former_paths)
    place = {"path": path, "former_paths": former, "order": order, "template_digest": made_from}
    return page.model_copy(update={**words, **place})


def _fill_address(text: str, gaps: Gaps) -> str:
    for gap, identity, _ in gaps:
        text = text.replace(f"{{{gap}}}", identity)
    return text


def _fill_text(text: str, gaps: Gaps) -> str:
    """Fill the gaps: with ids in links and on lines that open a component, with names everywhere else."""
    for gap, identity, name in gaps:
        text = re.sub(rf"(?m)^(:::.*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = re.sub(rf"(\]\([^)]*)\{{{gap}\}}", rf"\g<1>{identity}", text)
        text = text.replace(f"{{{gap}}}", name)
    return text
