"""Rendering a body: components, links, headings, and mistakes that are easy to make in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.content.loader import load_site
from northway.markup.body import Component, Figure, PageLink
from northway.markup.directives import DIRECTIVES, Block, MarkdownChunk, parse_blocks
from northway.markup.lint import lint_text
from northway.markup.renderer import Renderer
from tests.conftest import SMALL_SITE

HEAD = "---\ntitle: Extra\nsummary: What it is.\naudience: parent\norder: 1\nreviewed: 2026-11-01\nreview_by: 2027-11-01\n---\n"
BODY_LINE = HEAD.count("\n") + 1


def faults(desk, body: str) -> list[str]:
    """The problems of a page with this body; lines counted from the body's first."""
    desk.write("en/parents/extra.md", HEAD + body)
    found = []
    for problem in desk.problems():
        if problem.source.endswith("extra.md"):
            found.append(f"{problem.line - BODY_LINE + 1}: {problem.message}; {problem.hint}")
    return found


BAD_BODIES = {
    "unknown component": ("::: steeps\n1. x\n:::\n", "1: there is no component `steeps`; did you mean `steps`?"),
    "never closed": ("Words.\n\n::: steps\n1. x\n", "3: `steps` is never closed; write `:::` on a line of its own"),
    "inside itself": ("::: do\n- a\n\n::: do\n- b\n:::\n:::\n", "4: `do` is inside another `do`; close the first one"),
    "closes nothing": ("Words.\n:::\n", "2: this `:::` closes nothing; remove it"),
    "indented": ("- item\n\n    ::: steps\n    1. x\n    :::\n", "3: a component is indented"),
    "empty": ("::: steps\n:::\n", "1: `steps` is empty; write its text"),
    "text in a card": ("::: helpline 100\nWords.\n:::\n", "1: `helpline` takes no text"),
    "no kind": ("::: callout\nWords.\n:::\n", "1: `callout` needs an argument; write after `callout` one of"),
    "unknown kind": ("::: callout nwo\nWords.\n:::\n", "1: there is no kind `nwo`; did you mean `now`?"),
    "unknown nation": ("::: nation whales\nWords.\n:::\n", "1: there is no nation `whales`; did you mean `wales`?"),
    "unknown helpline": ("::: helpline 10\n:::\n", "1: there is no helpline `10`; did you mean `100`?"),
    "unknown fact": ("::: fact how-mny\n:::\n", "1: there is no fact `how-mny`; did you mean `how-many`?"),
    "needless arguments": ("::: steps now\n1. x\n:::\n", "1: `steps` takes no arguments; remove `now`"),
    "link to nowhere": ("Words.\n\nSee [this](first-hours.md).\n", "3: the link `first-hours.md` leads nowhere; did you mean `first-hour.md`?"),
    "link out of the folder": ("[x](../../../secret.md)\n", "1: the link `../../../secret.md` leads nowhere"),
    "address for a file": ("[x](/parents/)\n", "1: the link `/parents/` leads nowhere; write the file's name from here"),
    "broken fragment": ("[x](first-hour.md#ten-minuts)\n", "has no heading `#ten-minuts`; did you mean `ten-minutes`?"),
    "unknown record": ("[x](helpline:1000)\n", "1: there is no helpline `1000`; did you mean `100`?"),
    "unknown channel": ("[x](helpline:100#email)\n", "1: `100` has no channel `email`; write one of: phone, text, chat"),
    "fact with words": ("[many](fact:how-many)\n", "1: a fact link has text of its own; write `[](fact:how-many)`"),
    "typed tel link": ("[x](tel:999)\n", "1: a number is typed in the link `tel:999`"),
    "script link": ("[x](javascript:alert)\n", "1: the link `javascript:alert` is not one that we publish"),
    "heading of level 1": ("# Title {#t}\n", "1: a body has a heading of level 1"),
    "heading without id": ("Words.\n\n## What to do\n", "3: this heading has no id; write `## What to do {#what-to-do}`"),
    "heading id twice": ("## A {#a}\n\n## B {#a}\n", "3: the heading id `a` is used twice"),
    "heading jumps": ("## A {#a}\n\n#### B {#b}\n", "3: the heading “B” jumps from level 2 to 4; begin it with `### `"),
    "list without a blank line": ("Words:\n- one\n", "2: a list begins directly below a line of text; leave an empty line"),
    "nested by two spaces": ("- one\n  - two\n", "2: a list item is indented by 2; write it at the start of the line, or indent it by four"),
    "raw HTML": ("Some <b>bold</b>.\n", "1: raw HTML is switched off, and `<b>` would be shown"),
    "a picture": ("![x](x.png)\n", "1: a body cannot hold a picture"),
    "a reference link": ("[x][y]\n\n[y]: https://x.example\n", "1: the address of this link is somewhere else; write `[words](address)`"),
    "a typed number": ("Ring 0161 496 0100 now.\n", "1: the number 0161 496 0100 is typed into the text; write `[](helpline:100)`"),
    "a strange typed number": ("Ring 020 7946 0018.\n", "1: the number 020 7946 0018 is typed into the text"),
    "another's number": ("[Ring 0161 496 0999](helpline:100)\n", "shows another number than the one that `100` dials"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_BODIES)
def test_a_bad_body_is_named_with_its_line_and_what_to_write(desk, name):
    body, said = BAD_BODIES[name]
    found = faults(desk, body)
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    "body",
    [
        "One.\n\n- a\n- b\n\n    - nested by four\n",
        "1. one\n2. two\n   with more\n",
        "A price of £72,000, the year 2016–17, 24 hours, 1,000 pages.\n",
        "See [the site](https://www.gov.uk/), or [write](mailto:x@example.org).\n",
        "An arrow <- and a 3 < 4.\n",
        "::: nation england wales scotland northern-ireland\n::: helpline 100\n:::\n:::\n",
        "[Ring 0161 496 0100](helpline:100) or [text 85258](helpline:100#text).\n",
    ],
)
def test_a_good_body_has_no_problems(desk, body):
    assert faults(desk, body) == []


