"""The settings by which VS Code, Zed and JetBrains' editors find the schemas of a content folder's files."""

import json
from collections.abc import Mapping

from northway.editing.schemas import FILES, Schema

FOLDER = "schemas"
# Schema → the files that it describes, both from the project's folder on.
CHECKED = {f"{FOLDER}/{file.name}.json": f"content/{file.pattern}" for file in FILES if file.pattern}
VSCODE = {
    "yaml.schemas": {f"./{schema}": files for schema, files in CHECKED.items()},
    "yaml.schemaStore.enable": False,  # it would be downloaded, and describes none of our files
    "yaml.format.enable": False,  # it would reformat lines that nobody changed
    "files.encoding": "utf8",
}
ZED = {
    "lsp": {
        "yaml-language-server": {
            "settings": {"yaml": {"schemas": VSCODE["yaml.schemas"], "schemaStore": {"enable": False}}}
        }
    },
    "languages": {"YAML": {"format_on_save": "off"}, "Markdown": {"format_on_save": "off"}},
}
ENTRY = """\
        <entry key="{name}">
          <value>
            <SchemaInfo>
              <option name="name" value="{name}" />
              <option name="relativePathToSchema" value="{schema}" />
              <option name="schemaVersion" value="JSON Schema version 7" />
              <option name="patterns">
                <list>
                  <Item>
                    <option name="path" value="{files}" />
                    <option name="mappingKind" value="{kind}" />
                  </Item>
                </list>
              </option>
            </SchemaInfo>
          </value>
        </entry>
"""
JETBRAINS = """\
<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
{entries}      </map>
    </state>
  </component>
</project>
"""


def files_for_code_editors(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """The text of each schema and settings file, by its path from the project's folder on."""
    return {
        **{f"{FOLDER}/{name}.json": _json(schema) for name, schema in schemas.items()},
        ".vscode/settings.json": _json(VSCODE),
        ".zed/settings.json": _json(ZED),
        ".idea/jsonSchemas.xml": JETBRAINS.format(entries="".join(map(_entry, CHECKED))),
    }


def _entry(schema: str) -> str:
    files = CHECKED[schema]
    name, kind = schema.removeprefix(f"{FOLDER}/").removesuffix(".json"), "Pattern" if "*" in files else "File"
    return ENTRY.format(name=name, schema=schema, files=files, kind=kind)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
