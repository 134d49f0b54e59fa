"""The gallery: each component, every variant, in preview and never in the frozen site."""

from pathlib import Path

import pytest

from northway.markup.body import Component
from northway.markup.directives import DIRECTIVES
from northway.web.gallery import add_gallery, load_examples, render_examples
from northway.web.urls import all_urls

EXAMPLES = Path(__file__).parents[1] / "templates" / "examples"


@pytest.fixture
def judge(desk):
    client = desk.client()
    add_gallery(client.app, EXAMPLES)
    return client


def shown(bodies) -> set[tuple[str, str]]:
    return {
        (part.name, argument)
        for body in bodies.values()
        for part in body.parts
        if isinstance(part, Component)
        for argument in (part.arguments or ("",))
    }


def test_every_component_and_every_variant_has_an_example_without_faults(desk):
    bodies = render_examples(desk.site(), load_examples(EXAMPLES))
    assert [problem for body in bodies.values() for problem in body.problems] == []
    assert set(bodies) == set(DIRECTIVES)
    for name, form in DIRECTIVES.items():
        for choice in form.arguments.choices if form.arguments else ("",):
            assert (name, choice) in shown(bodies)


@pytest.mark.parametrize(
    "address", ["/_gallery/", "/_gallery/light/rtl/", "/_gallery/dark/ltr/", "/_gallery/dark/rtl/"]
)
def test_the_gallery_shows_them_all_light_and_dark_in_both_directions(judge, address):
    page = judge.get(address)
    assert [node.text() for node in page.all("main section > h2[id^=example]")] == sorted(DIRECTIVES)
    assert page.one("main > div").attributes["dir"] == ("rtl" if "rtl" in address else "ltr")
    is_dark = "prefers-color-scheme" not in "".join(style.text() for style in page.all("style"))
    assert is_dark == ("dark" in address)


def test_the_gallery_is_never_frozen(northway):
    urls = all_urls(northway.site, northway.app.extensions["northway"].static)
    assert all("gallery" not in endpoint for endpoint, _ in urls)
    assert northway.raw("/_gallery/").status_code == 404
