"""Editing in the browser: what is typed is judged, saved whole or not at all, and never over somebody else's work."""

import errno
import json
import os
from itertools import product
from pathlib import Path

import pytest

from app import create_app
from northway.desk import files
from northway.desk.files import CannotSaveError, ChangedError, digest_of, encoded, open_file, save_file
from northway.desk.preview import Follower
from northway.markup.directives import DIRECTIVES
from tests.judge import Judge

NAME = "en/parents/first-hour.md"
HERE = Path(__file__).parents[1]


class Editor(Judge):
    """The editor's own page, in the hands of a test."""

    def __init__(self, desk):
        self.desk = desk
        self.follower = Follower(lambda: create_app(desk.folder), patience=600)
        self.follower.check.problems_within(600)
        super().__init__(self.follower.app)

    def post(self, address: str, values: object, **headers: str):
        sent = {
            "X-Desk-Token": self.follower.token,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }
        return self.client.post(f"/_desk/{address}", data=json.dumps(values), headers=sent | headers)

    def save(self, text: str, digest: str, name: str = NAME, **headers: str):
        return self.post(f"save/{name}", {"text": text, "digest": digest}, **headers)

    def draft(self, text: str, name: str = NAME) -> dict:
        answer = self.post(f"draft/{name}", {"text": text})
        assert answer.status_code == 200, answer.text
        return answer.json

    def digest(self, name: str = NAME) -> str:
        return digest_of((self.desk.folder / name).read_bytes())


@pytest.fixture
def editor(desk):
    return Editor(desk)


def on_disk(desk) -> dict[str, bytes]:
    """Every file of the folder, hidden ones too."""
    return {str(path): path.read_bytes() for path in sorted(desk.folder.rglob("*")) if path.is_file()}


def test_the_editor_opens_a_file_with_its_fields(desk, editor):
    page = editor.get(f"/_desk/edit/{NAME}")
    data = json.loads(page.one("[data-editor]").attributes["data-editor"])
    assert data["text"] == desk.read(NAME) and data["digest"] == editor.digest()
    fields = {field["name"]: field for field in data["form"]}
    assert fields["review_by"]["widget"] == "datetime" and fields["review_by"]["hint"]
    audience = [option["value"] for option in fields["audience"]["options"]]
    assert audience == ["parent", "young-person", "professional", "everyone"]
    assert page.one("iframe").attributes["sandbox"] == "allow-same-origin"


def test_a_translation_has_its_original_beside_it_with_what_has_changed(desk):
    code = desk.site().pages["parents/first-hour", "en"].made_from
    text = desk.read("cy/parents/first-hour.md")
    desk.write("cy/parents/first-hour.md", "\n".join(
        f"translated_from: {code}" if line.startswith("translated_from") else line for line in text.split("\n")
    ))  # fmt: skip
    desk.replace(NAME, "in every room", "in each cupboard")
    line = next(number for number, text in enumerate(desk.read(NAME).split("\n"), 1) if "cupboard" in text)
    page = Editor(desk).get("/_desk/edit/cy/parents/first-hour.md")
    data = page.one("[data-editor]").attributes
    assert json.loads(data["data-source"]) == desk.read(NAME)
    assert any(change["first"] <= line <= change["last"] for change in json.loads(data["data-editor"])["changed"])


def test_what_is_typed_is_judged_at_its_line_and_shown_and_written_nowhere(desk, editor):
    before = on_disk(desk)
    found = editor.draft(desk.read(NAME).replace("in every room", "in each cupboard") + "\nRing 0161 496 0101.\n")
    [problem] = [each for each in found["problems"] if "0161 496 0101" in each["message"]]
    assert problem["line"] == desk.read(NAME).count("\n") + 2 and problem["level"] == "error"
    assert found["values"]["title"] == "The first hour"
    beside = editor.raw(f"/_desk/beside{found['address']}")
    assert "in each cupboard" in beside.text
    assert beside.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert "in every room" in editor.raw("/parents/first-hour/").text
    assert on_disk(desk) == before


