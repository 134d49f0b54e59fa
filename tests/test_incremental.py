"""A freeze with a cache writes the same bytes as one without, whatever was edited between them."""

import random
import re
import shutil
import tempfile
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import app as front
from northway.content.pages import Key
from northway.content.site import SharedContent
from northway.freeze import freezer
from northway.freeze.build_folder import FreezeError, verify
from northway.freeze.cache_keys import code_digest
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.markup.body import RenderedBody
from northway.publication.body_store import BodyStore
from northway.publication.publication import Publication
from northway.system import file_state
from northway.system.cache import Cache, pack
from northway.system.digests import digest
from northway.system.file_state import PRESENTATION_FOLDERS, cache_folder
from northway.web.urls import all_urls, own_pages
from tests.conftest import Desk
from tests.test_freezer import read
from tests.test_languages import with_cards
from tests.test_search_words import DANGER, WORDS

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
BODIES = (
    "Words.",
    "## A part {#part}\n\nWords.",
    "::: helpline 100\n:::",
    "::: form note\n:::",
    "[Home](index.md)",
    "[](fact:how-many) of them.",
)
FACT_WORDS = "how-many: {unit: plant, as_of: 2026, caution: Cofnodion.}\n"
HEADING = "\n## Another part {#another}\n\nMore.\n"
WRITTEN = ("en/index.md", "en/parents/first-hour.md", "en/help/100.md", "cy/index.md", "ur/parents/first-hour.md")


