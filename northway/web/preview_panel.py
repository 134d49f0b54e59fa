"""The strip at the foot of a page in the preview: what is to mend, this page's own first, or that nothing is."""

import re
from collections.abc import Sequence

from flask import Response, request
from markupsafe import Markup

from northway.problems import Problem
from northway.publication.static_files import hash_source

POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*style-src )([^"]*script-src )([^"]*)')
PANEL = Markup('<details class="panel" lang="en" dir="ltr"><summary>{}</summary><ul>{}</ul></details>')
ROW = Markup("<li><b>{}</b> {}</li>")
STYLE = (
    ".panel{position:fixed;bottom:0;left:0;right:0;max-height:50vh;overflow:auto;padding:.5rem 1rem;"
    "background:var(--ink);color:var(--paper);font-size:var(--small)}"
)
FOLLOW = """
const seen = document.currentScript.dataset.seen;
const strip = document.querySelector(".panel summary");
const said = strip.textContent;
const ask = async () => {
  const answer = await fetch("/_preview/since/" + seen).catch(() => null);
  strip.textContent = answer ? said : "The preview has stopped. Start it again: make preview";
  if (answer && (await answer.text()) !== seen) location.reload();
  else setTimeout(ask, answer ? 0 : 1000);
};
ask();
"""  # asks whether something has changed, and says so when nobody answers
ADDED = Markup("<style>{}</style>{}<script data-seen={}>{}</script>")


def show(response: Response, problems: Sequence[Problem], source: str, seen: int) -> Response:
    """Add to a page, which is made from the file `source`, the strip and the script; its policy lets the script ask."""
    response.headers["Cache-Control"] = "no-store"
    if response.mimetype != "text/html" or request.path.startswith("/_preview/"):
        return response
    own = [problem for problem in problems if problem.source == source]
    rows = Markup("").join(
        ROW.format(problem.level, str(problem)) for problem in [*own, *(each for each in problems if each not in own)]
    )
    panel = PANEL.format(_in_words(len(problems), len(own)), rows)
    added = ADDED.format(Markup(STYLE), panel, seen, Markup(FOLLOW))
    style, script = hash_source(STYLE), hash_source(FOLLOW)
    page = POLICY.sub(rf"\1'{style}' \2'{script}' \3; connect-src 'self'", response.get_data(as_text=True))
    response.set_data(page.replace("</body>", f"{added}</body>"))
    return response


def _in_words(number: int, own: int) -> str:
    if not number:
        return "Nothing to mend"
    return f"{number} to mend, {own} on this page" if own else f"{number} to mend, none on this page"
