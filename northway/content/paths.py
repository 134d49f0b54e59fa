"""Paths of pages: made from file names, checked, and former ones."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from northway.content.pages import HOME, Page
from northway.problems import Problem, suggest

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATA_FILES = ("site.yml", "facts.yml", "sources.yml", "quiet-words.yml", "writing.yml")


def path_of(name: str) -> str:
    """The path of a file in a language folder: `parents/index.md` is `parents`, `index.md` is home."""
    path = name.removesuffix(".md")
    return HOME if path == "index" else path.removesuffix("/index")


def check_name(name: str, source: str, codes: Iterable[str]) -> Iterator[Problem]:
    """Find file names that cannot be part of an address: capitals, spaces, a language's code."""
    for part in name.removesuffix(".md").split("/"):
        if not NAME.fullmatch(part):
            better = re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") or "a-name"
            yield _fault(source, f"`{part}` cannot be part of an address", f"rename it `{better}`")
    first = path_of(name).split("/")[0]
    if first in codes:
        yield _fault(source, f"`{first}` is a language's address", "give the page another name")


def check_other_file(name: str, source: str, codes: Iterable[str]) -> Iterator[Problem]:
    """Find files that nothing reads."""
    known = {*DATA_FILES, *(f"{code}/{file}" for code in codes for file in ("facts.yml", "names.yml"))}
    if name not in known:
        hint = suggest(name, known, "move it out of the content folder, or name it something.md in a language folder")
        yield _fault(source, "nothing reads this file", hint)


def check_sections(pages: Collection[str], shown: str, code: str) -> Iterator[Problem]:
    """Find folders without an index page: a section's address must lead somewhere."""
    sections = {path.rpartition("/")[0] for path in pages} | {HOME}
    for section in sorted(sections - set(pages)):
        folder = "/".join(filter(None, (shown, code, section)))
        yield _fault(
            f"{folder}/index.md",
            "this folder has no index page",
            "write `index.md` in it",
        )


def check_former_paths(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Find former paths that are not an address, are still a page, are claimed twice, or lead in a circle."""
    claimed: dict[str, Page] = {}
    for page in pages.values():
        for former in page.former_paths:
            if not all(NAME.fullmatch(part) for part in former.split("/")):
                hint = "write it without slashes at its ends, such as parents/first-day"
                yield _fault(page.source, f"the former path `{former}` is no address", hint)
            elif former in pages and page.path in pages[former].former_paths:
                hint = "keep it in the page that has moved, and remove it from the other"
                yield _fault(page.source, f"the former paths `{former}` and `{page.path}` lead in a circle", hint)
            elif former in pages:
                hint = "remove it from `former_paths`, or move that page"
                yield _fault(page.source, f"the former path `{former}` is still the address of a page", hint)
            elif former in claimed:
                hint = "keep it in one of them"
                yield _fault(
                    page.source,
                    f"the former path `{former}` is claimed by {claimed[former].source} too",
                    hint,
                )
            claimed.setdefault(former, page)


def _fault(source: str, message: str, hint: str) -> Problem:
    return Problem(source, 1, "content", message, hint)
