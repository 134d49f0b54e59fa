"""A field of a model → the widget that a form of Sveltia CMS shows for it."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from northway.cms.field_guide import Guide
from northway.content.hours import TIME

Widget = dict[str, Any]  # an entry below `fields`, as https://sveltiacms.app/en/docs/fields describes it
Option = Mapping[str, str]  # label, value
Vocabulary = Mapping[str, Sequence[Option]]  # the words that certain fields may hold, by the name of the field

CODE = re.compile(r"`([^`]*)`")
SOURCES = ("sources", "privacy_sources")  # fields that hold ids of sources
SOURCE: Widget = {
    "widget": "relation",
    "multiple": True,
    "display_fields": ["rows.*.title"],
    "collection": "lists",
    "file": "sources",
    "value_field": "rows.*.id",
}
LONG = {"summary", "confidentiality", "caution", "differs", "text"}  # they hold a sentence or two
TIMES = {"opens", "closes"}
AS_WRITTEN = {"days", "ages"}  # written as one word, such as Mon-Fri; read as several values
ROWS = "rows"  # the name of the choice "set times"; each other choice is named by its word, such as `always`


def form(model: type[BaseModel], words: Vocabulary, guide: Guide) -> list[Widget]:
    """The widgets for a model's fields, in order."""
    told = guide.get(model.__name__, {})
    return [
        {"name": name, "label": _label(name)}
        | ({} if info.is_required() else {"required": False})
        | ({"hint": CODE.sub(r"“\1”", told[name])} if name in told else {})
        | _widget(name, info.annotation, words, guide)
        for name, info in model.model_fields.items()
    ]


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _widget(name: str, annotation: object, words: Vocabulary, guide: Guide) -> Widget:
    kinds = list(_plain(annotation))
    of_list = next((get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple), None)
    inner, several = of_list or kinds[0], bool(of_list)
    if name in AS_WRITTEN:
        return {"widget": "string"}
    if name in SOURCES:
        return SOURCE
    if get_origin(inner) is Literal:
        literals = [inner] if several else kinds
        return _select(options(word for literal in literals for word in get_args(literal)), several)
    if name in words:
        return _select(words[name], several)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        one = {"summary": _summary(inner), "label_singular": _label(name.removesuffix("s"))}
        rows = {"widget": "list", "fields": form(inner, words, guide), **one}
        if several and len(kinds) > 1:
            return _either(get_args(kinds[0]), rows)
        return rows if several else {"widget": "object", "fields": rows["fields"]}
    return {"widget": "list"} if several else _text(name, inner)


def _either(words: Sequence[str], rows: Widget) -> Widget:
    """A word, such as `always`, or rows."""
    of_rows = {"name": ROWS, "label": "set times", "fields": [{"name": ROWS, "label": "Rows", **rows}]}
    return {"widget": "object", "types": [*({"name": word, "label": word} for word in words), of_rows]}


def options(words: Iterable[str], names: Mapping[str, str] = {}) -> Sequence[Option]:
    """The options of a select; `names` gives some of them a label other than the word itself."""
    return [{"label": names.get(word, word), "value": word} for word in words]


def _select(shown: Sequence[Option], several: bool) -> Widget:
    boxes = {"multiple": True, "dropdown_threshold": len(shown)} if several else {}
    return {"widget": "select", "options": [dict(option) for option in shown], **boxes}


def _text(name: str, kind: object) -> Widget:
    if kind is bool:
        return _select(options(("yes", "no")), several=False)
    if kind is int:
        return {"widget": "number", "value_type": "int/string"}
    if kind is date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if name in TIMES:
        pattern = [f"^({TIME.pattern})( next day)?$", "Write 09:00, or 24:00 for the end of the day."]
        return {"widget": "string", "pattern": pattern}
    return {"widget": "text" if name in LONG else "string"}


def _summary(model: type[BaseModel]) -> str:
    """The template of a collapsed row: those of its first three fields that are required."""
    return " ".join(f"{{{{{name}}}}}" for name, info in list(model.model_fields.items())[:3] if info.is_required())


def _plain(annotation: object) -> Iterator[object]:
    """The types that a value may have, without None, and without the metadata of `Annotated`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for inside in get_args(annotation):
            yield from _plain(inside)
    elif annotation is not type(None):
        yield annotation
