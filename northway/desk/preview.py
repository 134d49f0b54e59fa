"""The live site while writing: loaded again when a file has changed, and followed by the browser."""

import logging
import re
import secrets
import socket
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
LOOK_EVERY = 0.1  # seconds; a look at 1,000 files takes about a hundredth of one
WAIT = 20.0  # seconds that a browser's question stays open before it asks again
PATIENCE = 0.1  # seconds that a page waits for the check of all; it says so if that takes longer, and follows
# The names by which this machine calls itself. Another site can make its own name lead here and so read drafts (DNS
# rebinding), but its name is then what the browser asks for.
OURS = re.compile(r"(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?")
OWN_ADDRESSES = ("/_preview/", AT)
LATER = """<!doctype html><html lang="en"><title>Preview</title><body><h1>{}</h1>
<p>The strip at the foot says what is to mend. If it names nothing, undo the last change.</p></body></html>"""


class CompiledTemplates(BytecodeCache):
    """The templates as an earlier app compiled them, each under a digest of its source (Jinja)."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if this source has been compiled."""
        bucket.bytecode_from_string(self.compiled.get(bucket.key, b""))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.compiled[bucket.key] = bucket.bytecode_to_string()


class Substitute(Response):
    """What is shown in place of a page that cannot be rendered now."""


class Follower:
    """Makes the app anew when its content, templates or styles have changed, and counts the changes.

    A page waits up to `patience` seconds for the check of all others.
    """

    def __init__(self, factory: Callable[[], Flask], patience: float = PATIENCE) -> None:
        self.factory, self.patience = factory, patience
        self.cache, self.templates = Cache(), CompiledTemplates()
        self.publication: Publication | None = None  # the last one that could be loaded
        self.version = time.time_ns() // 1000  # another one after a restart, so that a page from before follows too
        self.sound: dict[str, str] = {}  # each page as it last could be shown, by its address
        self.drafts = Drafts(factory)
        self.token = secrets.token_urlsafe()  # what the editor's own pages show that they are
        self.lock = threading.Lock()
        self.app = factory()
        self.seen = self._look(self.app)
        self.check = self._prepare(self.app)

    def _look(self, app: Flask) -> dict[str, Signature]:
        # By size and time, not by file events: those fail in containers and on network drives.
        publication = publication_of(app)
        return signatures([*source_files(publication.folder), *presentation_files(publication.root)])

    def _prepare(self, app: Flask) -> Check:
        own = publication_of(app)
        publication = Publication(own.folder, own.root, self.cache, before=self.publication)
        publish(app, publication)
        app.jinja_env.bytecode_cache = self.templates
        check = Check(publication, app.extensions["northway.catalogues"], self._follow)
        if not publication.site.find_edition(HOME, publication.site.config.source_locale):
            app.before_request(self._say_why_not)
        add_gallery(app, Path(app.root_path) / "templates" / "examples")
        overview.register(app, check, self.sound, self.patience)
        editor.register(app, check, self.drafts, self.token)
        begin.register(app, check, self.token)
        app.register_error_handler(Exception, self._substitute)
        # The last one that is registered is asked first (Flask).
        app.after_request(self._show)
        app.after_request(self._keep_or_restore)
        app.add_url_rule("/_preview/since/<int:seen>", "preview_since", self._since)
        self.publication = publication
        return check

    def look(self) -> None:
        """Make the app anew if a file has changed."""
        with self.lock:
            seen = self._look(self.app)
            if seen == self.seen:
                return
            try:
                app = self.factory()
                self.version += 1
                check = self._prepare(app)
            except OSError:  # an editor was just putting a file in the place of another: the next look sees which
                return
            self.check.stop()
            self.seen, self.app, self.check = seen, app, check

    def _follow(self) -> None:
        """A page that was shown before its check was done is fetched again."""
        with self.lock:
            self.version += 1

    def _show(self, response: Response) -> Response:
        """Add to a page what its writer is told; the check begins when the first page is made, so that it is quick."""
        response.headers["Cache-Control"] = "no-store"
        if response.mimetype != "text/html" or request.path.startswith(OWN_ADDRESSES):
            return response
        check: Check = current_app.extensions["northway.check"]
        return show(response, check, check.problems_within(self.patience), self.version)

    def _keep_or_restore(self, response: Response) -> Response:
        """Keep a page that can be shown; a page whose file is broken is shown as it last was."""
        if request.path.startswith(OWN_ADDRESSES):
            return response
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
        # Where a file is broken, that is told already, and is why.
        current_app.logger.error("%s", error, exc_info=None if self.is_broken() else error)
        if request.path.startswith(OWN_ADDRESSES):
            return Response(f"The preview has a fault: {error}", 500, mimetype="text/plain")
        return Substitute(self.sound.get(request.path, LATER.format("This page cannot be shown yet")))

    def _say_why_not(self) -> Response | None:
        """Where there is not even a home page, each page as it last was, or one that has only the strip."""
        if request.path.startswith(OWN_ADDRESSES):
            return None
        return Substitute(self.sound.get(request.path, LATER.format("The site cannot be shown yet")))

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
    follower = Follower(factory)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # says each request, and that it is no server for readers
    click.echo(f"Northway is at http://localhost:{port}/ while you write, and your desk at {AT}. Ctrl+C ends it.")
    run_simple(HOST, port, follower, threaded=True)  # type: ignore[arg-type]  # WSGI's own types
    click.echo("The preview has stopped.")
