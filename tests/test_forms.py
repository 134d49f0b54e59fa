"""Forms: what a writer and a translator may get wrong, and what a page shows without any script."""

import pytest

NOTE, WELSH, PAGE = "en/forms/note.yml", "cy/forms/note.yml", "en/parents/first-hour.md"
SHOWN = "::: form note\n:::\n\n"


@pytest.fixture
def shown(desk):
    """The small site with its form on a page."""
    for name in (PAGE, "cy/parents/first-hour.md"):
        text = desk.read(name)
        head, mark, body = text.partition("\n---\n")
        desk.write(name, f"{head}{mark}{SHOWN}{body}")
    return desk


def test_a_writer_adds_a_question_and_it_stands_on_the_page(shown):
    shown.replace(
        NOTE, "      name: Full name\n", "      name: Full name\n      eyes: {label: Eyes, hint: Colour., lines: 3}\n"
    )
    page = shown.client().get("/parents/first-hour/")
    assert page.text("label[for=note-eyes]") == "Eyes"
    assert page.text("#note-eyes-hint") == "Colour."
    assert page.one("textarea#note-eyes").attributes["rows"] == "3"
    assert page.one("#note-number-2").attributes["inputmode"] == "tel"


def test_a_translation_stands_beside_the_words_that_somebody_else_will_read(shown):
    page = shown.client().get("/cy/parents/first-hour/")
    label = page.one("label[for=note-name]")
    assert " ".join(label.text().split()) == "Enw llawn Full name"
    assert page.one("label[for=note-name] .source").attributes["lang"] == "en-GB"
    assert page.text("#note-photo-hint") == "Yr wyneb."


def test_a_form_for_the_reader_alone_has_the_reader_s_words_alone(shown):
    shown.replace(NOTE, "for_others: yes\n", "")
    page = shown.client().get("/cy/parents/first-hour/")
    assert page.text("label[for=note-name]") == "Enw llawn"


def test_a_form_that_nobody_has_translated_says_in_which_language_it_is(shown):
    shown.write("ur/parents/first-hour.md", shown.read("ur/parents/first-hour.md").rstrip() + f"\n\n{SHOWN}")
    page = shown.client().get("/ur/parents/first-hour/")
    assert page.one("label[for=note-name] [lang=en-GB]").text() == "Full name"


def test_several_forms_stand_as_one(shown):
    shown.write(
        "en/forms/more.yml", "title: More\nparts:\n  more:\n    title: More\n    ask:\n      what: What else?\n"
    )
    shown.replace(PAGE, "::: form note", "::: form note more")
    page = shown.client().get("/parents/first-hour/")
    assert page.attributes(".form", "data-name") == ["note"] and page.one(".form #more-what")


def test_no_field_of_a_form_has_a_name_or_is_filled_in_by_the_browser(shown):
    page = shown.client().get("/parents/first-hour/")
    assert page.all("form [name]") == []
    form = page.one(".form").attributes
    assert form["autocomplete"] == "off" and form["spellcheck"] == "false" and "action" not in form


FAULTS = {
    "unknown field of a question": (
        "lines: 2",
        "line: 2",
        f"{NOTE}:16: there is no field `line`; did you mean `lines`?",
    ),
    "unknown kind": (
        "kind: phone",
        "kind: fone",
        f"{NOTE}:15: `parts.calls.ask.number.kind` cannot be `fone`; did you mean `phone`?",
    ),
    "too many lines": (
        "lines: 2",
        "lines: 20",
        f"{NOTE}:16: `parts.calls.ask.said.lines` is '20', which does not fit; write `lines: 2`",
    ),
    "no label": (
        "{label: Number, kind: phone}",
        "{kind: phone}",
        f"{NOTE}:15: the field `parts.calls.ask.number.label` is missing",
    ),
    "no title": ("title: A note\n", "", f"{NOTE}:1: the field `title` is missing; write `title: About my child`"),
    "an id with a capital": (
        "      name: Full",
        "      Name: Full",
        f"{NOTE}:9: `Name` cannot be an id; write small letters and hyphens",
    ),
    "an id twice": (
        "      said:",
        "      name:",
        f"{NOTE}:16: the id `name` is used twice in this form; rename one of them",
    ),
    "a photo in a row": (
        "kind: phone",
        "kind: photo",
        f"{NOTE}:15: `number` is a photo, which cannot be in a row; ask for it",
    ),
    "a part that asks nothing": (
        "    ask:\n      name: Full name\n      photo: {label: A photo, hint: The face., kind: photo}\n",
        "",
        f"{NOTE}:5: the field `parts.child.ask` is missing",
    ),
}


@pytest.mark.parametrize(("old", "new", "line"), FAULTS.values(), ids=FAULTS)
def test_a_mistake_in_a_form_is_reported_with_its_line_and_waits_for_nothing_else(shown, old, new, line):
    shown.replace(NOTE, old, new)
    lines = [each for each in shown.lines() if NOTE in each]
    assert any(each.startswith(line) for each in lines), lines
    # The page and the translation wait for the form; each mistake is told once.
    assert [each for each in lines if "places wait for this file" not in each and not each.startswith(line)] == []


TRANSLATION_FAULTS = {
    "a question that the original has not": ("      name:", "      nam:", "cy/forms/note.yml:9: the original has no question `nam`; did you mean `name`?"),
    "a part that the original has not": ("  calls:", "  call:", "cy/forms/note.yml:11: the original has no part `call`; did you mean `calls`?"),
    "structure": ("Llun, hint", "Llun, lines: 2, hint", "cy/forms/note.yml:10: there is no field `lines`"),
    "a part that is missing": (
        "  calls:\n    title: Galwadau\n    ask:\n      number: Rhif\n      said: Beth a ddywedwyd\n",
        "",
        "cy/forms/note.yml:1: `parts.calls` is missing; translate it",
    ),
    "words that are missing": ("      number: Rhif\n", "", "cy/forms/note.yml:1: `parts.calls.ask.number.label` is missing; translate it"),
    "older words": ("translated_from: ", "translated_from: 0", "cy/forms/note.yml:1: the original has changed since this was made from it"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), TRANSLATION_FAULTS.values(), ids=TRANSLATION_FAULTS)
def test_a_translation_has_the_words_and_the_original_has_the_questions(desk, old, new, line):
    desk.replace(WELSH, old, new)
    lines = [each for each in desk.lines() if each.startswith(WELSH)]
    assert lines[-1].startswith(line), lines


def test_one_changed_word_makes_a_translation_outdated(desk):
    desk.replace(NOTE, "Full name", "Whole name")
    assert any(each.startswith("cy/forms/note.yml:1: the original has changed") for each in desk.lines())


def test_a_translation_of_no_form_and_a_form_that_is_not_there_are_reported(desk):
    desk.write("cy/forms/lost.yml", desk.read(WELSH))
    desk.replace(PAGE, "\n---\n", "\n---\n::: form notes\n:::\n")
    lines = desk.lines()
    assert any(each.startswith("cy/forms/lost.yml:1: this translates a form that does not exist") for each in lines)
    assert any("there is no form `notes`; did you mean `note`?" in each for each in lines)


def test_a_second_form_on_a_page_is_an_error_that_says_how_to_join_them(shown):
    shown.replace(PAGE, SHOWN, SHOWN * 2)
    assert any("this page has a second form; join them: `::: form note note`" in each for each in shown.lines())


def test_the_name_of_a_saved_copy_is_quiet_where_its_page_is(desk):
    desk.write("en/forms/missing-note.yml", desk.read(NOTE))
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n::: form missing-note\n:::\n")
    assert any("would have a file name that says" in each for each in desk.lines())
