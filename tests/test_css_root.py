"""A page holds the styles for its own language and section, and no rules that could never apply to it."""

import re
from pathlib import Path

import pytest

from northway.publication.css_root import Root, for_root, without_unused_tokens
from northway.publication.static_files import Static

STATIC = Static(Path(__file__).parents[1] / "static")
PLAIN, QUIET, URDU = Root("en-GB", "ltr"), Root("en-GB", "ltr", is_quiet=True), Root("ur", "rtl")
KEPT = {
    ".quiet a{b:c}": [QUIET],
    "html:not(.quiet) a{b:c}": [PLAIN, URDU],
    ":root:lang(ur){b:c}": [URDU],
    ":root:lang(en){b:c}": [PLAIN, QUIET],
    ":lang(ur) h1{b:c}": [PLAIN, QUIET, URDU],
    "@media print{.quiet a{b:c}}": [QUIET],
}


@pytest.mark.parametrize("rule", KEPT)
def test_a_rule_is_on_the_pages_on_which_it_can_count(rule):
    assert [root for root in (PLAIN, QUIET, URDU) if for_root(rule, root)] == KEPT[rule]


def test_of_a_list_of_selectors_those_are_left_that_can_count():
    assert for_root("a,.quiet b{c:d}", PLAIN) == "a{c:d}"


def test_a_token_is_set_once_where_a_later_rule_sets_it_anew():
    assert for_root(":root{--a:1;--b:2}.quiet{--a:3}", QUIET) == ":root{--b:2}.quiet{--a:3}"


def test_a_token_stays_that_is_set_anew_on_some_screens_only():
    written = ":root{--a:1}@media (min-width:9rem){:root{--a:2}.quiet{--b:3}}"
    assert for_root(written, QUIET) == written


def test_a_token_that_nothing_uses_is_left_out():
    assert without_unused_tokens(":root{--a:1;--b:2}a{c:var(--a)}") == ":root{--a:1}a{c:var(--a)}"


@pytest.mark.parametrize("root", [PLAIN, QUIET, URDU])
def test_every_token_that_a_page_uses_is_set(root):
    text = STATIC.style(STATIC.components, root).text
    assert set(re.findall(r"var\((--[\w-]+)", text)) == set(re.findall(r"[{;](--[\w-]+):", text))
