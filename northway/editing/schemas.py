"""JSON Schemas of the files of a content folder, made from the models that read them, for code editors.

Northway reads every value as text; a code editor may read `no` as a boolean and `72000` as a number. So each schema
accepts a value in every such form. A schema holds only rules for single values; `flask check` judges the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from northway.cms.field_guide import Guide
from northway.content.facts import Fact, FactWords, Source
from northway.content.forms import Form, FormTranslation
from northway.content.language_cards import LanguageCard, SourceCard
from northway.content.language_rules import Letters, Term
from northway.content.pages import (
    HelplineFields,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
)
from northway.content.search_words import Danger, ReadersWords, SharedDanger, Spelling
from northway.content.site import Names
from northway.content.site_config import SiteConfig
from northway.content.style_rules import StyleRules

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest draft that all these editors know
BELOW = "#/definitions/"
SCALARS = ["string", "number", "boolean"]
KEPT_UNDER_A_KEY = "id"  # the id of a fact or a source is its key in the file
NOISE = ("title", "default", "examples")


@dataclass(frozen=True)
class File:
    """A kind of file: the name of its schema, the type that it holds, and its path in a content folder.

    `beside` is a model whose fields the file has among the other keys of its mapping. Front matter has no `pattern`,
    because code editors do not check it inside a Markdown file.
    """

    name: str
    holds: Any
    pattern: str = ""
    beside: Any = None


FILES = (
    File("site", SiteConfig, "site.yml"),
    File("facts", Mapping[str, Fact], "facts.yml"),
    File("sources", Mapping[str, Source], "sources.yml"),
    File("writing", StyleRules, "writing.yml"),
    File("quiet-words", Mapping[str, tuple[str, ...]], "quiet-words.yml"),
    File("names", Names, "*/names.yml"),
    File("fact-words", Mapping[str, FactWords], "*/facts.yml"),
    File("spelling", Spelling, "*/spelling.yml"),
    File("search-words", Mapping[str, tuple[ReadersWords, ...]], "*/search-words.yml"),
    File("danger", Mapping[str, Danger], "*/danger.yml", SharedDanger),
    File("glossary", Mapping[str, Term], "glossary.yml"),
    File("letters", Mapping[str, Letters], "letters.yml"),
    File("language-card", LanguageCard | SourceCard, "languages/*.yml"),
    File("form", Form | FormTranslation, "*/forms/*.yml"),
    File("page", PageFields),
    File("helpline", HelplineFields),
    File("translation", TranslationFields),
    File("passage", PassageFields),
    File("passage-translation", PassageTranslationFields),
)


def schemas(guide: Guide) -> dict[str, Schema]:
    """The schema of each kind of file, by its name, with what the guide says of each field."""
    return {file.name: _schema(file, guide) for file in FILES}


def _schema(file: File, guide: Guide) -> Schema:
    made = TypeAdapter(file.holds).json_schema(ref_template=f"{BELOW}{{model}}")
    known: Schema = made.pop("$defs", {})
    if file.beside:
        made["properties"] = TypeAdapter(file.beside).json_schema()["properties"]
    elif "properties" in made:
        known, made = known | {file.holds.__name__: made}, {"$ref": f"{BELOW}{file.holds.__name__}"}
    if file.name == "form":  # only a translation has this field
        made = {"if": {"required": ["translated_from"]}, "then": made["anyOf"][1], "else": made["anyOf"][0]}
    found = {name: _described(_loose(schema), guide.get(name, {})) for name, schema in sorted(known.items())}
    return {"$schema": DRAFT, **_loose(made), **({"definitions": found} if found else {})}


def _described(schema: Schema, told: Mapping[str, str]) -> Schema:
    for form in (schema, *schema.get("anyOf", ())):
        for name, field in form.get("properties", {}).items():
            if name in told:
                field["description"] = told[name]
    return schema


def _loose(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """The schema in draft 7, accepting each value in any form that YAML may give it, without `NOISE`."""
    if isinstance(schema, list):
        return [_loose(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    rest = {key: _loose(value) for key, value in schema.items() if key not in (*NOISE, "properties")}
    if "properties" in schema:
        own = {name: field for name, field in schema["properties"].items() if name != KEPT_UNDER_A_KEY}
        rest["properties"] = {name: _loose(field) | _examples(field) for name, field in own.items()}
        rest["required"] = [name for name in schema.get("required", ()) if name != KEPT_UNDER_A_KEY]
    if "prefixItems" in rest:
        rest["items"] = rest.pop("prefixItems")
    if "anyOf" in rest:
        rest |= _without_null(rest.pop("anyOf"))
    return rest | _scalar(schema)


def _scalar(schema: Schema) -> Schema:
    kind, words = schema.get("type"), [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
    if words:
        truths = [value for value, word in ((True, "yes"), (False, "no")) if word in words]
        return {"type": ["string", "boolean"], "enum": [*words, *truths]} if truths else {}
    if kind == "boolean":
        return {"type": ["string", "boolean"], "enum": ["yes", "no", True, False]}
    if kind in ("integer", "number"):
        return {"type": [kind, "string"], "pattern": r"^\d+(\.\d+)?$"}
    if kind == "string":
        return {"type": [*SCALARS, "null"] if schema.get("default") == "" else SCALARS}
    return {}


def _without_null(choices: Sequence[Schema]) -> Schema:
    """The choices without null, because Northway reads an empty value as an empty text."""
    left = [choice for choice in choices if choice.get("type") != "null"]
    return left[0] if len(left) == 1 else {"anyOf": left}


def _examples(field: Schema) -> Schema:
    shown = [example for example in field.get("examples", ()) if example != "…"]
    return {"examples": shown} if shown else {}
