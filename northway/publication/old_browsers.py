"""Rewrites styles for browsers of 2016 to 2021: Chrome 57 to 98, Safari 10.1 to 15.3, the Gecko 48 of KaiOS 2.5.

The sources are modern CSS. The rewritten styles look the same in a modern browser, and nearly so in an old one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Node, QualifiedRule
from tinycss2.ast import Declaration as Parsed

from northway.publication.css_declarations import KNOWS_MATHS, Declaration, parts, physical, without_maths
from northway.publication.css_declarations import for_old_browsers as old_declarations
from northway.publication.css_selectors import groups

CONDITIONS = ("media", "supports", "container", "keyframes")
LACKS_FLEX_GAP = "not (inset:0)"  # each browser got `inset` within three versions of `gap` for flexible boxes
LACKS_GRID = "not (display:grid)"
ONE_SIDE = re.compile(r"-inline-(start|end)\b")
PLAIN_ELEMENTS = re.compile(r"[a-z0-9]+(,[a-z0-9]+)*")
# `(width >= 42rem)`, for which old browsers need `(min-width:42rem)`.
WIDTH = re.compile(r"\((width|height)\s*([<>])=\s*([^()<>]+)\)")


def for_old_browsers(source: str, direction: str) -> str:
    """The style sheet for pages of one direction (`ltr` or `rtl`), with the same rules in forms that old browsers know.

    Applied to its own result, it changes nothing.
    """
    return "".join(_rules(parse_stylesheet(source, skip_comments=True, skip_whitespace=True), direction, False))


def in_layer_order(rules: Iterable[Node]) -> list[Node]:
    """The rules without cascade layers: those of each layer, in the order of layers, then those outside layers."""
    layers: dict[str, list[Node]] = {}
    others: list[Node] = []
    for rule in rules:
        if not (isinstance(rule, AtRule) and rule.lower_at_keyword == "layer"):
            others.append(rule)
        elif rule.content is None:
            layers |= {name: layers.get(name, []) for name in re.split(r"\s*,\s*", serialize(rule.prelude).strip())}
        else:
            layers.setdefault(serialize(rule.prelude).strip(), []).extend(_content(rule))
    return [rule for layer in layers.values() for rule in in_layer_order(layer)] + others


def _content(rule: AtRule) -> list[Node]:
    return list(parse_stylesheet(rule.content, skip_comments=True, skip_whitespace=True))


def _rules(rules: Iterable[Node], direction: str, knows_maths: bool) -> Iterator[str]:
    """Each rule as text, without a rule that is the same as the one before it."""
    before = ""
    for rule in in_layer_order(rules):
        for text in _rule(rule, direction, knows_maths):
            if text != before:
                yield text
            before = text


def _rule(rule: Node, direction: str, knows_maths: bool) -> Iterator[str]:
    if isinstance(rule, AtRule) and rule.lower_at_keyword in CONDITIONS and rule.content is not None:
        prelude = serialize(rule.prelude)
        inner = "".join(_rules(_content(rule), direction, knows_maths or KNOWS_MATHS in prelude))
        old = WIDTH.sub(lambda found: f"({'min' if found[2] == '>' else 'max'}-{found[1]}:{found[3].strip()})", prelude)
        yield f"@{rule.at_keyword}{old}{{{inner}}}"
    elif isinstance(rule, QualifiedRule):
        found = [each for each in parse_blocks_contents(rule.content) if isinstance(each, Parsed)]
        declared = [each for one in found for each in _declarations(one, direction, knows_maths)]
        declared = list(_with_grid_gap(declared))
        for selectors in groups(serialize(rule.prelude).strip()):
            space = list(_space_between(selectors, {each.name: each.value for each in declared}, direction))
            yield from _blocks(selectors, declared, space)
            yield from _swapped_sides(selectors, found, direction)
    else:
        yield rule.serialize()


def _declarations(parsed: Parsed, direction: str, knows_maths: bool) -> Iterator[Declaration]:
    value = serialize(parsed.value).strip() + ("!important" if parsed.important else "")
    return old_declarations(parsed.name, value, direction, knows_maths)


def _with_grid_gap(declared: list[Declaration]) -> Iterator[Declaration]:
    """The declarations; in a grid, with the older name of `gap` before it (Chrome 57 to 65, Safari 10)."""
    is_grid = any(each.name == "display" and "grid" in each.value for each in declared)
    for each in declared:
        if is_grid and each.name == "gap":
            yield replace(each, name="grid-gap")
        yield each


def _swapped_sides(selectors: str, found: Iterable[Parsed], direction: str) -> Iterator[str]:
    """Rules that swap left and right for elements such as `ul` in parts of a page that have the other direction.

    `revert` resets the page's own side, which no other style of ours sets. Browsers without `:where()` drop the rule.
    """
    other = "ltr" if direction == "rtl" else "rtl"
    sided = [(each.lower_name, serialize(each.value).strip()) for each in found if ONE_SIDE.search(each.lower_name)]
    if not sided or not PLAIN_ELEMENTS.fullmatch(selectors):
        return
    here = [f"{name}:revert" for each in sided for name, _ in physical(*each, direction)]
    there = [f"{name}:{value}" for each in sided for name, value in physical(*each, other)]
    for selector in selectors.split(","):
        yield f"{selector}:where([dir={other}],[dir={other}] *){{{';'.join(here + there)}}}"


def _blocks(selectors: str, declared: Iterable[Declaration], space: Iterable[str]) -> Iterator[str]:
    """The rule, split into blocks if declarations need an `@supports`; `space` comes before the block with `gap`."""
    for guard, each in groupby(declared, lambda each: each.guard):
        found = list(each)
        if not guard and any(one.name == "gap" for one in found):
            yield from space
        block = f"{selectors}{{{';'.join(dict.fromkeys(map(str, found)))}}}"
        yield f"@supports {guard}{{{block}}}" if guard else block


def _space_between(selectors: str, declared: dict[str, str], direction: str) -> Iterator[str]:
    """Rules with margins in place of `gap`, for browsers without `gap` in flexible boxes, or without grids."""
    display = declared.get("display", "")
    if "gap" not in declared or not ("flex" in display or "grid" in display) or "::" in selectors:
        return
    rows, columns = (parts(without_maths(declared["gap"])) * 2)[:2]
    is_row = "flex" in display and "column" not in declared.get("flex-direction", "")
    is_many = not is_row or "wrap" in declared.get("flex-wrap", "")
    margins = [("margin-inline-end", columns)] * (is_row and columns != "0")
    margins += [("margin-bottom", rows)] * (is_many and rows != "0")
    guard = LACKS_FLEX_GAP if "flex" in display else LACKS_GRID
    written = ";".join(f"{name}:{value}" for each in margins for name, value in physical(*each, direction))
    inner = ",".join(f"{selector}>:not(:last-child)" for selector in selectors.split(","))
    if margins:
        yield f"@supports {guard}{{{inner}{{{written}}}}}"
