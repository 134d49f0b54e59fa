"""Fields as text → a model, or Problems that say in an editor's words what does not fit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from northway.content.frontmatter import Fields, YamlPath
from northway.problems import Problem, allowed_hint, suggest

Model = TypeVar("Model", bound=BaseModel)
NO_FIELD, TAKE_OUT = "there is no field ", "take it out"
NEAREST_FIELD = 0.7  # of 1: how like one of ours a field is whose name may be misspelt
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
        faults = error.errors(include_url=False)
        found = [_field_fault(model, fields, place, fault) for fault in faults if not _only_follows(fault, faults)]
        meant = {problem.hint for problem in found}  # a field that is misspelt is not missing too
        told = [problem for problem in found if f"did you mean {_missing(problem)}?" not in meant]
        return None, tuple(_foreign_together(_missing_together(told)))


def _only_follows(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether a list is too short only because what stands in it has faults of its own."""
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
    if " " in name.strip():  # a comma in a text between braces
        return f"`{name}` is taken for a field, because of the comma before it", "put the whole value in quotes"
    return f"{NO_FIELD}`{name}`", suggest(name, known, f"{TAKE_OUT}, or {allowed_hint(known)}", NEAREST_FIELD)


def _missing_together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """These problems, with one for all fields that are missing in one place: a file from elsewhere has none of ours."""
    missing: dict[int, list[Problem]] = {}
    for problem in problems:
        if _missing(problem):
            missing.setdefault(problem.line, []).append(problem)
        else:
            yield problem
    for each in missing.values():
        if len(each) == 1:
            yield each[0]
        else:
            fields = ", ".join(map(_missing, each))
            lines = ", ".join(problem.hint.removeprefix("write ") for problem in each)
            yield replace(each[0], message=f"{len(each)} fields are missing: {fields}", hint=f"write {lines}")


def _foreign_together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """These problems, with one for all fields that are like none of ours."""
    foreign = []
    for problem in problems:
        if problem.message.startswith(NO_FIELD) and problem.hint.startswith(TAKE_OUT):
            foreign.append(problem)
        else:
            yield problem
    if len(foreign) > 1:
        fields = ", ".join(problem.message.removeprefix(NO_FIELD) for problem in foreign)
        yield replace(foreign[0], message=f"{len(foreign)} fields are none of ours: {fields}")
    yield from foreign if len(foreign) == 1 else ()


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
