"""One slip makes one message, in every kind of file, and none goes unreported."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SMALL_SITE, Desk
from tests.test_questions import ABOVE, FIELDS, GOOD
from tests.test_search_words import DANGER, WORDS
from tests.test_translations import BODY, NAME
from tests.writers_desk import LINE

HEAD = "---\ntitle: {}\nsummary: {}\n{}translated_from: x\n---\n{}"
FILES = {
    "facts.yml": (SMALL_SITE / "facts.yml").read_text("utf-8").replace("as_of: 2026", "as_of: police data of 2026"),
    "cy/facts.yml": "how-many:\n  unit: o blant\n  as_of: data'r heddlu am 2026\n  caution: Adroddiadau i'r heddlu yw'r rhain.\nseven-in-ten:\n  unit: o blant\n",
    "en/search-words.yml": WORDS,
    "en/danger.yml": DANGER,
    "en/spelling.yml": "ignored: [the, is]\n",
    "cy/search-words.yml": "parents/first-hour:\n  - answer: ym mhob ystafell\n    words: [wedi mynd]\n",
    "cy/danger.yml": "gone:\n  say: Ffoniwch nawr.\n  phrases: [wedi mynd ers]\n",
    "cy/spelling.yml": "ignored: [mae, yn]\n",
    "en/parents/what-now.md": f"---\n{FIELDS.format(title='What now?')}---\n{ABOVE}{GOOD}",
    "cy/search.md": HEAD.format("Chwilio", "Chwilio am dudalen.", "", "Chwiliwch yma, neu [ffoniwch](helpline:100).\n"),
    NAME: HEAD.format("Yr awr gyntaf", "Beth i'w wneud, mewn trefn.", "keywords: [ar goll, wedi mynd]\n", BODY),
    "cy/parents/index.md": HEAD.format("I rieni", "Tudalennau i rieni.", "", "::: form note\n:::\n"),
}  # fmt: skip
EN, RECORD, LINE_200, WAYS = "en/parents/first-hour.md", "en/help/100.md", "en/help/200.md", "en/parents/what-now.md"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A desk whose site has search, questions, a form, a second helpline and Welsh pages; and its problems."""
    desk = Desk(tmp_path_factory.mktemp("whole") / "site")
    line = LINE.format(title="Another line", nations="wales", kind="phone", value="0808 157 0999", end="")
    hours = "hours: [{days: Mon-Fri, opens: 09:00, closes: 17:00}]"
    desk.write(LINE_200, line.replace("hours: always", hours))
    desk.replace(EN, "now.\n", "now. See [the list](../help/index.md).\n")
    desk.replace(EN, "order: 10", "order: 10\nkeywords: [gone, not home]")
    desk.write("en/parents/index.md", desk.read("en/parents/index.md") + "\n::: form note\n:::\n")
    search = desk.read("en/y/index.md").replace("Talking to someone", "Search").replace("Who listens", "Look here")
    desk.write("en/search.md", search.replace("young-person", "everyone"))
    desk.replace("site.yml", "footer: []", "footer: [search]\nsearch: search")
    for name, text in FILES.items():
        desk.write(name, text)
    site = desk.site()
    for name, path in ((NAME, "parents/first-hour"), ("cy/parents/index.md", "parents"), ("cy/search.md", "search")):
        desk.replace(name, "translated_from: x", f"translated_from: {site.originals[path].made_from}")
    form = re.sub("(?<=translated_from: ).*", site.forms["note", "en"].original.digest, desk.read("cy/forms/note.yml"))
    desk.write("cy/forms/note.yml", form)
    return desk, desk.lines()


@pytest.fixture
def editor(whole, tmp_path):
    """A copy of that desk, to make mistakes in."""
    copy = Desk(tmp_path / "site")
    shutil.rmtree(copy.folder)
    shutil.copytree(whole[0].folder, copy.folder)
    return copy


def new(editor, whole) -> list[str]:
    """The problems of the copy that the original does not have, without those that wait for a file."""
    told = [problem for problem in editor.problems() if problem.level != "waiting"]
    lines = [str(problem).replace(f"{editor.folder}/", "") for problem in told]
    before = {line.replace(f"{whole[0].folder}/", "") for line in whole[1]}
    return [line for line in lines if line not in before]


