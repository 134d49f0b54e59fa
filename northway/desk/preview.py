"""The live site while somebody writes: it reloads when a file changes, and then the browser reloads the page."""

import logging
import re
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask, Response, current_app, request
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.exceptions import HTTPException
from werkzeug.serving import run_simple

from northway.content.pages import HOME
from northway.desk import begin, editor, overview
from northway.desk.addresses import AT
from northway.desk.check import Check
from northway.desk.drafts import Drafts
from northway.desk.panel import show
from northway.publication.publication import Publication
from northway.system.cache import Cache
from northway.system.file_state import Signature, presentation_files, signatures, source_files
from northway.web.context import publication_of, publish
from northway.web.gallery import add_gallery

HOST = "127.0.0.1"
LOOK_EVERY = 0.05  # seconds; a look at 1,000 files takes about a hundredth of a second
SWITCH_EVERY = 0.001  # seconds that a thread may keep the interpreter's lock while another waits for it
WAIT = 20.0  # seconds for which a browser's long poll stays open before it asks again
PATIENCE = 0.03  # seconds that a page waits for the check; if it takes longer, the page says so and reloads later
# The Host headers that are answered. Another site could let its own name lead to this machine to read drafts (DNS
# rebinding), but then the browser sends that name.
OWN_HOSTS = re.compile(r"(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?")
OWN_ADDRESSES = ("/_preview/", AT)
NOT_YET = """<!doctype html><html lang="en"><title>Preview</title><body><h1>{}</h1>
<p>The strip at the foot says what is to mend. If it names nothing, undo the last change.</p></body></html>"""


class CompiledTemplates(BytecodeCache):
    """Jinja's bytecode cache, in memory: an app that is made anew need not compile the templates again."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template has been compiled."""
        bucket.bytecode_from_string(self.compiled.get(bucket.key, b""))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.compiled[bucket.key] = bucket.bytecode_to_string()


class Substitute(Response):
    """The answer in place of a page that cannot be rendered now."""


