"""A translation has all that its original has, in its own language, or says why not."""

import re

import pytest

NAME = "cy/parents/first-hour.md"
BODY = """[Ffoniwch y llinell fach](helpline:100) nawr. Gwelwch [y rhestr](../help/index.md).

## Y deg munud cyntaf {#ten-minutes}

::: steps
1. **Chwiliwch** ym mhob ystafell.
2. **Ffoniwch** yr heddlu.
3. **Nodwch** yr amser.
:::

::: callout now
Ffoniwch os oes ofn arnoch.
:::

::: nation wales
Yng Nghymru gallwch ofyn am y Gymraeg.
:::

::: fact how-many
:::

::: helpline 100
:::

::: quote
Roeddwn yn falch o gael fy holi.

-- rhiant
:::
"""


@pytest.fixture
def translator(desk):
    """A desk with a Welsh page that has everything that its original has."""
    desk.replace("en/parents/first-hour.md", "now.\n", "now. See [the list](../help/index.md).\n")
    desk.write(
        NAME, f"---\ntitle: Yr awr gyntaf\nsummary: Beth i'w wneud, mewn trefn.\ntranslated_from: x\n---\n{BODY}"
    )
    made_from(desk)
    return desk


def made_from(desk) -> None:
    digest = desk.site().originals["parents/first-hour"].digest
    desk.write(NAME, re.sub("translated_from: .*", f"translated_from: {digest}", desk.read(NAME)))


def told(desk) -> list[str]:
    return [
        line.removeprefix(f"{NAME}:").replace(f"{desk.folder}/", "") for line in desk.lines() if line.startswith(NAME)
    ]


def test_a_translation_that_carries_all_is_left_alone(translator):
    assert told(translator) == []


LEFT_OUT = {
    "a component": ("::: callout now\nFfoniwch os oes ofn arnoch.\n:::\n\n", "", "`::: callout now` of en/parents/first-hour.md:21 is missing here"),
    "a nation": ("::: nation wales\nYng Nghymru gallwch ofyn am y Gymraeg.\n:::\n\n", "", "`::: nation wales` of en/parents/first-hour.md:25 is missing here"),
    "another nation": ("nation wales", "nation scotland", "20: `::: nation scotland` is where en/parents/first-hour.md:25 has `::: nation wales`; write the same, or say why not in `differs`"),
    "a card": ("::: helpline 100\n:::\n\n", "", "`::: helpline 100` of en/parents/first-hour.md:32 is missing here"),
    "a fact": ("::: fact how-many\n:::\n\n", "", "`::: fact how-many` of"),
    "a helpline's number": ("[Ffoniwch y llinell fach](helpline:100)", "Ffoniwch y llinell fach", "`[…](helpline:100)` of en/parents/first-hour.md:11 is missing here"),
    "a link to a page": ("[y rhestr](../help/index.md)", "y rhestr", "`[…](../help/index.md)` of en/parents/first-hour.md:11 is missing here"),
    "another order": ("::: fact how-many\n:::\n\n::: helpline 100\n:::", "::: helpline 100\n:::\n\n::: fact how-many\n:::", "24: `::: helpline 100` is where en/parents/first-hour.md:29 has `::: fact how-many`; keep the order of the original"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_a_translation_leaves_out_is_reported(translator, name):
    old, new, words = LEFT_OUT[name]
    translator.replace(NAME, old, new)
    assert [line for line in told(translator) if words in line], told(translator)


def test_what_is_left_out_in_one_place_is_one_problem(translator):
    text = translator.read(NAME)
    translator.write(NAME, text[: text.index("::: callout")])
    assert [line for line in told(translator) if "missing" in line] == [
        "10: `::: callout now` of en/parents/first-hour.md:21, and 4 more up to line 35, are missing here; "
        "write it in the same place, or say why not in `differs`"
    ]


def test_links_of_one_sentence_may_change_their_order(translator):
    translator.replace(
        NAME,
        "[Ffoniwch y llinell fach](helpline:100) nawr. Gwelwch [y rhestr](../help/index.md).",
        "O [y rhestr](../help/index.md), [ffoniwch](helpline:100).",
    )
    assert told(translator) == []


def test_a_translation_may_say_why_it_differs(translator):
    translator.replace(NAME, "::: fact how-many\n:::\n\n", "")
    translator.replace(NAME, "title:", "differs: The figure is for England alone.\ntitle:")
    assert told(translator) == []
    translator.replace(NAME, "The figure is for England alone.", "yes")
    assert any(line.startswith("2: “yes” is not a reason; say in a sentence why") for line in told(translator))


def test_of_an_outdated_translation_only_that_is_reported(translator):
    translator.replace(NAME, "::: fact how-many\n:::\n\n", "")
    translator.replace("en/parents/first-hour.md", "Ring if you are afraid.", "Ring if you are in fear.")
    [line] = told(translator)
    assert line.startswith("4: en/parents/first-hour.md has changed since this was made from it")


def test_a_translation_without_a_code_is_an_error_that_prints_it(translator):
    translator.write(NAME, re.sub("translated_from: .*\n", "", translator.read(NAME)))
    code = translator.site().originals["parents/first-hour"].made_from
    assert told(translator) == [f"1: nothing says which version of the original this was made from; write `translated_from: {code}`"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Ffoniwch os oes ofn arnoch.", "Ring if you are afraid.", 17),
        ("summary: Beth i'w wneud, mewn trefn.", "summary: What to do, in order.", 3),
    ],
)
def test_words_left_in_the_language_of_the_source_are_found(translator, old, new, line):
    translator.replace(NAME, old, new)
    assert any(
        each.startswith(f"{line}: “") and "is still in English; write it in Cymraeg" in each
        for each in told(translator)
    ), told(translator)


def test_words_to_say_aloud_in_the_language_of_the_source_may_stay(translator):
    for name, old in (("en/parents/first-hour.md", "Ring if you are afraid."), (NAME, "Ffoniwch os oes ofn arnoch.")):
        translator.replace(name, old, "“My child is missing from our house.”")
    made_from(translator)
    assert told(translator) == []


def test_names_in_code_are_the_same_in_all_languages(translator):
    translator.replace(
        NAME, "Ffoniwch os oes ofn arnoch.", "Y rhain yw: `in every room`, `write down the time`, `ring the police`."
    )
    assert told(translator) == []


def test_words_in_another_script_are_found(desk):
    digest = desk.site().originals[""].digest
    desk.replace("ur/index.md", "translated_from: x", f"translated_from: {digest}")
    desk.replace("ur/index.md", "بات کرنے", "Ring somebody who knows about this now.\n\nبات کرنے")
    assert any(
        "“Ring somebody who knows about …” is still in English; write it in اردو" in line for line in desk.lines()
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "index.md",
            "pl/index.md:1: Polski is published with no home page; translate the home page, or take `pl` out of",
        ),
        ("names.yml", "pl/names.yml:1: Polski is published with no names for "),
        ("quiet", "quiet-words.yml:1: Polski is published with no quiet words; add a list `pl:` to quiet-words.yml"),
    ],
)
def test_a_language_is_published_whole_or_not_at_all(desk, name, told):
    desk.replace(
        "site.yml",
        "  - {code: ur,",
        "  - {code: pl, tag: pl, babel_id: pl, autonym: Polski, tier: core, leave_url: https://pogoda.example/}\n  - {code: ur,",
    )
    for file in ("index.md", "names.yml"):
        desk.write(f"pl/{file}", desk.read(f"cy/{file}"))
    desk.write("quiet-words.yml", desk.read("quiet-words.yml") + "pl: [policja]\n")
    assert not [line for line in desk.lines() if "Polski is published" in line]
    if name == "quiet":
        desk.replace("quiet-words.yml", "pl: [policja]\n", "")
    else:
        (desk.folder / "pl" / name).unlink()
    assert [line for line in desk.lines() if line.startswith(told)], desk.lines()


