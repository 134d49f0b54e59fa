"""A published address always leads somewhere, unless an editor lets it go; `flask move` moves a page in every language."""

import re
from pathlib import Path

import pytest

from app import create_app
from northway.freeze.build_folder import FreezeError
from northway.freeze.freezer import FreezeOptions, freeze_site

OLD, NEW = "parents/first-hour", "y/the-first-hour"


def flask(desk, *words: str) -> str:
    result = create_app(desk.folder).test_cli_runner().invoke(args=list(words))
    assert "Traceback" not in result.output
    return result.output


def move(desk, old: str = OLD, new: str = NEW) -> str:
    return flask(desk, "move", old, new)


def texts(desk) -> dict[str, bytes]:
    return {str(path.relative_to(desk.folder)): path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}


def freeze(desk, build: Path, **wish) -> None:
    freeze_site(create_app(desk.folder), build, FreezeOptions(processes=1, **wish))


def told(desk, build: Path) -> list[str]:
    with pytest.raises(FreezeError) as stopped:
        freeze(desk, build)
    return [
        str(problem).replace(f"{desk.folder}/", "") for problem in stopped.value.problems if problem.rule == "addresses"
    ]


def test_an_address_that_a_freeze_would_drop_stops_it(desk, tmp_path):
    build = tmp_path / "build"
    desk.write(
        "en/parents/later.md",
        desk.read("en/parents/first-hour.md")
        .replace("The first hour", "Later")
        .replace("former_paths: [parents/first-minutes]\n", ""),
    )
    freeze(desk, build)
    (desk.folder / "en/parents/later.md").rename(desk.folder / "en/parents/much-later.md")
    [line] = told(desk, build)
    assert line == (
        "en/parents/much-later.md:1: /cy/parents/later/ would lead nowhere, though published before; "
        "write `former_paths: [parents/later]` in the page that took its place, or freeze with --let-go"
    )
    desk.replace("en/parents/much-later.md", "order:", "former_paths: [parents/later]\norder:")
    freeze(desk, build)
    assert (build / "parents/later/index.html").is_file()


def test_an_address_may_go_when_its_editor_says_so(desk, tmp_path):
    build = tmp_path / "build"
    freeze(desk, build)
    desk.replace("en/parents/first-hour.md", "former_paths: [parents/first-minutes]\n", "")
    assert any("/parents/first-minutes/ would lead nowhere" in line for line in told(desk, build))
    assert (build / "parents/first-minutes/index.html").is_file()
    freeze(desk, build, lets_go=True)
    assert not (build / "parents/first-minutes").exists()
    freeze(desk, build)