class Follower:
    """A WSGI app that makes the real app anew when content, templates or styles change, and counts the changes.

    A page waits up to `patience` seconds for the check of all pages.
    """

    def __init__(self, factory: Callable[[], Flask], patience: float = PATIENCE) -> None:
        self.factory, self.patience = factory, patience
        self.cache, self.templates = Cache(), CompiledTemplates()
        self.publication: Publication | None = None  # the last one that could be loaded
        self.version = time.time_ns() // 1000  # differs after a restart, so that pages from before it reload
        self.last_good: dict[str, str] = {}  # address → HTML of the page when it could last be rendered
        self.drafts = Drafts(factory)
        self.token = secrets.token_urlsafe()  # the editor's pages prove with it that they are its own
        self.lock = threading.Lock()
        self.app = factory()
        self.seen = self._signatures(self.app)
        self.check = self._prepare(self.app)

    def _signatures(self, app: Flask) -> dict[str, Signature]:
        # By size and time, not by file events: those fail in containers and on network drives.
        publication = publication_of(app)
        return signatures([*source_files(publication.folder), *presentation_files(publication.root)])

    def _prepare(self, app: Flask) -> Check:
        own = publication_of(app)
        publication = Publication(own.folder, own.root, self.cache, before=self.publication)
        publish(app, publication)
        app.jinja_env.bytecode_cache = self.templates
        check = Check(publication, app.extensions["northway.catalogues"], self._reload_pages)
        if not publication.site.find_edition(HOME, publication.site.config.source_locale):
            app.before_request(self._without_home)
        add_gallery(app, Path(app.root_path) / "templates" / "examples")
        overview.register(app, check, self.last_good, self.patience)
        editor.register(app, check, self.drafts, self.token)
        begin.register(app, check, self.token)
        app.register_error_handler(Exception, self._substitute)
        # Flask calls these in reverse order.
        app.after_request(self._show)
        app.after_request(self._keep_or_restore)
        app.add_url_rule("/_preview/since/<int:seen>", "preview_since", self._since)
        self.publication = publication
        return check

    def reload_if_changed(self) -> None:
        """Make the app anew if a file has changed."""
        with self.lock:
            seen = self._signatures(self.app)
            if seen == self.seen:
                return
            try:
                app = self.factory()
                self.version += 1
                check = self._prepare(app)
            except OSError:  # a file was just being replaced; the next look sees the new one
                return
            self.check.stop()
            self.seen, self.app, self.check = seen, app, check

    def _reload_pages(self) -> None:
        """Make pages reload that were shown before the check was done."""
        with self.lock:
            self.version += 1

    def _show(self, response: Response) -> Response:
        """Add the strip to a page. The check starts only once the first page is made, so that this comes quickly."""
        response.headers["Cache-Control"] = "no-store"
        if response.mimetype != "text/html" or request.path.startswith(OWN_ADDRESSES):
            return response
        check: Check = current_app.extensions["northway.check"]
        return show(response, check, check.problems_within(self.patience), self.version)

    def _keep_or_restore(self, response: Response) -> Response:
        """Keep a page that could be rendered; if a page is missing because a file is broken, show the kept one."""
        if request.path.startswith(OWN_ADDRESSES):
            return response
        if response.status_code == 200 and response.mimetype == "text/html" and not isinstance(response, Substitute):
            self.last_good[request.path] = response.get_data(as_text=True)
        is_lost = response.status_code == 404 and request.path in self.last_good
        return Substitute(self.last_good[request.path]) if is_lost and self.is_broken() else response

    def is_broken(self) -> bool:
        """Whether a content file cannot be read, so that a missing page may not have been removed."""
        return bool(publication_of(self.app).site.broken)

    def _substitute(self, error: Exception) -> Response | HTTPException:
        """The answer when rendering fails: the page as it last was, with the strip that says what is wrong."""
        if isinstance(error, HTTPException):
            return error
        # A broken file is the likely cause, and the strip names it, so no traceback is logged.
        current_app.logger.error("%s", error, exc_info=None if self.is_broken() else error)
        if request.path.startswith(OWN_ADDRESSES):
            return Response(f"The preview has a fault: {error}", 500, mimetype="text/plain")
        return Substitute(self.last_good.get(request.path, NOT_YET.format("This page cannot be shown yet")))

    def _without_home(self) -> Response | None:
        """The answer if there is not even a home page: the page as it last was, or a page with only the strip."""
        if request.path.startswith(OWN_ADDRESSES):
            return None
        return Substitute(self.last_good.get(request.path, NOT_YET.format("The site cannot be shown yet")))

    def _since(self, seen: int) -> Response:
        until = time.monotonic() + WAIT
        while self.version == seen and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
            self.reload_if_changed()
        return Response(str(self.version), mimetype="text/plain")

    def __call__(self, environ: dict[str, object], start_response: object) -> object:
        """Answer a request, from the content as it is now (WSGI); 400 if it was meant for another host."""
        if not OWN_HOSTS.fullmatch(str(environ.get("HTTP_HOST", ""))):
            refused = Response("The preview answers to localhost only.", 400, mimetype="text/plain")
            return refused(environ, start_response)  # type: ignore[arg-type]  # WSGI's own types, passed through
        self.reload_if_changed()
        environ["northway.version"] = self.version
        return self.app(environ, start_response)  # type: ignore[arg-type]  # WSGI's own types, passed through


def run_preview(factory: Callable[[], Flask], port: int) -> None:
    """Serve the site on this machine alone, until interrupted."""
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        another = port + 1
        raise click.ClickException(
            f"Another program, maybe a preview, uses port {port}. Stop it, or take another: make preview PORT={another}"
        ) from error
    # Reading the time of a file releases the interpreter's lock. If the check takes it then, it keeps it this long,
    # which can happen at each of a thousand files. Python's own interval is five times as long.
    sys.setswitchinterval(SWITCH_EVERY)
    follower = Follower(factory)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # no line for each request, and no warning about production
    click.echo(f"Northway is at http://localhost:{port}/ while you write, and your desk at {AT}. Ctrl+C ends it.")
    run_simple(HOST, port, follower, threaded=True)  # type: ignore[arg-type]  # WSGI's own types
    click.echo("The preview has stopped.")