def test_names_in_another_script_may_stand_among_words_and_as_titles(desk):
    digest = desk.site().originals[""].digest
    desk.replace("ur/index.md", "translated_from: x", f"translated_from: {digest}")
    desk.replace(
        "ur/index.md", "بات کرنے", "Switchboard اور Samaritans Cymru Helpline Centre بھی سنتے ہیں۔\n\nبات کرنے"
    )
    assert not [line for line in desk.lines() if "is still in English" in line]


def test_what_has_changed_since_is_named_by_its_lines(translator):
    code = translator.site().originals["parents/first-hour"].made_from
    translator.write(NAME, re.sub("translated_from: .*", f"translated_from: {code}", translator.read(NAME)))
    assert told(translator) == []
    source = "en/parents/first-hour.md"
    text = translator.read(source)
    line = text[: text.index("Ring if you are afraid.")].count("\n") + 1
    for new, where in (
        ("Ring if you are in fear.", f"line {line}"),
        ("Ring if you are afraid.\n\nThen wait.\n\nThen ring.", f"lines {line + 2} to {line + 4}"),
    ):
        translator.write(source, text.replace("Ring if you are afraid.", new))
        assert f"has changed since this was made from it: {where}; bring it up to date" in told(translator)[0]
    line = text[: text.index("3. **Write**")].count("\n") + 1
    translator.write(source, text.replace("3. **Write** down the time.\n", ""))
    assert f"text removed after line {line - 1}" in told(translator)[0]
    translator.write(source, text.replace("title: The first hour", "title: One hour"))
    assert "made from it: its front matter; bring" in told(translator)[0]


def test_a_short_code_says_only_that_something_has_changed(translator):
    translator.replace("en/parents/first-hour.md", "Ring if you are afraid.", "Ring if you are in fear.")
    assert "has changed since this was made from it; bring it up to date" in told(translator)[0]


def test_a_translation_of_nothing_but_its_original_is_reported_once(translator):
    body = translator.read("en/parents/first-hour.md").split("---\n", 2)[2]
    translator.write(NAME, translator.read(NAME).split("---\n")[1].join(["---\n", f"---\n{body}"]))
    [line] = told(translator)
    assert "more up to line" in line and "are still in English; write it in Cymraeg" in line


def test_a_translation_without_a_body_is_reported_once(translator):
    text = translator.read(NAME)
    translator.write(NAME, text[: text.index("---\n", 4) + 4])
    assert [line.partition(": ")[2] for line in told(translator)] == [
        "this has no words below its front matter; translate the body"
    ]


def test_a_heading_whose_id_is_lost_is_reported_once(translator):
    translator.replace(NAME, " {#ten-minutes}", "")
    [line] = told(translator)
    assert "this heading has no id; end it with the id that the original has here" in line


def test_a_name_without_words_and_a_figure_that_is_misspelt_are_reported(desk):
    desk.write("cy/names.yml", re.sub(r"wales: .*", "wales:", desk.read("cy/names.yml"), count=1))
    desk.write("cy/facts.yml", "how-mny:\n  unit: o blant\n")
    assert [line for line in desk.lines() if line.startswith("cy/names.yml:") and "`nations.wales` is ''" in line], (
        desk.lines()
    )
    assert [
        line
        for line in desk.lines()
        if line.startswith("cy/facts.yml:1: there is no fact `how-mny`; did you mean `how-many`?")
    ]
