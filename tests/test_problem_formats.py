"""The same problems for people, for programs, and for the hosts that show them beside the lines of a change."""

import json

import jsonschema
import pytest

from northway.commands.problem_formats import as_github, as_json, as_sarif, as_text
from northway.problems import Problem

PROBLEMS = [
    Problem("content/en/a page, 100%.md", 3, "titles", "50% of\r\nthis: one, two", "write “x”", "warning"),
    Problem("content/site.yml", 0, "settings", "wrong", "mend it"),
    Problem("content/en/x.md", 1, "waiting", "2 other places wait for this file", "mend it", "waiting"),
]
# The rules of the schema of SARIF 2.1.0 for what we write: names, kinds and ranges; other fields are refused.
TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/run"}},
    },
    "definitions": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {"type": "object", "required": ["driver"], "additionalProperties": False, "properties": {"driver": {"$ref": "#/definitions/driver"}}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"type": "object", "required": ["id"], "additionalProperties": False, "properties": {"id": {"type": "string"}}}},
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": TEXT,
                "locations": {"type": "array", "items": {"type": "object", "additionalProperties": False, "properties": {"physicalLocation": {"$ref": "#/definitions/place"}}}},
            },
        },
        "place": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {"type": "object", "additionalProperties": False, "properties": {"uri": {"type": "string", "pattern": r"^[^\s%]*(%[0-9A-F]{2}[^\s%]*)*$"}}},
                "region": {"type": "object", "additionalProperties": False, "properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        },
    },
}  # fmt: skip


def test_sarif_follows_its_schema_and_names_each_rule():
    log = json.loads(as_sarif(PROBLEMS))
    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for problem, result in zip(PROBLEMS, run["results"], strict=True):
        assert rules[result["ruleIndex"]] == {"id": problem.rule} == {"id": result["ruleId"]}
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    first = run["results"][0]["locations"][0]["physicalLocation"]
    assert first == {"artifactLocation": {"uri": "content/en/a%20page%2C%20100%25.md"}, "region": {"startLine": 3}}


def test_a_path_elsewhere_is_a_whole_address(tmp_path):
    log = json.loads(as_sarif([Problem(str(tmp_path / "a b.md"), 1, "x", "y", "z")]))
    [result] = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"file://{tmp_path}/a%20b.md"


def test_github_reads_signs_of_its_own_as_text():
    first, second, third = as_github(PROBLEMS).split("\n")
    assert first == (
        "::warning file=content/en/a page%2C 100%25.md,line=3,title=titles::50%25 of%0D%0Athis: one, two; write “x”"
    )
    assert second.startswith("::error file=content/site.yml,line=0,") and third.startswith("::notice ")


def test_text_counts_and_json_keeps_all():
    assert as_text(PROBLEMS).split("\n")[-1] == "1 error, 1 warning."
    assert as_text(PROBLEMS).startswith("error: content/site.yml:0: wrong; mend it\n")
    assert [row["message"] for row in json.loads(as_json(PROBLEMS))] == [problem.message for problem in PROBLEMS]


@pytest.mark.parametrize("write", [as_json, as_sarif])
def test_nothing_found_is_said_in_the_same_form(write):
    assert json.loads(write([])) is not None
