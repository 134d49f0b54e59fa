"""Rules over the whole site: titles, translations, review dates, the trust gate."""

import re
from pathlib import Path

import pytest

from northway.problems import has_errors
from northway.reports.due import to_confirm
from tests.conftest import TODAY

HERE = Path(__file__).parents[1]


def said(desk, words: str) -> list[str]:
    return [line for line in desk.lines() if words in line]


def test_the_small_site_has_no_errors(desk):
    assert not has_errors(desk.problems())


def test_two_pages_cannot_share_a_title(desk):
    desk.replace("en/y/index.md", "title: Talking to someone", "title: for Parents")
    assert said(desk, "the title “for Parents” is the same as in")


def test_two_summaries_that_are_the_same_tell_a_searcher_nothing(desk):
    desk.replace("en/y/index.md", "summary: ", "summary: Pages for parents and carers. #")
    found = next(problem for problem in desk.problems() if "the summary “Pages for parents" in problem.message)
    assert found.level == "warning" and found.message.endswith("en/parents/index.md")


def test_a_summary_that_is_too_short_is_a_warning_where_the_style_says_so(desk):
    assert not said(desk, "the summary has")
    desk.write("writing.yml", "sentence: 99\nmean_sentence: 99\nparagraph: 99\nparagraph_sentences: 99\n"
               "page: 9999\nbefore_contact: 999\nsummary_least: 30\n")  # fmt: skip
    assert "write 30 at least: say what a reader finds here" in said(desk, "the summary has")[0]


@pytest.mark.parametrize(("field", "most"), [("title", 65), ("summary", 160)])
def test_a_long_title_or_summary_is_a_warning(desk, field, most):
    old = next(line for line in desk.read("en/parents/index.md").split("\n") if line.startswith(f"{field}:"))
    desk.replace("en/parents/index.md", old, f"{field}: {'x' * (most + 1)}")
    problem = next(p for p in desk.problems() if f"the {field} has" in p.message)
    assert problem.level == "warning" and str(most) in problem.hint


def test_a_missing_summary_is_an_error(desk):
    desk.replace("en/parents/index.md", "summary: Pages for parents and carers.\n", "")
    assert said(desk, "the field `summary` is missing")


def test_a_source_that_nobody_described_is_an_error(desk):
    desk.replace("en/parents/first-hour.md", "[a-force]", "[a-farce]")
    assert said(desk, "there is no source `a-farce`; did you mean `a-force`?")


def test_a_translation_has_the_headings_of_its_source(desk):
    desk.replace("cy/parents/first-hour.md", "{#ten-minutes}", "{#deg-munud}")
    assert not said(desk, "has no heading `#deg-munud`"), "its words are outdated, which says it all"
    made_from = f"translated_from: {desk.site().originals['parents/first-hour'].digest}"
    desk.write(
        "cy/parents/first-hour.md", re.sub("translated_from: .*", made_from, desk.read("cy/parents/first-hour.md"))
    )
    [line] = said(desk, "this heading has the id `#deg-munud`, but ")
    assert line.endswith("it is `#ten-minutes`; write `{#ten-minutes}`, so that links work in both")
    desk.replace("cy/parents/first-hour.md", "## Y deg munud cyntaf {#deg-munud}\n", "")
    assert said(desk, "the heading `#ten-minutes` of")


def test_an_outdated_translation_is_a_warning_that_says_what_to_write(desk):
    digest = desk.site().originals[""].digest
    lines = said(desk, "has changed since this was made from it")
    assert any(f"translated_from: {digest}" in line for line in lines)


@pytest.mark.parametrize(("stage", "level"), [("preview", "warning"), ("live", "error")])
def test_a_review_date_in_the_past_weighs_more_once_live(desk, stage, level):
    desk.replace("site.yml", "stage: preview", f"stage: {stage}")
    desk.replace("en/parents/index.md", "review_by: 2027-11-01", "review_by: 2026-11-20")
    problem = next(p for p in desk.problems() if "has passed" in p.message)
    assert problem.level == level and problem.source.endswith("en/parents/index.md")


