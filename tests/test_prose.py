"""The prose of a body: the words that a reader reads, as sentences with their lines."""

import pytest

from northway.checks.readability import grade_of, reading_grade
from northway.markup.prose import read_prose, shown_links
from northway.reports.page_table import COLUMNS, row_of


def prose(desk, body: str):
    fields = desk.read("en/parents/index.md").split("---\n")[1]
    desk.write("en/parents/index.md", f"---\n{fields}---\n{body}")
    site = desk.site()
    return read_prose(site.pages["parents", "en"], shown_links(site.helplines))


def sentences(desk, body: str) -> list[str]:
    return [sentence.text for sentence in prose(desk, body).sentences]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ring. Wait! Why? Because.", ["Ring.", "Wait!", "Why?", "Because."]),
        ("Go at 7.30pm to St John's. Then wait.", ["Go at 7.30pm to St John's.", "Then wait."]),
        ('Say "stop." and wait. “No.” Go on.', ['Say "stop." and wait.', "“No.”", "Go on."]),
        ("- **Ring** the police\n- a photo", ["Ring the police", "a photo"]),
        ("1. **Look.** Then *ring*.\n2. Wait.", ["Look.", "Then ring.", "Wait."]),
        ("- [The list](../help/index.md) Who answers.", ["The list", "Who answers."]),
        ("See [the list](../help/index.md) now.", ["See the list now."]),
        ("| One | Two words |\n|---|---|\n| Three. | |", []),
        ("::: steps\n1. Ring.\n:::\n\nWait.", ["Ring.", "Wait."]),
        ("::: helpline 100\n:::\n\n::: contact-strip 100\n:::\n\n::: fact how-many\n:::", []),
        ("## A heading {#a}\n\nText.", ["Text."]),
    ],
)  # fmt: skip
def test_a_body_is_read_sentence_by_sentence(desk, body, expected):
    assert sentences(desk, body) == expected


def test_a_record_s_link_counts_as_what_it_shows_and_its_number_as_one_word(desk):
    [sentence] = prose(desk, "Ring [](helpline:100) about [](fact:how-many) or [text](helpline:100#text).").sentences
    assert sentence.text == "Ring The small line 01614960100 about 0 or text."
    assert len(sentence.words) == 9


def test_each_sentence_knows_its_line(desk):
    body = "One.\n\n## Two {#two}\n\nThree is long,\nso it goes on. Four\nfollows.\n\n::: callout now\nFive.\n:::\n\n- Six.\n- Seven."
    read = prose(desk, body)
    found = {sentence.text.split()[0]: sentence.line - read.page.body_line for sentence in read.sentences}
    assert found == {"One.": 0, "Three": 4, "Four": 5, "Five.": 9, "Six.": 12, "Seven.": 13}


def test_words_count_headings_and_leave_out_next_steps(desk):
    assert (
        prose(desk, "## Two words {#two}\n\nThree more, here.\n\n::: next\n- [Away](index.md) Not counted.\n:::").words
        == 5
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One two [three](helpline:100) four.", 2),
        ("## One {#one}\n\nTwo.\n\n::: contact-strip 100\n:::", 2),
        ("One.\n\n::: nation wales\n::: helpline 100\n:::\n:::", 1),
        ("[](helpline:100)", 0),
        ("Only words.", None),
    ],
)
def test_the_words_before_the_first_contact_are_counted(desk, body, words):
    assert prose(desk, body).before_contact == words


def test_a_page_is_measured_on_its_words_and_longest_sentence(desk):
    found = prose(desk, "One two three. One two three four five.\n\n- item\n- item that is of six words")
    measured = dict(zip(COLUMNS, row_of(desk.site(), found.page, found), strict=True))
    assert (measured["words"], measured["longest"], measured["grade"]) == ("15", "6", "-")


@pytest.mark.parametrize(
    ("body", "running"),
    [
        ("One is here. Two is here?", ["One is here.", "Two is here?"]),
        ("- One is here.\n- a bare item", ["One is here."]),
        ("- **A label.** One is here.", ["One is here."]),
        ("**A sentence in bold, which is longer.** One.", ["A sentence in bold, which is longer.", "One."]),
        ("One is here:\n\n- Two.", ["Two."]),
        ('One. Say: "Two."\n\n“Three.”', ["One."]),
        ("## Is it? {#it}\n\nOne.", ["One."]),
        ("::: steps\n1. One.\n:::\n\n::: avoid\n- Two.\n:::\n\n::: next\n- [A page](index.md) Three.\n:::\n\n::: quote\nFour.\n\n-- a girl\n:::\n\n::: callout now\nFive.\n:::", ["Five."]),
    ],
)  # fmt: skip
def test_running_text_is_whole_sentences_outside_steps_labels_and_quotations(desk, body, running):
    assert [sentence.text for sentence in prose(desk, body).running] == running


def test_a_reading_grade_needs_a_hundred_words(desk):
    assert reading_grade(prose(desk, "One two three four five six seven eight nine. " * 11)) is None
    assert reading_grade(prose(desk, "One two three four five six seven eight nine. " * 12)) is not None


def test_the_reading_grade_is_the_automated_readability_index(desk):
    hard = prose(desk, "Considerable institutional deliberation preceded implementation, notwithstanding objections.")
    # 84 letters in 7 words, which are one sentence.
    assert grade_of(list(hard.sentences)) == pytest.approx(4.71 * 12 + 0.5 * 7 - 21.43)
    easy = prose(desk, "The cat sat. It was a cat.")
    assert grade_of(list(easy.sentences)) == 0
