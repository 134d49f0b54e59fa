"""Renders the pages of the desk with their style, their script, and a policy that allows nothing else."""

import secrets
from functools import partial
from pathlib import Path

from flask import current_app, render_template

from northway.desk.addresses import AT, editor_address
from northway.publication.static_files import hash_source
from northway.web.context import get_publication


def desk_file(name: str) -> str:
    """The text of a style or a script of the desk."""
    return (Path(current_app.root_path) / "static" / "desk" / name).read_text("utf-8")


def desk_page(template: str, module: str, **values: object) -> str:
    """A page of the desk, with the script `module.js`, which may import others; `nonce` lets a library add styles."""
    style, script, nonce = desk_file("desk.css"), desk_file(f"{module}.js"), secrets.token_urlsafe(16)
    rules = [
        "default-src 'none'",
        f"style-src '{hash_source(style)}' 'nonce-{nonce}'",
        f"script-src '{hash_source(script)}' 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return render_template(
        template,
        policy="; ".join(rules),
        style=style,
        script=script,
        nonce=nonce,
        at=AT,
        editor_address=partial(editor_address, get_publication().folder),
        **values,
    )
