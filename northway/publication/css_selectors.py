"""Rewrites CSS selectors in a form that old browsers know, and separates those that have no such form."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import FunctionBlock, HashToken, IdentToken, Node, SquareBracketsBlock, WhitespaceToken

from northway.publication.css_declarations import arguments

OLD_NAMES = """
    hover focus active visited link root lang empty not target checked disabled enabled before after first-line
    first-letter first-child last-child only-child nth-child nth-last-child first-of-type last-of-type only-of-type
    nth-of-type nth-last-of-type
"""
OLD = frozenset(OLD_NAMES.split())
PSEUDO = re.compile(r"(?<=:)[a-z-]+")
COMBINATORS = (">", "+", "~", ",")


def groups(prelude: str) -> list[str]:
    """The selectors that every browser knows, as one list, and each other selector by itself.

    A browser that does not know one selector of a list drops the whole rule.
    """
    found = [each for part in arguments(parse_component_value_list(prelude)) for each in expanded(part)]
    old = [each for each in found if all(name in OLD for name in PSEUDO.findall(each))]
    return [*([",".join(old)] if old else []), *(each for each in found if each not in old)]


def expanded(tokens: Sequence[Node]) -> Iterator[str]:
    """A selector without `:is()`, `:where()` and lists in `:not()`, as several selectors if necessary.

    `X:not(.quiet *)` becomes `html:not(.quiet) X`, because only the root element has such a class.
    """
    choices: list[list[str]] = []
    before = ""
    for at, token in enumerate(tokens):
        is_pseudo = isinstance(token, FunctionBlock) and at > 0 and tokens[at - 1] == ":"
        name = token.lower_name if is_pseudo else ""
        parts = [list(part) for part in arguments(token.arguments)] if is_pseudo else []
        if name in ("is", "where") and all(map(_is_simple, parts)) and _may_stand(tokens, at - 1, parts):
            choices[-1] = [serialize(part).strip() for part in parts]
        elif name == "not" and all(_is_simple(part) or _is_outside(part) for part in parts):
            outside = [serialize(part).removesuffix("*").strip() for part in parts if _is_outside(part)]
            before += "".join(f"html:not({each}) " for each in outside)
            choices[-1] = ["".join(f":not({serialize(part).strip()})" for part in parts if not _is_outside(part))]
        else:
            choices.append([token.serialize()])
    yield from ((before + "".join(choice).strip()) for choice in product(*choices))


def _is_simple(tokens: Sequence[Node]) -> bool:
    """Whether this is a single name, class, id, attribute or pseudo-class without arguments."""
    bare = [token for token in tokens if not isinstance(token, WhitespaceToken)]
    if len(bare) == 1:
        return isinstance(bare[0], IdentToken | HashToken | SquareBracketsBlock)
    return len(bare) == 2 and bare[0] in (".", ":") and isinstance(bare[1], IdentToken | FunctionBlock)


def _is_outside(tokens: Sequence[Node]) -> bool:
    """Whether this selects everything below one class: `.quiet *`."""
    return re.fullmatch(r"\.[\w-]+ \*", serialize(tokens).strip()) is not None


def _may_stand(tokens: Sequence[Node], at: int, parts: Sequence[Sequence[Node]]) -> bool:
    """Whether each of `parts` can be inserted at this place: the name of an element must come first in a selector."""
    is_first = at == 0 or isinstance(tokens[at - 1], WhitespaceToken) or tokens[at - 1] in COMBINATORS
    return is_first or not any(isinstance(part[0], IdentToken) for part in parts)
