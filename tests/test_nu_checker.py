"""Frozen pages are valid HTML by the Nu checker. (Collected only where it can run: see the report's header.)"""

from app import create_app
from tests.nu_checker import faults

EVERY = 3  # of the translated pages, one in so many: each template is among them


def test_the_pages_of_the_source_and_a_third_of_the_others_are_valid(frozen):
    config = create_app().extensions["northway"].site.config
    others = {locale.code for locale in config.locales if locale != config.source}
    pages = sorted(frozen.rglob("*.html"))
    translated = [page for page in pages if page.relative_to(frozen).parts[0] in others]
    assert faults([*(set(pages) - set(translated)), *translated[::EVERY]]) == []


def test_the_checker_finds_what_is_not_valid(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p><div id=a></div><b id=a>")
    assert any("Duplicate ID" in fault for fault in faults([tmp_path / "bad.html"]))
