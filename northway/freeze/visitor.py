"""Visiting URLs: each answer becomes a file in a fresh folder. A failing URL does not stop the others."""

import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EDQUOT, EIO, ENOSPC, EROFS
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from flask import Flask, Response
from flask_frozen import Freezer, MissingURLGeneratorWarning
from werkzeug.test import create_environ

from northway.freeze.build_folder import staged_name
from northway.freeze.link_check import FrozenFile, read_frozen
from northway.web.urls import Url

URLS_PER_FREEZER = 1_000
DISK_ERRNOS = (ENOSPC, EDQUOT, EROFS, EIO)


class Visit(NamedTuple):
    """The result of visiting URL `number`: a file, or the `fault` in place of one."""

    number: int
    seconds: float
    file: FrozenFile | None = None
    fault: str = ""


class _PlainClient:
    """The part of Flask's test client that Frozen-Flask uses.

    Werkzeug's own client also handles forms, cookies and redirects, and copies each answer's headers three times, which
    takes a third of a visit.
    """

    def __init__(self, app: Flask, answer: type[Response], use_cookies: bool) -> None:
        self.app = app

    def get(self, url: str, follow_redirects: bool, base_url: str) -> Response:
        """The response at `url`; redirects are not followed."""
        as_wsgi_wants_it = url.encode().decode("latin1")  # PEP 3333
        with self.app.request_context(_environment(base_url) | {"PATH_INFO": as_wsgi_wants_it}):
            return self.app.full_dispatch_request()


@cache
def _environment(base_url: str) -> dict[str, Any]:
    return create_environ("/", base_url)


class _FlatFreezer(Freezer):  # type: ignore[misc]  # Frozen-Flask carries no types
    """Writes all files into one flat folder; `name` is the last file's name in the site."""

    name = ""

    def urlpath_to_filepath(self, path: str) -> str:
        self.name = normalize("NFC", super().urlpath_to_filepath(path))
        return staged_name(self.name)


class Visitor:
    """Visits URLs of an app with Frozen-Flask, and treats each of its warnings as a fault of the URL."""

    def __init__(self, app: Flask, base_url: str, folder: Path, urls: Sequence[Url]) -> None:
        self.app, self.folder, self.urls = app, folder, urls
        self.number = -1
        self.settings = {
            "FREEZER_DESTINATION": str(folder),
            "FREEZER_BASE_URL": base_url,
            "FREEZER_REDIRECT_POLICY": "error",
            "FREEZER_REMOVE_EXTRA_FILES": False,
            "PROPAGATE_EXCEPTIONS": True,  # else a fault would be a bare 500
        }

    def visit(self, numbers: Sequence[int]) -> Iterator[Visit]:
        """Visit the URLs with these numbers. A Freezer remembers each URL, so each thousand gets a new one."""
        with self._settings():
            for first in range(0, len(numbers), URLS_PER_FREEZER):
                yield from self._visit(numbers[first : first + URLS_PER_FREEZER])

    @contextmanager
    def _settings(self) -> Iterator[None]:
        """Give the app our settings while it is visited."""
        client, config = self.app.test_client_class, dict(self.app.config)
        self.app.test_client_class = _PlainClient  # type: ignore[assignment]  # as far as Frozen-Flask can tell
        self.app.config.update(self.settings)
        try:
            yield
        finally:
            self.app.test_client_class = client
            self.app.config.clear()
            self.app.config.update(config)

    def _visit(self, numbers: Sequence[int]) -> Iterator[Visit]:
        freezer = _FlatFreezer(self.app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
        left = iter(numbers)
        freezer.register_generator(lambda: self._feed(left))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            # Each process visits only some endpoints; `check_endpoints` checks all of them.
            warnings.simplefilter("ignore", MissingURLGeneratorWarning)
            frozen = freezer.freeze_yield()
            while True:
                began = time.monotonic()
                try:
                    page = next(frozen, None)
                except Exception as error:
                    if isinstance(error, OSError) and error.errno in DISK_ERRNOS:
                        raise
                    yield Visit(self.number, time.monotonic() - began, fault=self._in_words(error))
                    frozen = freezer.freeze_yield()  # continues after the URL that failed
                    continue
                if page is None:
                    return
                file = read_frozen(self.folder / page.path, freezer.name)
                yield Visit(self.number, time.monotonic() - began, file)

    def _feed(self, numbers: Iterator[int]) -> Iterator[Url]:
        for self.number in numbers:
            yield self.urls[self.number]

    def _in_words(self, error: Exception) -> str:
        root, here = Path(self.app.root_path), Path(__file__)
        frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
        ours = [(path, line) for path, line in frames if root in path.parents and path != here]
        ours = [(path, line) for path, line in ours if "site-packages" not in path.parts]
        # A template's line says more than a line of the code that it called.
        for path, line in sorted(ours, key=lambda place: place[0].suffix != ".py")[-1:]:
            return f"{type(error).__name__}: {error} ({path.relative_to(root)}:{line})"
        return f"{type(error).__name__}: {error}"
