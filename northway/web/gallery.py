"""A page of all components with their examples, light and dark, in both directions. In previews only, never frozen."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from flask import Flask, Response, abort, render_template
from flask_babel import force_locale

from northway.content.pages import HOME, Edition
from northway.content.site import Site
from northway.markup.body import RenderedBody
from northway.markup.renderer import Renderer
from northway.publication.static_files import Inline
from northway.web.context import publication_of
from northway.web.page_context import page_context

IF_DARK = "@media (prefers-color-scheme:dark)"


def load_examples(folder: Path) -> Mapping[str, str]:
    """The Markdown of each component's examples, by the component's name."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def render_examples(site: Site, examples: Mapping[str, str]) -> dict[str, RenderedBody]:
    """Render the examples, with `{helpline}` and other gaps replaced by records of this site."""
    records = {
        "{helpline}": next(iter(site.helplines), ""),
        "{fact}": next(iter(site.facts), ""),
        "{form}": next((name for name, _ in site.forms), ""),
        "{passage}": next((name for name, _ in site.passages), ""),
        "{short path}": next(iter(site.short_paths), ""),
        "{nations}": " ".join(site.config.nations[:2]),
        "{nation}": next(iter(site.config.nations), ""),
    }
    renderer, home, rendered = Renderer(site.shared), site.originals[HOME], {}
    for name, text in examples.items():
        for placeholder, record in records.items():
            text = text.replace(placeholder, record)
        own = {"body": text, "body_line": 1, "source": f"templates/examples/{name}.md", "path": HOME}
        rendered[name] = renderer.render(home.model_copy(update=own))
    return rendered


def add_gallery(app: Flask, examples: Path) -> None:
    """Add the gallery's URLs to an app."""

    def gallery(mode: str, direction: str) -> Response:
        publication = publication_of(app)
        found = (locale for locale in publication.site.config.locales if locale.direction == direction)
        locale = next(found, None) or abort(404)
        bodies = render_examples(publication.site, load_examples(examples))
        home = publication.site.originals[HOME]
        shown = RenderedBody(
            tuple(part for body in bodies.values() for part in body.parts), (), (), "", frozenset(), ()
        )
        context = replace(page_context(Edition(home, locale, home), "gallery.html"), rendered=shown)
        with force_locale(locale.babel_id):
            text = render_template("gallery.html", context=context, examples=bodies)
        for style in [context.style] if mode == "dark" else ():
            dark = always_dark(style)
            text = text.replace(style.text, dark.text).replace(style.digest, dark.digest)  # also in the page's policy
        return Response(text)

    app.add_url_rule("/_gallery/", "gallery", gallery, defaults={"mode": "light", "direction": "ltr"})
    app.add_url_rule("/_gallery/<any(light,dark):mode>/<any(ltr,rtl):direction>/", "gallery", gallery)


def always_dark(style: Inline) -> Inline:
    """The style with its dark colours switched on for everybody."""
    return Inline(style.text.replace(IF_DARK, "@media all"))
