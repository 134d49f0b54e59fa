"""What `flask new`, `flask move` and `flask retire` do, done at the desk: asked, checked, and written by the same code."""

import pytest

from tests.test_editor import FROM_ELSEWHERE, Editor, on_disk

PAGE = {
    "title": "The first night", "summary": "What to do through the first night, hour by hour, and who is awake.",
    "audience": "parent", "opening": "Sit down for a moment, because you can't think when you are worn out.",
    "helplines": "none", "next": "parents", "sources": "none", "about_law": "no",
}  # fmt: skip


@pytest.fixture
def editor(desk):
    return Editor(desk)


def do(editor, job: str, *place: str, answers=None) -> dict:
    [*names] = [node.attributes["id"] for node in editor.get(f"/_desk/new/{job}/").all("[data-first] input")]
    answer = editor.post(f"new/{job}", {"place": dict(zip(names, place, strict=True)), "answers": answers})
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_page_is_asked_for_checked_and_written_as_the_command_does(desk, editor):
    asked = do(editor, "page", "parents/first-night")["asked"]
    assert [each["name"] for each in asked] == [*PAGE]
    assert next(each for each in asked if each["name"] == "audience")["words"].endswith("professional, everyone")
    before = on_disk(desk)
    unlike = {"about_law": "perhaps", "next": "parent", "title": ""}
    wrong = do(editor, "page", "parents/first-night", answers=PAGE | unlike)
    assert wrong["faults"]["title"] == "write some words"
    assert wrong["faults"]["about_law"] == "write yes or no" and "did you mean" in wrong["faults"]["next"]
    typed = do(editor, "page", "parents/first-night", answers=PAGE | {"opening": "Ring 0161 496 0101 now."})
    assert any("0161 496 0101 is typed" in error for error in typed["errors"])
    assert on_disk(desk) == before
    assert do(editor, "page", "parents/first-night", answers=PAGE)["written"] == ["en/parents/first-night.md"]
    assert "title: The first night\n" in desk.read("en/parents/first-night.md")
    assert "is there already" in do(editor, "page", "parents/first-night")["fault"]


def test_a_translation_and_a_figure_are_begun(desk, editor):
    words = {
        each["name"]: "Yr awr gyntaf, os na allwch chi ddod o hyd i’ch plentyn"
        for each in do(editor, "translation", "cy", "parents")["asked"]
    }
    done = do(editor, "translation", "cy", "parents", answers=words)
    assert done.get("written") == ["cy/parents/index.md"], done
    assert "is not a language" in do(editor, "translation", "xx", "parents")["fault"]
    fact = {
        "value": "3/4", "unit": "children", "as_of": "2026", "source": "A charity", "caution": "none",
        "url": "https://charity.example/", "evidence": "second-hand",
    }  # fmt: skip
    assert do(editor, "fact", "found-soon", answers=fact)["written"] == ["facts.yml"]
    assert "\nfound-soon:\n  value: 3/4\n" in desk.read("facts.yml")


def test_a_move_says_which_files_it_would_write_before_it_does(desk, editor):
    before = on_disk(desk)
    planned = do(editor, "move", "parents/first-hour", "parents/at-once")
    assert "en/parents/at-once.md" in planned["would"] and on_disk(desk) == before
    done = do(editor, "move", "parents/first-hour", "parents/at-once", answers={})
    assert {*done["written"], *done["gone"]} == {*planned["would"]}
    assert "former_paths:" in desk.read("en/parents/at-once.md")
    assert "no page" in do(editor, "move", "parents/nowhere", "parents/x")["fault"]


def test_a_page_that_is_retired_leads_on(desk, editor):
    desk.write(
        "en/parents/late.md", desk.read("en/parents/first-hour.md").replace("parents/first-minutes", "parents/l")
    )
    assert do(editor, "retire", "parents/late", "parents", answers={})["gone"] == ["en/parents/late.md"]
    assert "parents/late" in desk.read("en/parents/index.md")
    assert "lead nowhere" in do(editor, "retire", "parents/first-hour", "nowhere")["fault"]


CLIMBING = (
    "../x",
    "/etc/x",
    "parents/../../x",
    "parents/..",
    "help/../../x",
    ".hidden",
    "a\0b",
    "A B",
    "",
    "x\ny",
    "\ud800",
)


def test_a_page_from_elsewhere_or_a_name_that_climbs_writes_nothing(desk, editor):
    before = on_disk(desk)
    for headers in FROM_ELSEWHERE:
        sent = {"place": {"path": "parents/first-night"}, "answers": PAGE}
        assert editor.post("new/page", sent, **headers).status_code == 403
    for name in CLIMBING:
        for job, place in {
            **{job: [name] for job in ("page", "section", "helpline", "fact")},
            **{job: ["parents/first-hour", name] for job in ("move", "retire")},
            "translation": ["ur", name],
        }.items():
            assert do(editor, job, *place, answers=PAGE).keys() <= {"fault", "faults"}, (job, name)
    for sent in (None, [], {"place": 3}, {"answers": []}):
        assert editor.post("new/page", sent).json["fault"]
    assert on_disk(desk) == before


def test_a_disk_that_is_full_is_reported(desk, editor, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("northway.desk.begin.carry_out", fail)
    assert "No space left" in do(editor, "page", "parents/first-night", answers=PAGE)["fault"]
