"""The caches of former freezes, lent to an app."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
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


def with_kept_results(publication: Publication, build: Path) -> Publication:
    """The publication with what freezes into `build` kept, while the command at hand runs.

    The build folder beside a content folder was made from it; that of another content folder is not known.
    """
    kept = file_state.cache_folder(build)
    if publication.folder.parent != build.parent:
        return publication
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:  # a folder that may only be read makes a check slower, and nothing else
        return publication
    cache = Cache(kept / "cache")
    click.get_current_context().call_on_close(cache.close)
    return Publication(publication.folder, publication.root, cache, code_digest(publication.root))
