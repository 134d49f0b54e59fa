"""Who confirms the directory: a list to ring from, and answers that go into the records and nowhere else."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from app import create_app
from northway.content.frontmatter import split
from northway.editing.record_answers import AnswerError, with_answers

TODAY = date(2026, 11, 28)
PAGE = "https://charity.example/about/"


def run(desk, *words: str):
    return create_app(desk.folder).test_cli_runner().invoke(args=[*words, "--content", str(desk.folder)])


def listed(desk, tmp_path) -> list[dict[str, str]]:
    run(desk, "ring-list", "--csv", str(tmp_path / "list.csv"))
    return list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text("utf-8"))))


def answer(desk, tmp_path, rows) -> str:
    with (tmp_path / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    return run(desk, "confirm", "--answers", str(tmp_path / "answers.csv")).output


def test_the_list_has_the_six_questions_and_the_lines_on_every_page_first(desk):
    said = run(desk, "ring-list").output
    assert said.index("6. When would you tell somebody") < said.index("1. The small line (100)")
    assert "0161 496 0100" in said


def test_a_filled_in_list_confirms_a_record_and_changes_no_other_byte(desk, tmp_path):
    before = desk.read("en/help/100.md")
    rows = [row | {"still_right": "yes", "against": PAGE} for row in listed(desk, tmp_path) if row["id"] == "100"]
    rows[0] |= {
        "hours": "Mon-Fri 09:00-17:00; Sat 10:00-14:00",
        "languages": "en cy",
        "confidentiality": 'They say: "ask".',
    }
    assert "100.md: confirmed." in answer(desk, tmp_path, rows)
    helpline = desk.site().helplines["100"]
    assert (helpline.evidence, helpline.checked_against) == ("confirmed", PAGE)
    assert [row.opens for row in helpline.channels[0].hours] == ["09:00", "10:00"]
    assert helpline.channels[0].languages == ("en", "cy") and helpline.confidentiality == 'They say: "ask".'
    after = desk.read("en/help/100.md")
    kept = [line for line in before.split("\n") if line in after.split("\n")]
    assert len(kept) > len(before.split("\n")) - 12
    assert split(before, "").body == split(after, "").body
    assert "The small line (100)" not in run(desk, "ring-list").output


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"still_right": "no"}, "is no longer right"),
        ({"against": "their site"}, "`their site` is not a web address"),
        ({"hours": "nine to five"}, "the hours `nine to five` cannot be read; write always, or Mon-Fri"),
        ({"languages": "english"}, "`english` is not a language code"),
        ({"cost": "cheap"}, "cost"),
    ],
)
def test_an_answer_that_does_not_fit_is_reported_and_the_record_stays(desk, tmp_path, change, told):
    before = desk.read("en/help/100.md")
    rows = [
        row | {"still_right": "yes", "against": PAGE} | change for row in listed(desk, tmp_path) if row["id"] == "100"
    ]
    assert told in answer(desk, tmp_path, rows)
    assert desk.read("en/help/100.md") == before


def test_a_record_of_which_nothing_changed_is_confirmed_by_its_name(desk):
    assert run(desk, "confirm", "100", "--against", PAGE).exit_code == 0
    assert desk.site().helplines["100"].evidence == "confirmed"
    wrong = run(desk, "confirm", "1000", "--against", PAGE)
    assert wrong.exit_code == 1 and "there is no such helpline" in wrong.output


def test_every_record_of_the_real_site_can_be_confirmed(northway):
    for helpline in northway.site.helplines.values():
        given = {number: {"hours": "always"} for number in range(len(helpline.channels))}
        after = with_answers(Path(helpline.source).read_text("utf-8"), given, PAGE, TODAY)
        assert "evidence: confirmed" in after and "hours_evidence" not in split(after, "").front_matter, helpline.id
        assert after.count("hours: always") >= len(helpline.channels), helpline.id


def test_an_answer_says_what_it_cannot_read():
    with pytest.raises(AnswerError, match="write always"):
        with_answers("---\nevidence: second-hand\n---\n", {0: {"hours": "9-5"}}, PAGE, TODAY)
