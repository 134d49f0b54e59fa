"""What is rendered once for many pages is what each of them would say alone."""

import pytest
from jinja2 import UndefinedError

from app import create_app
from northway.publication.publication import RenderCache
from northway.web.context import ComponentContext
from northway.web.views import all_urls, url_for


def pages(app, is_backwards=False) -> dict[str, bytes]:
    shelf = app.extensions["northway"]
    with app.test_request_context():
        addresses = [url_for(name, **values) for name, values in all_urls(shelf.site, shelf.static)]
    asked = reversed(addresses) if is_backwards else addresses
    return {address: app.test_client().get(address).data for address in asked}


def test_a_page_says_the_same_whether_its_frame_was_rendered_for_it_or_for_another(desk, monkeypatch):
    kept, backwards = pages(create_app(desk.folder)), pages(create_app(desk.folder), is_backwards=True)
    monkeypatch.setattr(ComponentContext, "cached_component", lambda chrome, name, *values: chrome.component(name, *values))
    assert kept == backwards == pages(create_app(desk.folder))


def test_a_component_that_lasts_cannot_ask_which_page_it_stands_on(desk, monkeypatch):
    app = create_app(desk.folder)
    template = app.jinja_env.from_string("{% macro footer(frame, here, is_quiet) %}{{ frame.edition.path }}{% endmacro %}")
    monkeypatch.setattr(app.jinja_env, "get_template", lambda name, *_: template)
    site, static = (getattr(app.extensions["northway"], name) for name in ("site", "static"))
    with app.test_request_context(), pytest.raises(UndefinedError, match="edition"):
        home = site.config.source
        ComponentContext(site=site, locale=home, text_locale=home, static=static, cache=RenderCache()).cached_component("footer", None, False)
