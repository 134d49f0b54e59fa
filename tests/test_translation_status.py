"""`flask status --locale`: what a translator has left to do."""

from app import create_app


def told(desk, *words: str):
    return create_app(desk.folder).test_cli_runner().invoke(args=["status", *words])


def test_it_lists_what_is_missing_outdated_and_unchecked(desk):
    original = desk.site().originals["parents/first-hour"].made_from
    name = "cy/parents/first-hour.md"
    desk.write(name, f"---\ntitle: Yr awr\nsummary: Trefn.\ntranslated_from: {original}\n---\nFfoniwch nawr.\n")
    desk.replace("en/parents/first-hour.md", "Ring if you are afraid.", "Ring if you are in fear.")
    lines = told(desk, "--locale", "cy").output.splitlines()
    kinds = [line for line in lines if not line.startswith(" ")]
    assert kinds[:3] == ["missing:", "outdated:", "unchecked:"] and "Cymraeg:" in kinds[3]
    assert any(line.endswith("en/parents/index.md") for line in lines[: lines.index("outdated:")])
    [outdated] = [line for line in lines if f"{name} (" in line]
    assert "en/parents/first-hour.md: line 2" in outdated
    assert sum(name in line for line in lines) == 2, "it is unchecked too"


def test_a_language_that_is_not_there_is_a_sentence(desk):
    result = told(desk, "--locale", "cyy")
    assert result.exit_code == 2 and "Nothing is translated into `cyy`; did you mean `cy`?" in result.output
    assert told(desk, "--locale", "en").exit_code == 2
