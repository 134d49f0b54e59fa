"""The forms of the editor at /admin/: they match our models field by field, and offer what our content may hold."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from app import create_app
from northway.cms.config import config, vocabulary
from northway.cms.field_guide import read_guides
from northway.cms.folder import OURS
from northway.cms.for_scripts import components, shapes
from northway.content.facts import Fact, Source
from northway.content.helplines import Channel, Notice
from northway.content.hours import OpeningHours
from northway.content.pages import (
    HelplineFields,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
)
from northway.content.validation import _models_in as models_in
from northway.markup.directives import DIRECTIVES
from tests.test_docs import choices

HERE = Path(__file__).parents[1]
ADMIN = HERE / "deploy" / "admin"
OF_THE_FILE = {"body", "original", "page_kind"}  # what a form has besides the fields of a model
MODELS = {
    "helplines": HelplineFields,
    "pages": PageFields,
    "passages": PassageFields,
    "pages-cy": TranslationFields,
    "passages-ur": PassageTranslationFields,
}
# Files that change seldom, and break much: an engineer or a lead editor changes them, beside the guide.
NOT_OFFERED = re.compile(
    r"(site|writing|quiet-words|glossary|letters)\.yml|languages/.+|\w+/(danger|names|search-words|spelling)\.yml|\w+/forms/.+"
)


@pytest.fixture(scope="module")
def made(northway):
    return config(northway.site, read_guides(HERE / "docs"), "a-charity/its-site", "content")


def collections(made) -> dict:
    return {collection["name"]: collection for collection in made["collections"]}


def fields(collection) -> dict:
    return {field["name"]: field for field in collection["fields"]}


def in_lists(made, name: str) -> list:
    file = next(file for file in collections(made)["lists"]["files"] if file["name"] == name)
    return next(field for field in file["fields"] if field["name"] == "rows")["fields"]


def forms(model: type[BaseModel], shown: list) -> Iterator[tuple[type[BaseModel], dict]]:
    """A model with the fields of its form, and the same for each model inside it."""
    by_name = {field["name"]: field for field in shown}
    yield model, by_name
    for name, info in model.model_fields.items():
        for inner in models_in(info.annotation):
            field = by_name[name]
            if "types" in field:
                field = next(kind for kind in field["types"] if kind.get("fields"))["fields"][0]
            yield from forms(inner, field["fields"])


def all_forms(made) -> list[tuple[type[BaseModel], dict]]:
    found = [pair for name, model in MODELS.items() for pair in forms(model, collections(made)[name]["fields"])]
    return found + [
        pair for name, model in (("facts", Fact), ("sources", Source)) for pair in forms(model, in_lists(made, name))
    ]


def test_each_form_has_each_field_of_its_model_and_no_other(made):
    shown = all_forms(made)
    assert {model for model, _ in shown} == {*MODELS.values(), Channel, OpeningHours, Notice, Fact, Source}
    for model, form in shown:
        assert form.keys() - OF_THE_FILE == model.model_fields.keys(), model.__name__


def test_a_field_is_required_in_its_form_as_in_its_model(made):
    for model, form in all_forms(made):
        for name, info in model.model_fields.items():
            assert form[name].get("required", True) is info.is_required(), f"{model.__name__}.{name}"


def test_a_field_that_takes_certain_words_offers_them_and_no_other(made):
    for model, form in all_forms(made):
        for name, info in model.model_fields.items():
            words = {*choices(info.annotation)}
            if not words or name == "days":  # written in short, such as Mon-Fri
                continue
            field = form[name]
            offered = [option["value"] for option in field.get("options", ())] or [
                kind["name"] for kind in field["types"]
            ]
            assert {*offered} - {"rows"} == words, f"{model.__name__}.{name}"


def test_words_of_the_site_s_own_are_offered_with_their_names(made, northway):
    settings = northway.site.config
    form = fields(collections(made)["helplines"])

    def offered(name: str) -> list[str]:
        return [option["value"] for option in form[name]["options"]]

    assert offered("needs") == [*settings.needs] and offered("answers_in") == [*settings.nations]
    assert offered("nations") == [*settings.nations, "unknown"]
    assert offered("audience") == [*settings.audiences, "everyone"]
    assert {"label": "Northern Ireland", "value": "northern-ireland"} in form["nations"]["options"]
    assert vocabulary(northway.site).keys() <= HelplineFields.model_fields.keys() | PageFields.model_fields.keys()


def test_each_field_is_explained_as_in_the_guide(made):
    for model, form in all_forms(made):
        for name in model.model_fields.keys() - {"id"}:
            assert form[name].get("hint"), f"{model.__name__}.{name}"
    hint = fields(collections(made)["helplines"])["on_bill"]["hint"]
    assert hint.startswith("Does a call show on a bill? “yes”, “no”, “likely” or “unknown”.")


def test_hours_are_a_word_or_rows(made):
    channel = {field["name"]: field for field in fields(collections(made)["helplines"])["channels"]["fields"]}
    assert [kind["name"] for kind in channel["hours"]["types"]] == ["always", "unknown", "rows"]
    rows = channel["hours"]["types"][-1]["fields"][0]
    assert {field["name"] for field in rows["fields"]} == OpeningHours.model_fields.keys()
    assert shapes() == {"either": ["hours"], "lists": ["audience", "nations", "languages"]}


def test_every_component_is_offered_with_the_words_that_it_takes(made, northway):
    known = {component["name"]: component for component in components(northway.site)}
    assert known.keys() == DIRECTIVES.keys()
    assert fields(collections(made)["pages"])["body"]["editor_components"] == [*DIRECTIVES]
    for name, spec in DIRECTIVES.items():
        assert known[name]["hasText"] is spec.has_text
        assert bool(known[name]["choices"]) is bool(spec.arguments), name
        if spec.arguments and spec.arguments.choices:
            assert known[name]["choices"] == [*spec.arguments.choices]


def test_each_file_of_the_content_has_a_form_or_is_left_to_whoever_knows(made):
    folders = {collection["folder"] for collection in made["collections"] if "folder" in collection}
    files = {file["file"] for file in collections(made)["lists"]["files"]}
    for path in sorted((HERE / "content").rglob("*.*")):
        name = path.relative_to(HERE).as_posix()
        is_offered = name in files or (path.suffix == ".md" and any(name.startswith(folder) for folder in folders))
        assert is_offered is not bool(NOT_OFFERED.fullmatch(name.removeprefix("content/"))), name
    assert all((HERE / name).is_file() for name in files)


def test_a_page_is_neither_renamed_nor_deleted_here(made):
    for collection in made["collections"]:
        if "folder" in collection:
            assert collection["delete"] is False and collection["slug"]["editable"] == ["create"]


def test_another_site_s_words_stand_in_its_forms(small):
    made = config(small.site, {}, "OWNER/NAME", "elsewhere")
    codes = [locale.code for locale in small.site.config.locales]
    folders = {
        collection.get("folder", "").split("/")[1] for collection in made["collections"] if "folder" in collection
    }
    assert folders == {*codes}
    needs = fields(collections(made)["helplines"])["needs"]["options"]
    assert [option["value"] for option in needs] == [*small.site.config.needs]


def test_the_page_lets_in_no_script_but_its_own():
    html = (ADMIN / "index.html").read_text("utf-8")
    imports = re.search(r'<script type="importmap">(.*?)</script>', html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(imports.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert f"script-src 'self' 'sha256-{digest}';" in policy and policy.startswith("default-src 'none';")
    assert re.findall(r"https://[^ ;\"]+", policy) == [
        "https://avatars.githubusercontent.com",
        "https://api.github.com",
    ]
    assert all(target.startswith("./") for target in json.loads(imports)["imports"].values())


def run(*words: str):
    return create_app().test_cli_runner().invoke(args=[*words])


def test_the_command_says_what_to_do_where_the_editor_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr("northway.cms.folder.TAKEN", {"no-such-package": ("index.js",)})
    said = run("admin", "--into", str(tmp_path / "admin"))
    assert said.exit_code == 1 and said.output.endswith(
        "no-such-package/index.js: this file is missing; run: make admin\n"
    )
    assert not (tmp_path / "admin" / "index.html").exists()


def test_the_command_writes_the_editor(tmp_path, monkeypatch):
    monkeypatch.setattr("northway.cms.folder._installed", lambda modules: ())
    monkeypatch.setattr("northway.cms.folder._write_locales", lambda source, into: ())
    said = run("admin", "--into", str(tmp_path / "admin"), "--repository", "a-charity/its-site")
    assert said.exit_code == 0, said.output
    assert {path.name for path in (tmp_path / "admin").iterdir()} == {*OURS, "config.json"}
    written = json.loads((tmp_path / "admin" / "config.json").read_text("utf-8"))
    assert written["config"]["backend"]["repo"] == "a-charity/its-site"


def test_the_command_names_what_is_broken(desk, tmp_path):
    desk.replace("en/help/100.md", "cost: free", "cost: fre")
    said = run("admin", "--content", str(desk.folder), "--into", str(tmp_path / "admin"))
    assert said.exit_code == 1 and "`cost` cannot be `fre`; did you mean `free`?" in said.output


def test_the_site_itself_has_no_such_editor(northway):
    assert not [rule.rule for rule in northway.app.url_map.iter_rules() if "admin" in rule.rule]
    assert northway.raw("/admin/").status_code == northway.raw("/admin/index.html").status_code == 404