def test_links_to_files_become_links_to_pages(desk):
    desk.write(
        "en/parents/extra.md",
        HEAD + "[a](first-hour.md#ten-minutes) [b](../y/index.md) [c](../index.md) [d](#here)\n\n## Here {#here}\n",
    )
    links = [link.page for link in desk.render("parents/extra").links]
    assert links == [
        PageLink("parents/first-hour", "ten-minutes"),
        PageLink("y", ""),
        PageLink("", ""),
        PageLink("parents/extra", "here"),
    ]


def test_a_component_s_html_never_passes_through_markdown(desk):
    desk.write("en/parents/extra.md", HEAD + "::: callout now\n*a* _b_ <c> & `d`\n:::\n")
    callout = desk.render("parents/extra").parts[0]
    assert isinstance(callout, Component)
    assert callout.parts == ("<p><em>a</em> <em>b</em> &lt;c&gt; &amp; <code>d</code></p>",)


def test_text_that_looks_like_a_placeholder_is_refused(desk):
    desk.write("en/parents/extra.md", HEAD + "A \ue0000\ue001 hole.\n")
    assert any("invisible control character (U+E000)" in line for line in desk.lines())


def test_a_figure_stands_in_its_sentence(desk):
    desk.write("en/parents/extra.md", HEAD + "About [](fact:how-many) children.\n")
    body = desk.render("parents/extra")
    assert body.parts == ("<p>About ", Figure("how-many"), " children.</p>")
    assert body.records == {("fact", "how-many")}


def test_the_words_of_a_body_are_those_that_a_reader_sees(desk):
    body = "Ring [the line](helpline:100) & <wait>.\n\n::: callout now\nSee [here](index.md).\n:::\n"
    desk.write("en/parents/extra.md", HEAD + body)
    assert desk.render("parents/extra").text.split() == ["Ring", "the", "line", "&", "<wait>.", "See", "here."]


def test_each_line_of_the_same_link_is_named(desk):
    found = faults(desk, "[x](no.md)\n\nWords.\n\n[x](no.md)\n")
    assert [fault.split(":")[0] for fault in found] == ["1", "5"]


def test_setext_headings_and_stray_rules_make_no_headings(desk):
    desk.write("en/parents/extra.md", HEAD + "Words\n---\n")
    assert desk.render("parents/extra").headings == ()


SITE = load_site(SMALL_SITE)


@given(st.text(st.sampled_from("ab#*-_[]()<>:!`\\ \n&\"'{}1.|~"), max_size=80))
def test_no_body_raises_or_lets_html_through(body):
    page = SITE.originals["parents"].model_copy(update={"body": body})
    rendered = Renderer(SITE).render(page)
    html = "".join(part for part in rendered.parts if isinstance(part, str))
    assert "<a>" not in html.replace("<a href", "<x href") or "&lt;" in html


WRITTEN = st.lists(
    st.sampled_from(
        ["## A {#a}", "### B {#b}", "###C {#c}", "words", "", "", "[x](no.md)", "[y](other.md) [x](no.md)"]
    ),
    max_size=12,
)


