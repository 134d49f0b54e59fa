"""Weigh a frozen site: `python bench/weigh.py FOLDER`, in the project's environment, FOLDER holding app.py and build/.

Prints JSON. Which template a page has, its view says when it is asked for it.
"""

import json
import re
import statistics
import sys
from pathlib import Path

import brotli

SCRIPT = re.compile(r'<script\b[^>]*\ssrc="')
# What a browser fetches to show a page; scripts only add, and are counted apart.
NEEDED = re.compile(r'<link rel="(?:stylesheet|preload)"|<(?:img|iframe|object|embed)\b')


def pages_by_template(folder: Path) -> dict[str, list[str]]:
    """The text of every frozen page, by the template that it was made with."""
    sys.path.insert(0, str(folder))
    from flask import template_rendered

    from app import create_app
    from northway.web.views import all_urls

    app = create_app()
    shelf = app.extensions["northway"]
    made: list[str] = []
    template_rendered.connect(lambda sender, template, context: made.append(template.name), app, weak=False)
    client, found = app.test_client(), {}
    for endpoint, values in all_urls(shelf.site, shelf.static):
        if endpoint not in ("page", "not_found"):
            continue
        with app.test_request_context():
            address = app.url_for(endpoint, **values)
        made.clear()
        client.get(address)
        name = f"{address}index.html" if address.endswith("/") else address
        text = (folder / "build" / name.lstrip("/")).read_text("utf-8")
        found.setdefault(made[-1] if made else "none", []).append(text)
    return found


def weigh(template: str, pages: list[str]) -> dict[str, str | int]:
    """What the pages of a template weigh."""
    sizes = [len(brotli.compress(page.encode(), quality=11)) for page in pages]
    return {
        "template": template,
        "pages": len(pages),
        "median": round(statistics.median(sizes)),
        "most": max(sizes),
        "requests": max(1 + len(NEEDED.findall(page)) for page in pages),
        "scripts": max(len(SCRIPT.findall(page)) for page in pages),
    }


if __name__ == "__main__":
    print(json.dumps([weigh(*row) for row in sorted(pages_by_template(Path(sys.argv[1])).items())]))
