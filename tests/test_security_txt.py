"""Who to tell about a security hole in the site, and until when that holds (RFC 9116)."""

from datetime import timedelta

import pytest

from tests.conftest import TODAY


def write_expires(desk, expires) -> None:
    desk.replace("site.yml", "nations:", f"security_expires: {expires}\nnations:")


def test_security_txt_names_who_to_tell_and_its_expiry_date(desk):
    write_expires(desk, "2027-05-01")
    lines = desk.client().raw("/.well-known/security.txt").text.split("\n")
    assert lines == [
        "Contact: mailto:numbers@little.example",
        "Expires: 2027-05-01T00:00:00Z",
        "Preferred-Languages: en-GB",
        "Canonical: https://little.example/.well-known/security.txt",
        "",
    ]
    desk.replace("site.yml", "nations:", "security_contact: holes@little.example\nnations:")
    assert "Contact: mailto:holes@little.example\n" in desk.client().raw("/.well-known/security.txt").text


def test_without_an_expiry_date_there_is_no_security_txt(small):
    assert small.raw("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("days", "level", "said"),
    [
        (-1, "error", "`security_expires` is 2026-11-21, which is past; check that its contact still answers"),
        (0, "error", "`security_expires` is 2026-11-22, which is past"),
        (59, "warning", "`security_expires` is 2027-01-20, which is soon"),
        (60, None, ""),
        (366, None, ""),
        (367, "error", "`security_expires` is 2027-11-24, over a year ahead"),
    ],
)
def test_the_expiry_date_is_in_the_future_and_at_most_a_year_ahead(desk, days, level, said):
    write_expires(desk, TODAY + timedelta(days=days))
    found = [problem for problem in desk.problems() if problem.rule == "security"]
    assert [problem.level for problem in found] == [level] * bool(level)
    line = desk.read("site.yml").split("\n").index(f"security_expires: {TODAY + timedelta(days=days)}") + 1
    assert all(f"site.yml:{line}: {said}" in str(problem) for problem in found)


def test_an_expiry_date_that_is_no_date_is_reported(desk):
    write_expires(desk, "never")
    assert any("`never` is not a date; write year-month-day" in line for line in desk.lines())
