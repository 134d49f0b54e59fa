"""Code editors complete and check content files with schemas made from the models that read these files."""

import json
import re
import xml.etree.ElementTree as ET
from fnmatch import fnmatch
from pathlib import Path

import jsonschema
import pytest
import yaml

from app import create_app
from northway.content.frontmatter import split
from northway.editing.code_editors import CHECKED
from northway.editing.schemas import FILES

HERE = Path(__file__).parents[1]
CONTENT = HERE / "content"
SCHEMAS = {file.name: json.loads((HERE / f"schemas/{file.name}.json").read_text("utf-8")) for file in FILES}


class Core(yaml.CSafeLoader):
    """Reads YAML 1.2, as most code editors do: `yes`, `12:30` and `2026-11-22` are texts, `72000` is a number."""


class Older(yaml.CSafeLoader):
    """Reads YAML 1.1, as some do: `yes` is true, `12:30` is 750; days stay texts, because JSON has none."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"(?:[-+]?[1-9][0-9]*|0)$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))
Older.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str, loader=Core):
    return yaml.load(text, loader)  # both are safe loaders


def faults(name: str, text: str, loader=Core) -> list[str]:
    value = json.loads(json.dumps(read(text, loader)))  # keys that are numbers or truths are texts in JSON
    return [
        f"{list(fault.absolute_path)}: {fault.message[:200]}"
        for fault in jsonschema.Draft7Validator(SCHEMAS[name]).iter_errors(value)
    ]


def schema_of_page(path: Path) -> str:
    code, *folders = path.relative_to(CONTENT).parts
    kind = {"passages": "passage", "help": "helpline"}.get(folders[0], "page")
    if code == "en":
        return "page" if folders == ["help", "index.md"] else kind
    return "passage-translation" if kind == "passage" else "translation"


def test_what_is_committed_is_what_flask_schemas_writes(tmp_path):
    result = create_app().test_cli_runner().invoke(args=["schemas", "--into", str(tmp_path)])
    assert result.exit_code == 0, result.output
    written = {path.relative_to(tmp_path): path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()}
    committed = {path.relative_to(HERE) for path in (HERE / "schemas").iterdir()}
    assert committed == {path for path in written if path.parts[0] == "schemas"}
    for path, text in written.items():
        assert (HERE / path).read_text("utf-8") == text, f"{path}: run `.venv/bin/flask schemas`"


@pytest.mark.parametrize("loader", [Core, Older])
def test_every_file_of_the_content_has_one_schema_and_follows_it(loader):
    found = {}
    for path in sorted(CONTENT.rglob("*.yml")):
        name = path.relative_to(HERE).as_posix()
        [schema] = [
            schema for schema, files in CHECKED.items() if fnmatch(name, files) and name.count("/") == files.count("/")
        ]
        found[name] = faults(Path(schema).stem, path.read_text("utf-8"), loader)
    for path in sorted(CONTENT.rglob("*.md")):
        found[str(path)] = faults(schema_of_page(path), split(path.read_text("utf-8"), "").front_matter, loader)
    assert {name: said for name, said in found.items() if said} == {}


HELPLINE = (CONTENT / "en/help/childline.md").read_text("utf-8").split("---\n")[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cost: free", "cost: fre"),
        ("title: Childline\n", ""),
        ("organisation:", "organization:"),
        ("kind: phone", "kind: telephone"),
        ("opens: 09:00", "opens: 9am"),
        ("days: Mon-Fri", "days: Monday"),
        ("ages: 0-18", "ages: under 18"),
        ("checked_on: 2026-11-28", "checked_on: 28 November"),
        ("website: https://www.childline.org.uk", "website: childline.org.uk"),
        ("order: 30", "order: last"),
        ("needs: [account]", "needs: account"),
        ("hours: always", "hours: mostly"),
        ("name_needed: no", "name_needed: never"),
        ("languages: [en, cy]", "languages: English"),
    ],
)
def test_a_slip_is_seen_while_somebody_types(old, new):
    assert not faults("helpline", HELPLINE) and old in HELPLINE
    assert faults("helpline", HELPLINE.replace(old, new, 1))


def test_every_field_says_what_it_holds():
    for name, schema in SCHEMAS.items():
        assert schema["$schema"].endswith("draft-07/schema#")
        jsonschema.Draft7Validator.check_schema(schema)
        for model in schema.get("definitions", {}).values():
            for form in (model, *model.get("anyOf", ())):
                for field, told in form.get("properties", {}).items():
                    assert len(told.get("description", "")) > 8, (name, field)


def test_a_field_that_may_be_written_in_two_ways_may_be_so_in_its_schema():
    page = (CONTENT / "en/parents/fears.md").read_text("utf-8").split("---\n")[1]
    assert not faults("page", page) and not faults("page", page.replace("audience: parent", "audience: [parent]"))
    form = "title: A\nparts:\n  one:\n    title: B\n    ask:\n      a: Name\n      b: {label: Photo, kind: photo}\n"
    assert not faults("form", form) and faults("form", form.replace("kind: photo", "kind: picture"))


def test_three_editors_are_told_of_the_same_schemas():
    code = json.loads((HERE / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    zed = json.loads((HERE / ".zed/settings.json").read_text("utf-8"))["lsp"]["yaml-language-server"]["settings"][
        "yaml"
    ]["schemas"]
    entries = ET.parse(HERE / ".idea/jsonSchemas.xml").getroot().iter("SchemaInfo")
    rows = [{option.get("name"): option.get("value") for option in entry.iter("option")} for entry in entries]
    jetbrains = {f"./{row['relativePathToSchema']}": row["path"] for row in rows}
    assert code == zed == jetbrains == {f"./{schema}": files for schema, files in CHECKED.items()}
    assert all((HERE / schema).is_file() for schema in CHECKED)
