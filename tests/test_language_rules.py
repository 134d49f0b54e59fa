"""A translation keeps to the words, letters, digits and numbers of its language: `glossary.yml` and `letters.yml`."""

import pytest

NAME = "cy/parents/first-hour.md"
GLOSSARY = """\
advocate:
  term: advocate
  unless: [lawyer*]
  words:
    cy: {say: eiriolwr, sure: A, never: [cyfreithiwr*]}
"""
WORDS = "Ffoniwch y llinell nawr, ac arhoswch."


@pytest.fixture
def translator(desk):
    desk.write("glossary.yml", GLOSSARY)
    desk.write("letters.yml", "cy:\n  never: {ş: s}\n  marks: ŵŷâ\n")
    return desk


def told(desk, words: str, english: str = "Ring the line now.") -> list[str]:
    """What is said of a translation with these words."""
    head = desk.read("en/parents/first-hour.md").split("---\n")[1]
    desk.write("en/parents/first-hour.md", f"---\n{head}---\n{english}\n")
    code = desk.site().originals["parents/first-hour"].made_from
    desk.write(NAME, f"---\ntitle: Yr awr gyntaf\nsummary: Beth i'w wneud.\ntranslated_from: {code}\n---\n{words}\n")
    return [
        line.removeprefix(f"{NAME}:").replace(f"{desk.folder}/", "")
        for line in desk.lines()
        if line.startswith((NAME, f"warning: {NAME}"))
    ]


FAULTS = {
    "another language's letter": ("Ffoniwch y llinell, naşr.", "6: `ş` (U+015F) is not a letter of this language; write `s`"),
    "digits that no phone has": ("Ffoniwch y llinell, ۴ o weithiau.", "6: the digit `۴` is not on the keys of a phone here; write 4"),
    "a false friend": ("Gofynnwch am gyfreithiwr, neu cyfreithiwr arall.", "6: “cyfreithiwr” is a false friend of “advocate”; write “eiriolwr”"),
    "lost marks": ("Ffoniwch y llinell nawr. " * 20, "6: this page has none of the letters ŵŷâ; type its words again with their marks"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_a_language_does_not_have_is_reported(translator, name):
    words, fault = FAULTS[name]
    assert told(translator, words) == [fault]


def test_a_title_is_read_too(translator):
    told(translator, WORDS)
    translator.replace(NAME, "Yr awr gyntaf", "Yr awr gyntaş")
    assert [line for line in translator.lines() if line.startswith(f"{NAME}:2: `ş`")]


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("Gofynnwch i cyfreithiwr.", "Ask a lawyer."),
        ("Gofynnwch am advocate (nid cyfreithiwr).", "Ask for an advocate."),
        ("Ffoniwch, âr ôl hyn. " * 20, "Ring the line now."),
    ],
)
def test_what_is_right_where_it_stands_is_let_through(translator, words, english):
    assert told(translator, words, english) == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [("Gofynnwch am lefarydd.", True), ("Gofynnwch am eiriolwyr.", False), ("Gofynnwch am advocate.", False)],
)
def test_an_agreed_word_is_used_where_the_original_has_its_term(translator, words, is_told):
    translator.replace("glossary.yml", "never:", "forms: ['*eiriol*'], never:")
    said = "6: “advocate” of en/parents/first-hour.md should be “eiriolwr” here, and is not; write “eiriolwr” in the form that fits"
    found = [line for line in told(translator, words, "Ask for an advocate.") if "should be “eiriolwr” here" in line]
    assert [line.rpartition(f"{NAME}:")[2] for line in found] == ([said] if is_told else [])
    assert not [line for line in told(translator, words, "Ask for a friend.") if "should be “eiriolwr” here" in line]


def test_a_number_of_the_original_that_is_missing_is_reported(translator):
    lines = told(translator, "Arhoswch 42 awr, hyd 9:30.", "Wait 24 hours, until 9.30.")
    assert len(lines) == 1 and "the number 24 of en/parents/first-hour.md is missing here" in lines[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("glossary.yml", "sure: A", "sure: D", "glossary.yml:5: `advocate.words.cy.sure` cannot be `D`"),
        ("glossary.yml", "    cy:", "    qq:", "glossary.yml:5: `qq` is not a language code"),
        ("letters.yml", "marks", "mark", "letters.yml:3: there is no field `mark`; did you mean `marks`?"),
    ],
)
def test_faults_of_the_two_files_are_reported(translator, name, old, new, fault):
    translator.replace(name, old, new)
    assert [line for line in translator.lines() if fault in line], translator.lines()
