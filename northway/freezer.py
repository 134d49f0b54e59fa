"""Freezing is visiting every URL: into a fresh folder, which is judged; then the build folder is brought in step."""

import re
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from flask_frozen import Freezer

from northway.problems import Problem
from northway.views import Url

REFERENCE = re.compile(r'\s(?:href|src)="([^"]*)"')
IDENTITY = re.compile(r'\sid="([^"]*)"')
MARKS_OF_A_FROZEN_SITE = ("404.html", "sitemap.xml")


class FreezeError(Exception):
    """A freeze that could not be finished; the build folder is as it was. `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Step:
    """What bringing the build folder in step did to it."""

    written: int
    unchanged: int
    removed: int


def freeze_urls(app: Flask, urls: list[Url], base_url: str, folder: Path) -> Iterator[str]:
    """Freeze every URL into `folder`, an empty one; yields each address when its file is there.

    Frozen-Flask warns of what would be missing or wrong in the frozen site: each warning is raised as an error.
    """
    app.config |= {
        "FREEZER_DESTINATION": str(folder),
        "FREEZER_BASE_URL": base_url,
        "FREEZER_REDIRECT_POLICY": "error",
        "FREEZER_REMOVE_EXTRA_FILES": False,
    }
    freezer = Freezer(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    freezer.register_generator(lambda: iter(urls))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            for frozen in freezer.freeze_yield():
                yield frozen.url
        except (ValueError, Warning) as error:
            hint = "this is a fault of the templates or the code, not of the content"
            raise FreezeError([Problem("freeze", 1, "freeze", str(error), hint)]) from error


def fresh_folder(build: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder beside the build folder, on the same disk, so that files move into it whole."""
    build.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=build.parent, prefix=f".{build.name}-")


def check_build_folder(build: Path) -> None:
    """Refuse to overwrite a folder that is not a frozen site."""
    if not build.exists() or (build.is_dir() and not any(build.iterdir())):
        return
    if not all((build / name).is_file() for name in MARKS_OF_A_FROZEN_SITE):
        hint = "name another with --build, or empty it yourself"
        raise FreezeError(
            [Problem(str(build), 1, "freeze", "this folder holds something else than a frozen site", hint)]
        )


def check_frozen(folder: Path, base_url: str) -> list[Problem]:
    """Check the frozen pages themselves: every link of ours leads to a file, every fragment to an id."""
    texts = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    ids = {path: set(IDENTITY.findall(text)) for path, text in texts.items()}
    root = urlsplit(base_url).path.rstrip("/")
    found: dict[tuple[Path, str], None] = {}
    for path, text in texts.items():
        for reference in dict.fromkeys(REFERENCE.findall(text)):
            if not _leads_somewhere(folder, path, root, unescape(reference), ids):
                found[path, reference] = None
    return [
        Problem(
            path.relative_to(folder).as_posix(),
            1,
            "freeze",
            f"`{reference}` leads nowhere",
            "mend the template",
        )
        for path, reference in found
    ]


def _leads_somewhere(folder: Path, page: Path, root: str, reference: str, ids: dict[Path, set[str]]) -> bool:
    address = urlsplit(reference)
    if address.scheme or address.netloc:
        return True
    target = page
    if address.path:
        if not address.path.startswith(f"{root}/"):
            return False
        target = folder / address.path[len(root) + 1 :]
        target = target / "index.html" if address.path.endswith("/") else target
    return target.is_file() and (not address.fragment or address.fragment in ids.get(target, set()))


def bring_in_step(fresh: Path, build: Path) -> Step:
    """Make `build` hold what `fresh` holds. Files that are the same keep their times; others move in whole."""
    build.mkdir(parents=True, exist_ok=True)
    names = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    written = 0
    for name in sorted(names):
        old, new = build / name, fresh / name
        if old.is_file() and old.read_bytes() == new.read_bytes():
            continue
        old.parent.mkdir(parents=True, exist_ok=True)
        new.replace(old)
        written += 1
    removed = _remove_others(build, names)
    return Step(written, len(names) - written, removed)


def _remove_others(build: Path, names: set[Path]) -> int:
    removed = 0
    for path in sorted(build.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(build) not in names:
            path.unlink()
            removed += 1
    return removed
