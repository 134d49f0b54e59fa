"""Mistakes that an editor may make in front matter, and the messages about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from northway.content.frontmatter import decode, read_fields, split

GOOD = "---\ntitle: A page\nsummary: What it is.\naudience: parent\norder: 1\nreviewed: 2026-11-01\nreview_by: 2027-11-01\n---\nWords.\n"


def page(**changed: str) -> str:
    lines = GOOD.split("\n")
    for name, value in changed.items():
        lines = [f"{name}: {value}" if line.startswith(f"{name}:") else line for line in lines]
    return "\n".join(lines)


BAD_PAGES = {
    "empty file": ("", "1: the file is empty; begin with `---`"),
    "no front matter": ("Words.\n", "1: there is no front matter; write `---` as the first line"),
    "never closed": ("---\ntitle: A\n", "1: the front matter is never closed; write `---` on a line of its own"),
    "unknown field": (GOOD.replace("order", "oder"), "5: there is no field `oder`; did you mean `order`?"),
    "missing field": (GOOD.replace("order: 1\n", ""), "2: the field `order` is missing; write `order: 10`"),
    "impossible date": (page(reviewed="2026-13-01"), "6: `2026-13-01` is not a date; write year-month-day"),
    "word for a number": (page(order="first"), "5: `order` is 'first', which does not fit; write `order: 10`"),
    "duplicate key": (GOOD.replace("order: 1", "order: 1\norder: 2"), "6: `order` is written twice; keep one"),
    "tab": (GOOD.replace("order", "\torder"), "5: a tab is at the start of this line; use two spaces"),
    "colon in a title": (page(title="Home: what now"), "2: there is a colon where none is allowed; a value with a colon needs quotes"),
    "empty title": (page(title=""), "2: `title` is '', which does not fit; write `title: The first hour`"),
    "no fields at all": ("---\njust words\n---\n", "2: this is not a list of fields; write `name: value`"),
    "a line without a name": (GOOD.replace("order: 1", "order 1"), "5: this line is not a field"),
    "an open bracket": (GOOD.replace("order: 1", "order: 1\nsources: [a"), "6: a bracket or a quote is never closed"),
    "an open quote": (page(title='"Home'), "2: a bracket or a quote is never closed; close it on the same line"),
    "an alias": (page(title="&t A", summary="*t"), "`&` and `*` use one value in two places; write it out again"),
    "text for a list": (GOOD.replace("order: 1", "order: 1\nsources: gov-uk"), "6: `sources` is not a list; write `sources: [one, two]`"),
    "not UTF-8": ("---\ntitle: Caf\xe9\n---\n".encode("latin-1"), "2: this is not UTF-8 text; save the file again as UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), "1: this is not UTF-8 text; save the file again as UTF-8"),
    "a control character": (GOOD.replace("Words", "Wo\x02rds"), "9: an invisible control character (U+0002)"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_named_with_its_line_and_what_to_write(desk, name):
    text, said = BAD_PAGES[name]
    desk.write("en/parents/bad.md", text)
    found = [line for line in desk.lines() if line.startswith("en/parents/bad.md:")]
    assert any(said in line.removeprefix("en/parents/bad.md:") for line in found), found


def test_all_faults_of_all_files_are_found_in_one_run(desk):
    for number, (text, _) in enumerate(BAD_PAGES.values()):
        desk.write(f"en/parents/bad-{number}.md", text)
    named = {line.split(":")[0] for line in desk.lines()}
    assert {f"en/parents/bad-{number}.md" for number in range(len(BAD_PAGES))} <= named


@pytest.mark.parametrize("text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD, "\ufeff" + GOOD.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(desk, text):
    desk.write("en/parents/extra.md", GOOD)
    plain = desk.render("parents/extra")
    desk.write("en/parents/extra.md", text)
    assert desk.render("parents/extra") == plain
    assert not [line for line in desk.lines() if "extra" in line]


@pytest.mark.parametrize("word", ["no", "yes", "1:30", "012", "null", "~", "2026-02-30"])
def test_values_stay_as_they_were_written(word):
    assert read_fields(f"title: {word}", "x.md").values == {"title": word}


def test_the_body_begins_where_the_front_matter_ends():
    document = split(GOOD, "x.md")
    assert document.body == "Words.\n"
    assert GOOD.split("\n")[document.body_line - 1] == "Words."


@given(st.binary(max_size=200))
def test_no_bytes_raise(content):
    text, problems = decode(content, "x.md")
    assert problems or isinstance(split(text, "x.md").body, str)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_front_matter_raises_and_each_fault_has_a_line_of_the_file(text):
    whole = f"---\n{text}\n---\nbody"
    for problem in split(whole, "x.md").fields.problems:
        assert 1 <= problem.line <= whole.count("\n") + 2
        assert problem.hint


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.from_regex(r"[A-Za-z0-9 ]{1,20}", fullmatch=True).map(str.strip).filter(bool),
        max_size=5,
    )
)
def test_simple_fields_read_back_as_written(fields):
    text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    read = read_fields(text, "x.md", first_line=2)
    assert read.values == fields
    for number, name in enumerate(fields):
        assert read.line((name,)) == number + 2