def test_a_language_that_goes_is_one_problem(desk, tmp_path):
    build = tmp_path / "build"
    freeze(desk, build)
    site = desk.read("site.yml")
    desk.write("site.yml", re.sub(r"  - \{code: ur.*\n", "", site))
    for path in sorted(desk.folder.glob("ur/**/*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    [line] = told(desk, build)
    assert line.startswith("site.yml:1: /ur/ and ") and "addresses below it would lead nowhere" in line


@pytest.mark.parametrize(
    ("former", "told"),
    [
        ("cy", "the former path `cy` is an address of the language `cy`; remove it from `former_paths`"),
        ("cy/old-page", "is an address of the language `cy`; write it without the language: `old-page`"),
        ("assets/x", "the former path `assets/x` is an address of the site's own files"),
        ("/parents/First_Day.html/", "is not an address; write it as a page's path, such as parents/first-day-html"),
    ],
)
def test_a_former_path_may_not_claim_what_something_else_has(desk, former, told):
    desk.replace("en/parents/first-hour.md", "former_paths: [parents/first-minutes]", f"former_paths: [{former}]")
    assert any(line.startswith("en/parents/first-hour.md:9:") and told in line for line in desk.lines()), desk.lines()


def test_a_section_that_nothing_leads_to_is_a_warning(desk):
    desk.write("en/friends/index.md", desk.read("en/parents/index.md").replace("For parents", "For friends"))
    [problem] = [problem for problem in desk.problems() if "no page links to `friends`" in problem.message]
    assert problem.level == "warning" and "add it to `navigation` or `footer` in site.yml" in problem.hint
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n[Friends](../friends/index.md)\n")
    assert not [line for line in desk.lines() if "no page links to" in line]


def test_a_page_moves_in_every_language_and_leaves_no_fault(desk):
    desk.write(
        "en/parents/first-hour.md",
        desk.read("en/parents/first-hour.md")
        + "\n[All](../help/index.md), [section](index.md), [here](first-hour.md)\n",
    )
    digest = desk.site().originals[OLD].digest
    desk.replace("cy/parents/first-hour.md", "translated_from: x", f"translated_from: {digest}")
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n[Later](../parents/first-hour.md#ten-minutes)\n")
    desk.replace("site.yml", "footer: []", f"footer: [help, {OLD}] # {OLD}")
    was_told = {line for line in desk.lines() if "has changed since" not in line}
    before, said = texts(desk), move(desk)
    after = texts(desk)
    assert f"{desk.folder}/en/{NEW}.md: written" in said and f"{desk.folder}/ur/{OLD}.md: removed" in said
    for code in ("en", "cy", "ur"):
        assert f"{code}/{OLD}.md" not in after and f"{code}/{NEW}.md" in after
    assert f"former_paths: [parents/first-minutes, {OLD}]" in desk.read(f"en/{NEW}.md")
    assert "[All](../help/index.md), [section](../parents/index.md), [here](the-first-hour.md)" in desk.read(
        f"en/{NEW}.md"
    )
    assert "(the-first-hour.md#ten-minutes)" in desk.read("en/y/index.md")
    assert "(../y/the-first-hour.md#ten-minutes)" in desk.read("en/parents/index.md")
    assert f"footer: [help, {NEW}] # {OLD}" in desk.read("site.yml")
    site = desk.site()
    assert site.pages[NEW, "cy"].translated_from == site.originals[NEW].made_from
    assert site.originals[NEW].digest != digest
    changed = {name for name, text in before.items() if after.get(name) != text}
    assert changed == {
        "site.yml",
        "en/index.md",
        "en/y/index.md",
        "en/parents/index.md",
        *(f"{code}/{OLD}.md" for code in ("en", "cy", "ur")),
    }
    new = {line for line in desk.lines() if not any(word in line for word in ("has changed since", "quiet", NEW))}
    assert new <= was_told


def test_a_page_may_move_and_come_back(desk):
    move(desk)
    move(desk, NEW, OLD)
    assert f"former_paths: [parents/first-minutes, {NEW}]" in desk.read(f"en/{OLD}.md")
    assert not [line for line in desk.lines() if "former path" in line and "quiet" not in line]


def test_windows_line_ends_and_lists_in_rows_are_kept(desk):
    text = desk.read(f"en/{OLD}.md").replace(
        "former_paths: [parents/first-minutes]", "former_paths:\n  - parents/first-minutes"
    )
    desk.write(f"en/{OLD}.md", text.replace("\n", "\r\n"))
    desk.write("en/parents/odd.txt.md", b"\xff")
    move(desk)
    moved = (desk.folder / f"en/{NEW}.md").read_bytes()
    assert f"former_paths:\r\n  - {OLD}\r\n  - parents/first-minutes\r\n".encode() in moved
    assert b"\n" not in moved.replace(b"\r\n", b"") and (desk.folder / "en/parents/odd.txt.md").read_bytes() == b"\xff"


def test_a_section_moves_with_all_that_is_in_it(desk):
    desk.write(
        "en/y/index.md",
        desk.read("en/y/index.md") + "\n[Later](../parents/first-hour.md), [all](../parents/index.md)\n",
    )
    was_told = {line for line in desk.lines() if "has changed since" not in line}
    said = move(desk, "parents", "carers")
    assert "Traceback" not in said and not (desk.folder / "en/parents").exists()
    site = desk.site()
    assert {"carers", "carers/first-hour"} <= {*site.originals} and site.config.navigation[0] == "carers"
    assert {"parents": "carers", "parents/first-hour": "carers/first-hour"}.items() <= site.aliases.items()
    assert "[Later](../carers/first-hour.md), [all](../carers/index.md)" in desk.read("en/y/index.md")
    new = {line for line in desk.lines() if not any(word in line for word in ("has changed since", "carers"))}
    assert new <= was_told


def test_a_helpline_moves_with_every_link_and_list_that_names_it(desk):
    desk.write(
        "en/parents/index.md",
        desk.read("en/parents/index.md") + "\n[](helpline:100#phone)\n\n::: contact-strip 100\n:::\n",
    )
    was_told = {line for line in desk.lines() if "has changed since" not in line}
    said = move(desk, "help/100", "help/small-line")
    assert "Tell whoever copies our list: `100` is now `small-line`." in said
    assert "[](helpline:small-line#phone)\n\n::: contact-strip small-line" in desk.read("en/parents/index.md")
    site = desk.site()
    assert site.config.emergency == ("small-line",) and site.aliases["help/100"] == "help/small-line"
    assert not [name for name, text in texts(desk).items() if name.endswith(".md") and b"helpline:100" in text]
    assert {line for line in desk.lines() if "small-line" not in line and "has changed since" not in line} <= was_told


def test_the_section_of_helplines_moves_with_the_pages_for_each_nation(desk):
    desk.write(
        "en/each-nation.md", desk.read("en/parents/index.md").replace("title: For parents", 'title: "For {nation}"')
    )
    paths = {path for path in desk.site().originals if path.startswith("help/")}
    assert "help/wales" in paths
    move(desk, "help", "lines")
    site = desk.site()
    assert site.config.helplines == "lines" and {site.aliases[path] for path in paths} == {
        path.replace("help", "lines", 1) for path in paths
    }


def test_a_dry_run_changes_nothing(desk):
    before = texts(desk)
    assert f"en/{NEW}.md: would be written" in flask(desk, "move", "--dry-run", OLD, f"/{NEW}/")
    assert texts(desk) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("parents/nothing", NEW, "There is no page `parents/nothing`"),
        ("help/100", "parents/100", "A helpline stays in `help`. Write help/100."),
        (OLD, "help/hour", "`help` holds helplines. Choose another section."),
        ("parents", "parents/carers", "`parents/carers` lies in `parents`. Choose another section."),
        (OLD, "y", "`y` is a page already"),
        (OLD, "parents/First Hour", "cannot be part of an address; rename it `first-hour`"),
        (OLD, "cy/first-hour", "is the address of a language"),
        (OLD, "carers/first-hour", "There is no section `carers`. Write its index.md first."),
    ],
)
def test_a_page_that_cannot_move_stays_and_says_why(desk, old, new, told):
    before = texts(desk)
    assert told in move(desk, old, new)
    assert texts(desk) == before


def test_words_for_the_search_follow_the_page_and_the_helpline(desk):
    desk.write("en/search-words.yml", f"{OLD}:\n  - answer: Ring\n    words: [gone]\n")
    desk.write(
        "en/danger.yml",
        'hurt:\n  say: Call now, 100 times.\n  helplines:\n    everyone: ["100"]\n  phrases: [hurt 100]\n',
    )
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n::: numbers 100\n:::\n")
    move(desk)
    move(desk, "help/100", "help/small-line")
    assert desk.read("en/search-words.yml").startswith(f"{NEW}:\n")
    assert (
        desk.read("en/danger.yml")
        == 'hurt:\n  say: Call now, 100 times.\n  helplines:\n    everyone: ["small-line"]\n  phrases: [hurt 100]\n'
    )
    assert "::: numbers small-line\n" in desk.read("en/y/index.md")


def test_a_code_of_a_page_that_did_not_change_stays_as_it_is(desk):
    digest = desk.site().originals["y"].digest
    desk.write("cy/y/index.md", re.sub(r"translated_from: .*", f"translated_from: {digest}", desk.read("cy/index.md")))
    before = desk.read("cy/y/index.md")
    move(desk)
    assert desk.read("cy/y/index.md") == before