def test_a_draft_says_what_the_check_would_say_of_the_same_file(desk, editor):
    text = desk.read("cy/parents/first-hour.md").replace("{#ten-minutes}", "{#other}") + "\n[](helpline:nobody)\n"
    drafted = editor.draft(text, "cy/parents/first-hour.md")["problems"]
    desk.write("cy/parents/first-hour.md", text)
    said = [problem for problem in desk.problems() if problem.source.endswith("cy/parents/first-hour.md")]
    assert {(each["line"], each["message"]) for each in drafted} == {(each.line, each.message) for each in said}
    assert "translations" in {each["rule"] for each in drafted}


def test_every_kind_of_file_can_be_judged(desk, editor):
    for name in ("facts.yml", "site.yml", "en/names.yml", "en/help/100.md", "en/passages/quietly.md"):
        assert [each for each in editor.draft(desk.read(name), name)["problems"] if each["level"] == "error"] == []
        assert editor.draft("a: [", name)["problems"] != [], name
        assert editor.get(f"/_desk/edit/{name}").text("h1") == name


BROKEN = {
    "nothing": "",
    "a merge": "---\ntitle: A\n<<<<<<< HEAD\n---\n",
    "half of it": "---\ntitle: The fir",
    "binary": "\x00\x01\x02",
    "a tab": "---\n\ttitle: A\n---\n",
    "half a character": "a\ud800",
    "no words": "---\n---\n",
    "brackets": "---\ntitle: A\n---\n" + "[" * 3000,
    "5 MB": "x" * 5_000_000,
}


def test_whatever_is_typed_the_editor_says_what_is_wrong_and_lives_on(desk, editor):
    for kind, text in BROKEN.items():
        answer = editor.post(f"draft/{NAME}", {"text": text})
        assert answer.status_code in (200, 400, 413) and "Traceback" not in answer.text, kind
        assert answer.status_code != 200 or answer.json["problems"], kind
    assert editor.draft(desk.read(NAME))["address"] == "/parents/first-hour/"


def test_a_file_is_saved_whole_and_the_preview_shows_it(desk, editor):
    text = desk.read(NAME).replace("in every room", "in each cupboard")
    mode = (desk.folder / NAME).stat().st_mode
    answer = editor.save(text, editor.digest())
    assert answer.json == {"digest": editor.digest()} and desk.read(NAME) == text
    assert (desk.folder / NAME).stat().st_mode == mode
    editor.follower.reload_if_changed()
    assert "in each cupboard" in Judge(editor.follower.app).raw("/parents/first-hour/").text
    assert not [name for name in on_disk(desk) if "/." in name.removeprefix(str(desk.folder))]


def test_a_file_that_is_not_changed_is_not_written(desk, editor):
    before = (desk.folder / NAME).stat()
    assert editor.save(desk.read(NAME), editor.digest()).status_code == 200
    assert (desk.folder / NAME).stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_has_changed_on_the_disk_is_not_overwritten_and_both_are_there(desk, editor):
    digest = editor.digest()
    desk.replace(NAME, "in every room", "in the shed")
    answer = editor.save(desk.read(NAME).replace("in the shed", "in each cupboard"), digest)
    assert answer.status_code == 412 and "in the shed" in answer.json["text"]
    assert "in the shed" in desk.read(NAME)
    text = answer.json["text"].replace("in the shed", "in each cupboard")
    assert editor.save(text, answer.json["digest"]).status_code == 200 and desk.read(NAME) == text


def test_of_two_editors_at_once_the_second_is_told(desk, editor):
    digest, text = editor.digest(), desk.read(NAME)
    assert editor.save(text + "\nOne.\n", digest).status_code == 200
    assert editor.save(text + "\nTwo.\n", digest).status_code == 412
    assert desk.read(NAME) == text + "\nOne.\n"


