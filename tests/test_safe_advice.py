"""The rules of `writing.yml` for what could bring a reader to harm, or leave a search without an answer."""

import pytest

from tests.test_writing import LAST, RULES, lines
from tests.writers_desk import only, told, writers_desk


@pytest.fixture
def writer(desk):
    return writers_desk(desk)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Ring [](helpline:web).", "this asks for a call to Web Line, but `helpline:web` gives no phone number; say how to reach it without a call"),
        ("[Call them](helpline:web).", "a call to Web Line, but"),
        ("Ring the [line](../help/web.md).", "this asks for a call to Web Line, but `../help/web.md`"),
        ("Ring [](helpline:100) or [](helpline:web).", "a call to Web Line, but"),
        ("Ring [](helpline:100#text).", "this asks for a call to The small line, but `helpline:100#text` gives no phone number; write `[](helpline:100#phone)`"),
        ("## Far {#far}\n\nRing The small line.", "this asks for a call to The small line without giving the number; write `[](helpline:100)`"),
        ("## Far {#far}\n\nThen **call Sea Line** again.", "this asks for a call to Sea Line without giving the number"),
    ],
)  # fmt: skip
def test_a_call_without_a_number_is_an_error(writer, body, message):
    line = only(told(writer, body, "calls"))
    assert line.startswith("error: 1") and message in line


@pytest.mark.parametrize(
    "body",
    [
        "Ring [](helpline:100). Write to [](helpline:web).",
        "Ring the [small line](../help/100.md).",
        "Ring [](helpline:100), or text [](helpline:100#text).",
        "Ring The small line again.",  # its number stands in this section
        "## Far {#far}\n\n::: contact-strip sea\n:::\n\nRing Sea Line.",
        "::: doors\n- [Ring the line](../help/web.md)\n:::",
        "The line is [](helpline:web).",
    ],
)
def test_a_call_with_its_number_is_left_alone(writer, body):
    assert told(writer, body, "calls") == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Ask [](helpline:sea).", "13: Sea Line works only in Wales, but nothing here says so; name Wales in the sentence, or put it in `::: nation wales`"),
        ("::: contact-strip sea\n:::", "13: Sea Line works only in"),
        ("::: nation england\nAsk [](helpline:sea).\n:::", "14: Sea Line works only in"),
        ("## Wales {#wales}\n\nIt is here.\n\n## Far {#far}\n\nAsk [](helpline:sea).", "19: Sea Line works only in"),
    ],
)  # fmt: skip
def test_a_helpline_of_some_nations_says_which(writer, body, line):
    found = [each for each in told(writer, body, "nations") if "Sea Line" in each]
    assert only(found).startswith(f"warning: {line}")
    found = [each for each in told(writer, body, "nations", "parents/urgent") if "Sea Line" in each]
    assert only(found).startswith(f"error: {line}")


@pytest.mark.parametrize(
    "body",
    [
        "In Wales, ask [](helpline:sea).",
        "## In Wales {#wales}\n\nAsk [](helpline:sea).",
        "::: nation wales\nAsk [](helpline:sea).\n:::",
        "::: helpline sea\n:::",
        "Ask [](helpline:sea).\n\n::: directory everyone\n:::",
        "Ask [](helpline:100).\n\nIn Wales, England and wherever.",
    ],
)
def test_a_helpline_whose_nations_are_named_is_left_alone(writer, body):
    assert not [line for line in told(writer, body, "nations") if "Sea Line" in line]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ring all their relatives.", "Ring all their relatives"),
        ("It is late. Tell the family.", "Tell the family"),
        ("- Ask relatives.\n- Not anyone who hurts them.", "Ask relatives"),
        ("If it is late, ring relatives.", "ring relatives"),
        ("Wait, and then ask close family.", "ask close family"),
    ],
)
def test_relatives_without_a_caution_are_an_error(writer, body, words):
    line = only(told(writer, body, "cautions"))
    assert line.startswith(f"error: 13: “{words}” needs a caution; say in the same step: not anyone who")


@pytest.mark.parametrize(
    "body",
    [
        "Ring their relatives, but not anyone who hurts them.",
        "Ask a relative that you trust.",
        "They may tell your family.",
        "They may talk, ask family, and wait.",
        "Ask about the family.",
        "Ask Family Lives.",
    ],
)
def test_a_caution_or_no_instruction_is_left_alone(writer, body):
    writer.replace("en/help/sea.md", "title: Sea Line", "title: Family Lives")
    assert told(writer, body, "cautions") == []


def test_a_keyword_that_nothing_answers_is_a_warning(writer):
    writer.fields = writer.fields.rstrip("\n") + "\nkeywords: [lost passport, ran away, Ringing, café, in a boat]\n"
    line = only(told(writer, "Gone without a passport. They rings the cafe.", "keywords"))
    assert line.startswith("warning: 10: no sentence answers “in a boat” of `keywords`; answer it in a sentence")


def test_the_same_three_sentences_on_three_pages_are_a_passage(writer):
    same = "One is here. Two is here.\n\n- Three is here.\n- Four is here."
    for path in ("parents/one", "parents/two"):
        assert told(writer, same, "repeats", path) == []
        writer.replace(f"en/{path}.md", "title: Tonight", f"title: {path}")
    assert told(writer, same.replace("Two", "Six"), "repeats", "parents/zero") == []
    assert told(writer, same, "repeats", "parents/zero") == []
    line = only([each for each in writer.lines() if "are on 3 pages" in each])
    assert line.startswith("en/parents/one.md:11: the three sentences from here are on 3 pages") and "two.md:11" in line
    assert "include it with `::: passage`" in line


def test_the_small_site_s_lists_are_all_the_english_that_the_rules_know(writer):
    writer.write("writing.yml", RULES)
    body = "Not tonight. No money. Ring [](helpline:web). Tell the family. Ask whom."
    found = lines(writer, body + LAST)
    assert not [
        line for line in found if "fragments" in line or "a call to" in line or "caution" in line or "whom" in line
    ]
