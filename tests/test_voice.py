"""The rules of `writing.yml` for how the site sounds: whole sentences, joined, as people talk."""

import pytest

from tests.writers_desk import only, told, writers_desk


@pytest.fixture
def writer(desk):
    return writers_desk(desk)


def test_a_sentence_is_looked_at_again_before_it_is_an_error(writer):
    assert told(writer, "One two three four five six seven eight nine.", "sentences") == []
    line = only(told(writer, "One two three four five six seven eight nine ten.", "sentences"))
    assert line.startswith("warning: 13: ") and "has 10 words; write 9 at most" in line
    line = only(told(writer, "One two three four five six seven eight nine ten eleven twelve thirteen.", "sentences"))
    assert line.startswith("error: 13: ") and "write 12 at most" in line


def test_running_text_that_is_chopped_is_a_warning(writer):
    body = "This one rings quite long.\n\n" * 8 + "They ring.\n\n" * 6
    share, mean = told(writer, body, "rhythm")
    assert "have 3.5 words on average; write 5 at least: join what belongs together; begin with “Ring.”" in mean
    assert "7 of 15 sentences have 3 words or fewer, on lines" in share and "write 20 in 100 at most" in share


def test_running_text_that_is_too_long_names_its_longest_sentence(writer):
    body = "This one rings and is quite long now.\n\n" * 12
    line = only(told(writer, body, "rhythm"))
    assert (
        line.startswith("warning: 13: ") and "write 6 at most; begin here, with “This one rings and is quite …”" in line
    )


def test_steps_labels_and_quotations_may_be_short(writer):
    steps = "\n".join(f"{number}. Ring." for number in range(1, 15))
    body = (
        "This one rings quite long.\n\n" * 12
        + f'**Wait.** This one rings quite long.\n\nSay: "Wait."\n\n::: steps\n{steps}\n:::'
    )
    assert told(writer, body, "rhythm") == []


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Not tonight. No money.", 1),
        ("Not tonight. We're here.", 0),
        ("Not tonight. They ring.", 0),
        ("Not tonight. It has a verb that we do not know.", 0),
        ("Not tonight.\n\nNo money.", 0),
    ],
)
def test_two_fragments_in_a_row_are_a_warning(writer, paragraph, count):
    found = [line for line in told(writer, paragraph, "rhythm") if "fragments" in line]
    assert (
        found
        == ["warning: 13: “Not tonight.” and “No money.” are two fragments in a row; make one whole sentence of them"]
        * count
    )


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Do not wait.\n\nIt is here.\n\nDo not go.", 1),
        ("Do not wait.\n\nIt is here.", 0),
        ("Do not wait.\n\nIt is here.\n\nHere it is.", 0),
        ('Do not wait.\n\nIt is here.\n\nSay: "Do not go."', 0),
        ("Do not wait.\n\nIt is here.\n\nDo not go.\n\n" + "They ring us.\n\n" * 30, 0),
    ],
)
def test_forms_that_nobody_says_in_full_are_a_warning(writer, body, count):
    found = [line for line in told(writer, body, "rhythm") if "is a full form" in line]
    assert len(found) == count
    if found:
        assert found[0].startswith(
            "warning: 13: “Do not” is a full form, and there are 2 more (“It is” on line 15, “Do not” on line 17); say “don't”"
        )


def test_a_word_that_nobody_says_is_a_warning(writer):
    line = only(told(writer, "Ask whom you trust.", "words"))
    assert line == "warning: 13: “whom” is not how people talk; say instead: who"
    assert "say instead: where you live" in only(told(writer, "Ask in your nation.", "words"))
