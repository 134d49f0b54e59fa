"""`flask retire` takes a page away, and its address leads on to another."""

import pytest

from tests.test_moving import OLD, flask, texts

HOME = "parents"


def retire(desk, old: str = OLD, new: str = HOME, *more: str) -> str:
    return flask(desk, "retire", *more, old, new)


def test_a_page_goes_in_every_language_and_its_addresses_lead_on(desk):
    desk.replace("en/parents/first-hour.md", "order:", "short_path: 7\norder:")
    desk.replace("site.yml", "footer: []", f"footer: [help, {OLD}]\nleaflets: [{OLD}, {HOME}]")
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n[Later](../parents/first-hour.md#ten-minutes)\n")
    desk.write(
        "en/search-words.yml",
        f"{HOME}:\n  - answer: For parents\n    words: [mum]\n{OLD}:\n  - answer: Ring\n    words: [gone]\n",
    )
    errors = {line for line in desk.lines() if "warning" not in line}
    said = retire(desk)
    assert f"{desk.folder}/ur/{OLD}.md: removed" in said and not list(desk.folder.rglob("first-hour.md"))
    site = desk.site()
    assert {OLD: HOME, "parents/first-minutes": HOME, "7": HOME}.items() <= site.aliases.items()
    assert (site.config.footer, site.config.leaflets) == (("help", HOME), (HOME,))
    assert "[Later](../parents/index.md)" in desk.read("en/y/index.md")
    assert f"{desk.folder}/en/y/index.md:12: a link now leads to the other page" in said
    assert (
        desk.read("en/search-words.yml")
        == f"{HOME}:\n  - answer: For parents\n    words: [mum]\n  - answer: Ring\n    words: [gone]\n"
    )
    assert not [line for line in desk.lines() if OLD in line and line not in errors]
    assert not [line for line in said.splitlines() if line.startswith("Mend by hand:")], said


def test_what_a_person_must_mend_is_named(desk):
    desk.write("en/search-words.yml", f"{OLD}:\n  - answer: Ring\n    words: [mum]\n")
    desk.write(
        "cy/search-words.yml",
        f"{HOME}/other:\n  - answer: Ring\n    words: [mum]\n{OLD}:\n  - answer: Ring\n    words: [mam]\n",
    )
    said = retire(desk)
    assert "Mend by hand:" in said and "there is no page `parents` in this language" in said


def test_a_dry_run_retires_nothing(desk):
    before = texts(desk)
    assert f"en/{OLD}.md: would be removed" in retire(desk, OLD, HOME, "--dry-run")
    assert texts(desk) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("parents/nothing", HOME, "There is no page `parents/nothing`"),
        (OLD, "parents/nothing", "so the address would lead nowhere"),
        (OLD, OLD, "A page cannot lead to itself"),
        ("parents", "y", "`parents` is a section with pages in it. Retire or move those first."),
        ("help/100", HOME, "`100` is still offered. In each place, choose who to offer instead"),
    ],
)
def test_a_page_that_cannot_go_stays_and_says_why(desk, old, new, told):
    before = texts(desk)
    said = retire(desk, old, new)
    assert told in said and texts(desk) == before
    if old == "help/100":
        assert "site.yml:" in said and "en/parents/first-hour.md:" in said


def test_nothing_is_written_over_a_file_that_changed_meanwhile(desk, monkeypatch):
    from northway.commands import changing
    from northway.editing import change

    def meanwhile(folder, planned, before):
        desk.write("en/parents/index.md", desk.read("en/parents/index.md") + "\nMore.\n")
        now.update(texts(desk))
        change.carry_out(folder, planned, before)

    now: dict[str, bytes] = {}
    monkeypatch.setattr(changing, "carry_out", meanwhile)
    assert "was changed in the meantime, so nothing was written" in retire(desk)
    assert texts(desk) == now
