"""What is due, as an issue lists it each week."""

import re
from datetime import date

from app import create_app
from northway.reports.due import MOST_LISTED, OPERATOR, PAGE_OF_FIGURE, as_markdown, to_confirm
from tests.conftest import TODAY

LATER = date(2027, 1, 1)


def part(text: str, heading: str) -> list[str]:
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n##")[0].splitlines()


def test_pages_are_due_that_should_have_been_read_or_must_be_soon(desk):
    desk.replace("en/parents/first-hour.md", "review_by: 2027-11-01", "review_by: 2026-12-05")
    found = part(as_markdown(desk.site(), TODAY), "Pages to read again")
    assert found == [f"- [ ] `{desk.folder}/en/parents/first-hour.md`: by 2026-12-05"]
    desk.replace("en/parents/first-hour.md", "review_by: 2026-12-05", "review_by: 2026-12-06")
    assert part(as_markdown(desk.site(), TODAY), "Pages to read again") == ["Nothing."]


def test_records_and_figures_are_due_that_nobody_confirmed_with_the_page_to_read(desk):
    found = part(as_markdown(desk.site(), TODAY), "Records and figures to confirm")
    assert any("en/help/100.md` at <https://charity.example/" in row for row in found)
    assert found == sorted(found), "the oldest first"


def test_a_translation_is_due_while_its_original_has_other_words(desk):
    row, behind = f"- [ ] Cymraeg: `{desk.folder}/cy/parents/first-hour.md`", "Translations behind their original"
    assert row in part(as_markdown(desk.site(), TODAY), behind)
    original = desk.site().pages["parents/first-hour", "en"]
    desk.write(
        "cy/parents/first-hour.md",
        re.sub("translated_from: .*", f"translated_from: {original.made_from}", desk.read("cy/parents/first-hour.md")),
    )
    text = as_markdown(desk.site(), TODAY)
    assert row not in part(text, behind)
    [unchecked] = [row for row in part(text, "Translations that no speaker has checked") if "Cymraeg" in row]
    assert int(unchecked.rpartition(" ")[2]) > 1


def test_the_whole_fits_an_issue_and_says_how_much_is_left_out(northway):
    text = as_markdown(northway.site, LATER)
    assert len(text) < 65_536
    records = [row for row in to_confirm(northway.site, LATER) if row.who in (OPERATOR, PAGE_OF_FIGURE)]
    assert f"And {len(records) - MOST_LISTED} more." in text


def test_status_writes_it():
    said = create_app().test_cli_runner().invoke(args=["status", "--format", "markdown"])
    assert said.exit_code == 0 and said.output.startswith("What is due on ") and said.output.endswith("\n")