# The file, what is replaced in it by what, the place of the one message, and words in that message.
SLIPS = {
    "a wrong hour of the only channel": (LINE_200, "opens: 09:00", "opens: 9:00", f"{LINE_200}:10: `9:00` is not a time"),
    "hours in a word": (LINE_200, "hours: [{days: Mon-Fri, opens: 09:00, closes: 17:00}]", "hours: 9 to 5", "hours cannot be `9 to 5`"),
    "a nation": (RECORD, "[england, wales]", "[engand, wales]", f"{RECORD}:7: `engand` is not one of our nations; did you mean `england`?"),
    "half a number": (LINE_200, "0808 157 0999", "0808 15", "a phone in GB cannot dial this: `0808 15`"),
    "a review before the reading": (RECORD, "review_by: 2027-01-30", "review_by: 2026-01-30", "`review_by` is not after `reviewed`"),
    "a reading to come": (EN, "reviewed: 2026-11-01", "reviewed: 2028-11-01", "`reviewed` is 2028-11-01, which has not come yet"),
    "a link of the original": (EN, "(../help/index.md)", "(../help/inde.md)", "did you mean `../help/index.md`?"),
    "a component of the original": (EN, "::: callout now", "::: calout now", "there is no component `calout`"),
    "a nation in a component": (EN, "::: nation wales", "::: nation whales", "there is no nation `whales`"),
    "a heading's id that is lost": (EN, " {#ten-minutes}", "", f"{EN}:14: this heading has no id"),
    "a step that is no item": (EN, "2. **Ring**", "**Ring**", "a list begins directly below a line of text"),
    "a need's name": ("en/names.yml", "  talk:", "  tlk:", "`tlk` is not one of our needs; did you mean `talk`?"),
    "an audience of danger": ("en/danger.yml", "everyone:", "everybody:", "`everybody` is not one of our audiences"),
    "a field of danger": ("en/danger.yml", "phrases:", "phrase:", "there is no field `phrase`; did you mean `phrases`?"),
    "a part of a form": ("cy/forms/note.yml", "  calls:", "  call:", "the original has no part `call`; did you mean `calls`?"),
    "a question of a form": ("cy/forms/note.yml", "      said:", "      sayd:", "the original has no question `sayd`"),
    "an answer": (WAYS, "(#second)", "(#secnd)", "no question here has the id `#secnd`; did you mean `second`?"),
    "an answer without a link": (WAYS, "- [Answer 0](#second)", "- Answer 0", "this answer does not say where it leads"),
    "another helpline": (NAME, "helpline:100", "helpline:200", f"{NAME}:7: `[…](helpline:200)` is where {EN}:12 has `[…](helpline:100)`"),
    "a helpline of a translation": (NAME, "helpline:100", "helpline:10", "there is no helpline `10`; did you mean `100`?"),
    "another card": (NAME, "::: helpline 100", "::: helpline 200", "`::: helpline 200` is where"),
    "a component of a translation": (NAME, "::: callout now", "::: calout now", "there is no component `calout`; did you mean `callout`?"),
    "a number in place of a link": (NAME, "[Ffoniwch y llinell fach](helpline:100)", "Ffoniwch 0161 496 0100", "is typed into the text"),
    "another heading's id": (NAME, "{#ten-minutes}", "{#deg-munud}", f"{NAME}:9: this heading has the id `#deg-munud`, but in {EN} it is `#ten-minutes`"),
    "a paragraph in English": (NAME, "Ffoniwch os oes ofn arnoch.", "Ring the police now if you are afraid, and ask in Wales for Welsh.", f"{NAME}:18: “Ring the police now if …” is still in English"),
    "an item in English": (NAME, "3. **Nodwch** yr amser.", "3. **Write** down the time.", f"{NAME}:14: “Write down the time.” is still in English"),
    "a heading in English": (NAME, "## Y deg munud cyntaf", "## The first ten minutes", f"{NAME}:9: “The first ten minutes” is still in English"),
    "a title in English": (NAME, "title: Yr awr gyntaf", "title: The first hour", f"{NAME}:2: “The first hour” is still in English; write it in Cymraeg"),
    "a summary in English": (NAME, "Beth i'w wneud, mewn trefn.", "What to do, in order.", f"{NAME}:3: “What to do, in order.” is still in English"),
    "keywords in English": (NAME, "[ar goll, wedi mynd]", "[gone, not home]", f"{NAME}:4: “gone, not home …” is still in English"),
    "a figure's unit in English": ("cy/facts.yml", "unit: o blant\n  as_of", "unit: children reported missing in a year\n  as_of", "cy/facts.yml:1: “children reported missing in a year” is still in English"),
    "a name in English": ("cy/names.yml", "Rhywun i siarad â nhw", "Someone to talk to", "cy/names.yml:1: “Someone to talk to” is still in English"),
    "a form's words in English": ("cy/forms/note.yml", "Fel rydych chi'n ei adnabod.", "As you know them.", "cy/forms/note.yml:1: “As you know them.” is still in English"),
    "a figure's date in English": ("cy/facts.yml", "data'r heddlu am 2026", "police data of 2026", "cy/facts.yml:1: “police data of 2026” is still in English"),
    "a figure without its date": ("cy/facts.yml", "  as_of: data'r heddlu am 2026\n", "", "cy/facts.yml:1: Cymraeg is published with words missing for figures that its pages show: how-many"),
    "a figure's caution in English": ("cy/facts.yml", "Adroddiadau i'r heddlu yw'r rhain.", "It counts reports to the police.", "cy/facts.yml:1: “It counts reports to the police.” is still in English"),
    "a figure without its caution": ("cy/facts.yml", "  caution: Adroddiadau i'r heddlu yw'r rhain.\n", "", "cy/facts.yml:1: Cymraeg is published with words missing for figures that its pages show: how-many; write below `how-many:` its `unit`, `as_of` and `caution`"),
    "a figure without words": ("cy/facts.yml", "how-many:\n  unit: o blant\n  as_of: data'r heddlu am 2026\n  caution: Adroddiadau i'r heddlu yw'r rhain.\n", "", "cy/facts.yml:1: Cymraeg is published with words missing for figures that its pages show: how-many"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_message(editor, whole, slip):
    name, old, written, told = SLIPS[slip]
    editor.replace(name, old, written)
    found = new(editor, whole)
    assert len(found) == 1 and told in found[0], found


GONE = {
    "cy/facts.yml": "Cymraeg is published with words missing for figures that its pages show: how-many",
    "cy/names.yml": "Cymraeg is published with no names for nations: england, wales",
    "cy/spelling.yml": "Cymraeg is published with no spellings for its search",
    "cy/search-words.yml": "Cymraeg is published with no words that readers type",
    "cy/danger.yml": "Cymraeg is published with no words of danger for its search",
    "cy/forms/note.yml": "Cymraeg is published with no words for the form on `parents`",
    "cy/index.md": "Cymraeg is published with no home page",
    "en/names.yml": "there is no names.yml; write it, with `nations` and `needs`",
}


@pytest.mark.parametrize("name", GONE)
def test_a_file_that_the_pages_of_a_language_need_is_missed(editor, whole, name):
    (editor.folder / name).unlink()
    [line] = [line for line in new(editor, whole) if line.startswith(f"{name}:1: ")]
    assert GONE[name] in line


def test_a_record_that_many_places_name_and_nobody_has_is_one_message(editor, whole):
    (editor.folder / RECORD).rename(editor.folder / "en/help/the-line.md")
    [line] = new(editor, whole)
    assert "there is no helpline `100`, which " in line
    assert "write its record again under that name, or mend these places" in line


@pytest.mark.parametrize("name", [NAME, EN])
def test_readers_words_wait_for_a_page_with_faults(editor, whole, name):
    editor.replace(name, "summary:", "sumary:")
    [line] = new(editor, whole)
    assert line.startswith(f"{name}:3: there is no field `sumary`; did you mean `summary`?")


LEFT = {
    "a deletion": ("Deleted: ring the school.", "“Deleted:” was left behind"),
    "words of a template": ("Text goes here.", "“Text goes here” was left behind"),
    "a gap in a template": ("Please insert the school's name here.", "“insert the school's name here” was left behind"),
    "a deletion in a list": ("- Usunięto: ring.", "“Usunięto:” was left behind"),
    "a reference that broke": ("See Error! Reference source not found.", "was left behind"),
    "a comment": ("Ring now. [AB1]", "a comment of a word processor is left in the text"),
    "a field": ("HYPERLINK \\l _Toc123456", "a mark of another program is in place of words"),
    "a name to fill in": ("Ring [insert name].", "[insert"),
}


def test_what_a_template_or_a_word_processor_left_behind_is_reported_once(desk):
    desk.write("writing.yml", (Path(__file__).parents[1] / "content/writing.yml").read_text("utf-8"))
    first = desk.read("en/y/index.md").count("\n") + 2
    body = "\n\n".join(text for text, _ in LEFT.values())
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{body}\n\nNothing was deleted: ring them.\n")
    found = [
        problem for problem in desk.problems() if problem.source.endswith("en/y/index.md") and problem.line >= first
    ]
    for number, (text, told) in enumerate(LEFT.values()):
        here = [problem for problem in found if problem.line == first + 2 * number and problem.level == "error"]
        assert len(here) == 1 and told in here[0].message, (text, here)
    assert not [
        problem for problem in found if problem.line > first + 2 * len(LEFT) - 2 and problem.rule == "leftovers"
    ]


def test_a_page_that_many_places_lead_to_and_that_is_gone_is_one_message(desk):
    for number in range(3):
        page = desk.read("en/parents/first-hour.md").replace("The first hour", f"Hour {number}")
        desk.write(
            f"en/parents/hour-{number}.md",
            page.replace("first-minutes", f"m-{number}") + "\n[A](later.md) [B](index.md)\n",
        )
    desk.write("en/index.md", desk.read("en/index.md") + "\n[A](parents/later.md#top)\n")
    told = [line for line in desk.lines() if "leads nowhere" in line]
    assert len(told) == 1 and "which 4 places name: this one, " in told[0] and "did you mean" not in told[0]
    assert " and 1 more; put its file back: `flask move OLD NEW` renames a page" in told[0]