@pytest.mark.parametrize(
    ("name", "field", "days", "latest", "too_late"),
    [
        ("help/100", "", 90, "2027-01-30", "2027-01-31"),
        ("parents/first-hour", "about_law: yes\n", 180, "2027-04-30", "2027-05-01"),
        ("parents/first-hour", "", 365, "2027-11-01", "2027-11-02"),
    ],
)
def test_a_page_is_read_again_in_time_for_its_kind(desk, name, field, days, latest, too_late):
    old = next(line for line in desk.read(f"en/{name}.md").split("\n") if line.startswith("review_by:"))
    desk.replace(f"en/{name}.md", old, f"{field}review_by: {latest}")
    assert not said(desk, "days after `reviewed`")
    desk.replace(f"en/{name}.md", latest, too_late)
    lines = desk.read(f"en/{name}.md").split("\n")
    where = next(number for number, line in enumerate(lines, 1) if line.startswith("review_by:"))
    [line] = said(desk, f"en/{name}.md:{where}: `review_by` is more than {days} days after `reviewed`")
    assert f"write {latest} or earlier" in line


def test_a_page_that_differs_by_nation_has_words_for_all(desk):
    desk.replace("en/parents/first-hour.md", "order: 10", "order: 10\nnations_differ: yes")
    line = desk.read("en/parents/first-hour.md").split("\n").index("nations_differ: yes") + 1
    assert said(
        desk, f"first-hour.md:{line}: `nations_differ: yes`, but there are no words for england, scotland, northern-ireland"
    )
    desk.replace("en/parents/first-hour.md", "::: nation wales", "::: nation england scotland northern-ireland wales")
    assert not said(desk, "but there are no words for")


def test_nations_inside_other_components_count_and_a_page_without_any_lacks_all(desk):
    desk.replace("en/y/index.md", "order: 20", "order: 20\nnations_differ: yes")
    assert said(desk, "no words for england, wales, scotland, northern-ireland")
    nations = "::: callout now\n::: nation england wales scotland northern-ireland\nIt differs.\n:::\n:::\n\nYou can"
    desk.replace("en/y/index.md", "You can", nations)
    assert not said(desk, "no words for")


def test_a_page_for_some_nations_only_is_a_warning(desk):
    problem = next(p for p in desk.problems() if "words for some nations" in p.message)
    assert problem.level == "warning" and problem.line == 25
    assert "none for england, scotland, northern-ireland" in problem.message


@pytest.mark.parametrize("field", ["reviewed", "checked_on"])
def test_a_date_of_review_cannot_be_in_the_future(desk, field):
    desk.replace("en/help/100.md", f"{field}: 2026-11-01", f"{field}: 2026-12-24")
    assert said(desk, f"`{field}` is 2026-12-24, which has not come yet")


def test_live_refuses_what_nobody_has_confirmed(desk):
    assert not said(desk, "is not confirmed")
    desk.replace("site.yml", "stage: preview", "stage: live")
    assert said(desk, "this helpline is not confirmed")
    assert said(desk, "the fact `seven-in-ten` is not confirmed")
    desk.replace("en/help/100.md", "evidence: second-hand", "evidence: confirmed")
    assert not said(desk, "this helpline is not confirmed")
    assert said(desk, "`base_url` is https://little.example, an address that does not exist")
    assert said(desk, "`report_to` is numbers@little.example, an address that does not exist")


def test_status_lists_who_can_confirm_what_oldest_first(desk):
    desk.replace("en/help/100.md", "checked_on: 2026-11-01", "checked_on: 2026-10-01")
    rows = to_confirm(desk.site(), TODAY)
    assert rows == sorted(rows, key=lambda row: row.since) and rows[0].what.endswith("en/help/100.md")
    assert "operator's own page" in rows[0].who and rows[0].where == "https://charity.example/contact"
    assert any("a speaker of Cymraeg" in row.who for row in rows)
    desk.replace("en/help/100.md", "evidence: second-hand", "evidence: confirmed")
    assert not [row for row in to_confirm(desk.site(), TODAY) if row.what.endswith("en/help/100.md")]


