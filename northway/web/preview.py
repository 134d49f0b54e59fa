"""The live site while writing: loaded again when a file has changed, and followed by the browser."""

import re
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask import Flask, Response, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.serving import run_simple

from northway.content.pages import HOME
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.publication.static_files import hash_source
from northway.system.cache import Cache
from northway.system.file_state import Signature, presentation_files, signatures, source_files
from northway.web.context import publication_of, publish
from northway.web.gallery import add_gallery

LOOK_EVERY = 0.1  # seconds; a look at 1,000 files takes about a hundredth of one
WAIT = 20.0  # seconds that a browser's question stays open before it asks again
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*style-src )([^"]*script-src )([^"]*)')
# The names by which this machine calls itself. Another site can make its own name lead here and so read drafts (DNS
# rebinding), but its name is then what the browser asks for.
OURS = re.compile(r"(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?")
PANEL = (
    ".panel{position:fixed;bottom:0;left:0;right:0;max-height:50vh;overflow:auto;padding:.5rem 1rem;"
    "background:var(--ink);color:var(--paper);font-size:var(--small)}"
)
PANEL_STYLE = Markup(f"<style>{PANEL}</style>")
FOLLOW = """
const seen = document.currentScript.dataset.seen;
const ask = async () => {
  const answer = await fetch("/_preview/since/" + seen).catch(() => null);
  if (answer && (await answer.text()) !== seen) location.reload();
  else setTimeout(ask, answer ? 0 : 1000);
};
ask();
"""


class Substitute(Response):
    """What is shown in place of a page that cannot be rendered now."""


class Follower:
    """Makes the app anew when its content, templates or styles have changed, and counts the changes."""

    def __init__(self, factory: Callable[[], Flask]) -> None:
        self.factory = factory
        self.cache = Cache()
        self.version = 0
        self.sound: dict[str, str] = {}  # each page as it last could be shown, by its address
        self.lock = threading.Lock()
        self.app = factory()
        self.seen = self._look()
        self._prepare()

    def _look(self) -> dict[str, Signature]:
        # By size and time, not by file events: those fail in containers and on network drives.
        publication = publication_of(self.app)
        return signatures([*source_files(publication.folder), *presentation_files(publication.root)])

    def _prepare(self) -> None:
        app, before = self.app, publication_of(self.app)
        publication = Publication(before.folder, before.root, self.cache)
        publish(app, publication)
        problems = publication.problems(date.today(), app.extensions["northway.catalogues"])
        if not publication.site.find_edition(HOME, publication.site.config.source_locale):
            app.before_request(_say_why_not)
        add_gallery(app, Path(app.root_path) / "templates" / "examples")
        app.register_error_handler(Exception, self._substitute)
        # The last one that is registered is asked first (Flask).
        app.after_request(lambda response: _show(response, problems, self.version))
        app.after_request(self._keep_or_restore)
        app.add_url_rule("/_preview/since/<int:seen>", "preview_since", self._since)
        app.add_url_rule("/_preview/follow.js", "preview_follow", _follow)

    def look(self) -> None:
        """Make the app anew if a file has changed."""
        with self.lock:
            seen = self._look()
            if seen != self.seen:
                self.version += 1
                self.seen, self.app = seen, self.factory()
                self._prepare()

    def _keep_or_restore(self, response: Response) -> Response:
        """Keep a page that can be shown; a page whose file is broken is shown as it last was."""
        if response.status_code == 200 and response.mimetype == "text/html" and not isinstance(response, Substitute):
            self.sound[request.path] = response.get_data(as_text=True)
        is_lost = response.status_code == 404 and request.path in self.sound
        return Substitute(self.sound[request.path]) if is_lost and self.is_broken() else response

    def is_broken(self) -> bool:
        """Whether a file of the content cannot be read, so that pages are missing that nobody removed."""
        return bool(publication_of(self.app).site.broken)

    def _substitute(self, error: Exception) -> Response | HTTPException:
        """Content that fails while it is rendered raises nothing: the panel says what is wrong with it."""
        if isinstance(error, HTTPException):
            return error
        text = "<!doctype html><title>Preview</title><body><h1>This page cannot be shown yet</h1><p>{}</p></body>"
        said = Markup(text).format(f"{type(error).__name__}: {error}")
        return Substitute(self.sound.get(request.path, said))

    def _since(self, seen: int) -> Response:
        until = time.monotonic() + WAIT
        while self.version == seen and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
            self.look()
        return Response(str(self.version), mimetype="text/plain")

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        """Answer a request, from the content as it is now (WSGI); 400 if it was meant for another host."""
        if not OURS.fullmatch(str(environ.get("HTTP_HOST", ""))):
            refused = Response("The preview answers to localhost only.", 400, mimetype="text/plain")
            return refused(environ, start_response)  # type: ignore[arg-type]  # WSGI's own types, passed through
        self.look()
        return self.app(environ, start_response)  # type: ignore[arg-type]  # WSGI's own types, passed through


def _follow() -> Response:
    return Response(FOLLOW, mimetype="text/javascript")


def _say_why_not() -> Response | None:
    """Where there is not even a home page, a page that has nothing but the writer's panel."""
    if request.path.startswith("/_preview/"):
        return None
    return Response("<!doctype html><title>Preview</title><body><h1>There is no home page</h1></body>")


def _show(response: Response, problems: list[Problem], version: int) -> Response:
    """Add to a page the writer's panel and the script that follows edits; loosen its policy enough for it to ask."""
    response.headers["Cache-Control"] = "no-store"
    if response.mimetype != "text/html" or request.path.startswith("/_preview/"):
        return response
    rows = Markup("").join(Markup("<li><b>{}</b> {}</li>").format(p.level, str(p)) for p in problems)
    panel = Markup('<details class="panel" lang="en" dir="ltr"><summary>{} to mend</summary><ul>{}</ul></details>')
    script = Markup('<script src="/_preview/follow.js" data-seen="{}"></script>').format(version)
    added = (PANEL_STYLE + panel.format(len(problems), rows) if problems else "") + script
    style = f"'{hash_source(PANEL)}' " if problems else ""
    page = POLICY.sub(rf"\1{style}\2'self' \3; connect-src 'self'", response.get_data(as_text=True))
    response.set_data(page.replace("</body>", f"{added}</body>"))
    return response


def run_preview(factory: Callable[[], Flask], port: int) -> None:
    """Serve the site on this machine alone, until interrupted."""
    print(f"Northway is at http://localhost:{port}/ while you write. Ctrl+C ends it.")
    run_simple("127.0.0.1", port, Follower(factory), threaded=True)  # type: ignore[arg-type]  # WSGI's own types
