"""CSS declarations in a form that old browsers know: physical properties, and older values before modern ones.

Values are split at white space or commas, and lose the functions that old browsers do not know.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import FunctionBlock, Node, ParenthesesBlock, WhitespaceToken

MATHS = ("clamp", "min", "max")  # Chrome 79, Firefox 75, Safari 13.1
CHANGING_UNITS = ("%", "vw", "vh")
KNOWS_MATHS = "(width:clamp(1px,1px,1px))"
INLINE_SIDES = {"ltr": ("left", "right"), "rtl": ("right", "left")}
SIZE = re.compile(r"(min-|max-|)(inline|block)-size")
SIDES = re.compile(
    r"(margin|padding|scroll-margin|scroll-padding|inset|border)-(block|inline)(?:-(start|end))?(-(?:width|style|color))?"
)
# For a shorthand with one, two, three or four values: the index of the value of each side.
FOUR_SIDES = ((0, 0, 0, 0), (0, 1, 0, 1), (0, 1, 2, 1), (0, 1, 2, 3))
CORNER = re.compile(r"border-(start|end)-(start|end)-radius")
OLDER_VALUES = {
    ("position", "sticky"): "-webkit-sticky",  # Safari before 13
    ("overflow-wrap", "anywhere"): "break-word",  # Chrome before 80, Safari before 15.4
}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration as text. `guard` is the condition of the `@supports` that must be around it, if any."""

    name: str
    value: str
    guard: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


def for_old_browsers(name: str, value: str, direction: str, knows_maths: bool) -> Iterator[Declaration]:
    """The declarations that replace this one, in order.

    A browser notices only when it uses a value with `var()` that it is invalid, and does not fall back to a plain value
    before it. So such a value goes into an `@supports`. `knows_maths`: this declaration is already inside one.
    """
    plain, guard = without_maths(value), ""
    if plain != value and not knows_maths:
        for each, part in physical(name, plain, direction):
            yield from with_older(each, part)
        guard = KNOWS_MATHS if name.startswith("--") or "var(" in value else ""
    for each, part in physical(name, value, direction):
        yield from (Declaration(found.name, found.value, guard) for found in with_older(each, part))


def with_older(name: str, value: str) -> Iterator[Declaration]:
    """This declaration, preceded by its older form if it has one; `place-*` is split into its two parts."""
    if name in ("place-items", "place-content", "place-self"):
        first, last = _each_side(value, 2)
        kind = name.removeprefix("place-")
        yield from (Declaration(f"align-{kind}", first), Declaration(f"justify-{kind}", last))
        return
    if (name, value) in OLDER_VALUES:
        yield Declaration(name, OLDER_VALUES[name, value])
    yield Declaration(name, value)


def physical(name: str, value: str, direction: str) -> list[tuple[str, str]]:
    """The physical properties and values for a logical property on a page of this direction (`ltr` or `rtl`).

    `text-align: start` stays, because every browser that knows our other styles knows it.
    """
    sides = {"block": ("top", "bottom"), "inline": INLINE_SIDES[direction]}
    if found := SIZE.fullmatch(name):
        return [(found[1] + ("width" if found[2] == "inline" else "height"), value)]
    if found := CORNER.fullmatch(name):
        vertical, horizontal = (sides[axis][found[at] == "end"] for at, axis in ((1, "block"), (2, "inline")))
        return [(f"border-{vertical}-{horizontal}-radius", value)]
    if found := SIDES.fullmatch(name):
        kind, axis, side, suffix = found.groups(default="")
        prefix = "" if kind == "inset" else f"{kind}-"
        if side:
            return [(f"{prefix}{sides[axis][side == 'end']}{suffix}", value)]
        values = (value, value) if kind == "border" and not suffix else _each_side(value, 2)
        found_sides = sorted(zip(sides[axis], values, strict=True), key=lambda each: each[0] in ("right", "bottom"))
        return [(f"{prefix}{side}{suffix}", part) for side, part in found_sides]
    if name == "inset":
        return list(zip(("top", "right", "bottom", "left"), _each_side(value, 4), strict=True))
    return [(name, value)]


def _each_side(value: str, sides: int) -> list[str]:
    """The values of a shorthand for two sides, or for four: top, right, bottom, left. `!important` applies to each."""
    bare, important, _ = value.partition("!important")
    found = parts(bare)
    places = (0, -1) if sides == 2 else FOUR_SIDES[len(found) - 1]
    return [found[place] + important for place in places]


def parts(value: str) -> list[str]:
    """The values separated by white space: `0 auto` has two."""
    tokens = parse_component_value_list(value)
    return [serialize(part) for part in split(tokens, lambda token: isinstance(token, WhitespaceToken))]


def arguments(tokens: Iterable[Node]) -> list[list[Node]]:
    """The tokens of each argument, which commas separate."""
    return list(split(tokens, lambda token: token == ","))


def split(tokens: Iterable[Node], is_separator: Callable[[Node], bool]) -> Iterator[list[Node]]:
    """The lists of tokens between separators, without empty ones."""
    part: list[Node] = []
    for token in tokens:
        if not is_separator(token):
            part.append(token)
        elif part:
            yield part
            part = []
    if part:
        yield part


def without_maths(value: str) -> str:
    """The value with each `clamp()`, `min()` and `max()` replaced by one of its arguments.

    `clamp()` is replaced by its smallest value; the others by the first argument that does not depend on the screen.
    """
    return "".join(map(_without_maths, parse_component_value_list(value)))


def _without_maths(token: Node) -> str:
    if isinstance(token, ParenthesesBlock):
        return f"({_all_without_maths(token.content)})"
    if not isinstance(token, FunctionBlock):
        return str(token.serialize())
    if token.lower_name not in MATHS:
        return f"{token.name}({_all_without_maths(token.arguments)})"
    choices = [(_all_without_maths(choice).strip(), choice) for choice in arguments(token.arguments)]
    fixed = [each for each in choices if token.lower_name == "clamp" or not each[0].endswith(CHANGING_UNITS)]
    text, chosen = (fixed or choices or [("0", [])])[0]
    values = [part for part in chosen if not isinstance(part, WhitespaceToken)]
    return text if len(values) <= 1 else f"calc({text})"  # a single value needs no calc()


def _all_without_maths(tokens: Iterable[Node]) -> str:
    return "".join(map(_without_maths, tokens))
