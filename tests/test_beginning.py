"""`flask new` asks what it needs, and writes a file in which a check finds no error; it overwrites none."""

from datetime import date

import pytest

from app import create_app
from northway.content.frontmatter import split
from northway.publication.publication import Publication
from tests.conftest import SMALL_SITE
from tests.test_moving import texts

FIRST = "[Ring the small line](helpline:100) at any hour."
PAGE = ["--title", "The night", "--summary", "What to do at night.", "--audience", "parent", "--opening", FIRST]
PAGE += ["--helplines", "100", "--next", "parents/first-hour, y", "--sources", "a-force", "--about-law", "yes"]
LINE = {
    "title": "Night Line", "summary": "They answer at night.", "organisation": "A charity: for nights", "audience": "parent young-person",
    "needs": "talk", "nations": "wales", "ages": "0-18", "kind": "phone", "value": "0808 157 0999",
    "hours": "Mon-Fri 09:00-17:00; Sat 10:00-02:00 next day", "languages": "en cy", "cost": "free", "on-bill": "no",
    "confidentiality": "unknown", "checked-against": "https://charity.example/", "evidence": "second-hand",
    "opening": "In Wales, call {number}.", "next": "help", "sources": "none",
}  # fmt: skip
FACT = {
    "value": "7/10", "unit": "children: found", "as-of": "2026", "source": "A charity", "url": "https://charity.example/",
    "evidence": "second-hand", "caution": "none",
}  # fmt: skip


def new(desk, *words: str, typed: str = ""):
    result = create_app(desk.folder).test_cli_runner().invoke(args=["new", *words], input=typed)
    assert "Traceback" not in result.output, result.output
    return result


def options(answers: dict[str, str]) -> list[str]:
    return [word for name, answer in answers.items() for word in (f"--{name}", answer)]


def errors(desk) -> list[str]:
    return [
        str(problem)
        for problem in Publication(desk.folder, SMALL_SITE).problems(date.today())
        if problem.level == "error"
    ]


@pytest.fixture
def before(desk):
    return errors(desk), texts(desk)


def only_new(desk, before, name: str) -> str:
    """The text of the one file that is new or changed, in a site without a new error."""
    changed = {key: text for key, text in texts(desk).items() if before[1].get(key) != text}
    assert [*changed] == [name] and errors(desk) == before[0]
    return changed[name].decode()


def test_a_page_is_written_from_options_alone(desk, before):
    result = new(desk, "page", "parents/the-night", *PAGE)
    assert result.exit_code == 0, result.output
    text = only_new(desk, before, "en/parents/the-night.md")
    assert "::: contact-strip 100\n:::\n\n::: next\n- [The first hour](first-hour.md)\n- [" in text
    page = desk.site().originals["parents/the-night"]
    assert (page.order, page.sources, page.about_law, (page.review_by - page.reviewed).days) == (
        20,
        ("a-force",),
        True,
        180,
    )


def test_a_page_is_asked_for_and_asked_again_until_it_fits(desk, before):
    typed = ["The night", "What to do at night.", "parnt", "parent", FIRST, "", "nowhere", "y", "", ""]
    result = new(desk, "page", "parents/the-night", typed="\n".join([*typed, ""]))
    assert result.exit_code == 0, result.output
    assert "Error: --audience: `parnt` is not known; did you mean `parent`?" in result.output
    assert "`nowhere` is not known" in result.output
    assert "::: contact-strip 100\n" in only_new(desk, before, "en/parents/the-night.md")


def test_a_section_is_a_folder_with_an_index(desk, before):
    result = new(desk, "section", "friends", *PAGE)
    assert result.exit_code == 0 and "no page links to `friends`" in result.output
    assert "(../parents/first-hour.md)" in only_new(desk, before, "en/friends/index.md")


def test_a_helpline_has_its_record_and_its_first_words(desk, before):
    result = new(desk, "helpline", "night-line", *options(LINE))
    assert result.exit_code == 0, result.output
    assert "In Wales, call [](helpline:night-line).\n" in only_new(desk, before, "en/help/night-line.md")
    line = desk.site().helplines["night-line"]
    assert (line.organisation, line.nations, line.channels[0].languages) == (
        "A charity: for nights",
        ("wales",),
        ("en", "cy"),
    )
    assert [row.closes for row in line.channels[0].hours] == ["17:00", "02:00 next day"]


