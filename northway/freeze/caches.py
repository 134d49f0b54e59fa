"""Lets an app or a command use the caches of earlier freezes."""

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
    """Let the app use the caches of earlier freezes within a `with` block."""
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
    """The publication with the cache of freezes into `build`, which is closed when the current command ends.

    Only a build folder beside the content folder was made from it; for any other, the publication is returned as it is.
    """
    kept = file_state.cache_folder(build)
    if publication.folder.parent != build.parent:
        return publication
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:  # a read-only folder only makes the command slower
        return publication
    cache = Cache(kept / "cache")
    click.get_current_context().call_on_close(cache.close)
    return Publication(publication.folder, publication.root, cache, code_digest(publication.root))
