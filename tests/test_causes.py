"""One mistake is one message: problems that only follow from it are counted, not listed."""

import pytest

from app import create_app
from northway.desk.preview import Follower
from tests.test_preview import fetch

# What an editor slips on; the one line that says it; the file that the others wait for.
SLIPS = {
    "a wrong word in a record": ("en/help/100.md", "cost: free", "cost: fre", "`cost` cannot be `fre`; did you mean `free`?"),
    "a comma in a figure": ("facts.yml", "value: 7/10", "value: 7,000", "`7,000` is not a figure"),
    "a tab in the sources": ("sources.yml", "  title", "\ttitle", "a tab is at the start of this line; use two spaces"),
    "a missing colon in the names": ("en/names.yml", "nations:", "nations", "names.yml"),
    "a wrong audience of a page": ("en/parents/first-hour.md", "audience: parent", "audience: parnt", "`parnt` is not one of our audiences"),
    "front matter that is never closed": ("en/parents/first-hour.md", "---\n[Ring", "[Ring", "the front matter is never closed"),
    "a colon in a title": ("en/y/index.md", "title: ", "title: Home: ", "there is a colon where none is allowed"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_error_and_a_count(desk, slip):
    name, old, new, told = SLIPS[slip]
    desk.write(
        "en/parents/index.md",
        desk.read("en/parents/index.md")
        + "\n[](helpline:100), [](fact:how-many), [this](first-hour.md), [there](../y/index.md)\n",
    )
    before = {str(problem) for problem in desk.problems()}
    desk.replace(name, old, new)
    found = [problem for problem in desk.problems() if str(problem) not in before]
    errors = [problem for problem in found if problem.level == "error"]
    assert len(errors) == 1 and told in str(errors[0]) and errors[0].source.endswith(name), list(map(str, errors))
    waiting = [problem for problem in found if problem.level == "waiting"]
    assert [problem.source for problem in waiting] in ([], [errors[0].source])
    assert not any("did you mean" in problem.hint for problem in found if problem is not errors[0])


def test_a_misspelt_id_is_still_an_error_with_a_spelling(desk):
    desk.write("en/index.md", desk.read("en/index.md") + "\n[](helpline:10)\n")
    assert any("there is no helpline `10`; did you mean `100`?" in line for line in desk.lines())


def test_the_file_that_was_touched_last_is_reported_first(desk):
    for name in ("en/y/index.md", "en/index.md"):
        desk.write(name, desk.read(name) + "\n[gone](gone.md)\n")
    (desk.folder / "en/index.md").touch()
    import os

    os.utime(desk.folder / "en/index.md", (1, 1))
    said = create_app(desk.folder).test_cli_runner().invoke(args=["check"]).output
    assert said.index("en/y/index.md") < said.index("en/index.md")


@pytest.mark.parametrize("slip", SLIPS)
def test_the_preview_goes_on_and_recovers(desk, slip):
    name, old, new, told = SLIPS[slip]
    follower = Follower(lambda: create_app(desk.folder), patience=600)
    sound = desk.read(name)
    desk.replace(name, old, new)
    for address in ("/", "/parents/", "/parents/first-hour/", "/help/100/", "/y/", "/cy/"):
        status, _, body = fetch(follower, address)
        assert (
            status[:3] in ("200", "404")
            and "/_preview/since/" in body
            and told.split(";")[0] in body.replace("&#39;", "'")
        )
    desk.write(name, sound)
    assert fetch(follower, "/parents/first-hour/")[0].startswith("200")


EN = "locales:\n  - {code: en, tag: en-GB, babel_id: en_GB, autonym: English, tier: full, leave_url: https://"
BACK_TO_US = (f"{EN}neutral.example/en/", f"{EN}little.example/x")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("site.yml", "quiet: [y]", "quiet: [Y]", "`quiet` names `Y`, which does not exist"),
        (
            "site.yml",
            "quiet_privacy: y",
            "quiet_privacy: help",
            "`quiet_privacy` names `help`, which is not in a section listed in `quiet`",
        ),
        ("site.yml", "quiet: [y]", "quiet: [y/x]", "`quiet` names `y/x`, which does not exist"),
        ("site.yml", "quiet: [y]", "quiet: [y, y]", "`y` is twice in this list"),
        ("site.yml", 'emergency: ["100"]', "emergency: []", "`emergency` names no helpline"),
        ("site.yml", *BACK_TO_US, "`leave_url` of `en` leads back to this site"),
        ("site.yml", BACK_TO_US[0], f"{EN}www.little.example/x", "`leave_url` of `en` leads back to this site"),
    ],
)
def test_a_setting_must_lead_somewhere(desk, name, old, new, told):
    line = desk.read(name)[: desk.read(name).index(old)].count("\n") + 1
    desk.replace(name, old, new)
    assert [found for found in desk.lines() if told in found and found.startswith(f"{name}:{line}:")]


# A slip in site.yml that makes much of the content look wrong: still one error, of site.yml.
MISNAMED = {
    "a need": ("needs: [talk,", "needs: [tlk,", "`needs` has no `talk`, which 5 places use; write it in place of `tlk`"),
    "a nation": ("[england, wales,", "[england, walse,", "`nations` has no `wales`, which"),
    "the folder of helplines": ("helplines: help\n", "helplines: helps\n", "`helplines` names `helps`, but no language has such a folder; did you mean `help`?"),
    "the source": ("source_locale: en", "source_locale: fr", "`source_locale` names `fr`, which is not in `locales`"),
    "a translation for the source": ("source_locale: en", "source_locale: cy", "`source_locale` names `cy`, whose pages are translations"),
    "two languages with one code": ("{code: ur,", "{code: cy,", "`cy` is the code of two locales; give this one another"),
    "two languages for one": ("tag: cy,", "tag: pl,", "`tag` is pl and `babel_id` is cy; write the same language in both"),
    "a language without a name": ("autonym: Cymraeg", 'autonym: ""', "`locales.autonym` is '', which does not fit"),
    "a key": ("stage: preview", "stge: preview", "there is no field `stge`; did you mean `stage`?"),
}  # fmt: skip


@pytest.mark.parametrize("slip", MISNAMED)
def test_a_slip_in_the_settings_is_one_error_there(desk, slip):
    old, new, told = MISNAMED[slip]
    desk.write("en/help/200.md", desk.read("en/help/100.md").replace("The small line", "Another"))
    before = {str(problem) for problem in desk.problems()}
    line = desk.read("site.yml")[: desk.read("site.yml").index(old)].count("\n") + 1
    desk.replace("site.yml", old, new)
    errors = [found for found in desk.problems() if found.level == "error" and str(found) not in before]
    assert len(errors) == 1 and told in str(errors[0]), list(map(str, errors))
    assert errors[0].source.endswith("site.yml") and errors[0].line in (line, line + 1)


def test_a_language_that_nobody_lists_is_reported_once(desk):
    for name in ("pl/index.md", "pl/names.yml", "pl/parents/index.md"):
        desk.write(name, desk.read("cy/index.md"))
    assert len([line for line in desk.lines() if line.startswith("pl/")]) == 1
