"""What an editor is told about words for the search that lead nowhere, or hide each other."""

import pytest

from tests.conftest import Desk

WORDS = """parents/first-hour:
  - answer: in every room
    words: [cannot find him, gone]
"""
DANGER = """gone:
  say: Call now.
  helplines: {everyone: ["100"]}
  phrases: [gone since]
  unless: [gone fishing]
"""


def told(desk: Desk, words: str = WORDS, danger: str = DANGER) -> list[str]:
    desk.write("en/search-words.yml", words)
    desk.write("en/danger.yml", danger)
    return [line for line in desk.lines() if "search-words.yml" in line or "danger.yml" in line]


def test_good_words_have_no_problems(desk):
    assert told(desk) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (WORDS.replace("first-hour:", "first-our:"), "2: there is no page `parents/first-our` in this language; did you mean `parents/first-hour`?"),
        (WORDS.replace("every room", "no room"), "2: “in no room” is not on `parents/first-hour`"),
        (WORDS.replace("cannot find him", "…"), "2: “…” has no words"),
        (WORDS.replace("    words: [cannot find him, gone]\n", ""), "2: the field `parents/first-hour.words` is missing"),
        ("parents/first-hour: gone\n", "1: `parents/first-hour` has no rows"),
        (WORDS + "parents:\n  - answer: Parents\n    words: [gone, gone]\n", "5: “gone” leads to `parents/first-hour` already"),
    ],
)  # fmt: skip
def test_a_fault_in_readers_words_is_reported_with_its_line(desk, words, said):
    assert any(f"en/search-words.yml:{said}" in line for line in told(desk, words)), told(desk, words)


@pytest.mark.parametrize(
    ("danger", "said"),
    [
        (DANGER.replace('"100"', '"101"'), "1: there is no helpline `101`"),
        (DANGER.replace("everyone", "parent"), "1: `gone` has no helplines for `everyone`"),
        (DANGER.replace("everyone", "parents"), "1: `parents` is not one of our audiences; did you mean `parent`?"),
        (
            DANGER.replace("gone fishing", "gone"),
            "4: “gone since” of `gone` can never be found: it has no words, or `unless` excludes them",
        ),
        (DANGER.replace("say: Call now.", "says: Call now."), "there is no field `says`"),
        (DANGER.replace("gone since", "<lost> since"), "4: there is no class of words `lost`"),
        ("words: {lost: [gone]}\n" + DANGER, "1: no phrase uses the class `lost`"),
        (
            "words: {lost: [gone, <lost>]}\n" + DANGER.replace("gone since", "<lost> since"),
            "1: the class `lost` contains itself",
        ),
        (
            "words: {lost: [fishing]}\n" + DANGER.replace("gone since", "gone <lost>"),
            "5: “gone <lost>” of `gone` can never be found",
        ),
        (
            DANGER + "  pages: [parents/first-our]\n",
            "1: there is no page `parents/first-our`; did you mean `parents/first-hour`?",
        ),
        ("words: lost\n" + DANGER, "1: `words`"),
    ],
)
def test_a_fault_in_words_of_danger_is_reported_with_its_line(desk, danger, said):
    assert any("en/danger.yml:" in line and said in line for line in told(desk, danger=danger)), told(
        desk, danger=danger
    )


def test_a_class_of_words_stands_for_each_of_them(desk):
    assert (
        told(
            desk,
            danger="words: {lost: [gone, <away>], away: [ran off]}\n" + DANGER.replace("gone since", "<lost> since"),
        )
        == []
    )


def test_a_group_of_words_that_an_ignored_word_swallows_is_reported_with_its_line(desk):
    desk.write("en/spelling.yml", "endings: [s]\nsame:\n  - [wills, testament]\nignored: [will]\n")
    assert any("en/spelling.yml:3: “wills” is spelled like “will”, which is ignored" in line for line in desk.lines())


def test_a_translation_has_no_kind_of_danger_of_its_own(desk):
    desk.write("cy/danger.yml", "wedi-mynd:\n  say: Ffoniwch.\n  phrases: [wedi mynd]\n")
    told(desk)
    assert any("the source language has no kind of danger `wedi-mynd`" in line for line in desk.lines())


def test_a_file_that_is_no_yaml_is_one_fault(desk):
    assert len(told(desk, words="parents/first-hour: [\n")) == 1
