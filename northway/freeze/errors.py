"""Problems that stop a freeze: the address, the file, and why that address is visited."""

import errno
from pathlib import Path
from typing import Any

from flask import Flask, url_for
from werkzeug.routing import BuildError

from northway.content.pages import Helpline, Page
from northway.markup.body import BodyOutline
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.web.context import publication_of
from northway.web.urls import Url, name_of, own_pages

MOST_LINKS = 2


def fault_of_the_site(message: str, hint: str) -> Problem:
    """A fault of templates or code, not of a content file."""
    return Problem("freeze", 1, "freeze", message, hint)


def url_problem(app: Flask, url: Url, fault: str) -> Problem:
    """The problem of a URL that cannot be frozen."""
    publication = publication_of(app)
    own = own_pages(publication.site, url)
    source = own[0].source if own else "freeze"
    reason = _reason(publication, own[0]) if own else f"`all_urls` lists it as `{url[0]}`"
    message = f"{_address(app, url)} cannot be frozen: {fault}"
    return Problem(source, 1, "freeze", message, f"we visit it because {reason}")


def _address(app: Flask, url: Url) -> str:
    endpoint, values = url
    try:
        with app.test_request_context():
            return url_for(endpoint, **dict[str, Any](values))
    except BuildError:
        return name_of(url)


def _reason(publication: Publication, page: Page) -> str:
    outlines = publication.bodies.outlines
    links = [publication.site.texts[key].source for key, outline in outlines.items() if _links_to(outline, page)]
    others = f", and {len(links) - MOST_LINKS} more" if len(links) > MOST_LINKS else ""
    by_links = f"; {', '.join(links[:MOST_LINKS])}{others} link to it" if links else "; no body links to it"
    return f"the file is there{by_links}"


def _links_to(outline: BodyOutline, page: Page) -> bool:
    is_shown = isinstance(page, Helpline) and ("helpline", page.id) in outline.records
    return is_shown or any(link.page and link.page.path == page.path for link in outline.links)


def disk_problem(error: OSError, build: Path) -> Problem:
    """The problem of a disk that is full or not writable."""
    where = error.filename or build
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            what, hint = "the disk is full", "make room, and freeze again"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            what, hint = f"cannot write to {where}", "let this user write there, or name another folder with --build"
        case _:
            what, hint = f"{error.strerror or error} ({where})", "mend that, and freeze again"
    return Problem(str(build), 1, "freeze", what, hint)
