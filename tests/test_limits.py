"""Text that is too long or nested too deeply is reported with its line; all other text is read in linear time."""

import gc
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from northway.content.frontmatter import Document, decode, read_fields, split
from northway.content.limits import MOST_BYTES, MOST_IN_LINE
from northway.markup.directives import parse_blocks
from northway.publication.body_store import BodyStore
from northway.system.cache import Cache
from tests.conftest import SMALL_SITE, Desk
from tests.test_markup import HEAD

ABOVE = HEAD.count("\n")
NESTED = "\n".join("    " * level + "- item\n" for level in range(12))
BAD = {
    "a long line": ("a" * 2_001, "1: this line has 2,001 characters, more than 2,000; break it into several lines"),
    "a large file": ("Words.\n\n" * 30_000, "more than 200,000; split it into several, or take out what nobody needs"),
    "a long paragraph": ("Words. Words.\n" * 2_000, "1: this paragraph has 28,000 characters, more than 20,000"),
    "a deep list": (NESTED, "19: this list or quote is too deep; indent it less, with at most two levels"),
    "a list deep in a line": ("- " * 10 + "a\n", "1: this list or quote is too deep"),
    "a deep quote": ("Words.\n\n" + ">" * 4 + " >" * 6 + " a\n", "3: this list or quote is too deep"),
    "a list by tabs": ("\t" * 9 + "- a\n", "1: this list or quote is too deep"),
    "open brackets": ("Words.\n\n" + "[a](" * 20, "3: more than 8 brackets are open here; close each bracket"),
    "nested brackets": ("[" * 9 + "a" + "]" * 9, "1: more than 8 brackets are open here"),
    "deep components": (
        "".join(f"::: {name}\n" for name in ("do", "avoid", "next", "quote", "steps", "doors", "callout", "nation"))
        + "a\n"
        + ":::\n" * 8,
        "7: components are nested more than 6 deep; close one with `:::` before you open another",
    ),
    "one component a thousand deep": ("::: next\n" * 1000, "components are nested more than 6 deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_text_that_is_too_long_or_too_deep_is_reported(desk, name):
    body, said = BAD[name]
    desk.write("en/parents/extra.md", HEAD + body)
    lines = [line for line in desk.lines() if line.startswith("en/parents/extra.md:")]
    found = [re.sub(r"^(\d+)", lambda line: str(int(line[0]) - ABOVE), line.split(".md:")[1]) for line in lines]
    assert any(said in line for line in found), found


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("site.yml", "name: " + "[" * 500, "site.yml:1: more than 20 brackets are open here; close each bracket"),
        ("facts.yml", "a: " + "{a: " * 300, "facts.yml:1: more than 20 brackets are open here"),
        ("facts.yml", "a:\n  b: " + "- " * 5 + "\n" + " " * 50 + "c: d\n", "facts.yml:3: this value is nested too deeply"),
        ("facts.yml", "a:\n  " + "- " * 100 + "b\n", "facts.yml:2: this value is nested too deeply; use fewer levels"),
        (
            "sources.yml",
            "a: {title: b}\n" * 80_000,
            "sources.yml:1: this file has 1,120,000 bytes, more than 1,000,000",
        ),
        (
            "sources.yml",
            "a:\n  title: " + "b" * 3_000,
            "sources.yml:2: this line has 3,009 characters, more than 2,000",
        ),
        (
            "en/y/index.md",
            "---\ntitle: A\nkeywords: " + "[" * 500 + "\n---\nWords.\n",
            "en/y/index.md:3: more than 20 brack",
        ),
    ],
)
def test_records_and_front_matter_that_are_too_long_or_too_deep_are_reported(desk, name, text, said):
    desk.write(name, text)
    assert any(line.startswith(said) for line in desk.lines())


def test_what_writers_write_is_far_from_every_limit(northway):
    site = northway.site
    assert max(len(line) for page in site.texts.values() for line in page.body.split("\n")) < MOST_IN_LINE / 2
    assert max(len(page.body.encode()) for page in site.texts.values()) < MOST_BYTES[".md"] / 5