def test_a_file_that_is_gone_is_written_again_only_when_that_is_asked_for(desk, editor):
    digest, text = editor.digest(), desk.read(NAME)
    (desk.folder / NAME).unlink()
    assert editor.save(text, digest).json == {"text": "", "digest": ""}
    assert not (desk.folder / NAME).exists()
    assert editor.save(text, "").status_code == 200 and desk.read(NAME) == text


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_is_full_or_read_only_leaves_the_file_as_it_is(desk, editor, monkeypatch, number):
    before, digest = on_disk(desk), editor.digest()

    def fail(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", fail)
    answer = editor.save("---\ntitle: x\n---\n", digest)
    assert answer.status_code == 409 and os.strerror(number) in answer.text
    assert on_disk(desk) == before


OUTSIDE = (
    "../outside.md", "en/../../outside.md", "/etc/passwd", "en/.hidden.md", "en/x.html", "en/nowhere/x.md", "app.py",
    "en/parents/first-hour.md/x.md", "..%2f..%2foutside.md", "en/parents/%00.md", "en/parents/x%0a.md", "en/\0.md",
)  # fmt: skip


def test_nothing_is_written_outside_the_content_or_where_no_page_can_be(desk, editor):
    before = on_disk(desk)
    for name, digest in product(OUTSIDE, ("", "x")):
        assert editor.save("x", digest, name).status_code in (308, 404, 405, 409), name
        with pytest.raises((CannotSaveError, ChangedError)):
            save_file(desk.folder, name, "x", digest)
        assert editor.raw(f"/_desk/edit/{name}").status_code in (308, 404), name
    assert on_disk(desk) == before and not (desk.folder.parent / "outside.md").exists()


def test_a_link_that_leads_out_is_neither_opened_nor_written(desk, editor, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("secret")
    (desk.folder / "en/out.md").symlink_to(outside)
    (desk.folder / "en/there").symlink_to(tmp_path, target_is_directory=True)
    for name in ("en/out.md", "en/there/outside.md"):
        assert "secret" not in editor.get(f"/_desk/edit/{name}", 404).html
        assert editor.raw(f"/_desk/text/{name}").json == {"text": "", "digest": ""}
        assert editor.save("x", digest_of(b"secret"), name).status_code == 409
    assert outside.read_text() == "secret"


def test_a_link_within_the_folder_stays_a_link(desk, editor):
    (desk.folder / "en/second.md").symlink_to(desk.folder / NAME)
    assert editor.save(desk.read(NAME) + "\nMore.\n", editor.digest(), "en/second.md").status_code == 200
    assert (desk.folder / "en/second.md").is_symlink() and desk.read(NAME).endswith("More.\n")


FROM_ELSEWHERE = (
    {"X-Desk-Token": "guessed"},
    {"X-Desk-Token": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Content-Type": "text/plain"},
)


def test_a_page_from_elsewhere_changes_nothing_and_learns_nothing(desk, editor):
    before, sent = (
        on_disk(desk),
        {"text": "x", "digest": editor.digest(), "html": "x", "place": ["title"], "value": "x"},
    )
    for headers, address in product(
        FROM_ELSEWHERE, (f"save/{NAME}", f"draft/{NAME}", f"paste/{NAME}", f"field/{NAME}")
    ):
        answer = editor.post(address, sent, **headers)
        assert answer.status_code == 403 and "Access-Control-Allow-Origin" not in answer.headers
    assert on_disk(desk) == before


def test_a_fault_of_the_editor_is_a_sentence_and_no_page(editor, monkeypatch):
    def fail(*_):
        raise KeyError("lost")

    monkeypatch.setattr("northway.desk.editor.save_file", fail)
    answer = editor.save("x", editor.digest())
    assert (answer.status_code, answer.text) == (500, "The preview has a fault: 'lost'")


def test_a_post_that_lacks_something_is_answered_in_a_sentence(editor):
    for values in (None, [], {}, {"text": 3}, {"text": "x"}, "x"):
        assert editor.post(f"save/{NAME}", values).status_code == 400, values


def test_a_file_that_is_no_text_is_refused_with_a_reason(desk, editor):
    for content, why in (
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a\ncaf\xe9\n", "(line 2)"),
        (b"x" * 1_100_000, "1,100,000 bytes"),
    ):
        desk.write("en/odd.md", content)
        page = editor.get("/_desk/edit/en/odd.md", 404)
        assert why in page.text() and page.text("h1") == "This file cannot be edited here"


def test_whatever_its_form_a_file_stays_the_same_where_nothing_was_changed():
    for before in (b"", b"a", b"a\r\nb\n\rc\r\n", b"\xef\xbb\xbfa\r\n\r\nb", "é\n\n".encode(), b"\n\n"):
        text = before.removeprefix(files.MARK).decode().replace("\r\n", "\n").replace("\r", "\n")
        assert encoded(text, before) == before


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a\r\nb\r\nc\r\n", "a\nx\ny\nc\n", b"a\r\nx\r\ny\r\nc\r\n"),
        (b"a\nb\r\nc\n", "a\nb\nd\n", b"a\nb\r\nd\n"),
        (b"\xef\xbb\xbfa\n", "b\n", b"\xef\xbb\xbfb\n"),
        (b"a\n", "", b""),
        (b"", "a\n", b"a\n"),
        (b"a", "a\nb", b"a\nb"),
    ],
)
def test_lines_that_stay_keep_their_ends_and_new_ones_end_as_most_do(before, text, after):
    assert encoded(text, before) == after


def test_words_to_complete_are_those_of_this_site(editor):
    words = editor.raw(f"/_desk/words/{NAME}").json
    assert words["components"].keys() == DIRECTIVES.keys()
    assert words["components"]["contact-strip"] == {"words": ["100"], "hasText": False}
    assert words["helplines"] == {"100": "The small line"} and "phone" in words["channels"]["100"]
    assert words["pages"]["parents/first-hour.md"] == "The first hour" and words["facts"]
    assert words["fields"]["sources"]


def test_what_is_pasted_becomes_markdown_with_our_links(editor):
    html = '<p>See <a href="http://localhost/parents/">this</a> <img src="x"></p>'
    answer = editor.post(f"paste/{NAME}", {"html": html})
    assert answer.json == {"text": "See [this](index.md)", "left_out": ["1 × picture"]}
    assert editor.post(f"paste/{NAME}", {"html": "<b>" * 20_000 + "x"}).status_code in (200, 422)


def test_the_library_is_the_one_that_the_recipe_names_and_has_its_licence():
    recipe = json.loads((HERE / "vendor/codemirror/package.json").read_text())
    lock = json.loads((HERE / "vendor/codemirror/package-lock.json").read_text())["packages"]
    for name, version in recipe["devDependencies"].items():
        assert lock[f"node_modules/{name}"]["version"] == version
        licence = (HERE / "static/desk/codemirror.LICENSE.txt").read_text()
        assert name in licence or name == "esbuild"  # which is no part of it


def test_nothing_is_opened_that_is_no_content(desk):
    with pytest.raises(files.CannotOpenError, match="no file"):
        open_file(desk.folder, "nowhere.md")


@pytest.mark.parametrize("name", ["site.yml", "en/names.yml"])
def test_a_file_can_be_mended_here_though_the_settings_are_broken(desk, name):
    whole = desk.read(name)
    desk.write(name, whole[: len(whole) // 2] + "[")
    editor = Editor(desk)
    for each in (name, NAME):
        assert editor.get(f"/_desk/edit/{each}").text("h1") == each
        assert editor.raw(f"/_desk/words/{each}").status_code == 200
    assert editor.save(whole, editor.digest(name), name).status_code == 200
    editor.follower.reload_if_changed()
    assert "The first hour" in Judge(editor.follower.app).raw("/parents/first-hour/").text


def test_a_link_to_itself_or_to_nothing_is_a_fault_and_the_preview_lives_on(desk, editor):
    (desk.folder / "en/round.md").symlink_to(desk.folder / "en/round.md")
    (desk.folder / "en/nothing.md").symlink_to(desk.folder / "en/never.md")
    editor.follower.reload_if_changed()
    assert Judge(editor.follower.app).raw("/").status_code == 200
    for name in ("round", "nothing"):
        assert f"en/{name}.md:1: this link leads to no file inside site/; put the file itself here" in desk.lines()
