"""The words of the interface: a translator's slip is one message with its line, and never reaches a page."""

import gettext
from pathlib import Path

import pytest

from northway.web.catalogues import compile_catalogues

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
SOUND = (
    HEAD
    + """\
#, python-format
msgid "%(days)s: %(opens)s to %(closes)s"
msgstr "%(days)s: o %(opens)s tan %(closes)s"

msgid "Leave this site"
msgstr "Gadael y wefan hon"

msgid "Open now until {time}"
msgstr "Ar agor tan {time}"
"""
)
SLIPS = {
    "a gap is lost": ("%(days)s: o %(opens)s", "o %(opens)s", 6, "lacks %(days)s in translation; write %(days)s where it belongs"),
    "a gap of a script is lost": ("tan {time}", "nawr", 12, "lacks {time} in translation"),
    "a gap is translated": ("o %(opens)s", "o %(agor)s", 6, "has no %(agor)s; take it out, or write one of: %(closes)s, %(days)s, %(opens)s"),
    "a letter is lost": ("o %(opens)s", "o %(opens)", 6, "a `%` stands alone"),
    "another type": ("o %(opens)s", "o %(opens)d", 6, "lacks %(opens)s"),
    "a per cent sign": ("wefan hon", "wefan 100%", 9, "a `%` stands alone in the translation of “Leave this site”"),
    "markup": ("y wefan", "<b>y wefan", 9, "“Leave this site” has no <b>, which would go into the page; take it out"),
    "nothing": ("Gadael y wefan hon", "", 9, "“Leave this site” has no translation; translate it, or take this language out"),
    "a guess": ('msgid "Leave', '#, fuzzy\nmsgid "Leave', 10, "is marked as fuzzy: a guess"),
    "an open quote": ('wefan hon"', "wefan hon", 9, "a quote is never closed; write `msgstr"),
    "a mark before everything": ("msgid", "\ufeffmsgid", 1, "an invisible mark stands at the start"),
    "a stray line": ('msgid "Leave', 'Nodyn\nmsgid "Leave', 8, "this line has no place in a catalogue"),
}  # fmt: skip


@pytest.fixture
def po(tmp_path) -> Path:
    path = tmp_path / "cy/LC_MESSAGES/messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(SOUND, "utf-8")
    return path


def test_a_sound_catalogue_is_compiled(po, tmp_path):
    assert compile_catalogues(tmp_path, ["cy"]) == []
    assert po.with_suffix(".mo").stat().st_mtime_ns == po.stat().st_mtime_ns


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_one_error_with_its_line(po, tmp_path, name):
    old, new, line, told = SLIPS[name]
    po.write_text(SOUND.replace(old, new, 1), "utf-8")
    found = compile_catalogues(tmp_path, ["cy"])
    assert any(problem.line == line and told in str(problem) for problem in found), found
    assert {problem.level for problem in found} == {"error"}
    assert [*map(str, compile_catalogues(tmp_path, ["cy"]))] == [*map(str, found)], "it is told until it is mended"


def test_a_message_with_a_fault_is_shown_as_the_template_has_it(po, tmp_path):
    po.write_text(SOUND.replace("tan %(closes)s", "tan"), "utf-8")
    assert compile_catalogues(tmp_path, ["cy"])
    with po.with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("%(days)s: %(opens)s to %(closes)s") == "%(days)s: %(opens)s to %(closes)s"
    assert words.gettext("Leave this site") == "Gadael y wefan hon"


def test_an_empty_catalogue_is_one_error(po, tmp_path):
    po.write_text(HEAD + "\n".join(f'msgid "{word}"\nmsgstr ""\n' for word in ("One", "Two", "Three")), "utf-8")
    [problem] = compile_catalogues(tmp_path, ["cy"])
    assert "“One” and 2 more have no translation" in problem.message


def test_a_catalogue_that_no_locale_uses_may_be_unfinished(po, tmp_path):
    po.write_text(SOUND.replace("Gadael y wefan hon", ""), "utf-8")
    assert compile_catalogues(tmp_path, ["ur"]) == []
