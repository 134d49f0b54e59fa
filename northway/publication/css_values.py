"""The values of CSS properties: in parts, and without the functions that old browsers do not know."""

from collections.abc import Callable, Iterable, Iterator

from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import FunctionBlock, Node, ParenthesesBlock, WhitespaceToken

MATHS = ("clamp", "min", "max")  # Chrome 79, Firefox 75, Safari 13.1
CHANGING_UNITS = ("%", "vw", "vh")


def parts(value: str) -> list[str]:
    """The values that white space separates: `0 auto` has two."""
    tokens = parse_component_value_list(value)
    return [serialize(part) for part in split(tokens, lambda token: isinstance(token, WhitespaceToken))]


def arguments(tokens: Iterable[Node]) -> list[list[Node]]:
    """The tokens between commas."""
    return list(split(tokens, lambda token: token == ","))


def split(tokens: Iterable[Node], is_separator: Callable[[Node], bool]) -> Iterator[list[Node]]:
    """The tokens between separators; none is an empty list."""
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
    """The value with one argument in place of each `clamp()`, `min()` and `max()`.

    `clamp()` gives its smallest value; the others give the first argument that does not change with the screen.
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
    return text if len(values) <= 1 else f"calc({text})"  # one has nothing to reckon


def _all_without_maths(tokens: Iterable[Node]) -> str:
    return "".join(map(_without_maths, tokens))
