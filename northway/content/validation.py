"""Fields as text → a model, or Problems that say in an editor's words what does not fit."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from northway.content.frontmatter import Fields, YamlPath
from northway.problems import Problem, allowed_hint, suggest

Model = TypeVar("Model", bound=BaseModel)
WORD, ROWS = "(a word)", "(rows)"  # the tags of a field that holds a word or rows of fields
UNION_TAGS = (WORD, ROWS)


class MisplacedError(ValueError):
    """A fault of the value at the place `below` the one that is validated."""

    def __init__(self, message: str, *below: str | int) -> None:
        super().__init__(message)
        self.below = below


def validate(model: type[Model], fields: Fields, place: YamlPath = ()) -> tuple[Model | None, tuple[Problem, ...]]:
    """Validate the fields at `place` as a `model`; the value is None if there are problems."""
    values: Any = fields.values
    for step in place:
        values = values[step]
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        found = [_field_fault(model, fields, place, fault) for fault in error.errors(include_url=False)]
        meant = {problem.hint for problem in found}  # a field that is misspelt is not missing too
        return None, tuple(problem for problem in found if f"did you mean {_missing(problem)}?" not in meant)


def _field_fault(model: type[BaseModel], fields: Fields, place: YamlPath, fault: ErrorDetails) -> Problem:
    loc = tuple(step for step in fault["loc"] if step not in UNION_TAGS)
    inside, model = (*place, *loc), _model_at(model, loc[:-1])
    name = ".".join(str(step) for step in inside if isinstance(step, str))
    last = str(loc[-1]) if loc else ""
    found = fault["input"] if isinstance(fault["input"], str) else ""
    context = fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            example = _example(model, last)
            return fields.problem(inside[:-1], f"the field `{name}` is missing", f"write `{last}: {example}`")
        case "extra_forbidden":
            return fields.problem(inside, *_unknown_field(last, {*model.model_fields}))
        case "literal_error":
            allowed = re.findall(r"'([^']+)'", str(context["expected"]))
            return fields.problem(
                inside, f"`{name}` cannot be `{found}`", suggest(found, allowed, allowed_hint(allowed))
            )
        case kind if kind.startswith("date"):
            return fields.problem(inside, f"`{found}` is not a date", "write year-month-day, such as 2026-11-22")
        case "list_type" | "tuple_type":
            return fields.problem(inside, f"`{name}` is not a list", f"write `{last}: [one, two]`")
        case "value_error":
            message, _, hint = str(context["error"]).partition("; ")
            inside = (*inside, *getattr(context["error"], "below", ()))
            return fields.problem(inside, message, hint or f"write `{last}: {_example(model, last)}`")
    what = f"is {found!r}, which does not fit" if fault["type"] != "string_type" else "holds more than one value"
    return fields.problem(inside, f"`{name}` {what}", f"write `{last}: {_example(model, last)}`")


def _unknown_field(name: str, known: set[str]) -> tuple[str, str]:
    if " " in name.strip():  # a comma in a text between braces
        return f"`{name}` is taken for a field, because of the comma before it", "put the whole value in quotes"
    return f"there is no field `{name}`", suggest(name, known, allowed_hint(known))


def _missing(problem: Problem) -> str:
    """The name of a field that is missing, as a hint to a misspelt one shows it."""
    found = re.fullmatch(r"the field `(?:.*\.)?(\w+)` is missing", problem.message)
    return f"`{found[1]}`" if found else ""


def _model_at(model: type[BaseModel], loc: YamlPath) -> type[BaseModel]:
    """The model that the value at `loc` is read as, from that of the whole file."""
    for step in loc:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        inner = next(_models_in(field.annotation), None) if field else None
        model = inner or model
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inside in get_args(annotation):
        yield from _models_in(inside)


def _example(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    return str(field.examples[0]) if field and field.examples else "…"