@given(WRITTEN)
def test_a_heading_and_a_link_know_the_line_that_they_stand_on(lines):
    page = SITE.originals["parents"].model_copy(update={"body": "\n".join(lines)})
    body = Renderer(SITE).render(page)
    numbered = list(enumerate(lines, page.body_line))
    assert [heading.line for heading in body.headings] == [number for number, line in numbered if line.startswith("#")]
    assert {link.line for link in body.links} == {number for number, line in numbered if "](" in line}


TRAPS = [
    "a <b> c",
    "![x](y.png)",
    "[x][y]",
    "words",
    "",
    "- item",
    "  - item",
    "    - item",
    "2) item",
    "3 < 4",
    "[x](y)",
]


@given(st.lists(st.sampled_from(TRAPS), max_size=10))
def test_each_fault_is_found_whatever_stands_around_it(lines):
    found = {
        fault.line: fault.message
        for fault in lint_text(MarkdownChunk(1, "\n".join(lines)))
        if "list" not in fault.message
    }
    alone = {number: list(lint_text(MarkdownChunk(number, line))) for number, line in enumerate(lines, 1)}
    assert found == {
        number: fault.message for number, faults in alone.items() for fault in faults if "list" not in fault.message
    }


LINES = st.lists(st.sampled_from(["words", "", "::: do", "::: steps", "::: callout now", ":::", "- item"]), max_size=12)


@given(LINES)
def test_components_keep_every_line_of_text_in_order(lines):
    blocks, _ = parse_blocks("\n".join(lines), 1)

    def text(blocks):
        for block in blocks:
            yield from block.text.split("\n") if isinstance(block, MarkdownChunk) else text(block.children)

    kept = [line for line in text(blocks) if line]
    wanted = [line for line in lines if line and not line.startswith(":::")]
    assert kept == wanted


@given(LINES, st.integers(1, 50))
def test_every_fault_of_a_component_has_a_line_of_the_body(lines, first):
    blocks, found = parse_blocks("\n".join(lines), first)
    for fault in found:
        assert first <= fault.line < first + max(len(lines), 1)
    for block in blocks:
        if isinstance(block, Block):
            assert lines[block.line - first].startswith(f"::: {block.name}")


def test_each_component_has_a_template_and_a_style(northway):
    folder = SMALL_SITE.parents[1]
    styles = northway.app.extensions["northway"].static.components
    for name in DIRECTIVES:
        assert (folder / f"templates/components/{name}.html").exists(), name
        # A passage looks like the words round it, and a directory is made of entries.
        assert {"passage": "callout", "directory": "entry"}.get(name, name) in styles, name


def test_a_link_with_words_of_its_own_says_what_it_dials(desk):
    desk.replace(
        "en/parents/first-hour.md",
        "\n---\n",
        "\n---\n[text it](helpline:100#text). [Chat](helpline:100#chat).\n\n",
    )
    page = desk.client().get("/parents/first-hour/")
    shown = {link.attributes["href"]: link.text() for link in page.all("main p > a.call")}
    assert shown["tel:01614960100"] == "Ring the small line 0161 496 0100"
    assert shown["sms:85258"] == "text it 85258" and shown["https://charity.example/chat"] == "Chat"


def test_a_link_to_a_helpline_that_has_only_a_website_leads_to_the_website(desk):
    record = desk.read("en/help/100.md")
    start, end = record.index("channels:"), record.index("confidentiality:")
    website = "channels:\n  - {kind: web, value: https://charity.example/, hours: unknown, languages: [en]}\n"
    desk.write("en/help/housing.md", record[:start] + website + record[end:])
    desk.replace("en/parents/first-hour.md", "\n---\n", "\n---\n[Housing Rights](helpline:housing) has advice.\n\n")
    link = desk.client().get("/parents/first-hour/").one("main p > a.call[href^=https]")
    assert link.attributes["href"] == "https://charity.example/" and link.text() == "Housing Rights"


def test_words_to_say_in_the_source_language_are_marked_on_a_page_read_from_the_right(desk):
    for code in ("ur", "cy"):
        words = desk.read(f"{code}/index.md") + "\n“Help, please.” “مدد”\n"
        desk.write(f"{code}/index.md", words)
    assert [part.text() for part in desk.client().get("/ur/").all("main span[lang=en-GB][dir=ltr]")] == [
        "“Help, please.”"
    ]
    assert not desk.client().get("/cy/").all("main span[lang=en-GB]")


def test_words_to_say_aloud_are_in_the_language_of_those_who_answer(desk):
    desk.write("ur/index.md", desk.read("ur/index.md") + "\n::: say\nHelp, please.\n\n-- ہیلپ، پلیز۔\n:::\n")
    page = desk.client().get("/ur/")
    assert page.one("main .say .aloud[lang=en-GB][dir=ltr]").text().strip() == "Help, please."
    assert page.one("main .say > p").text().strip() == "ہیلپ، پلیز۔"
