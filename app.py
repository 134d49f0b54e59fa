"""Makes the Flask app: puts the packages together, and does nothing else."""

import northway  # noqa: F401, I001 - first, since it refuses a Python that is too old

from pathlib import Path

from flask import Flask, Response
from flask_babel import gettext, ngettext
from jinja2 import StrictUndefined

from northway import commands
from northway.publication.publication import Publication
from northway.web import formatting, views
from northway.web.cards import card_words
from northway.web.catalogues import catalogue_names, check_locales, compile_catalogues
from northway.web.context import publish
from northway.web.headers import content_security_policy, register_media_types
from northway.web.page_data import page_data

HERE = Path(__file__).resolve().parent


def create_app(content: Path | None = None) -> Flask:
    """Make the app that publishes a content folder: this project's own, or another of the same form."""
    app = Flask("northway", root_path=str(HERE), static_folder=None, template_folder="templates")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(HERE / "translations")
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask types `json` by its base class, which lacks it; letters of any script stay as they are
    app.jinja_options = {"cache_size": -1}  # no limit: templates are few, and a page imports a dozen
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    register_media_types()
    publication = Publication(content or HERE / "content", HERE)
    publish(app, publication)
    locales = publication.config.locales
    unready = check_locales(locales, HERE, publication.folder / "site.yml")
    catalogues = compile_catalogues(HERE / "translations", catalogue_names(locales))
    app.extensions["northway.catalogues"] = [*catalogues, *unready]
    views.route(app, publication.config)
    commands.register(app, create_app)
    app.jinja_env.install_gettext_callables(formatting.memoize_by_locale(gettext), ngettext, newstyle=True)  # type: ignore[attr-defined]  # the i18n extension adds it
    app.jinja_env.globals["_"] = app.jinja_env.globals["gettext"]  # Jinja's own alias looks this up for each message
    app.jinja_env.filters.update(formatting.FILTERS, page_data=page_data)
    app.jinja_env.globals.update(
        content_security_policy=content_security_policy, phrases=formatting.opening_words, card_words=card_words
    )

    @app.after_request
    def send_headers(response: Response) -> Response:
        own = {name for name, _ in response.headers}
        response.headers.extend([row for row in views.sent_headers(response.status_code).items() if row[0] not in own])
        return response

    return app
