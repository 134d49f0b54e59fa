"""A component that is rendered once for many pages is the same as if each page rendered it."""

import pytest
from flask import render_template_string
from jinja2 import Environment, UndefinedError
from jinja2.meta import find_referenced_templates

from app import create_app
from northway.content.pages import HOME
from northway.web.context import ComponentContext, publication_of
from northway.web.page_context import page_context
from northway.web.template_components import REFERENCE
from northway.web.urls import all_urls
from northway.web.views import url_for

CACHED = "{% macro name(context, part) %}{{ context.edition.path }}{% endmacro %}{{ context.cached(name, 1) }}"
LANGUAGE = "{% macro name(context) %}{{ context.helpline('100').title }}{% endmacro %}{{ context.cached(name) }}"


def pages(app, is_backwards=False) -> dict[str, bytes]:
    publication = publication_of(app)
    with app.test_request_context():
        addresses = [url_for(name, **values) for name, values in all_urls(publication.site, publication.static)]
    asked = reversed(addresses) if is_backwards else addresses
    return {address: app.test_client().get(address).data for address in asked}


def test_a_page_says_the_same_whether_its_components_were_rendered_for_it_or_for_another(desk, monkeypatch):
    kept, backwards = pages(create_app(desk.folder)), pages(create_app(desk.folder), is_backwards=True)
    monkeypatch.setattr(ComponentContext, "cached", ComponentContext.call)
    assert kept == backwards == pages(create_app(desk.folder))


def test_a_cached_component_cannot_ask_which_page_it_stands_on(small):
    site = small.site
    with small.app.test_request_context(), pytest.raises(UndefinedError, match="edition"):
        render_template_string(CACHED, context=page_context(site.editions[HOME, "en"], "page.html"))


def test_a_cached_component_is_rendered_for_each_language_of_the_words_round_it(desk):
    desk.write("cy/help/100.md", "---\ntitle: Rhif\nsummary: Llinell.\ntranslated_from: x\n---\nGeiriau.\n")
    app = create_app(desk.folder)
    site = publication_of(app).site
    fallback = site.editions["help/index" if "help/index" in site.files else "help", "cy"]
    with app.test_request_context():
        context = page_context(fallback, "helpline.html")
        said = [render_template_string(LANGUAGE, context=each) for each in (context.in_own_language, context)]
    assert said == [site.helplines["100"].title, "Rhif"]


def test_a_page_can_name_only_pages_whose_labels_are_in_its_key(small):
    with small.app.test_request_context():
        context = page_context(small.site.editions[HOME, "en"], "home.html")
    with pytest.raises(KeyError):
        context.label_of("parents/first-hour")


def test_the_templates_that_a_template_names_are_those_that_jinja_reads(small):
    parser = Environment(extensions=["jinja2.ext.i18n"])
    for name in small.app.jinja_env.list_templates(["html"]):
        text = small.app.jinja_env.loader.get_source(small.app.jinja_env, name)[0]
        assert REFERENCE.findall(text) == [*filter(None, find_referenced_templates(parser.parse(text)))], name