def test_a_fact_is_one_more_row(desk, before):
    old = desk.read("facts.yml")
    assert new(desk, "fact", "found-soon", *options(FACT)).exit_code == 0
    text = only_new(desk, before, "facts.yml")
    assert text.startswith(old) and desk.site().facts["found-soon"].unit == "children: found"


def test_a_translation_is_begun_and_a_check_says_what_is_still_to_translate(desk):
    desk.write("en/parents/late.md", desk.read("en/parents/first-hour.md").replace("The first hour", "Later").replace("former_paths: [parents/first-minutes]\n", "").replace(
        "Ring if you are afraid.", "Ring if you are afraid of what may happen."
    ))  # fmt: skip
    desk.write("cy/facts.yml", "how-many:\n  unit: o blant\n  caution: Adroddiadau yw'r rhain.\n")
    before = errors(desk), texts(desk)
    result = new(
        desk, "translation", "cy", "parents/late", "--title", "Wedyn", "--summary", "Beth i'w wneud, mewn trefn."
    )
    assert result.exit_code == 0, result.output
    text = desk.read("cy/parents/late.md")
    document = split(text, "")
    assert document.body == split(desk.read("en/parents/late.md"), "").body
    page = desk.site().pages["parents/late", "cy"]
    assert page.translated_from == desk.site().originals["parents/late"].made_from
    [said] = [line for line in errors(desk) if line not in before[0]]
    assert said.endswith("still in English; write it in Cymraeg") and said in result.output
    assert "Until then the site cannot be published." in result.output


def test_what_a_check_refuses_is_not_written_and_no_answer_is_lost(desk, before):
    result = new(
        desk,
        "page",
        "parents/the-night",
        *PAGE[:-8],
        "--helplines",
        "none",
        *PAGE[-6:-2],
        "--about-law",
        "no",
        "--opening",
        "<b>Ring</b> it's late.",
    )
    assert result.exit_code == 1 and "raw HTML is switched off" in result.output
    assert "Nothing was written. Correct your answers, and run:" in result.output
    assert """--opening '<b>Ring</b> it'"'"'s late.'""" in result.output and "--title 'The night'" in result.output
    assert texts(desk) == before[1]


def test_the_command_to_run_again_names_the_same_content(desk):
    words = [*PAGE, "--opening", "<b>Ring</b>", "--content", str(desk.folder)]
    result = create_app().test_cli_runner().invoke(args=["new", "page", "parents/the-night", *words])
    assert f".venv/bin/flask new page parents/the-night --content {desk.folder} --title" in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["page", "parents/first-hour", *PAGE], "`parents/first-hour` is there already"),
        (["page", "nowhere/x", *PAGE], "There is no section `nowhere`. Write its index.md first."),
        (["page", "parents/The Night", *PAGE], "cannot be part of an address; rename it `the-night`"),
        (["page", "help/night-line", *PAGE], "Run `flask new helpline night-line`."),
        (["page", "parents/the-night"], "Nobody is here to be asked. Add --title to the command: "),
        (["page", "parents/the-night", *PAGE, "--about-law", "maybe"], "--about-law: write yes or no"),
        (
            ["helpline", "night-line", *options(LINE | {"hours": "9 to 5"})],
            "--hours: the hours `9 to 5` cannot be read",
        ),
        (["helpline", "night-line", *options(LINE | {"cost": "fre"})], "--cost: write one of: free, standard, unknown"),
        (
            ["helpline", "night-line", *options(LINE | {"opening": "Call us."})],
            "write {number} where its number should go",
        ),
        (["fact", "how-many", *options(FACT)], "There is a fact `how-many` already"),
        (["fact", "Found Soon", *options(FACT)], "cannot be an id"),
        (
            ["fact", "found-soon", *options(FACT | {"url": "charity.example"})],
            "--url: `charity.example` is not a web address",
        ),
        (
            ["translation", "fr", "parents"],
            "`fr` is not a language that this site is translated into; write one of: cy, ur.",
        ),
        (
            ["translation", "cy", "parents/first-hours"],
            "There is no page `parents/first-hours`; did you mean `parents/first-hour`?",
        ),
        (["translation", "cy", "parents/first-hour"], "is there already. Open it, and change it."),
    ],
)
def test_a_file_that_cannot_be_begun_is_refused_with_a_reason_and_not_written(desk, before, words, told):
    result = new(desk, *words)
    assert result.exit_code == 2 and told in result.output, result.output
    assert texts(desk) == before[1]
