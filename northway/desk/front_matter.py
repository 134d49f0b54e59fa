"""The fields of a file as a form, made from the models that read it; writes one field; finds a problem's field."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from northway.cms.config import vocabulary
from northway.cms.field_guide import Guide
from northway.cms.widgets import Widget, form
from northway.content.facts import Fact, FactWords, Source
from northway.content.frontmatter import Fields, Value, YamlPath, read_fields, split
from northway.content.page_files import source_model, translation_model
from northway.content.paths import path_of
from northway.content.site import Site
from northway.content.site_config import SiteConfig
from northway.editing.yaml_change import with_front_matter, with_values
from northway.problems import Problem

ROWS_BY_ID: Mapping[str, type[BaseModel]] = {"facts.yml": Fact, "sources.yml": Source}
FIGURES = re.compile(r"[\w-]+/facts\.yml")  # the words of each figure in a language
DEEPEST = 8  # steps from the top of a file to a value; ours have six


def model_of(config: SiteConfig, name: str) -> type[BaseModel]:
    """The model that reads the front matter of a file, by its name in the content folder."""
    code, _, file = name.partition("/")
    return (source_model if code == config.source_locale else translation_model)(config, path_of(file))


def form_of(site: Site, guide: Guide, name: str) -> Sequence[Widget]:
    """The fields of a file's form, as the editor at /admin/ has them; none for a file that has no form.

    A field called `*` stands for all: a file of rows has one for each id.
    """
    if site.config.source_locale not in site.names:  # names.yml cannot be read, so the choices are not known
        return []
    words = vocabulary(site)
    if name.endswith(".md"):
        return form(model_of(site.config, name), words, guide)
    row = ROWS_BY_ID.get(name) or (FactWords if FIGURES.fullmatch(name) else None)
    fields = [field for field in form(row, words, guide) if field["name"] != "id"] if row else []
    return [{"name": "*", "widget": "object", "fields": fields}] if row else []


def read_form(text: str, name: str) -> Fields:
    """The values of a file's fields, with the line of each."""
    return split(text, "").fields if name.endswith(".md") else read_fields(text, "")


def with_field(text: str, name: str, fields: Sequence[Widget], place: YamlPath, value: Value | None) -> str:
    """The text of a file with one value set, or removed if it is None; every other character stays.

    A new field goes where the form has it. A text that cannot be read, or that has no such place, stays as it is.
    """
    read = read_form(text, name)
    values = None if read.problems else _with(read.values, fields, place, value)
    if values is None:
        return text
    return with_front_matter(text, values) if name.endswith(".md") else with_values(text, values)


def _with(holder: Any, fields: Sequence[Widget], place: YamlPath, value: Value | None) -> Any:  # noqa: ANN401 - any value
    """A copy of a list or mapping with the value at a place within it; None if there is no such place."""
    step, below = place[0], place[1:]
    if isinstance(holder, list):
        if not isinstance(step, int) or step not in range(len(holder)):
            return None
        new = _with(holder[step], fields, below, value) if below else value
        return None if new is None else [*holder[:step], new, *holder[step + 1 :]]
    if not isinstance(holder, Mapping):
        return None
    own = next((field for field in fields if field["name"] in (step, "*")), {})
    new = _with(holder.get(step), _inner(own), below, value) if below else value
    if new is None:
        return None if below else {name: kept for name, kept in holder.items() if name != step}
    changed = {**holder, step: new}
    order = [field["name"] for field in fields if field["name"] in changed]
    return changed if step in holder else {name: changed[name] for name in dict.fromkeys([*order, *changed])}


def _inner(field: Widget) -> Sequence[Widget]:
    """The fields of a field's rows."""
    rows = next((kind["fields"][0] for kind in field.get("types", ()) if "fields" in kind), field)
    inner: Sequence[Widget] = rows.get("fields", ())
    return inner


def place_of(problem: Problem, fields: Fields) -> YamlPath | None:
    """The field that a problem is about: one that it names, or else the outermost on its line; None for the body."""
    here = [place for place, line in fields.lines.items() if line == problem.line]
    named = [
        place for place in here if f"`{'.'.join(step for step in place if isinstance(step, str))}`" in problem.message
    ]
    found = named or here
    return min(found, key=len) if found else None


def as_value(sent: Any, deepest: int = DEEPEST) -> Value:  # noqa: ANN401 - what a browser sent
    """What a form sent, if it is text, in lists and mappings or not; raises ValueError for anything else."""
    if isinstance(sent, str):
        return sent
    if isinstance(sent, list) and deepest:
        return [as_value(each, deepest - 1) for each in sent]
    if isinstance(sent, dict) and deepest:
        return {str(name): as_value(each, deepest - 1) for name, each in sent.items()}
    raise ValueError("a form holds texts, lists and rows")
