"""Every frozen page is valid HTML by the Nu checker. (Collected only where it can run: see the report's header.)"""

from app import create_app
from northway.commands import freeze_site
from tests.nu_checker import faults


def test_every_frozen_page_is_valid(tmp_path):
    freeze_site(create_app(), tmp_path / "build")
    assert faults(tmp_path / "build") == []


def test_the_checker_finds_what_is_not_valid(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p><div id=a></div><b id=a>")
    assert any("Duplicate ID" in fault for fault in faults(tmp_path))
