"""A freeze with a cache writes the same bytes as one without, whatever was edited between them."""

import random
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

import app as front
from northway.content.pages import Key
from northway.freeze.build_folder import FreezeError, verify
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.markup.body import RenderedBody
from northway.problems import has_errors
from northway.system.file_state import PRESENTATION_FOLDERS, cache_folder
from northway.web.urls import all_urls, own_pages
from tests.conftest import Desk
from tests.test_freezer import read
from tests.test_languages import with_cards

PAGE = """---
title: {title}
summary: A page of a test.
audience: parent
order: {order}
reviewed: 2026-11-01
review_by: 2027-11-01
---
{body}
"""
TRANSLATION = "---\ntitle: {title}\nsummary: Tudalen.\ntranslated_from: {made_from}\n---\n{body}\n"
BODIES = st.sampled_from(
    [
        "Words.",
        "## A part {#part}\n\nWords.",
        "::: helpline 100\n:::",
        "::: form note\n:::",
        "[Home](index.md)",
        "[](fact:how-many) of them.",
    ]
)
EDITED = "\nEdited.\n"
NUMBERS = st.integers(0, 10**6)
WRITTEN = ("en/index.md", "en/parents/first-hour.md", "en/help/100.md", "cy/index.md", "ur/parents/first-hour.md")


