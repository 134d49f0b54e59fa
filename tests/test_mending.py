"""`flask check --fix` mends what it can without changing the meaning, says what it did, and keeps every other byte."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from northway.editing.change import read_texts
from northway.editing.mend import plan_mends
from northway.editing.mend_ids import nearest
from northway.markup.renderer import Renderer
from tests.conftest import Desk
from tests.test_moving import flask, texts

PAGE = "en/parents/first-hour.md"


def fix(desk) -> str:
    return flask(desk, "check", "--fix")


def mended(desk, old: str, new: str, name: str = PAGE) -> list[str]:
    """The lines that differ from before, once `old` was replaced by `new` in a file and the file was mended."""
    desk.replace(name, old, new)
    before = texts(desk)
    said = fix(desk)
    after = texts(desk)
    assert {key for key in before if before[key] != after[key]} <= {name}
    assert f"mended: {desk.folder}/{name}:" in said or before == after
    assert not plan_mends(read_texts(desk.folder))[0].texts, "mends it twice"
    was = before[name].decode("utf-8").split("\n")
    return [line for line in after[name].decode("utf-8").split("\n") if line not in was]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("title: The first hour", "title: The first hour  \t", ["title: The first hour"]),
        ("Ring if you are afraid.", "Ring if you are afraid. ", ["Ring if you are afraid."]),
        ("Ring if you are afraid.", "Ring if\u200b you are afr\u00adaid.", ["Ring if you are afraid."]),
        ("Ring if you are afraid.", "Ring if you\u2028are afraid.", ["Ring if you", "are afraid."]),
        ("Ring if you are afraid.", "\u00a0Ring if you are afraid.", ["Ring if you are afraid."]),
        ("1. **Look**", "1.\u00a0**Look**", ["1. **Look** in every room."]),
        ("Ring if you are afraid.", "•\tRing\n•\u00a0Wait", ["- Ring", "- Wait"]),
        ("Ring if you are afraid.", "So:\n· Ring\n· Wait", ["- Ring", "- Wait"]),
        ("audience: parent", "\u00a0audience: parent", ["audience: parent"]),
    ],
)
def test_what_is_safe_is_mended(desk, old, new, lines):
    assert mended(desk, old, new) == lines
    assert "So:" not in new or "\nSo:\n\n- Ring\n- Wait\n:::" in desk.read(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ring if you are afraid.", "Ring if you are afraid.  \nOr wait."),  # two spaces break a line
        ("Ring if you are afraid.", "Ring if you ● are afraid."),
        ("helpline:100", "helpline:101"),  # another number
        ("sources: [a-force]", "sources: [b-forge]"),
        ("title: The first hour", "title: The furst hour"),
        ("label", "label: |\n  one  \n  two\n"),
    ],
)
def test_what_may_mean_something_stays(desk, old, new):
    text = desk.read(PAGE)
    desk.write(PAGE, text.replace(old, new, 1) if old in text else text.replace("order:", f"{new}order:"))
    before = texts(desk)
    assert "Nothing here can be mended without you" in fix(desk)
    assert texts(desk) == before


def test_an_id_one_letter_off_is_mended_where_it_can_only_be_one(desk):
    desk.write("en/help/small-line.md", desk.read("en/help/100.md").replace('"100"', "112"))
    desk.replace(PAGE, "sources: [a-force]", "sources: [a-frce]")
    lines = "[Ring](helpline:smal-line)\n\n::: contact-strip small-lnie 100\n:::\n\nDo it"
    assert mended(desk, "[Ring the small line](helpline:100)", lines) == [
        "sources: [a-force]", "[Ring](helpline:small-line)", "::: contact-strip small-line 100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "known", "better"),
    [
        ("childine", ["childline", "samaritans"], "childline"),
        ("chidllin", ["childline"], ""),
        ("chlidline", ["childline"], "childline"),
        ("childlines", ["childline", "childlined"], ""),  # two are as near
        ("nspc", ["nspcc"], ""),  # too short to be sure
        ("council-1", ["council-2"], ""),
        ("mens-line", ["womens-line"], ""),
    ],
)
def test_only_one_letter_and_no_digit_may_differ(word, known, better):
    assert nearest(word, known) == better


def test_windows_line_ends_stay_and_mixed_ones_become_one_kind(desk):
    text = desk.read(PAGE)
    desk.write(PAGE, text.replace("\n", "\r\n"))
    before = texts(desk)
    fix(desk)
    assert texts(desk) == before
    desk.write(PAGE, text.replace("\n", "\r\n", 3))
    assert "its line ending is now the same as on the other lines" in fix(desk)
    assert (desk.folder / PAGE).read_bytes() == text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "text", ["Words  \nmore\n", "---\ntitle: A\nWords  \nmore\n", "\ufeff---\ntitle: A\n---\nWords  \nmore\n"]
)
def test_a_broken_line_stays_broken_in_a_file_without_front_matter(desk, text):
    desk.write("en/one.md", text)
    fix(desk)
    assert desk.read("en/one.md") == text


def test_a_yaml_file_that_cannot_be_read_keeps_its_spaces(desk):
    desk.write("quiet-words.yml", "en:\n  - [secret \n")
    fix(desk)
    assert desk.read("quiet-words.yml") == "en:\n  - [secret \n"


def test_a_file_with_a_merge_or_without_text_is_left_alone(desk):
    desk.write(PAGE, desk.read(PAGE).replace("Ring if", "<<<<<<< HEAD\nRing if \n>>>>>>> x\nRing if"))
    desk.write("en/y/index.md", desk.read("en/y/index.md").encode() + b"\xff ")
    before = texts(desk)
    fix(desk)
    assert texts(desk) == before


@settings(derandomize=True)
@given(st.text("ab  \t\n-1.*:#", max_size=60))
def test_spaces_that_go_change_no_page(tmp_path_factory, body):
    site, name = OneDesk.of(tmp_path_factory), "en/y/index.md"
    before = site.read(name).split("---\n")[1]
    html = []
    site.write(name, f"---\n{before}---\n{body}")
    html.append(rendered(site))
    change, _ = plan_mends(read_texts(site.folder))
    site.write(name, change.texts.get(name, site.read(name)))
    html.append(rendered(site))
    site.write(name, f"---\n{before}---\n")
    assert html[0] == html[1]


def rendered(site) -> str:
    """A page's HTML, without the spaces and line ends that a browser shows as one space or none."""
    loaded = site.site()
    parts = Renderer(loaded.shared).render(loaded.pages["y", "en"]).parts
    flat = re.sub(r" (?=<)|(?<=>) ", "", re.sub(r"\s+", " ", repr(parts).replace("\\n", "\n")))
    return flat.replace("<pre><code></code></pre>", "")  # of a tab alone


class OneDesk:
    """One desk for all examples."""

    made = None

    @classmethod
    def of(cls, factory):
        cls.made = cls.made or Desk(factory.mktemp("mend") / "site")
        return cls.made