def test_a_number_in_a_summary_is_found_too(desk):
    desk.replace("en/y/index.md", "Who listens, and what they keep to themselves.", "Ring 0161 496 0101.")
    assert said(desk, "the number 0161 496 0101 is typed into the text")


def test_a_notice_that_has_ended_is_a_warning(desk):
    desk.replace(
        "en/help/100.md",
        "order: 10",
        "order: 10\nnotice: {channel: phone, text: Shut., since: 2026-11-10, until: 2026-11-20}",
    )
    assert said(desk, "its notice ended on 2026-11-20; remove `notice`")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: Talking to someone", "title: Police and you", "the title “Police and you” of a quiet page says “Police”"),
        ("summary: Who listens, and what they keep to themselves.", "summary: I ran-away.", "the summary “I ran-away.” of a quiet page says “ran-away”"),
        ("order: 20", "order: 20\nlabel: Helpful people", "the label “Helpful people” of a quiet page says “Help”"),
        ("order: 20", "order: 20\nformer_paths: [y/ran-away]", "the former path “y/ran-away” of a quiet page says “ran-away”"),
        ("order: 20", "order: 20\nshort_path: police", "the short path “police” of a quiet page says “police”"),
        ("You can", "## Where {#police-1}\n\nYou can", "the id “police-1” of a quiet page says “police”"),
        ("You can", "See [this](../parents/first-hour.md#ten-minutes). You can", "a link to a heading adds an entry"),
    ],
)  # fmt: skip
def test_a_quiet_page_gives_nothing_away(desk, old, new, words):
    assert not said(desk, "quiet page")
    desk.replace("en/y/index.md", old, new)
    assert said(desk, words)


def test_the_address_of_a_quiet_page_gives_nothing_away(desk):
    desk.write("en/y/ran-away.md", desk.read("en/y/index.md").replace("Talking to", "Hearing"))
    assert said(desk, "en/y/ran-away.md:1: the address “y/ran-away” of a quiet page says “ran-away”")


def test_a_translation_is_quiet_in_its_own_language_and_in_the_source_s(desk):
    page = "---\ntitle: {}\nsummary: Rhywun.\ntranslated_from: x\n---\nGelli di siarad.\n"
    for title, word in (("Heddlu", "Heddlu"), ("Police", "Police")):
        desk.write("cy/y/index.md", page.format(title))
        assert said(desk, f"of a quiet page says “{word}”")
    desk.write("cy/y/index.md", page.format("Siarad"))
    assert not said(desk, "quiet page")


def test_the_heading_and_the_text_of_a_quiet_page_may_say_what_they_must(desk):
    desk.replace("en/y/index.md", "heading: Thinking of leaving", "heading: If you ran away")
    desk.replace("en/y/index.md", "You can", "The police will come. You can")
    assert not said(desk, "quiet page")


def test_a_language_without_quiet_words_cannot_have_quiet_pages(desk):
    desk.replace("quiet-words.yml", "en: ", "pl: ")
    assert said(desk, "quiet-words.yml has no words for `en`")


def test_quiet_words_that_are_no_list_are_a_fault(desk):
    desk.replace("quiet-words.yml", "cy: [heddlu]", "cy: heddlu")
    assert said(desk, "quiet-words.yml:2: this is not a list of words")


