"""Markdown as our quicker parts read it, beside Python-Markdown itself: no reader could tell them apart."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from northway.content.loader import load_site
from northway.content.site import Page
from northway.markup.converter import plain_converter, quick_converter
from northway.markup.inline import MARKS
from northway.markup.renderer import Renderer
from tests.conftest import SMALL_SITE

HERE = Path(__file__).parents[1]
SITE = load_site(SMALL_SITE)
PLAIN, QUICK = plain_converter(), quick_converter()

WORDS = [
    "a",
    "word",
    "Two words",
    "é",
    "ي",
    "\u00a0",
    "\u2028",
    "1",
    "0.",
    "&",
    "&amp;",
    "'",
    '"',
    "!",
    ".",
    ":",
    " ",
    " ",
]
EMPHASIS = ["*", "**", "***", "_", "__", "*e*", "**s**", "_e_", "a", "b", " ", "`c`", "\\*"]
CODE = ["`", "``", "```", "`c`", "\\", "\\\\", "\\`", "\\*", "*", "a", " ", "<", "&"]
LINKS = [
    "[",
    "]",
    "(",
    ")",
    "](",
    "<",
    ">",
    "'",
    '"',
    " ",
    "[a](b.md)",
    "[a](b 'c')",
    "[*a* `b`](c)",
    "![a](b)",
    "`b`",
    "\\_",
    "*",
]
BLOCKS = [
    "\n",
    "\n\n",
    "  \n",
    "\n    ",
    "\n\n    ",
    "\t",
    "\r",
    "- ",
    "\n- ",
    "\n* ",
    "\n2. ",
    "\n> ",
    "\n ",
    "\n## ",
    "\n---\n",
    "***",
    "a",
    "*b*",
]
TABLES = [
    "|",
    "\n",
    "\n|--|--|\n",
    "--|--",
    "\n:--|--:\n",
    "\n\n| a | b |\n| --- | :-: |\n| c | d |\n",
    "`",
    "\\",
    "a",
    " ",
]
CONTROL = ["\x02", "\x03", "\x1c", "\x0b", "\x02klzzwxh:0000\x03", "\x0242\x03", "`c`", " ", "a"]
RECORDS = ["[](helpline:100)", "[Ring *x* 0161 496 0100 `y` *z*](helpline:100)", "[Ring 0161 496 0100 *z*](helpline:100)", "[](fact:how-many)",
           "[x](helpline:100#text)", "[x](first-hour.md)", "[x](no.md)", "[x](https://x.example)", "\n\n", "\n- ", "\n    - ", "> ",
           "**", "::: do\n", "\n:::\n", "\n```\n"]  # fmt: skip
KINDS = (WORDS, EMPHASIS, CODE, LINKS, BLOCKS, TABLES, CONTROL, RECORDS)
ALL = [piece for kind in KINDS for piece in kind]
# What only one of a hundred thousand texts brings to light, each found by taking one condition out.
RARE = (
    "**b *b**a***b*",
    "***b*\\*_____****_*",
    "******``\\```***",
    "_**`*_",
    "___* *__*** __\\*b*\\***",
    "*e**e*_`c`\\*_",
    "*a **b** c **d** e\n\n**f**",
    "a  \n *b*",
    "a\n > b",
    "a | b\n:-- | --:\nc | d",
    '[a](<b"c>)',
    "[a](b\\_c`d`)",
    "[a](b'c')",
    "- [x](no.md)- \n\n> [y](z.md)",
    "- [x](a.md)\n\n    - [y](b.md)\n\n[z](c.md)",
    "[Ring 0161 496 0100 *now*](helpline:100)",
    "[Ring 0161 496 0100 `or` *now*](helpline:100)\n\n- a\n\n    - b",
)


def texts() -> st.SearchStrategy[str]:
    """Texts of pieces that often mean something beside each other, and texts of any."""
    return st.sampled_from([*KINDS, ALL]).flatmap(
        lambda pieces: st.lists(st.sampled_from(pieces), max_size=16).map("".join)
    )


def page_with(body: str) -> Page:
    return SITE.originals["parents"].model_copy(update={"body": body})


def rendered(converter: Markdown, text: str) -> str:
    return converter.reset().convert(text)


@pytest.fixture(scope="module")
def plain_renderer():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("northway.markup.renderer.quick_converter", plain_converter)
        return Renderer(SITE)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**s** and *e*, __s__ and _e_", "<p><strong>s</strong> and <em>e</em>, <strong>s</strong> and <em>e</em></p>"),
        ("***both***", "<p><strong><em>both</em></strong></p>"),
        ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
        ("*not closed", "<p>*not closed</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("snake_case_word", "<p>snake_case_word</p>"),
        ("in*side*word", "<p>in<em>side</em>word</p>"),
        ("`a * b` \\*c\\*", "<p><code>a * b</code> *c*</p>"),
        ("`` ` ``", "<p><code>`</code></p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("[a [b] c](d)", '<p><a href="d">a [b] c</a></p>'),
        ('[a](b "t & u")', '<p><a href="b" title="t &amp; u">a</a></p>'),
        ("[a](b_(c))", '<p><a href="b_(c)">a</a></p>'),
        ("[**a** `b`](c)", '<p><a href="c"><strong>a</strong> <code>b</code></a></p>'),
        ("3 < 4 & 5 > 2 &amp; <b>", "<p>3 &lt; 4 &amp; 5 &gt; 2 &amp; &lt;b&gt;</p>"),
        ("- a\n- b\n\n    - c", "<ul>\n<li>a</li>\n<li>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
        ("1. a\n    1. b", "<ol>\n<li>a<ol>\n<li>b</li>\n</ol>\n</li>\n</ol>"),
        ("> a\n>\n> - b", "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("    a < b\n\n\n    c\n\n", "<pre><code>a &lt; b\n\n\nc\n</code></pre>"),
    ],
)  # fmt: skip
def test_what_a_writer_marks_is_what_a_reader_sees(text, html):
    assert rendered(QUICK, text) == rendered(PLAIN, text) == html


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| *a* | b |", ("<em>a</em>", "b")),
        ("| `a|b` | c |", ("<code>a|b</code>", "c")),
        (r"| a \| b | c |", ("a | b", "c")),
        ("a | b", ("a", "b")),
        ("| only |", ("only", "")),
    ],
)
def test_the_cells_of_a_row_are_parted_where_a_writer_sees_them(row, cells):
    table = f"| x | y |\n| :-- | :-: |\n{row}"
    left, middle = cells
    wanted = f'<td style="text-align: left;">{left}</td>\n<td style="text-align: center;">{middle}</td>'
    assert rendered(QUICK, table) == rendered(PLAIN, table)
    assert wanted in rendered(QUICK, table)


@pytest.mark.parametrize("text", RARE)
def test_a_rare_text_comes_out_as_python_markdown_itself_would_have_it(plain_renderer, text):
    assert rendered(QUICK, text) == rendered(PLAIN, text)
    page = page_with(text)
    assert Renderer(SITE).render(page) == plain_renderer.render(page)


def test_marks_within_marks_may_go_deeper_than_python_can_call():
    text = "*a **b " * 2000 + "c** d* " * 2000
    assert rendered(QUICK, text) == rendered(PLAIN, text)


@settings(max_examples=1500, deadline=None)
@given(texts())
def test_any_text_comes_out_as_python_markdown_itself_would_have_it(text):
    assert rendered(QUICK, text) == rendered(PLAIN, text)


def test_every_text_of_this_site_does():
    for path in sorted((HERE / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        assert rendered(QUICK, text) == rendered(PLAIN, text), path


@settings(max_examples=500, deadline=None)
@given(texts())
def test_links_and_records_are_found_in_the_same_order_too(plain_renderer, body):
    page = page_with(body)
    assert Renderer(SITE).render(page) == plain_renderer.render(page)


def test_every_pattern_that_markdown_looks_for_has_its_mark():
    assert list(PLAIN.inlinePatterns) == [PLAIN.inlinePatterns[name] for name in MARKS]
