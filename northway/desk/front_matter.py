"""The front matter of a file as fields of a form, made from the models that read it; and one field written back."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from northway.content.frontmatter import read_fields, split
from northway.content.pages import (
    HelplineFields,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
)
from northway.content.site import SharedContent
from northway.content.site_config import EVERYONE, SiteConfig

Kind = Literal["text", "date", "choice", "list", "number"]
CLOSE = "---"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name, how it is filled in, the words that it may hold, and an example of its value."""

    name: str
    kind: Kind
    words: Sequence[str]
    is_needed: bool
    example: str


def model_of(config: SiteConfig, name: str) -> type[BaseModel]:
    """The model that reads the front matter of a file, by its name in the content folder."""
    code, _, path = name.partition("/")
    is_original = code == config.source_locale
    if config.is_passage(path):
        return PassageFields if is_original else PassageTranslationFields
    if not is_original:
        return TranslationFields
    is_record = path.startswith(f"{config.helplines}/") and not path.endswith("index.md")
    return HelplineFields if is_record else PageFields


def form_fields(shared: SharedContent, name: str) -> list[FormField]:
    """The fields of a file's front matter that a form can hold; rows, such as channels, are written in the text."""
    config = shared.config
    words: dict[str, Collection[str]] = {
        "audience": (*config.audiences, EVERYONE),
        "nations": config.nations,
        "answers_in": config.nations,
        "needs": config.needs,
        "sources": shared.sources,
        "privacy_sources": shared.sources,
    }
    return list(_fields(model_of(config, name), words))


def _fields(model: type[BaseModel], words: Mapping[str, Collection[str]]) -> Iterator[FormField]:
    for name, info in model.model_fields.items():
        kind, choices = _kind_of(info.annotation)
        if kind and not _has_rows(info):
            example = str(info.examples[0]) if info.examples else ""
            yield FormField(name, kind, choices or [*words.get(name, ())], info.is_required(), example)


def _kind_of(annotation: object) -> tuple[Kind | None, list[str]]:
    """How a value of this type is filled in, and the words that it may be; None where a form cannot hold it."""
    inner = [_kind_of(each) for each in get_args(annotation) if each is not type(None)]
    if get_origin(annotation) is Literal:
        return "choice", [str(word) for word in get_args(annotation)]
    if get_origin(annotation) is tuple:  # of words; a pair of numbers is written as one word, such as 0-18
        return "list" if str in get_args(annotation) else "text", []
    simple: dict[object, tuple[Kind, list[str]]] = {
        str: ("text", []), bool: ("choice", ["yes", "no"]), int: ("number", []), date: ("date", []),
    }  # fmt: skip
    return simple.get(annotation) or (inner[0] if inner else (None, []))


def _has_rows(info: FieldInfo) -> bool:
    return any(isinstance(each, type) and issubclass(each, BaseModel) for each in _types_in(info.annotation))


def _types_in(annotation: object) -> Iterator[object]:
    yield annotation
    for inside in get_args(annotation):
        yield from _types_in(inside)


def with_field(text: str, name: str, value: str | list[str]) -> str:
    """The text of a file with one field set, or without it if the value is empty; every other character stays."""
    document = split(text, "")
    fields = read_fields(document.front_matter, "", 2)
    if document.fault or fields.problems or fields.values.get(name, "") == value:
        return text
    lines = text.split("\n")
    tops = sorted(line for place, line in fields.lines.items() if len(place) == 1)
    end = 1 + lines[1:].index(CLOSE) if CLOSE in lines[1:] else document.body_line - 2
    if (name,) in fields.lines:
        first = fields.lines[name,] - 1
        last = min((line - 1 for line in tops if line - 1 > first), default=end)
        while lines[last - 1].startswith("#") or not lines[last - 1].strip():  # a comment belongs to what follows
            last -= 1
    else:
        first = last = end
    lines[first:last] = [f"{name}: {_written(value)}"] if value else []
    return "\n".join(lines)


def _written(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_scalar(each, in_list=True) for each in value)}]"
    return _scalar(value)


def _scalar(value: str, in_list: bool = False) -> str:
    """A value as YAML: as it is where it is read as the same, or else in quotes."""
    plain = " ".join(value.split())
    written = f"[{plain}]" if in_list else plain
    found = read_fields(f"a: {written}", "")
    expected: object = [plain] if in_list else plain
    is_same = not found.problems and found.values == {"a": expected} and not re.match(r"[\[{&*!|>%@`\"']", plain)
    return plain if is_same else json.dumps(plain, ensure_ascii=False)