class Editing:
    """An editor, a translator and an engineer make edits of every kind; at times the disk fails."""

    def __init__(self, root: Path, here: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.desk, self.build = Desk(root / "site"), root / "build"
        for code in ("cy", "ur", "pl"):
            self.desk.write(f"{code}/forms/note.yml", self.desk.read("cy/forms/note.yml"))
            self.desk.write(f"{code}/facts.yml", FACT_WORDS)
        shutil.move(self.desk.folder / "pl", root)
        for name in PRESENTATION_FOLDERS:
            shutil.copytree(here / name, root / name)
        shutil.copy(here / "app.py", root)
        self.added: list[str] = []  # pages that may go or move: enough for one edit of each kind
        self.add_a_page()
        self.translate_a_page()
        self.desk.write("en/y/index.md", self.desk.read("en/y/index.md") + HEADING)
        self.freeze()

    def state(self) -> str:
        """A digest of all that can be edited or damaged."""
        files = {name: text for name, text in read(self.root).items() if not name.endswith((".mo", "lock"))}
        return digest(*files, *files.values())

    def number(self) -> int:
        return self.chance.randrange(10**6)

    def freeze(self, is_release: bool = False) -> None:
        """Freeze, and compare its problems with those of a full check."""
        app = front.create_app(self.desk.folder)
        expected = app.extensions["northway"].problems(date.today(), app.extensions["northway.catalogues"])
        assert [str(problem) for problem in expected if problem.level == "error"] == []
        options = FreezeOptions(is_release, processes=1, lets_go=True)
        assert freeze_site(app, self.build, options).warnings == expected

    def freeze_a_release(self) -> None:
        self.freeze(is_release=True)

    def freeze_with_an_error(self) -> None:
        sound = self.desk.read("en/index.md")
        self.desk.write("en/index.md", f"{sound}\n[](fact:nobody-knows)\n")
        with pytest.raises(FreezeError, match="nobody-knows"):
            freeze_site(front.create_app(self.desk.folder), self.build, FreezeOptions(processes=1, lets_go=True))
        self.desk.write("en/index.md", sound)

    def edit_a_body(self) -> None:
        name, body = self.chance.choice(WRITTEN), self.chance.choice(BODIES)
        body = body.replace("index.md", "../index.md" if name.count("/") > 1 else "index.md")
        self.desk.write(name, f"{self.desk.read(name)}\n{body}\n")

    def edit_a_heading_in(self) -> None:
        self.desk.write("en/parents/index.md", self.desk.read("en/parents/index.md") + HEADING)

    def edit_a_heading_away(self) -> None:
        self.desk.replace("en/y/index.md", HEADING, "")

    def edit_a_title(self) -> None:
        name, number = self.chance.choice(WRITTEN), self.number()
        lines = self.desk.read(name).split("\n")
        self.desk.write(
            name, "\n".join(f"title: Number {number} {name}" if "title: " in line[:7] else line for line in lines)
        )

    def add_a_page(self) -> None:
        name = f"added-{self.number()}"
        text = PAGE.format(title=name, order=self.number(), body=self.chance.choice(BODIES))
        self.desk.write(f"en/{name}.md", text)
        self.added.append(name)

    def translate_a_page(self) -> None:
        self.add_a_page()
        name, body = self.added[-1], self.chance.choice(BODIES)
        text = TRANSLATION.format(title=f"{name} (cy)", made_from=f"{self.number():012}", body=body)
        self.desk.write(f"cy/{name}.md", text)

    def delete_a_page(self, now: str = "") -> None:
        name = self.added.pop(self.chance.randrange(len(self.added)))
        for path in self.desk.folder.glob(f"??/{name}.md"):
            if now:
                text = path.read_text().replace("audience:", f"former_paths: [{name}]\naudience:")
                self.desk.write(f"{path.parent.name}/{now}-{name}.md", text.replace("(index", "(../index"))
            path.unlink()

    def move_a_page(self) -> None:
        self.delete_a_page(now="parents/moved")

    def edit_a_record(self) -> None:
        text = self.desk.read("en/help/100.md")
        self.desk.write("en/help/100.md", re.sub("closes: 1.*}", f"closes: 1{self.number() % 8}:15}}", text, count=1))

    def edit_an_audience(self) -> None:
        other = self.chance.choice(["professional, young-person", "parent, professional"])
        self.desk.write(
            "en/help/100.md", re.sub("audience: .*", f"audience: [{other}]", self.desk.read("en/help/100.md"))
        )

    def edit_a_figure(self) -> None:
        self.desk.write("facts.yml", re.sub(r"value: .*", f"value: {self.number()}", self.desk.read("facts.yml")))

    def edit_a_form(self) -> None:
        name = self.chance.choice(["en/forms/note.yml", "cy/forms/note.yml"])
        self.desk.write(name, re.sub(r"name: .*", f"name: Name {self.number()}", self.desk.read(name)))

    def edit_a_template(self) -> None:
        path, gap = self.root / "templates/page.html", "{{ body }}"
        path.write_text(path.read_text().replace(gap, f"{gap}<i>{self.number()}</i>", 1))

    def edit_a_style(self) -> None:
        self.append("static/css/base.css", f"body {{order: {self.number()}}}")

    def edit_a_script(self) -> None:
        self.append("static/js/shift.js", f"window.edited = {self.number()};")

    def edit_an_icon(self) -> None:
        icon = self.root / "static/icons/phone.svg"
        icon.write_text(icon.read_text().replace("<svg", f'<svg data-number="{self.number()}"', 1))

    def append(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_text(f"{path.read_text()}\n{text}\n")

    def edit_a_catalogue(self) -> None:
        po = self.root / "translations/cy/LC_MESSAGES/messages.po"
        text = po.read_text().replace('msgid "Back"\nmsgstr "', f'msgid "Back"\nmsgstr "{self.number()} ', 1)
        po.write_text(text)

    def add_a_language(self) -> None:
        row = "  - {code: pl, tag: pl, babel_id: pl, autonym: Polski, tier: core, leave_url: https://neutral.example/pl/}\n"
        self.desk.replace("site.yml", "helplines:", row + "helplines:")
        self.desk.write("quiet-words.yml", self.desk.read("quiet-words.yml") + "pl: [zaginięcie]\n")
        shutil.move(self.root / "pl", self.desk.folder)
        self.desk.write("pl/names.yml", self.desk.read("cy/names.yml"))
        self.desk.write(
            "pl/index.md", TRANSLATION.format(title="Strona", made_from=f"{self.number():012}", body="Tak.")
        )

    def damage_the_cache(self) -> None:
        self._damage([path for path in cache_folder(self.build).glob("*") if path.is_file() and path.name != "lock"])

    def damage_the_build(self) -> None:
        self._damage([path for path in self.build.rglob("*") if path.is_file() and path.name != "manifest.json"])

    def _damage(self, files: list[Path]) -> None:
        path = self.chance.choice([path for path in sorted(files) if path.stat().st_size])
        content = path.read_bytes()
        at = self.chance.randrange(len(content))
        match self.chance.choice(["cut", "flip", "gone"]):
            case "cut":
                path.write_bytes(content[:at])
            case "flip":
                path.write_bytes(content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :])
            case "gone":
                path.unlink()

    def leave_a_stray_file(self) -> None:
        self.desk.write(f"../build/stray/{self.number()}.txt", "Not ours.")

    def tear_the_manifest(self) -> None:
        (self.build / "manifest.json").write_text('{"form": 1, "is_whole": false, "files": {}}')


FREEZES = (Editing.freeze, Editing.freeze_a_release, Editing.freeze_with_an_error)
EDITS = tuple(
    step
    for name, step in vars(Editing).items()
    if name.split("_")[0] in ("edit", "add", "translate", "delete", "move", "damage", "leave", "tear")
)


# A failing example is not made shorter: each takes seconds.
@settings(max_examples=10, phases=[Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck))
@given(order=st.permutations([*FREEZES, *EDITS]), seed=st.integers(0, 10**6))
def test_after_edits_in_any_order_a_warm_freeze_gives_the_bytes_of_a_cold_one(order, seed):
    """Each example makes an edit of every kind, so that each kind is made as often as there are examples."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        root, here = Path(name), front.HERE
        patch.setattr(front, "HERE", root)
        editing = Editing(root, here, random.Random(seed))
        for step in order:
            before = editing.state()
            step(editing)
            assert step in FREEZES or editing.state() != before, f"{step.__name__} changed nothing"
        editing.freeze()
        cold = root / "cold" / "build"
        freeze_site(front.create_app(editing.desk.folder), cold, FreezeOptions(processes=1))
        assert read(editing.build) == read(cold)
        assert list(verify(editing.build)) == []


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


def test_after_a_template_changed_during_a_freeze_each_page_is_visited_again(desk, build, tmp_path, monkeypatch):
    page = tmp_path / "templates/page.html"
    for name in PRESENTATION_FOLDERS:
        shutil.copytree(front.HERE / name, tmp_path / name)
    shutil.copy(front.HERE / "app.py", tmp_path)
    monkeypatch.setattr(front, "HERE", tmp_path)
    check_links = freezer.check_links
    with monkeypatch.context() as patch:
        patch.setattr(freezer, "check_links", lambda *found: [page.touch(), *check_links(*found)][1:])
        first = freeze_site(front.create_app(desk.folder), build)
    assert len(freeze_site(front.create_app(desk.folder), build).visits) == len(first.visits)
    assert len(freeze_site(front.create_app(desk.folder), build).visits) == 0


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
    "a helpline's audience": ("en/help/100.md", "audience: [parent", "audience: [professional"),
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
    "a reader's word for the search": ("en/search-words.yml", "cannot find him", "cannot find her"),
    "a word of danger": ("en/danger.yml", "gone since", "gone for"),
    "a helpline of a danger": ("en/danger.yml", '"100"', '"101"'),
    "words that the search leads to": ("en/parents/first-hour.md", "in every room", "in each room"),
    "a number typed into a summary": ("en/parents/first-hour.md", "summary: ", "summary: Ring 020 7946 0018. "),
    "the day of the newest check": ("en/help/100.md", "checked_on: 2026", "checked_on: 2025"),
    "the settings": ("site.yml", "name: ", "name: New "),
    "how the site writes": ("writing.yml", None, "sentence: 3\n"),
}


def test_the_digest_of_what_all_pages_share_changes_with_each_of_its_fields(small):
    shared = small.site.shared
    for field in fields(SharedContent):
        assert replace(shared, **{field.name: "another"}).digest != shared.digest, field.name


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # a word is of few fields' types
def test_the_fingerprint_of_a_page_changes_with_each_of_its_fields(small):
    page = small.site.helplines["100"]
    for name in type(page).model_fields:
        assert page.model_copy(update={name: "another"}).fingerprint != page.fingerprint, name


def test_a_library_counts_as_code(monkeypatch):
    before = code_digest(front.HERE)
    monkeypatch.setattr(file_state, "libraries", lambda: "another")
    assert code_digest(front.HERE) != before


def test_after_a_change_of_the_code_each_body_is_rendered_again(desk, tmp_path):
    cache = Cache(tmp_path / "cache")

    def bodies(code: str) -> BodyStore:
        return Publication(desk.folder, desk.folder, cache, code).bodies

    bodies("this code").render_missing()
    assert bodies("this code").missing == []
    assert bodies("other code").missing == [*desk.site().texts]


def test_a_cached_value_that_is_damaged_or_belongs_to_another_key_is_not_believed(tmp_path):
    cache, sound = Cache(tmp_path / "cache"), pack("one", "words")
    cache.store({"one": sound, "two": sound, "three": pack("three", "words").replace(b"words", b"wards")})
    assert [cache.find(name) for name in ("one", "two", "three")] == ["words", None, None]


def test_who_answers_at_night_is_asked_again_each_day(desk, tmp_path):
    desk.replace("site.yml", "least_open: {}", "least_open: {parent: 1}")
    publication = Publication(desk.folder, desk.folder, Cache(tmp_path / "cache"))
    for day in ("22 November", "23 November"):
        found = publication.problems(datetime.strptime(f"{day} 2026", "%d %B %Y").date())
        assert any("fewer than 1 answer on" in problem.message and day in problem.message for problem in found)


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
    # llms.txt shows the page `y`, and lists the others.
    desk.replace("site.yml", "about: help\n", "about: help\nquoting: y\nsearch: search\n")
    desk.write("en/search.md", PAGE.format(title="Search", order=90, body="Words."))
    desk.write("en/search-words.yml", WORDS)
    desk.write("en/danger.yml", DANGER)
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
    freeze_site(app, tmp_path / "build", FreezeOptions(processes=1))  # others would leave this process alone
    after = dict(app.config), app.test_client_class, app.jinja_env.bytecode_cache, dict(app.extensions)
    assert {name: value for name, value in before[3].items() if "caches" not in name} == {
        name: value for name, value in after[3].items() if "caches" not in name
    }
    assert before[:3] == after[:3]
    assert app.test_client().get("/").status_code == 200
