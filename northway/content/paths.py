"""Paths of pages: makes them from file names, and checks them and the former ones."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from northway.content.pages import HOME, Page
from northway.content.search_words import SEARCH_FILES
from northway.content.site_config import SiteConfig
from northway.problems import Problem, suggest

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FORM = re.compile(r"forms/[a-z0-9]+(-[a-z0-9]+)*\.yml")
MOST_OF_SHORT = 8  # characters
CARD = re.compile(r"languages/[a-z]{2,3}(-[a-z0-9]+)*\.yml")
RESERVED = ("assets", "search-index")  # the first part of addresses that are not those of pages
DATA_FILES = ("site.yml", "facts.yml", "sources.yml", "quiet-words.yml", "writing.yml", "glossary.yml", "letters.yml")


def path_of(name: str) -> str:
    """The path of a file in a language folder: `parents/index.md` is `parents`, `index.md` is home."""
    path = name.removesuffix(".md")
    return HOME if path == "index" else path.removesuffix("/index")


def as_path(written: str) -> str:
    """The path of a page, from what people type: without slashes at its ends, and without `.md`."""
    return written.removesuffix(".md").strip("/")


def check_name(name: str, source: str, codes: Iterable[str]) -> Iterator[Problem]:
    """Find file names that cannot be part of an address: with capitals, with spaces, or the code of a language."""
    for part in name.removesuffix(".md").split("/"):
        if not NAME.fullmatch(part):
            better = re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") or "a-name"
            yield _fault(source, f"`{part}` cannot be part of an address", f"rename it `{better}`")
    first = path_of(name).split("/")[0]
    if first in codes:
        yield _fault(source, f"`{first}` is the address of a language", "give the page another name")
    if first in RESERVED:
        yield _fault(source, f"`{first}` is an address of the site's own files", "give the page another name")


def check_other_file(name: str, source: str, codes: Iterable[str]) -> Iterator[Problem]:
    """Find files that nothing reads."""
    known = {*DATA_FILES, *(f"{code}/{file}" for code in codes for file in ("facts.yml", "names.yml", *SEARCH_FILES))}
    code, _, rest = name.partition("/")
    is_form = code in codes and FORM.fullmatch(rest)
    if name not in known and not is_form and not CARD.fullmatch(name):
        hint = suggest(name, known, "move it out of the content folder, or name it something.md in a language folder")
        yield _fault(source, "nothing reads this file", hint)


def check_sections(pages: Collection[str], shown: str, config: SiteConfig) -> Iterator[Problem]:
    """Find folders without an index page, so that the address of every section leads to a page."""
    sections = {path.rpartition("/")[0] for path in pages} | {HOME}
    for section in sorted(sections - set(pages)):
        folder = "/".join(filter(None, (shown, config.source_locale, section)))
        yield _fault(f"{folder}/index.md", "this folder has no index page", "write `index.md` in it")


def check_aliases(pages: Mapping[str, Page], codes: Collection[str]) -> Iterator[Problem]:
    """Find former and short paths that cannot be addresses, that are already in use, or that lead in a circle."""
    claims = [("former_paths", former, page) for page in pages.values() for former in page.former_paths]
    # Short paths come last, so that an address that was published before wins over a short one.
    claims += [("short_path", page.short_path, page) for page in pages.values() if page.short_path]
    claimed: dict[str, Page] = {}
    for field, alias, page in claims:
        if fault := _fault_of_alias(field, alias, page, pages, codes, claimed):
            yield page.problem(field, "content", *fault)
        claimed.setdefault(alias, page)


def _fault_of_alias(
    field: str, alias: str, page: Page, pages: Mapping[str, Page], codes: Collection[str], claimed: Mapping[str, Page]
) -> tuple[str, str] | None:
    what = f"the {field.removesuffix('s').replace('_', ' ')} `{alias}`"
    first, _, rest = alias.partition("/")
    if field == "short_path" and not re.fullmatch(f"[a-z0-9]{{1,{MOST_OF_SHORT}}}", alias):
        return f"{what} is not quick to type", f"write {MOST_OF_SHORT} small letters or digits at most, such as 1"
    if not all(NAME.fullmatch(part) for part in alias.split("/")):
        better = "/".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in alias.strip("/").split("/"))
        return f"{what} is not an address", f"write it as a page's path, such as {better}"
    if first in codes:
        hint = f"write it without the language: `{rest}`" if rest else f"remove it from `{field}`"
        return f"{what} is an address of the language `{first}`", hint
    if first in RESERVED:
        return f"{what} is an address of the site's own files", f"remove it from `{field}`"
    if alias in pages and page.path in pages[alias].former_paths:
        hint = "keep it in the page that has moved, and remove it from the other"
        return f"the former paths `{alias}` and `{page.path}` lead in a circle", hint
    if alias in pages:
        is_still = "still " if field == "former_paths" else ""
        return f"{what} is {is_still}the address of a page", f"remove it from `{field}`, or move that page"
    if alias in claimed:
        return f"{what} is also claimed by {claimed[alias].source}", "keep it in one of them"
    return None


def _fault(source: str, message: str, hint: str) -> Problem:
    return Problem(source, 1, "content", message, hint)
