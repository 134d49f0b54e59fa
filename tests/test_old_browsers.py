"""Styles are published in forms that old browsers know: Chrome 57 to 98, Safari 10.1 to 15.3, KaiOS 2.5."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinycss2 import parse_blocks_contents, parse_stylesheet
from tinycss2.ast import Declaration

from northway.publication.css_declarations import KNOWS_MATHS
from northway.publication.css_root import Root
from northway.publication.old_browsers import for_old_browsers
from northway.publication.static_files import Static

STATIC = Static(Path(__file__).parents[1] / "static")
LOGICAL = re.compile(r"[{;](?:[\w-]*-(?:inline|block)(?:-[\w-]+)?|(?:[\w-]+-)?(?:inline|block)-size|inset|place-\w+):")
MATHS = re.compile(r"\b(?:clamp|min|max)\(")
EVERY = [
    (STATIC.style(components, root), root.direction)
    for root in (Root("en", "ltr"), Root("en", "ltr", is_quiet=True), Root("ur", "rtl"))
    for components in ((), STATIC.components)
]
RULES = {
    ".a{margin-inline-start:1px}": ".a{margin-left:1px}",
    "a{margin-inline:1px auto}": "a{margin-left:1px;margin-right:auto}",
    "a{margin-block:0 var(--space-3)!important}": "a{margin-top:0!important;margin-bottom:var(--space-3)!important}",
    "a{padding-block:1px}": "a{padding-top:1px;padding-bottom:1px}",
    ".a{border-inline-end:1px solid red}": ".a{border-right:1px solid red}",
    "a{border-block:1px solid}": "a{border-top:1px solid;border-bottom:1px solid}",
    ".a{border-inline-start-color:red}": ".a{border-left-color:red}",
    "a{border-start-end-radius:1px}": "a{border-top-right-radius:1px}",
    "a{border-end-start-radius:1px}": "a{border-bottom-left-radius:1px}",
    "a{max-inline-size:9rem;min-block-size:1rem}": "a{max-width:9rem;min-height:1rem}",
    "a{inset-block-start:0;inset:1px 2px}": "a{top:0;top:1px;right:2px;bottom:1px;left:2px}",
    "a{scroll-padding-block-start:1px}": "a{scroll-padding-top:1px}",
    "a{text-align:start}": "a{text-align:start}",
    "a{place-items:center}": "a{align-items:center;justify-items:center}",
    "a{position:sticky}": "a{position:-webkit-sticky;position:sticky}",
    "a{width:clamp(1rem,2vw,3rem)}": "a{width:1rem;width:clamp(1rem,2vw,3rem)}",
    "a{width:min(100%,8rem)}": "a{width:8rem;width:min(100%,8rem)}",
    "a{width:max(1rem + 1px,5%)}": "a{width:calc(1rem + 1px);width:max(1rem + 1px,5%)}",
    "a{columns:f(max(min(9%,8px),4%),1fr)}": "a{columns:f(8px,1fr);columns:f(max(min(9%,8px),4%),1fr)}",
    "a{--h:min(1px,2px);color:red}": f"a{{--h:1px}}@supports {KNOWS_MATHS}{{a{{--h:min(1px,2px)}}}}a{{color:red}}",
    "a{width:min(var(--x),9vw)}": f"a{{width:var(--x)}}@supports {KNOWS_MATHS}{{a{{width:min(var(--x),9vw)}}}}",
    ":is(th,td):first-child{color:red}": "th:first-child,td:first-child{color:red}",
    "a:where(.b,.c) i{color:red}": "a.b i,a.c i{color:red}",
    "a:not(.b,[c]){color:red}": "a:not(.b):not([c]){color:red}",
    "a:not(.quiet *) b{color:red}": "html:not(.quiet) a b{color:red}",
    "a,b:has(c),d:focus-visible,e:hover{top:0}": "a,e:hover{top:0}b:has(c){top:0}d:focus-visible{top:0}",
    "@media (width >= 42rem){a{top:0}}": "@media (min-width:42rem){a{top:0}}",
    "@layer b,a;@layer a{i{top:0}}p{top:0}@layer b{u{top:0}}": "u{top:0}i{top:0}p{top:0}",
    "@layer a{@media print{@page{margin:0}i{inset:0}}}": "@media print{@page{margin:0}i{top:0;right:0;bottom:0;left:0}}",
    "p{display:flex;gap:0 1px}": "@supports not (inset:0){p>:not(:last-child){margin-right:1px}}p{display:flex;gap:0 1px}",
    "p{display:flex;flex-wrap:wrap;gap:2px}": "@supports not (inset:0){p>:not(:last-child){margin-right:2px;margin-bottom:2px}}p{display:flex;flex-wrap:wrap;gap:2px}",
    "p{display:grid;gap:2px}": "@supports not (display:grid){p>:not(:last-child){margin-bottom:2px}}p{display:grid;grid-gap:2px;gap:2px}",
    "p{display:flex;column-gap:2px}": "p{display:flex;column-gap:2px}",
}


@pytest.mark.parametrize("written", RULES)
def test_a_modern_rule_is_published_as_an_old_browser_knows_it(written):
    assert for_old_browsers(written, "ltr") == RULES[written]


def test_start_is_right_where_the_page_reads_from_the_right():
    written = ".a{margin-inline-start:1px;padding-inline:1px 2px;inset-inline-end:0;border-start-start-radius:1px}"
    published = ".a{margin-right:1px;padding-left:2px;padding-right:1px;left:0;border-top-right-radius:1px}"
    assert for_old_browsers(written, "rtl") == published


def test_a_list_in_words_of_the_other_direction_is_turned():
    turned = "ul:where([dir=rtl],[dir=rtl] *){padding-left:revert;padding-right:1em}"
    assert for_old_browsers("ul{padding-inline-start:1em}", "ltr") == "ul{padding-left:1em}" + turned


def test_the_same_style_serves_both_directions_where_it_has_no_sides():
    written = "a{margin-inline:auto;padding-inline:1px;margin-block:1px 2px}"
    assert for_old_browsers(written, "rtl") == for_old_browsers(written, "ltr")


def rules_in(text: str):
    """Every rule that has declarations, with the conditions that it stands in."""
    for rule in parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        assert rule.type in ("at-rule", "qualified-rule"), rule
        if rule.type == "qualified-rule":
            yield "", rule
        elif rule.lower_at_keyword in ("media", "supports", "container", "layer") and rule.content is not None:
            condition = "".join(token.serialize() for token in rule.prelude)
            inner = "".join(token.serialize() for token in rule.content)
            yield from ((condition + outer, each) for outer, each in rules_in(inner))


def test_no_rule_of_ours_stands_in_another():
    for name, source in STATIC.sources.items():
        for _, rule in rules_in(source):
            for each in parse_blocks_contents(rule.content, skip_whitespace=True):
                assert isinstance(each, Declaration), (
                    f"{name}: {rule.prelude}: write the inner rule after the outer one"
                )


@pytest.mark.parametrize(("style", "direction"), EVERY)
def test_what_is_published_holds_nothing_that_old_browsers_stumble_over(style, direction):
    assert "@layer" not in style.text
    assert not LOGICAL.search(style.text)
    assert not re.search(r":is\(|:where\((?!\[dir=)|:not\([^()]*[, ]|\((width|height) ?[<>]", style.text)
    assert for_old_browsers(style.text, direction) == style.text


@pytest.mark.parametrize(("style", "direction"), EVERY)
def test_a_value_that_is_reckoned_has_a_plain_one_before_it(style, direction):
    for condition, rule in rules_in(style.text):
        before = ""
        for each in parse_blocks_contents(rule.content):
            value = "".join(token.serialize() for token in each.value)
            if MATHS.search(value):
                is_never_refused = each.name.startswith("--") or "var(" in value
                assert (KNOWS_MATHS in condition) if is_never_refused else before == each.name, value
            before = each.name


@pytest.mark.parametrize(("style", "direction"), EVERY)
def test_a_selector_that_some_browser_does_not_know_stands_alone(style, direction):
    for _, rule in rules_in(style.text):
        selector = "".join(token.serialize() for token in rule.prelude)
        assert "," not in re.sub(r"\(\[dir[^)]*", "", selector) or not re.search(
            r":(has|where|focus-visible)|::(marker|details-content)", selector
        )


# What Chromium 80 does not know, as we would write it.
NEW_IN_SCRIPTS = re.compile(
    r"\.(?:at|replaceAll|findLast|toSorted|toReversed|with)\(|(?:\?\?|\|\||&&)=|\.inert\b|\bObject\.hasOwn\b"
    r"|\bstructuredClone\b|\bWeakRef\b|\bPromise\.any\b"
)


@pytest.mark.parametrize("file", sorted((STATIC.folder / "js").glob("*.js")), ids=lambda file: file.stem)
def test_a_script_holds_nothing_that_an_old_browser_does_not_know(file):
    assert not NEW_IN_SCRIPTS.search(file.read_text("utf-8"))


def test_the_space_in_a_flexible_box_is_written_as_gap_for_which_old_browsers_get_margins():
    for file in Path("static/css").rglob("*.css"):
        for block in re.findall(r"\{([^{}]*)\}", file.read_text("utf-8")):
            assert not ("flex" in block and re.search(r"(column|row)-gap", block)), f"{file}: {block}"


def test_what_says_that_a_line_is_open_stands_apart_from_its_hours(northway):
    """A browser that knows no `scripting: enabled` shows both in one line."""
    assert "24 hours. <span" in northway.get("/help/childline/").html.replace("</span>", "")


@pytest.mark.parametrize("name", STATIC.drawn)
def test_each_drawing_has_a_size_of_its_own(name):
    assert re.match(r'<svg class="\w+" width="\d+" height="\d+" viewBox=', STATIC.drawn[name])


NAMES = st.sampled_from(
    ["margin-inline", "inset", "gap", "--x", "border-block-end", "place-items", "inline-size", "display"]
)
VALUES = st.sampled_from(["0", "1px 2px", "min(1px,2vw)", "clamp(1px,var(--a),3px)", "flex", "grid", "0!important"])
SELECTORS = st.sampled_from(["a", "a:has(b)", ":is(a,b) c", "a:not(.quiet *)", "a,b:focus-visible", 'a[href="x{"]'])
BLOCKS = st.builds(
    lambda selector, declared: f"{selector}{{{';'.join(map(':'.join, declared))}}}",
    SELECTORS,
    st.lists(st.tuples(NAMES, VALUES), max_size=4, unique_by=lambda each: each[0]),
)
SHEETS = st.lists(
    st.builds(str.format, st.sampled_from(["{}", "@layer a{{{}}}", "@media print{{{}}}"]), BLOCKS), max_size=4
)


@given(SHEETS, st.sampled_from(["ltr", "rtl"]))
def test_every_bracket_is_closed_and_a_second_time_changes_nothing(sheets, direction):
    published = for_old_browsers("".join(sheets), direction)
    bare = published.replace('"x{"', "")
    assert bare.count("{") == bare.count("}") and bare.count("(") == bare.count(")")
    assert for_old_browsers(published, direction) == published
