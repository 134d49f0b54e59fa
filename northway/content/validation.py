"""Turns fields read as text into a model, or into Problems that say in an editor's words what is wrong."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from northway.content.frontmatter import Fields, YamlPath
from northway.problems import Problem, allowed_hint, suggest

Model = TypeVar("Model", bound=BaseModel)
NO_FIELD, TAKE_OUT = "there is no field ", "take it out"
NEAREST_FIELD = 0.7  # how like one of our fields (1: the same) a name must be to count as a misspelling of it
WORD, ROWS = "(a word)", "(rows)"  # tags of a union type: its value is a word, or rows of fields
UNION_TAGS = (WORD, ROWS)


class MisplacedError(ValueError):
    """A fault of the value at the path `below` the one that is being validated."""

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
        faults = error.errors(include_url=False)
        found = [(fault, _field_fault(model, fields, place, fault)) for fault in faults]
        return None, tuple(_join_fields([row for row in found if not _is_consequence(row[0], faults)]))


def _is_consequence(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because items in it have faults of their own."""
    place = fault["loc"]
    inside = (other["loc"] for other in faults if len(other["loc"]) > len(place))
    return fault["type"] == "too_short" and any(loc[: len(place)] == place for loc in inside)


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
    if " " in name.strip():  # YAML reads text after a comma between braces as a field
        return f"`{name}` is read as a field because of the comma before it", "put the whole value in quotes"
    return f"{NO_FIELD}`{name}`", suggest(name, known, f"{TAKE_OUT}, or {allowed_hint(known)}", NEAREST_FIELD)


def _join_fields(found: list[tuple[ErrorDetails, Problem]]) -> Iterator[Problem]:
    """These problems, with those of all fields missing on one line joined, and those of all foreign fields joined.

    A file from another system has many fields that are unlike any of ours.
    """
    meant = {problem.hint for _, problem in found}  # a field that is only misspelt is not also reported as missing
    missing: dict[int, list[tuple[str, Problem]]] = {}
    foreign: list[Problem] = []
    for fault, problem in found:
        name = f"`{fault['loc'][-1]}`" if fault["loc"] else ""
        if fault["type"] == "missing" and f"did you mean {name}?" not in meant:
            missing.setdefault(problem.line, []).append((name, problem))
        elif fault["type"] == "extra_forbidden" and problem.hint.startswith(TAKE_OUT):
            foreign.append(problem)
        elif fault["type"] != "missing":
            yield problem
    for (name, first), *others in missing.values():
        fields = ", ".join([name, *(other for other, _ in others)])
        lines = ", ".join([first.hint, *(problem.hint.removeprefix("write ") for _, problem in others)])
        yield replace(first, message=f"{len(others) + 1} fields are missing: {fields}", hint=lines) if others else first
    for problem in foreign[:1]:
        names = ", ".join(each.message.removeprefix(NO_FIELD) for each in foreign)
        what = f"{len(foreign)} fields do not exist: {names}"
        yield replace(problem, message=what) if len(foreign) > 1 else problem


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
