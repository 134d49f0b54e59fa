"""What is copied from Word, Google Docs and web pages becomes our Markdown, and what is left out is said."""

import pytest

from northway.desk.pasted import clean_address, our_link, to_markdown

LINK = our_link(
    {"help/line": "../help/line.md", "": "../index.md"},
    {"116000": "line"},
    ("http://localhost:5000/", "https://n.example/"),
)
WORD = "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><!--[if !supportLists]--><span>{}<span>&nbsp; </span></span>{}</p>"
PASTED = {
    "a paragraph": ("<p>One   two<br>three</p>", "One two three"),
    "words alone": ("One <b>two</b>", "One **two**"),
    "two paragraphs": ("<div><p>One</p><p>Two</p></div>", "One\n\nTwo"),
    "headings": ("<h1>What <b>now</b></h1><h3>More</h3>", "## What now {#what-now}\n\n### More {#more}"),
    "Google's bold": ('<b style="font-weight:normal"><p><span style="font-weight:700">A </span>b</p></b>', "**A** b"),
    "italics": ('<i>a</i> <span style="font-style: italic">b</span>', "*a* *b*"),
    "a list": ("<ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li></ul>", "- One\n    - Two\n- Three"),
    "steps": ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two"),
    "Word's list": (WORD.format(1, "·", "One") + WORD.format(2, "o", "Two"), "- One\n    - Two"),
    "Word's steps": (WORD.format(1, "1.", "One") + WORD.format(1, "2.", "Two"), "1. One\n1. Two"),
    "a table": ("<table><tr><th>A<th>B<tr><td>1</table>", "| A | B |\n| --- | --- |\n| 1 |  |"),
    "a box": ("<table><tr><td>One</table>", "One"),
    "our page": ('<a href="https://n.example/help/line/#x">it</a>', "[it](../help/line.md)"),
    "the preview's page": ('<a href="http://localhost:5000/">home</a>', "[home](../index.md)"),
    "a number of ours": ('<a href="tel:116 000">call</a>', "[](helpline:line)"),
    "a detour": (
        '<a href="https://www.google.com/url?q=https://a.example/%3Fb%3D1&sa=D">a</a>',
        "[a](https://a.example/?b=1)",
    ),
    "what cannot be seen": ("a\u200bb\xa0c\u00ad", "ab c"),
    "our own signs": ("<p>2 * 3 [x] _y_</p>", "2 \\* 3 \\[x\\] \\_y\\_"),
    "styles": ("<style>p{}</style><!-- c --><p>a</p><script>b</script>", "a"),
    "nothing": ("", ""),
}
LEFT_OUT = {
    "<img src=x><img src=y>": ["2 × picture"],
    "<u>a</u><s>b</s>": ["1 × crossed-out text", "1 × underlining"],
    '<a href="javascript:x()">a</a>': ["1 × link that leads nowhere"],
    '<a href="tel:999999">a</a>': ["1 × link that leads nowhere"],
    "<table><tr><td colspan=2>a<tr><td>b<td>c</table>": ["1 × joining of a table's cells"],
    "<p>a<sup>1</sup></p>": ["1 × raised number"],
    "<hr><video></video>": ["1 × film", "1 × line across the page"],
}


@pytest.mark.parametrize("kind", PASTED)
def test_what_is_pasted_becomes_markdown(kind):
    html, markdown = PASTED[kind]
    assert to_markdown(html, LINK) == (markdown, [])


@pytest.mark.parametrize("html", LEFT_OUT)
def test_what_has_no_place_is_left_out_and_said(html):
    assert to_markdown(html, LINK)[1] == LEFT_OUT[html]


def test_an_address_loses_what_follows_readers():
    assert clean_address("https://a.example/b?utm_source=x&id=1&fbclid=2#c") == "https://a.example/b?id=1#c"
