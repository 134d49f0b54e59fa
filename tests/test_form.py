"""The form of a file: it has each field that the file may have, and a value that is filled in changes its own lines."""

import copy
import json
import re
from difflib import unified_diff
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.cms.field_guide import read_guides
from northway.content.frontmatter import decode, split
from northway.content.pages import HelplineFields, PageFields, PassageFields, TranslationFields
from northway.desk.front_matter import form_of, model_of, place_of, read_form, with_field
from northway.editing.yaml_change import with_values
from northway.problems import Problem
from tests.test_editor import Editor

HERE = Path(__file__).parents[1]
CONTENT = HERE / "content"
HELPLINE = "en/help/100.md"
NAMES = ["facts.yml", "sources.yml", "cy/facts.yml", *(
    path.relative_to(CONTENT).as_posix() for path in sorted(CONTENT.glob("*/**/*.md"))
)]  # fmt: skip
READ = {name: decode((CONTENT / name).read_bytes(), "")[0] for name in NAMES}


def changed(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def places(value, place=()):
    """Every place in the values of a file, with its value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield (*place, step), below
        yield from places(below, (*place, step))


def fields_of(name: str, site):
    return form_of(site, {}, name)


def test_each_kind_of_file_has_the_form_of_the_model_that_reads_it(desk):
    site = desk.site()
    models = {
        "en/index.md": PageFields,
        HELPLINE: HelplineFields,
        "en/help/index.md": PageFields,
        "en/passages/quietly.md": PassageFields,
        "cy/parents/first-hour.md": TranslationFields,
    }
    for name, model in models.items():
        assert model_of(site.config, name) is model, name
        assert [field["name"] for field in fields_of(name, site)] == [*model.model_fields], name
    assert [field["name"] for field in fields_of("facts.yml", site)] == ["*"]
    [figure] = fields_of("cy/facts.yml", site)
    assert [field["name"] for field in figure["fields"]] == ["unit", "as_of", "caution"]
    assert not fields_of("site.yml", site)
    guide = read_guides(HERE / "docs")
    assert all(field["hint"] for field in form_of(site, guide, HELPLINE))


def test_every_file_stays_as_it_is_where_nothing_is_changed(northway):
    for name, text in READ.items():
        fields, values = fields_of(name, northway.site), read_form(text, name).values
        [first, *_] = values
        # With one value set to what it is, all others are compared too.
        assert with_field(text, name, fields, (first,), values[first]) == text, name


def _changes(values, place, kind, word):
    """The values with one change at a place, and what of them was set."""
    after = copy.deepcopy(dict(values))
    holder = after
    for step in place[:-1]:
        holder = holder[step]
    old = holder[place[-1]]
    if kind == "remove":
        del holder[place[-1]]
    elif isinstance(old, list) and old:
        old.append(copy.deepcopy(old[0])) if kind == "add" else old.reverse()
    elif isinstance(old, str):
        holder[place[-1]] = word
    return after


@given(data=st.data())
def test_one_change_is_read_back_and_leaves_every_other_line(data):
    name = data.draw(st.sampled_from(NAMES), "file")
    fields = read_form(READ[name], name)
    place, _ = data.draw(st.sampled_from([*places(fields.values)]), "place")
    kind = data.draw(st.sampled_from(["set", "add", "move", "remove"]), "kind")
    words = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1)
    word = " ".join(data.draw(words, "words").split())
    text = split(READ[name], "").front_matter if name.endswith(".md") else READ[name]
    after = _changes(fields.values, place, kind, word)
    written = with_values(text, after)
    assert read_form(f"---\n{written}\n---\n" if name.endswith(".md") else written, name).values == after
    first = 2 if name.endswith(".md") else 1  # the line of the file on which its fields begin
    kept = [line for at, line in enumerate(text.split("\n"), first) if not _is_of(fields, place[0], at)]
    left = iter(written.split("\n"))
    assert all(line in left for line in kept)


def _is_of(fields, top: str, line: int) -> bool:
    """Whether a line of a file belongs to this field at the top."""
    starts = sorted((at, place[0]) for place, at in fields.lines.items() if len(place) == 1)
    return [name for at, name in starts if at <= line][-1:] == [top]


ODD = (
    "a: 😀 x\nb: é😀\nc: [😀, y]\nd: z\n",
    "a: |\n  one\n  two\n\nb: >-\n  one\n  two\n# c\nc: x\n",
    '"a b": x\n\'c\': y\nd:\ne: ""\n',
    "a:\n  -\n    k: v\n    l: w\n  - k: x\nb: y\n",
    "a:\n- k: v\n- k: w\nb: y\n",
    "a: [one,\n  two]\nb: {x: y,\n  z: w}\nc: one\n  two\nd: e",
    "# top\na: x # one\n\n# two\nb:\n  # in\n  - k: v # v\n\n  # last\n  - k: w\n# end\n",
    "a:\n  b:\n    c: d\n    e: [f]\n  g: h\ni: j\n",
)
NEW = 'q: "r"', ["s", "t, u"], [{"m": "1", "n": ["2"]}, {"m": "3"}], {"n": "1", "k": "2"}, []


@pytest.mark.parametrize("text", ODD)
def test_whatever_its_yaml_a_value_of_another_kind_is_read_back(text):
    values = read_form(text, "").values
    assert with_values(text, values) == text
    for (place, _), new in product([*places(values)], NEW):
        after = copy.deepcopy(dict(values))
        holder = after
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = new
        assert read_form(with_values(text, after), "").values == after, (place, new)


FRONT = """---
title: A
# why
sources:
  - one
  - two
order: 10 # last
channels:
  # the first
  - kind: phone
    value: "112" # short
    hours:
      - {days: Mon-Fri, opens: 09:00, closes: 17:00}
      - {days: Sat, opens: 10:00, closes: 12:00}
    languages: [en, cy]
  # the other
  - kind: web
    value: https://a.example/
    hours: always
    languages: unknown
---
Body: [x]
---
"""
HOURS = ("channels", 0, "hours")
ROW = {"days": "Sun", "opens": "", "closes": "09:00 next day"}


@pytest.mark.parametrize(
    ("place", "value", "lines"),
    [
        (("title",), "B", ["-title: A", "+title: B"]),
        (("title",), "A: b", ["-title: A", '+title: "A: b"']),
        (("title",), "“A” # b", ["-title: A", '+title: "“A” # b"']),
        (("title",), "[a", ["-title: A", '+title: "[a"']),
        (("title",), "yes", ["-title: A", "+title: yes"]),
        (("title",), "two\n lines", ["-title: A", "+title: two lines"]),
        (("sources",), ["one", "three"], ["-  - two", "+  - three"]),
        (("sources",), ["a, b", "two"], ["-  - one", "+  - a, b"]),
        (("sources",), None, ["-sources:", "-  - one", "-  - two"]),
        (("order",), "20", ["-order: 10 # last", "+order: 20 # last"]),
        (("label",), "C", ["+label: C"]),
        (("title",), "A", []),
        (("label",), None, []),
        (("nowhere", 0, "x"), "B", []),
        (("channels", 7, "x"), "B", []),
        (("title", "x"), "B", []),
        (("channels", 0, "value"), "999", ['-    value: "112" # short', '+    value: "999" # short']),
        (("channels", 0, "note"), "Ring: now", ['+    note: "Ring: now"']),
        (("channels", 1, "wait"), "Long.", ["+    wait: Long."]),
        (("channels", 1, "languages"), ["en"], ["-    languages: unknown", "+    languages: [en]"]),
        ((*HOURS, 1, "closes"), "13:00", [
            "-      - {days: Sat, opens: 10:00, closes: 12:00}", "+      - {days: Sat, opens: 10:00, closes: 13:00}",
        ]),
        ((*HOURS, 1, "since"), "2026-12-01", [
            "-      - {days: Sat, opens: 10:00, closes: 12:00}",
            "+      - {days: Sat, opens: 10:00, closes: 12:00, since: 2026-12-01}",
        ]),
        (HOURS, "always", [
            "-    hours:", "-      - {days: Mon-Fri, opens: 09:00, closes: 17:00}",
            "-      - {days: Sat, opens: 10:00, closes: 12:00}", "+    hours: always",
        ]),
        (("channels", 1, "hours"), [ROW], [
            "-    hours: always", "+    hours:", '+      - {days: Sun, opens: "", closes: 09:00 next day}',
        ]),
        (("channels", 0, "kind"), None, ["-  - kind: phone", '-    value: "112" # short', '+  - value: "112" # short']),
        (("notice",), {"channel": "phone", "text": "Down, we hear."}, [
            "+notice:", "+  channel: phone", "+  text: Down, we hear.",
        ]),
    ],
)  # fmt: skip
def test_a_value_of_the_form_changes_its_own_lines_and_no_other(northway, place, value, lines):
    after = with_field(FRONT, HELPLINE, fields_of("en/help/childline.md", northway.site), place, value)
    assert changed(FRONT, after) == lines


def test_rows_that_move_go_or_come_take_their_comments_with_them(northway):
    fields = fields_of("en/help/childline.md", northway.site)
    rows = read_form(FRONT, HELPLINE).values["channels"]
    one, other = FRONT.index("  # the first"), FRONT.index("  # the other")
    end = FRONT.index("---\nBody")
    moved = FRONT[:one] + FRONT[other:end] + FRONT[one:other] + FRONT[end:]
    assert with_field(FRONT, HELPLINE, fields, ("channels",), rows[::-1]) == moved
    assert with_field(FRONT, HELPLINE, fields, ("channels",), rows[:1]) == FRONT[:other] + FRONT[end:]
    assert with_field(FRONT, HELPLINE, fields, ("channels",), rows[1:]) == FRONT[:one] + FRONT[other:]
    new = {"kind": "", "value": "", "hours": "", "languages": []}
    assert changed(FRONT, with_field(FRONT, HELPLINE, fields, ("channels",), [*rows, new])) == [
        '+  - kind: ""', '+    value: ""', '+    hours: ""', "+    languages: []",
    ]  # fmt: skip


def test_a_new_field_stands_where_the_form_has_it(northway):
    fields = fields_of("en/help/childline.md", northway.site)
    after = with_field(FRONT, HELPLINE, fields, ("channels", 0, "keyword"), "HELP")
    assert '    value: "112" # short\n    keyword: HELP\n    hours:\n' in after
    assert with_field(FRONT, HELPLINE, fields, ("reviewed",), "2026-11-22").count("\nreviewed: 2026-11-22\n") == 1


def test_a_file_of_rows_by_id_and_one_of_units_have_their_forms(northway):
    fields = fields_of("facts.yml", northway.site)
    text = "# all\none:\n  value: 3\n  unit: x\n\ntwo:\n  value: 4"
    assert with_field(text, "facts.yml", fields, ("two", "value"), "5") == text.removesuffix("4") + "5"
    assert with_field(text, "facts.yml", fields, ("one", "as_of"), "2026") == text.replace("x\n", "x\n  as_of: 2026\n")
    assert with_field("one: a\n", "cy/facts.yml", fields, ("one",), "b: c") == 'one: "b: c"\n'


def test_a_text_that_cannot_be_read_is_left_as_it_is(northway):
    fields = fields_of("en/index.md", northway.site)
    for text in ("", "title: A", "---\ntitle: [\n---\n", "---\ntitle: A\n"):
        assert with_field(text, "en/index.md", fields, ("title",), "B") == text
    assert with_field("---\n---\n", "en/index.md", fields, ("title",), "B") == "---\ntitle: B\n---\n"


def test_a_fault_has_the_field_that_it_names_or_the_row_on_its_line():
    fields = read_form(FRONT, HELPLINE)
    line = FRONT.split("\n").index("      - {days: Sat, opens: 10:00, closes: 12:00}") + 1

    def place(message: str, line: int):
        return place_of(Problem("x", line, "front-matter", message, ""), fields)

    assert place("the hours overlap", line) == (*HOURS, 1)
    assert place("`channels.hours.opens` cannot be `x`", line) == (*HOURS, 1, "opens")
    assert place("`title` is long", 2) == ("title",) and place("the field `cost` is missing", 2) == ()
    assert place("too long", len(FRONT.split("\n"))) is None


def test_the_form_answers_with_the_text_and_with_faults_at_their_rows(desk):
    editor = Editor(desk)
    text = desk.read(HELPLINE)
    answer = editor.post(f"field/{HELPLINE}", {"text": text, "place": ["channels", 0, "kind"], "value": "phon"})
    found = editor.draft(answer.json["text"], HELPLINE)
    assert [each["place"] for each in found["problems"] if "phon" in each["message"]] == [["channels", 0, "kind"]]
    assert found["values"]["channels"][0]["kind"] == "phon"
    assert editor.draft("---\ntitle: [\n---\n", HELPLINE)["values"] is None
    assert editor.draft("a: [", "facts.yml")["values"] is None
    assert editor.draft(desk.read("facts.yml"), "facts.yml")["values"]


def test_what_no_form_can_send_is_refused_in_a_sentence(desk):
    editor, deep = Editor(desk), "x"
    for _ in range(50):
        deep = [deep]
    for sent in ({"place": "title"}, {"place": []}, {"place": [None]}, {"place": ["title"], "value": 3}, {}):
        assert editor.post(f"field/{HELPLINE}", {"text": desk.read(HELPLINE), **sent}).status_code == 400, sent
    sent = {"text": desk.read(HELPLINE), "place": ["title"], "value": deep}
    assert "cannot be written" in editor.post(f"field/{HELPLINE}", sent).text
    assert re.search(r"missing", editor.post(f"field/{HELPLINE}", json.loads("[]")).text)
