"""Removes styles that cannot apply to a page, given its root element: its language, and whether it is quiet."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from tinycss2 import parse_stylesheet, serialize
from tinycss2.ast import AtRule, Node, QualifiedRule

QUIET = "quiet"
ROOT_LANGUAGE = re.compile(r":root:lang\(([\w-]+)\)")
TOKEN_USED = re.compile(r"var\(\s*(--[\w-]+)")
TOKEN_SET = re.compile(r"(?<=[{;])(--[\w-]+):[^;{}]*(?:;|(?=\}))")
ROOT_RULE = re.compile(rf"(?::root|\.{QUIET})\{{[^{{}}]*\}}")
CONDITIONS = ("media", "supports", "container")


@dataclass(frozen=True, slots=True)
class Root:
    """The root element of a page: its language (BCP 47), its direction (`ltr` or `rtl`), and whether it is quiet."""

    tag: str
    direction: str
    is_quiet: bool = False

    def matches(self, selector: str) -> bool:
        """Whether the selector can match anything below this root, judging by its class and its language."""
        language = ROOT_LANGUAGE.search(selector)
        if language and not f"{self.tag}-".lower().startswith(f"{language[1]}-".lower()):
            return False
        if f":not(.{QUIET})" in selector:
            return not self.is_quiet
        return self.is_quiet or f".{QUIET}" not in selector


def for_root(source: str, root: Root) -> str:
    """The style sheet without rules that match nothing below this root, and without tokens that are set again later."""
    nodes = parse_stylesheet(source, skip_comments=True, skip_whitespace=True)
    kept = [text for text in (_kept(node, root) for node in nodes) if text]
    return "".join(_without_reset_tokens(text, kept[at + 1 :]) for at, text in enumerate(kept))


def _without_reset_tokens(rule: str, later: Iterable[str]) -> str:
    """A rule for the root without the tokens that a later, unconditional rule for the root sets again."""
    if not ROOT_RULE.fullmatch(rule):
        return rule
    anew = {found[1] for text in later if ROOT_RULE.fullmatch(text) for found in TOKEN_SET.finditer(text)}
    return _without_tokens(rule, anew)


def without_unused_tokens(source: str) -> str:
    """The style sheet without the custom properties that no value uses."""
    return _without_tokens(source, {found[1] for found in TOKEN_SET.finditer(source)} - {*TOKEN_USED.findall(source)})


def _without_tokens(source: str, names: Set[str]) -> str:
    return TOKEN_SET.sub(lambda found: "" if found[1] in names else found[0], source).replace(";}", "}")


def _kept(node: Node, root: Root) -> str:
    if isinstance(node, AtRule) and node.lower_at_keyword in CONDITIONS and node.content is not None:
        inner = for_root(serialize(node.content), root)
        return f"@{node.at_keyword}{serialize(node.prelude)}{{{inner}}}" if inner else ""
    if isinstance(node, QualifiedRule):
        selectors = [each for each in serialize(node.prelude).split(",") if root.matches(each)]
        return f"{','.join(selectors)}{{{serialize(node.content)}}}" if selectors else ""
    return str(node.serialize())