# Text that took half a minute or more before there were limits, and text known to slow down Markdown parsers.
SLOW = (
    "[", "[a](", "[x](<", "![", "<!--", "#", ".)", "\\", "&", "“", "[a](b      )", "a       ", "*", "_", "**a *b ", "_a _b__ ",
    "`", "`a``b ", "]", "][", "[]", "[a](b) ", "[a](https://x.example/) ", "[](helpline:100) ", "0161 496 0101 ", "a. ",
    '. "', "{#", "<a ", '"', "(", "()", "[[[a]]] ", "| a ", "—", "\\[", "*_", "***a***", "a", "?!", "&amp;", "{#a} ", "a  \nb ",
    "\n\n## A {#a}\n\n", "- a\n\n", "- a\n", "1. a\n\n", "- a\n\n    - b\n\n", "> a\n\n", "::: do\n- a\n:::\n\n", ":::\n\n",
    "::: do\n\n", "```\na\n```\n\n", "    a\n\n", "[a](#b)\n\n", "   \n", "<b>\n\n", "|a|b|\n|-|-|\n|a|b|\n\n", "---\n\n",
    "::: do" + " " * 900 + "a\n\n",
)  # fmt: skip
WORDS = "Some plain words, and more of them. "
AT_MOST = 3.5  # times as long for twice the text; linear is 2, quadratic 4
NOTHING = 0.005  # seconds; less cannot be compared
AGAINST_WORDS = 25  # times as long as plain words of the same length


def repeat(piece: str, paragraphs: int) -> str:
    """A body of paragraphs of about 7,600 characters each, all of them this piece, in lines of 1,900."""
    return (f"{piece * (1_900 // len(piece))}\n" * 4 + "\n") * paragraphs


class Reader:
    """Reads a page as a freeze does: its limits, its fields, its body, the rules for one page."""

    def __init__(self, desk: Desk) -> None:
        self.site = desk.site()
        assert self.site.style_rules, "the rules of style read more than the others"
        self.page = self.site.pages["parents/first-hour", self.site.config.source_locale]

    def read(self, text: str) -> Document:
        decoded, _ = decode(text.encode(), "x.md")
        document = split(decoded, "x.md")
        assert isinstance(document.fields.problems, tuple)
        page = self.page.model_copy(
            update={"body": "" if document.fault else document.body, "body_line": document.body_line}
        )
        store = BodyStore(replace(self.site, pages={page.key: page}), Cache())
        assert list(store.render([page.key])) == [page.key]
        return document

    def seconds(self, text: str) -> float:
        """The time of this process alone, without collecting the garbage of other tests."""
        gc.disable()
        try:
            began = time.process_time()
            self.read(text)
            return time.process_time() - began
        finally:
            gc.enable()

    def is_quick(self, longer: str, text: str, most: float) -> bool:
        """Whether `longer` takes at most `most` times as long. It compares the least of several tries, because noise only adds."""
        best = best_longer = float("inf")
        for _ in range(20):
            best, best_longer = min(best, self.seconds(text)), min(best_longer, self.seconds(longer))
            if best_longer <= most * max(best, NOTHING):
                return True
        return False


@pytest.fixture(scope="module")
def reader(tmp_path_factory) -> Reader:
    desk = Desk(tmp_path_factory.mktemp("desk") / "site")
    desk.write("writing.yml", (SMALL_SITE.parents[1] / "content" / "writing.yml").read_text("utf-8"))
    return Reader(desk)


@pytest.mark.parametrize("piece", SLOW)
def test_twice_the_text_takes_about_twice_the_time(reader, piece):
    half, whole = HEAD + repeat(piece, 2), HEAD + repeat(piece, 4)
    assert reader.is_quick(whole, half, AT_MOST)
    assert reader.is_quick(whole, HEAD + repeat(WORDS, 4), AGAINST_WORDS)


MARKS = st.sampled_from(["[", "]", "(", ")", "*", "_", "`", "#", ">", "-", "|", "\\", "<", "&", "!", '"', "“", ".", ":::",
                         "{#", "}", "a", " ", "\n", "\n\n", "    ", "1.", "“", "[a](b)", "**", "https://x.example"])  # fmt: skip


@given(st.lists(MARKS, min_size=1, max_size=8).map("".join))
@settings(max_examples=40)
def test_twice_any_text_takes_about_twice_the_time(reader, piece):
    assert reader.is_quick(HEAD + repeat(piece, 2), HEAD + repeat(piece, 1), AT_MOST)


@given(st.lists(MARKS, max_size=60).map("".join))
def test_no_body_raises(reader, text):
    reader.read(HEAD + text)
    parse_blocks(text, 1)


YAML = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
        ",",
        "a",
        "\n",
        "\n ",
        "\n  ",
        "---",
    ]
)


@given(st.lists(YAML, min_size=1, max_size=6).map("".join), st.sampled_from([1, 5, 100]))
def test_no_front_matter_raises_however_deep(piece, times):
    read_fields((piece * times), "x.yml")
    split(f"---\n{piece * times}\n---\nWords.\n", "x.md").fields.problems.count(None)
