"""Pages with what is typed in the editor: checked and rendered, but not written to any file."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask, Response, url_for

from northway.checks import check_site
from northway.content.frontmatter import Fields
from northway.content.pages import Key, Page
from northway.desk.check import Check
from northway.desk.front_matter import read_form
from northway.markup.body import BodyOutline
from northway.problems import Problem
from northway.publication.body_store import BodyStore
from northway.publication.publication import Publication
from northway.web.context import publish


@dataclass(frozen=True, slots=True)
class Draft:
    """The problems of a file as it is typed, its fields, and the address of its page ("" if it has none)."""

    problems: tuple[Problem, ...]
    fields: Fields
    address: str


class _Outlines(dict[Key, BodyOutline]):
    """The outlines that are known; others are computed when they are asked for."""

    def __init__(self, known: Mapping[Key, BodyOutline], bodies: BodyStore) -> None:
        super().__init__(known)
        self.bodies = bodies

    def __missing__(self, key: Key) -> BodyOutline:
        self[key] = self.bodies[key].outline
        return self[key]


class Drafts:
    """The last draft of each page. An app of its own renders them, one at a time."""

    def __init__(self, factory: Callable[[], Flask]) -> None:
        self.factory = factory
        self.lock = threading.Lock()
        self.app: Flask | None = None
        self.shown: dict[str, str] = {}  # address → HTML of the last draft that could be rendered

    def renew(self) -> None:
        """Forget the app: templates, styles or settings may have changed."""
        self.app = None

    def judge(self, check: Check, name: str, source: str, content: bytes) -> Draft:
        """Check a file as if it had this content, and render its page. `source` is its name in problems."""
        with self.lock:
            app = self.app = self.app or self.factory()
            before = check.publication
            publication = Publication(before.folder, before.root, drafts={name: content}, before=before)
            publish(app, publication)
            own = [page for page in publication.site.texts.values() if page.source == source]
            address = self._render(app, own[0]) if own and own[0].key in publication.site.pages else ""
            fields = read_form(content.decode("utf-8", "replace"), name)
            return Draft(tuple(_problems(check, publication, own, source)), fields, address)

    def _render(self, app: Flask, page: Page) -> str:
        with app.test_request_context():
            address = url_for("page", locale=page.locale, path=page.path)
        answer = app.test_client().get(address)
        if answer.status_code == 200:  # else the last draft stays
            self.shown[address] = answer.get_data(as_text=True)
        return address

    def page(self, address: str) -> Response | None:
        """The last draft of a page, for the frame beside the editor."""
        text = self.shown.get(address)
        return Response(text, headers={"Content-Security-Policy": "frame-ancestors 'self'"}) if text else None


def _problems(check: Check, publication: Publication, own: list[Page], source: str) -> list[Problem]:
    """The problems of this file. Rules that compare it with other pages apply once those have been rendered."""
    site, bodies = publication.site, publication.bodies
    found = {problem for page in own for problem in bodies[page.key].problems}
    if check.problems is None:
        found |= {*site.problems}
    else:
        known = check.publication.bodies.outlines
        outlines = _Outlines({key: known[key] for key in known if key not in {page.key for page in own}}, bodies)
        found |= {*check_site(site, outlines, date.today(), publication.memory, source)}
    return sorted(problem for problem in found if problem.source == source and problem.level != "waiting")
