"""What the editor at /admin/ writes into our files."""

import json
import re
from pathlib import Path

import jsonschema

from northway.cms.config import PAGES, ROWS_BY_ID, config
from northway.cms.field_guide import read_guides
from northway.cms.for_scripts import components, shapes
from tests.sveltia import HERE, SCRIPTS, bring, changed_lines, formatted, run_script

CONTENT = HERE / "content"


def format_of(path: Path) -> str | None:
    if path.suffix == ".md":
        return PAGES
    return ROWS_BY_ID if path.name in ("facts.yml", "sources.yml") else None


def job(name: str, change: str = "") -> dict:
    path = CONTENT / name
    return {"shapes": shapes(), "format": format_of(path), "text": path.read_text("utf-8"), "change": change}


def change(name: str, script: str) -> list[str]:
    return changed_lines((CONTENT / name).read_text("utf-8"), formatted([job(name, script)])[0])


def test_every_file_that_is_saved_unchanged_keeps_its_bytes():
    names = [path.relative_to(CONTENT).as_posix() for path in sorted(CONTENT.rglob("*.*")) if format_of(path)]
    assert len(names) > 400
    for name, after in zip(names, formatted([job(name) for name in names]), strict=True):
        assert after == (CONTENT / name).read_text("utf-8"), name


def test_a_changed_hour_is_one_changed_line():
    script = "form.channels[0].hours.rows[0].closes = '20:00'"
    assert change("en/help/family-lives.md", script) == [
        "-      - {days: Mon-Fri, opens: 09:00, closes: 21:00}",
        "+      - {days: Mon-Fri, opens: 09:00, closes: 20:00}",
    ]


def test_hours_can_become_words_and_words_hours():
    script = "form.channels[0].hours = {type: 'unknown', rows: form.channels[0].hours.rows}"
    lines = change("en/help/family-lives.md", script)
    assert lines[-1] == "+    hours: unknown" and len(lines) == 4
    row = "{days: 'Sat Sun', opens: '10:00', closes: '15:00', since: '', until: null}"
    assert change("en/help/childline.md", f"form.channels[0].hours = {{type: 'rows', rows: [{row}]}}") == [
        "-    hours: always",
        "+    hours:",
        "+      - {days: Sat Sun, opens: 10:00, closes: 15:00}",
    ]


def test_a_notice_stands_after_what_was_there():
    script = (
        "form.notice = {channel: 'phone', text: 'Phones are down, we hear.', since: '2026-11-28', until: '2026-11-29'}"
    )
    lines = [
        "notice:",
        "  channel: phone",
        "  text: Phones are down, we hear.",
        "  since: 2026-11-28",
        "  until: 2026-11-29",
    ]
    assert change("en/help/childline.md", script) == [f"+{line}" for line in lines]


def test_what_is_emptied_goes_and_what_no_form_shows_stays():
    assert change("en/help/family-lives.md", "form.website = ''") == ["-website: https://www.familylives.org.uk"]
    text = job("en/about.md")["text"].replace("order:", "# a note to ourselves\nsome_day: a new field\norder:", 1)
    script = "form.title = 'Who: we are'"
    after = formatted([job("en/about.md", script) | {"text": text}])[0]
    assert [line for line in changed_lines(text, after) if line[0] == "+"] == ['+title: "Who: we are"']


def test_a_note_without_words_keeps_the_others_in_their_places():
    script = "form.channel_notes[1] = 'Newid.'"
    after = formatted([job("cy/help/childline.md", script)])[0]
    assert '\nchannel_notes: ["", Newid., Iaith Arwyddion Prydain drwy fideo.]\n' in after


def test_a_link_without_words_has_some_while_it_is_edited():
    script = "if (!form.body.includes('[‹name and number›](helpline:family-lives)')) throw form.body; form.body += '\\nMore.'"
    assert change("en/help/family-lives.md", script) == ["+More."]
    script = "form.body += '\\n**Call** [**‹name and number›**](helpline:999) or [_‹figure›_](fact:a).'"
    assert change("en/help/family-lives.md", script) == ["+**Call** [](helpline:999) or [](fact:a)."]


def test_a_figure_is_one_changed_line_and_a_new_one_stands_at_the_end():
    assert change("facts.yml", "form.rows[0].value = '73000'") == ["-  value: 72000", "+  value: 73000"]
    lines = change("facts.yml", "form.rows.push({id: 'new-one', value: '1/2', unit: 'children'})")
    assert lines == ["+new-one:", "+  value: 1/2", "+  unit: children"]
    assert change("cy/facts.yml", "form.rows[0].unit = 'o blant: newydd'")[-1] == '+  unit: "o blant: newydd"'


def test_a_new_page_is_written_whole():
    fields = {
        "title": "No: wait",
        "audience": ["parent"],
        "order": "10",
        "keywords": ["lost, gone", "no"],
        "about_law": "no",
    }
    script = f"Object.assign(form, {json.dumps(fields)}, {{body: 'Words.', page_kind: 'page', former_paths: []}})"
    after = formatted([{"shapes": shapes(), "format": PAGES, "text": None, "change": script}])[0]
    assert after == (
        '---\ntitle: "No: wait"\naudience: [parent]\norder: 10\nkeywords: ["lost, gone", no]\nabout_law: no\n---\nWords.\n'
    )


def test_a_component_is_read_and_written_as_it_stands_with_those_inside_it(northway):
    bodies = [path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))]
    jobs = {"components": components(northway.site), "bodies": bodies}
    found = run_script(SCRIPTS / "components.mjs", jobs)
    opened = sum(len(re.findall(r"^::: ", body, re.MULTILINE)) for body in bodies)
    assert len(found) == opened
    for block in found:
        assert block["written"] == block["read"]
        assert len(re.findall(r"^::: ", block["read"], re.M)) == len(re.findall(r"^:::$", block["read"], re.M)), block


def test_the_configuration_is_what_the_editor_s_own_schema_allows(northway):
    bring()
    schema = json.loads((HERE / "deploy/admin/node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    made = json.loads(json.dumps(config(northway.site, read_guides(HERE / "docs"), "a-charity/its-site", "content")))
    jsonschema.validate(made, schema)