# However it is written, a reader would read a number here; where it begins, and the hint.
TYPED = {
    "over a line break": ("Ring 0161\n496 0999 now.", "0161 496 0999", 1),
    "through emphasis": ("Ring **0161** 496 0999 now.", "0161 496 0999", 1),
    "with thin spaces": ("Ring 0161\u2009496\u20090999 now.", "0161 496 0999", 1),
    "with dashes": ("Ring 0161–496–0999 now.", "0161 496 0999", 1),
    "in a heading": ("## Ring 0161 496 0999 {#ring}", "0161 496 0999", 1),
    "in the words of a page link": ("[0161 496 0999](../index.md)", "0161 496 0999", 1),
    "beside one of ours": ("Ring 0161 496 0100 or 0161 496 0999.", "0161 496 0999", 1),
    "one of ours, without its spaces": ("Ring 01614960100 now.", "01614960100", 1),
    "a longer one that holds a short one": ("Ring 0161 496 0999 now.", "0161 496 0999", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPED)
def test_a_typed_number_is_found_however_it_is_written(desk, case):
    body, number, line = TYPED[case]
    first = desk.read("en/y/index.md").count("\n") + 2
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{body}\n")
    found = said(desk, f"the number {number} is typed into the text")
    assert found and found[0].startswith(f"en/y/index.md:{first + line - 1}:"), desk.lines()
    assert ("helpline:100" in found[0]) == number.replace(" ", "").endswith("0100")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("en/help/100.md", "title: ", "heading: Ring 0161 496 0999\ntitle: "),
        ("en/help/100.md", "organisation: ", "organisation: 0161 496 0999 "),
        ("en/help/100.md", "confidentiality: ", "confidentiality: 0161 496 0999 "),
        ("en/help/100.md", "title: ", "cost_note: Free on 0161 496 0999.\ntitle: "),
        (
            "en/help/100.md",
            "title: ",
            "notice: {channel: phone, text: Ring 0161 496 0999., since: 2026-11-20, until: 2026-11-25}\ntitle: ",
        ),
    ],
)
def test_a_number_in_any_field_that_a_reader_sees_is_found(desk, name, old, new):
    desk.replace(name, old, new)
    assert said(desk, "the number 0161 496 0999 is typed into the text"), desk.lines()


@pytest.mark.parametrize(
    "text",
    ["Room 111 is free.", "It has 101 pages on page 101.", "In 2016 to 2017, 4,500 came.", "£999 or 25 per cent."],
)
def test_digits_that_nobody_would_dial_are_left_alone(desk, text):
    desk.write("writing.yml", (HERE / "content/writing.yml").read_text())
    desk.write(
        "en/help/101.md",
        desk.read("en/help/100.md").replace("0161 496 0100", "101").replace("The small line", "The police"),
    )
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{text}\n")
    assert not [line for line in said(desk, "is typed into the text") if line.startswith("en/y/index.md")]


def test_one_number_in_two_spellings_is_one_number(desk):
    other = (
        desk.read("en/help/100.md")
        .replace("0161 496 0100", "+44 161 496 0100")
        .replace("The small line", "Another line")
    )
    desk.write("en/help/200.md", other.replace("cost: free", "cost: standard"))
    assert said(desk, "`cost` of +44 161 496 0100 differs from")


@pytest.mark.parametrize(
    ("text", "fact"),
    [("About 72,000 children.", "how-many"), ("72000 came.", "how-many"), ("It is 7 in 10.", "seven-in-ten"), ("Or 7 out of 10 of them.", "seven-in-ten")],
)  # fmt: skip
def test_a_figure_of_ours_that_is_typed_is_a_warning(desk, text, fact):
    line = desk.read("en/y/index.md").count("\n") + 2
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{text}\n")
    [problem] = [problem for problem in desk.problems() if "is typed into the text" in problem.message]
    assert problem.level == "warning" and problem.line == line and f"write `[](fact:{fact})`" in problem.hint


@pytest.mark.parametrize(
    "text", ["172,000 came.", "72,0001", "£72,000", "It was 17 in 10.", "72,000.5", "[](fact:how-many)"]
)
def test_another_figure_is_left_alone(desk, text):
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{text}\n")
    assert not said(desk, "the figure")
