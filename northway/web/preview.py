"""The live site while writing: loaded again when a file has changed, and followed by the browser."""

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, request
from markupsafe import Markup
from werkzeug.serving import run_simple

from northway.content.site import HOME
from northway.problems import Problem
from northway.publication.publication import Publication
from northway.system.cache import Cache
from northway.web.gallery import add_gallery
from northway.web.template_cache import CompiledTemplates
from northway.web.views import sent_headers

Check = Callable[[Flask, Cache, str, int], list[Problem]]
CODE = "as it was when the preview began"  # which follows edits of everything but the code
LOOK_EVERY = 0.1  # seconds; a look at 1,000 files takes about a hundredth of one
WAIT = 20.0  # seconds that a browser's question stays open before it asks again
META_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FOLLOW = """
const seen = document.currentScript.dataset.seen;
const ask = async () => {
  const answer = await fetch("/_preview/since/" + seen).catch(() => null);
  if (answer && (await answer.text()) !== seen) location.reload();
  else setTimeout(ask, answer ? 0 : 1000);
};
ask();
"""


class Follower:
    """Makes the app anew when its content has changed, and counts the changes."""

    def __init__(self, factory: Callable[[], Flask], check: Check) -> None:
        self.factory, self.check = factory, check
        self.cache = Cache()
        self.version = 0
        self.lock = threading.Lock()
        self.app = self._make()

    def _make(self) -> Flask:
        app = self.factory()
        publication: Publication = app.extensions["northway"]
        publication.reload_if_changed()  # before anything is read, so that no edit is missed
        publication.keep_in(self.cache, CODE)
        app.jinja_env.bytecode_cache = CompiledTemplates(self.cache)
        problems = self.check(app, self.cache, CODE, 1)
        if not publication.site.find_edition(HOME, publication.site.config.source_locale):
            app.before_request(_say_why_not)
        add_gallery(app, Path(app.root_path) / "templates" / "examples")
        app.after_request(lambda response: _show(response, problems, self.version))
        app.add_url_rule("/_preview/since/<int:seen>", "preview_since", self._since)
        app.add_url_rule("/_preview/follow.js", "preview_follow", _follow)
        return app

    def look(self) -> None:
        """Make the app anew if a file has changed."""
        publication: Publication = self.app.extensions["northway"]
        with self.lock:
            if publication.reload_if_changed():
                self.version += 1
                self.app = self._make()

    def _since(self, seen: int) -> Response:
        until = time.monotonic() + WAIT
        while self.version == seen and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
            self.look()
        return Response(str(self.version), mimetype="text/plain")

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        """Answer a request, from the content as it is now (WSGI)."""
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
    added = (panel.format(len(problems), rows) if problems else "") + script
    page = META_POLICY.sub("", response.get_data(as_text=True))
    response.set_data(page.replace("</body>", f"{added}</body>"))
    policy = response.headers.get("Content-Security-Policy") or sent_headers(200)["Content-Security-Policy"]
    response.headers["Content-Security-Policy"] = f"{policy}; connect-src 'self'"
    return response


def run_preview(factory: Callable[[], Flask], check: Check, port: int) -> None:
    """Serve the site on this machine alone, until interrupted."""
    print(f"Northway is at http://localhost:{port}/ while you write. Ctrl+C ends it.")
    run_simple("127.0.0.1", port, Follower(factory, check), threaded=True)  # type: ignore[arg-type]  # WSGI's own types
