"""Makes the text of a new file from an editor's answers. All words are theirs; only the markup is ours."""

from collections.abc import Mapping, Sequence
from datetime import date
from posixpath import relpath
from typing import Any

from northway.checks.review import HELPLINE, LAW, OTHER
from northway.content.frontmatter import split
from northway.content.pages import Page
from northway.content.site import Site
from northway.editing.change import Change, Texts
from northway.editing.questions import NONE, NUMBER, words_of
from northway.editing.record_answers import value_of
from northway.editing.yaml_text import field_lines, row_lines

Answers = Mapping[str, str]
Fields = dict[str, Any]
STEP = 10  # between the `order` of two neighbours
FACTS = "facts.yml"


def new_page(site: Site, file: str, answers: Answers, today: date) -> Change:
    """A page, or the index of a section, as `file` in the folder of the source locale."""
    is_law = answers["about_law"] == "yes"
    fields: Fields = {
        **_given(answers, "title", "summary"),
        "audience": words_of(answers["audience"]),
        **_common(site, file, answers, today, today + (LAW if is_law else OTHER)),
        **({"about_law": "yes"} if is_law else {}),
    }
    strip = ["", f"::: contact-strip {' '.join(words_of(answers['helplines']))}", ":::"]
    offered = strip if words_of(answers["helplines"]) else []
    return _file(site, file, _lines(fields), [answers["opening"].strip(), *offered, *_next(site, file, answers)])


def new_helpline(site: Site, file: str, answers: Answers, today: date) -> Change:
    """The record and page of a helpline with one channel."""
    nations = answers["nations"]
    above: Fields = {
        **_given(answers, "title", "summary", "organisation"),
        **{name: words_of(answers[name]) for name in ("audience", "needs")},
        "nations": nations if nations == "unknown" else words_of(nations),
        "ages": answers["ages"],
    }
    channel: Fields = {name: value_of(name, answers[name]) for name in ("kind", "value", "hours", "languages")}
    below: Fields = {
        **_given(answers, "confidentiality", "on_bill", "cost", "evidence"),
        "checked_on": today.isoformat(),
        **_given(answers, "checked_against"),
        **_common(site, file, answers, today, today + HELPLINE),
    }
    identity = file.rpartition("/")[2].removesuffix(".md")
    opening = answers["opening"].strip().replace(NUMBER, f"[](helpline:{identity})")
    rows = (f"  {line}" for line in row_lines(channel, is_inline=False))
    fields = [*_lines(above), "channels:", *rows, *_lines(below)]
    return _file(site, file, fields, [opening, *_next(site, file, answers)])


def new_fact(texts: Texts, identity: str, answers: Answers, today: date) -> Change:
    """`facts.yml` with one more figure at its end."""
    before = texts.get(FACTS, "")
    end = "\r\n" if "\r\n" in before else "\n"
    fields: Fields = {
        **_given(answers, "value", "unit", "as_of", "source", "url"),
        "checked_on": today.isoformat(),
        **_given(answers, "evidence", "caution"),
    }
    gap = "" if not before else end if before.endswith("\n") else end * 2
    return Change({FACTS: before + gap + end.join(field_lines(identity, fields)) + end})


def new_translation(texts: Texts, code: str, original: Page, answers: Answers) -> Change:
    """A translation with its own fields and the original's body, which is still to be translated."""
    name = original_file(texts, original)
    document = split(texts[name].replace("\r\n", "\n"), name)
    written = document.fields.values
    words = {name: written.get(name, "") for name in ("confidentiality", "cost_note")}
    rows = {f"channel_{each}s": [row.get(each, "") for row in written.get("channels", ())] for each in ("note", "wait")}
    fields: Fields = {
        **_given(answers, *answers),
        **{name: text for name, text in words.items() if text not in ("", "unknown")},
        **{name: texts for name, texts in rows.items() if any(texts)},
        "translated_from": original.made_from,
    }
    own = name.partition("/")[2]
    return Change({f"{code}/{own}": "\n".join(["---", *_lines(fields), "---", document.body])})


def original_file(texts: Texts, original: Page) -> str:
    """The file that a page comes from, by its path in the content folder; several pages may come from one file."""
    return original.source.removeprefix(f"{texts.shown}/")


def _common(site: Site, file: str, answers: Answers, today: date, review_by: date) -> Fields:
    sources = words_of(answers["sources"])
    section = file.removesuffix("/index.md").rpartition("/")[0]
    others = [site.originals[path].order for path in site.children(section)]
    return {
        "order": f"{max(others, default=0) + STEP}",
        **({"sources": sources} if sources else {}),
        "reviewed": today.isoformat(),
        "review_by": review_by.isoformat(),
    }


def _next(site: Site, file: str, answers: Answers) -> list[str]:
    folder = file.rpartition("/")[0] or "."
    targets = [site.originals[path] for path in words_of(answers["next"])]
    return ["", "::: next", *(f"- [{page.short}]({relpath(page.file, folder)})" for page in targets), ":::"]


def _file(site: Site, file: str, fields: Sequence[str], body: Sequence[str]) -> Change:
    return Change({f"{site.config.source_locale}/{file}": "\n".join(["---", *fields, "---", *body]) + "\n"})


def _lines(fields: Fields) -> list[str]:
    return [line for name, value in fields.items() for line in field_lines(name, value)]


def _given(answers: Answers, *names: str) -> Fields:
    return {name: answers[name].strip() for name in names if answers[name].strip() != NONE}