class Editing(RuleBasedStateMachine):
    """An editor, a translator and an engineer make random edits; at times the disk fails."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.desk, self.build = Desk(self.root / "site"), self.root / "build"
        self.here, front.HERE = front.HERE, self.root
        for name in PRESENTATION_FOLDERS:
            shutil.copytree(self.here / name, self.root / name)
        shutil.copy(self.here / "app.py", self.root)
        self.added: list[str] = []
        self.freeze(is_release=False)

    def teardown(self) -> None:
        try:
            if self._freeze(is_release=False):
                with tempfile.TemporaryDirectory() as name:
                    freeze_site(
                        front.create_app(self.desk.folder),
                        Path(name) / "build",
                        FreezeOptions(processes=1, lets_go=True),
                    )
                    assert read(self.build) == read(Path(name) / "build")
                assert list(verify(self.build)) == []
        finally:
            front.HERE = self.here
            shutil.rmtree(self.root)

    @rule(is_release=st.booleans())
    def freeze(self, is_release: bool) -> None:
        self._freeze(is_release)

    def _freeze(self, is_release: bool) -> bool:
        """Freeze, compare its problems with those of a full check, and return whether there was no error."""
        app = front.create_app(self.desk.folder)
        expected = app.extensions["northway"].problems(date.today(), app.extensions["northway.catalogues"])
        if has_errors(expected):
            with pytest.raises(FreezeError) as stop:
                freeze_site(app, self.build, FreezeOptions(is_release, processes=1, lets_go=True))
            assert stop.value.problems == expected
            return False
        assert freeze_site(app, self.build, FreezeOptions(is_release, processes=1, lets_go=True)).warnings == expected
        return True

    @rule(name=st.sampled_from(WRITTEN), body=BODIES)
    def edit_a_body(self, name: str, body: str) -> None:
        body = body.replace("index.md", "../index.md" if name.count("/") > 1 else "index.md")
        before = self.desk.read(name)
        sound = before.split(EDITED)[0]
        # A second edit of a page takes away what the first added, a heading among them.
        after = sound if EDITED in before else f"{sound}{EDITED}\n{body}\n"
        assert after != before
        self.desk.write(name, after)

    @rule(name=st.sampled_from(WRITTEN), number=NUMBERS)
    def edit_a_title(self, name: str, number: int) -> None:
        lines = self.desk.read(name).split("\n")
        self.desk.write(
            name, "\n".join(f"title: Number {number} {name}" if "title: " in line[:7] else line for line in lines)
        )

    @rule(number=NUMBERS, body=BODIES)
    def add_a_page(self, number: int, body: str) -> None:
        self.desk.write(f"en/added-{number}.md", PAGE.format(title=f"Added {number}", order=number, body=body))
        self.added = [*{*self.added, f"added-{number}"}]

    @rule(number=NUMBERS, body=BODIES)
    def translate_a_page(self, number: int, body: str) -> None:
        if self.added:
            name = self.added[number % len(self.added)]
            (self.desk.folder / "en" / f"{name}.md").write_text(PAGE.format(title=name, order=number, body=body))
            text = TRANSLATION.format(title=f"{name} (cy)", made_from=f"{number:012}", body=body)
            self.desk.write(f"cy/{name}.md", text)

    @rule(number=NUMBERS, is_moved=st.booleans())
    def move_or_delete_a_page(self, number: int, is_moved: bool) -> None:
        if self.added:
            name = self.added.pop(number % len(self.added))
            for path in self.desk.folder.glob(f"??/{name}.md"):
                if is_moved:
                    text = path.read_text().replace("audience:", f"former_paths: [{name}]\naudience:")
                    self.desk.write(f"{path.parent.name}/parents/moved-{name}.md", text.replace("(index", "(../index"))
                path.unlink()

    @rule(number=NUMBERS)
    def edit_the_records(self, number: int) -> None:
        text = self.desk.read("en/help/100.md")
        self.desk.write("en/help/100.md", text.replace("closes: 17:30", f"closes: 1{number % 8}:00"))
        facts = self.desk.read("facts.yml")
        self.desk.write("facts.yml", facts.replace("caution: ", f"caution: {number} ") if "caution" in facts else facts)

    @rule(code=st.sampled_from(["en", "cy"]), number=NUMBERS)
    def edit_a_form(self, code: str, number: int) -> None:
        name = f"{code}/forms/note.yml"
        self.desk.write(name, re.sub(r"name: .*", f"name: Name {number}", self.desk.read(name)))

    @rule(
        place=st.sampled_from(
            ["templates/page.html", "static/css/base.css", "static/js/shift.js", "static/icons/phone.svg"]
        ),
        number=NUMBERS,
    )
    def dress_differently(self, place: str, number: int) -> None:
        path, mark = self.root / place, "{# %s #}<i>%s</i>" if place.endswith("html") else "/* %s %s */"
        text = path.read_text()
        if place.endswith("svg"):
            path.write_text(text.replace("<svg", f'<svg data-number="{number}"', 1))
        elif place.endswith("html"):
            assert "{{ body }}" in text
            path.write_text(text.replace("{{ body }}", "{{ body }}" + mark % (number, number), 1))
        else:
            path.write_text(text + mark % (number, f"\nbody{{order:{number}}}" if place.endswith("css") else number))

    @rule(number=NUMBERS)
    def edit_a_catalogue(self, number: int) -> None:
        po = self.root / "translations/cy/LC_MESSAGES/messages.po"
        po.write_text(po.read_text().replace('msgid "Back"\nmsgstr "', f'msgid "Back"\nmsgstr "{number} ', 1))

    @rule()
    def add_a_language(self) -> None:
        row = "  - {code: pl, tag: pl, babel_id: pl, autonym: Polski, tier: core, leave_url: https://neutral.example/pl/}\n"
        text = self.desk.read("site.yml")
        self.desk.write(
            "site.yml", text.replace(row, "") if row in text else text.replace("helplines:", row + "helplines:")
        )

    @rule(number=NUMBERS, damage=st.sampled_from(["cut", "flip", "gone", "torn", "foreign"]))
    def damage_what_was_kept(self, number: int, damage: str) -> None:
        chance = random.Random(number)
        files = [path for path in cache_folder(self.build).glob("*") if path.is_file() and path.name != "lock"]
        files += [path for path in self.build.rglob("*") if path.is_file() and path.name != "manifest.json"][:9]
        if not self.build.exists() or not files:
            return
        path = chance.choice(files)
        content = bytearray(path.read_bytes())
        if damage == "gone":
            path.unlink()
        elif damage == "foreign":
            (self.build / "stray").mkdir(exist_ok=True)
            (self.build / "stray/file.txt").write_text("Not ours.")
        elif damage == "torn":
            (self.build / "manifest.json").write_text('{"form": 1, "is_whole": false, "files": {}}')
        elif content:
            at = chance.randrange(len(content))
            path.write_bytes(
                content[:at] if damage == "cut" else content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :]
            )


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=10, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def build(tmp_path):
    return tmp_path / "build"


def test_an_edited_body_is_visited_where_it_shows_and_nowhere_else(desk, build):
    freeze_site(front.create_app(desk.folder), build)
    desk.write("cy/index.md", desk.read("cy/index.md") + "\nGeiriau newydd.\n")
    frozen = freeze_site(front.create_app(desk.folder), build)
    assert sorted(visit.file.name for visit in frozen.visits) == [
        "404.html",
        "cy/beside/index.html",
        "cy/index.html",
        "cy/index.md",
    ]


def test_a_translation_says_that_its_source_has_changed_though_nobody_touched_it(desk, build):
    site = desk.site()
    for page in site.pages.values():
        if page.translated_from:
            name = page.source.removeprefix(f"{desk.folder}/")
            made_from = f"translated_from: {site.originals[page.path].digest}\ndiffers: It is a shorter page."
            desk.write(name, re.sub("translated_from: .*", made_from, desk.read(name)))

    def warned(frozen) -> bool:
        return any("has changed since" in problem.message for problem in frozen.warnings)

    assert not warned(freeze_site(front.create_app(desk.folder), build))
    before = read(build)["cy/parents/first-hour/index.html"]
    desk.replace("en/parents/first-hour.md", "in every room", "in each room")
    assert warned(freeze_site(front.create_app(desk.folder), build))
    assert before != read(build)["cy/parents/first-hour/index.html"]


def test_an_edited_template_renders_no_markdown_again(desk, build, tmp_path, monkeypatch, capsys):
    for name in PRESENTATION_FOLDERS:
        shutil.copytree(front.HERE / name, tmp_path / name)
    shutil.copy(front.HERE / "app.py", tmp_path)
    monkeypatch.setattr(front, "HERE", tmp_path)
    freeze_site(front.create_app(desk.folder), build)
    page = tmp_path / "templates/page.html"
    page.write_text(page.read_text().replace("<h1", '<h1 class="new"', 1))
    capsys.readouterr()
    app = front.create_app(desk.folder)
    frozen = freeze_site(app, build)
    publication = app.extensions["northway"]
    assert "Rendering" not in capsys.readouterr().err
    assert len(frozen.visits) == len(list(all_urls(publication.site, publication.static)))
    assert b'<h1 class="new">' in read(build)["y/index.html"]


def test_a_fault_that_stops_each_freeze_is_reported_where_it_is_now(desk, build):
    sound = desk.read("en/parents/first-hour.md")
    lines = []
    for words in ("\x02", "\n\n\x02"):
        desk.write("en/parents/first-hour.md", sound + words)
        with pytest.raises(FreezeError) as stop:
            freeze_site(front.create_app(desk.folder), build)
        lines += [problem.line for problem in stop.value.problems if "control character" in problem.message]
    assert lines == [sound.count("\n") + 1, sound.count("\n") + 3]


class Noted(dict[Key, RenderedBody]):
    """A store of bodies that records which of them are read."""

    def __init__(self, bodies) -> None:
        super().__init__({key: bodies[key] for key in bodies.texts})
        self.read: set[Key] = set()

    def __getitem__(self, key: Key) -> RenderedBody:
        self.read.add(key)
        return super().__getitem__(key)


def test_a_url_reads_no_body_but_those_that_its_key_names(desk):
    app = front.create_app(desk.folder)
    publication = app.extensions["northway"]
    publication.bodies = noted = Noted(publication.bodies)
    for url in all_urls(publication.site, publication.static):
        own = own_pages(publication.site, url)
        with app.test_request_context():
            address = front.views.url_for(url[0], **url[1])
        noted.read.clear()
        assert app.test_client().get(address).status_code == 200
        assert own is None or noted.read <= {page.key for page in own}, address


SHARED_EDITS = {
    "a word that quiet pages avoid": ("quiet-words.yml", "en: [", "en: [to, "),
    "the name of a nation": ("en/names.yml", "england: England", "england: The England"),
    "a helpline's audience": ("en/help/100.md", "audience: ", "audience: [professional] #"),
    "a helpline's place": ("en/help/100.md", "order: ", "order: 9"),
    "a helpline's number": ("en/help/100.md", "0161 496 0100", "0161 496 0123"),
    "a figure": ("facts.yml", "value: ", "value: 9"),
    "a source": ("sources.yml", "title: ", "title: New "),
    "the title of a page in the footer": ("en/parents/index.md", "title: ", "title: New "),
    "a translated title": ("cy/index.md", "title: ", "title: Newydd "),
    "a day in the sitemap": ("en/parents/first-hour.md", "reviewed: 2026-11-01", "reviewed: 2026-11-09"),
    "a line of a card": ("languages/fa-af.yml", "missing: ", "missing: کودک "),
    "a line of all cards": ("languages/en.yml", "missing: ", "missing: Oh. "),
    "a summary in llms.txt": ("en/parents/first-hour.md", "summary: ", "summary: New "),
    "a passage": ("en/passages/quietly.md", "If you", "When you"),
    "the settings": ("site.yml", "name: ", "name: New "),
    "how the site writes": ("writing.yml", None, "sentence: 3\n"),
}


@pytest.mark.parametrize("edit", SHARED_EDITS)
def test_after_an_edit_a_warm_freeze_gives_the_bytes_and_the_warnings_of_a_cold_one(desk, tmp_path, edit):
    def freeze(build: str):
        try:
            return freeze_site(front.create_app(desk.folder), tmp_path / build, FreezeOptions(processes=1)).warnings
        except FreezeError as stop:
            return stop.problems

    desk.write(
        "en/y/index.md", desk.read("en/y/index.md") + "\n::: passage quietly\n:::\n\n::: directory everyone\n:::\n"
    )
    desk.replace(
        "site.yml", "about: help\n", "about: help\nquoting: y\n"
    )  # llms.txt shows this page, and lists the others
    with_cards(desk)
    before = freeze("warm")
    name, old, new = SHARED_EDITS[edit]
    desk.replace(name, old, new) if old else desk.write(name, new)
    warm, cold = freeze("warm"), freeze("cold")
    assert warm == cold
    if (tmp_path / "cold").exists():
        assert read(tmp_path / "warm") == read(tmp_path / "cold")
    assert (warm, (tmp_path / "cold").exists()) != (before, False)


def test_one_pages_summary_freezes_the_pages_that_show_it(desk, tmp_path):
    freeze_site(front.create_app(desk.folder), tmp_path / "build")
    desk.replace("en/parents/first-hour.md", "summary: ", "summary: New ")
    frozen = freeze_site(front.create_app(desk.folder), tmp_path / "build")
    names = {visit.file.name for visit in frozen.visits}
    assert {"parents/first-hour/index.html", "parents/index.html"} <= names
    assert not {"index.html", "y/index.html", "help/index.html", "sitemap.xml"} & names


def test_a_freeze_leaves_the_app_as_it_was(desk, tmp_path):
    app = front.create_app(desk.folder)
    before = dict(app.config), app.test_client_class, app.jinja_env.bytecode_cache, dict(app.extensions)
    freeze_site(app, tmp_path / "build")
    after = dict(app.config), app.test_client_class, app.jinja_env.bytecode_cache, dict(app.extensions)
    assert {name: value for name, value in before[3].items() if "caches" not in name} == {
        name: value for name, value in after[3].items() if "caches" not in name
    }
    assert before[:3] == after[:3]
    assert app.test_client().get("/").status_code == 200
