"""The caches of former freezes, lent to an app."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from northway.freeze.cache_keys import code_digest
from northway.publication.publication import Publication
from northway.system import file_state
from northway.system.cache import Cache
from northway.web.context import publication_of, publish


@contextmanager
def cached(app: Flask, cache: Cache, folder: Path) -> Iterator[None]:
    """Give the app the caches of former freezes for a while."""
    before, bytecode = publication_of(app), app.jinja_env.bytecode_cache
    templates = folder / "templates"
    templates.mkdir(exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(templates))
    publish(app, Publication(before.folder, before.root, cache, code_digest(before.root)))
    try:
        yield
    finally:
        publish(app, before)
        app.jinja_env.bytecode_cache = bytecode


@contextmanager
def cached_beside(app: Flask, build: Path) -> Iterator[None]:
    """Give the app the caches of freezes into `build` for a while; if they cannot be written, what it has."""
    kept = file_state.cache_folder(build)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        (kept / "templates").mkdir(exist_ok=True)
    except OSError:  # a folder that may only be read makes a check slower, and nothing else
        yield
        return
    with closing(Cache(kept / "cache")) as cache, cached(app, cache, kept):
        yield
