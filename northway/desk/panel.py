"""The strip at the foot of a page in the preview: the problems, this page's own first, and details of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, current_app, request
from markupsafe import Markup

from northway.content.pages import HOME, Edition
from northway.content.site import Site
from northway.desk.addresses import editor_address
from northway.desk.check import Check
from northway.problems import Problem
from northway.publication.static_files import hash_source
from northway.reports.page_report import page_report

POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*style-src )([^"]*script-src )([^"]*)')
MOST_ROWS = 50  # problems of other pages; the desk has all of them
ADDED = Markup("<style>{}</style>{}<script data-seen={}>{}</script>")


@dataclass(frozen=True, slots=True)
class Faults:
    """The problems of the page that is shown, and of all others; `are_known` is false while they are looked for."""

    own: Sequence[Problem]
    others: Sequence[Problem]
    are_known: bool

    @property
    def in_words(self) -> str:
        """The number of problems, in a sentence."""
        if not self.are_known:
            return "Looking for mistakes …"
        number, own = len(self.own) + len(self.others), len(self.own)
        if not number:
            return "Nothing to mend"
        return f"{number} to mend, {own} on this page" if own else f"{number} to mend, none on this page"


def show(response: Response, check: Check, problems: Sequence[Problem] | None, seen: int) -> Response:
    """Add the strip to a page, and its script, which the policy then lets ask whether something has changed."""
    publication = check.publication
    site, edition = publication.site, _edition(publication.site)
    source = edition.page.source if edition else ""
    own = [problem for problem in problems or () if problem.source == source]
    others = [problem for problem in problems or () if problem.source != source]
    report = None
    if edition:
        # Before the problems are known, the links to this page are not known either.
        report = page_report(site, edition, () if problems is None else check.links.get(edition.path, ()))
    panel = current_app.jinja_env.get_template("desk/panel.html").render(
        faults=Faults(own, others, problems is not None),
        most=MOST_ROWS,
        report=report,
        site=site,
        editor_address=lambda file, line=1: editor_address(publication.folder, file, line),
        path=request.path,
    )
    folder = publication.root / "static" / "desk"
    style, script = ((folder / f"panel.{kind}").read_text("utf-8") for kind in ("css", "js"))
    added = ADDED.format(Markup(style), Markup(panel), seen, Markup(script))
    allowed = rf"\1'{hash_source(style)}' \2'{hash_source(script)}' \3; connect-src 'self'"
    page = POLICY.sub(allowed, response.get_data(as_text=True))
    response.set_data(page.replace("</body>", f"{added}</body>"))
    return response


def _edition(site: Site) -> Edition | None:
    """The edition that this request asks for; None if it asks for something else."""
    wanted = request.view_args or {}
    if request.endpoint != "page":
        return None
    return site.find_edition(wanted.get("path", HOME), wanted.get("locale", site.config.source_locale))
