"""What an editor types, and what comes back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import create_app

HERE = Path(__file__).parents[1]


def flask(*words: object, desk=None):
    content = ["--content", str(desk.folder)] if desk else []
    return create_app().test_cli_runner().invoke(args=[str(word) for word in words] + content)


def test_freeze_writes_the_site_and_says_so(desk, tmp_path):
    result = flask("freeze", "--build", tmp_path / "build", desk=desk)
    assert result.exit_code == 0
    assert "files written" in result.output
    assert "Freezing: " in result.output
    assert (tmp_path / "build/index.html").exists()


def test_a_build_folder_is_where_the_editor_stands_and_nothing_is_left_beside_it(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert flask("freeze", "--build", "build", desk=desk).exit_code == 0
    assert (tmp_path / "build/index.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"site", "build", ".build-cache"}


def test_freeze_stops_at_errors_names_them_all_and_exits_with_1(desk, tmp_path):
    desk.write("en/one.md", "")
    desk.write("en/two.md", "words")
    result = flask("freeze", "--build", tmp_path / "build", desk=desk)
    assert result.exit_code == 1
    assert "en/one.md:1: the file is empty" in result.output
    assert "en/two.md:1: there is no front matter" in result.output
    assert "Nothing was frozen" in result.output
    assert not (tmp_path / "build").exists()


def test_check_of_a_sound_site_exits_with_0(desk):
    result = flask("check", desk=desk)
    assert result.exit_code == 0
    assert "Checking 10 pages." in result.output
    assert "0 errors" in result.output


def test_pages_lists_each_page_with_its_measures(desk):
    result = flask("pages", desk=desk)
    lines = {line.split()[0]: line.split()[1:] for line in result.output.splitlines()}
    assert result.exit_code == 0 and set(lines) == {
        "page",
        "/",
        "/help",
        "/help/100",
        "/parents",
        "/parents/first-hour",
        "/y",
    }
    assert lines["page"] == [
        "words",
        "grade",
        "longest",
        "mean",
        "short",
        "full",
        "contracted",
        "sources",
        "nations",
        "review",
        "by",
    ]
    assert lines["/help/100"] == ["8", "-", "6", "4.0", "-", "-", "-", "0", "england,", "wales", "2027-01-30"]
    assert lines["/parents/first-hour"] == ["40", "-", "7", "5.7", "-", "-", "-", "1", "wales", "2027-11-01"]
    assert lines["/y"] == ["5", "-", "5", "5.0", "-", "-", "-", "0", "-", "2027-11-01"]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_check_names_errors_in_the_form_asked_for(desk, form):
    desk.write("en/one.md", "")
    result = flask("check", "--format", form, desk=desk)
    assert result.exit_code == 1
    source = f"{desk.folder}/en/one.md"
    if form == "json":
        rows = json.loads(result.stdout)
        row = next(row for row in rows if row["source"] == source)
        assert row["line"] == 1 and row["level"] == "error" and row["hint"]
    elif form == "sarif":
        assert any(result["ruleId"] == "front-matter" for result in json.loads(result.stdout)["runs"][0]["results"])
    elif form == "github":
        assert f"::error file={source},line=1,title=front-matter::the file is empty" in result.output
    else:
        assert f"error: {source}:1: the file is empty" in result.output


def test_a_content_folder_that_is_not_there_is_reported_in_a_sentence(tmp_path):
    result = flask("check", "--content", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "There is no folder" in result.output and "Traceback" not in result.output


def test_flask_itself_finds_the_commands():
    result = subprocess.run([sys.executable, "-m", "flask", "--help"], capture_output=True, text=True, check=True)
    for command in ("freeze", "verify", "check", "pages", "status", "chain", "preview"):
        assert command in result.stdout


def test_a_freeze_imports_nothing_of_other_commands_and_after_an_edit_no_library_that_the_edit_does_not_need(
    desk, tmp_path
):
    script = "import sys, freeze\ntry: freeze.main(sys.argv[1:])\nfinally: print(*sys.modules)"
    words = ["--content", str(desk.folder), "--build", str(tmp_path / "build")]

    def imported_by_a_freeze() -> set[str]:
        done = subprocess.run([sys.executable, "-c", script, *words], cwd=HERE, capture_output=True, text=True)
        assert done.returncode == 0 and "files written" in done.stdout, done.stderr
        return {*done.stdout.splitlines()[-1].split()}

    others = {"northway.cms", "northway.desk", "northway.editing", "northway.reports", "weasyprint"}
    assert not others & imported_by_a_freeze()
    desk.replace("en/parents/first-hour.md", "in every room", "in each cupboard")
    assert not (others | {"holidays", "phonenumbers", "minify"}) & imported_by_a_freeze()
