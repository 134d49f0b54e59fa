"""Makes the text of a new file from an editor's answers. All words are theirs; only the markup is ours."""

from collections.abc import Mapping, Sequence
from datetime import date
from posixpath import relpath

from northway.checks.review import HELPLINE, LAW, OTHER
from northway.content.frontmatter import split
from northway.content.pages import Page
from northway.content.site import Site
from northway.editing.change import Change, Texts
from northway.editing.questions import NONE, NUMBER, words_of
from northway.editing.yaml_text import inline
from northway.reports.record_answers import field_lines

Answers = Mapping[str, str]
STEP = 10  # between the `order` of two neighbours
FACTS = "facts.yml"


def new_page(site: Site, file: str, answers: Answers, today: date) -> Change:
    """A page, or the index of a section, as `file` in the folder of the source locale."""
    is_law = answers["about_law"] == "yes"
    fields = [
        *_fields(answers, "title", "summary"),
        _list("audience", words_of(answers["audience"])),
        *_common(site, file, answers, today, today + (LAW if is_law else OTHER)),
        *(["about_law: yes"] if is_law else []),
    ]
    strip = ["", f"::: contact-strip {' '.join(words_of(answers['helplines']))}", ":::"]
    offered = strip if words_of(answers["helplines"]) else []
    return _file(site, file, fields, [answers["opening"].strip(), *offered, *_next(site, file, answers)])


def new_helpline(site: Site, file: str, answers: Answers, today: date) -> Change:
    """The record and page of a helpline with one channel."""
    channel = [f"kind: {answers['kind']}", _field("value", answers["value"])]
    channel += [line for name in ("hours", "languages") for line in field_lines(name, answers[name])]
    fields = [
        *_fields(answers, "title", "summary", "organisation"),
        *(_list(name, words_of(answers[name])) for name in ("audience", "needs")),
        "nations: unknown" if answers["nations"] == "unknown" else _list("nations", words_of(answers["nations"])),
        f"ages: {answers['ages']}",
        "channels:",
        *(f"  {'- ' if index == 0 else '  '}{line}" for index, line in enumerate(channel)),
        *_fields(answers, "confidentiality", "on_bill", "cost", "evidence"),
        f"checked_on: {today}",
        *_fields(answers, "checked_against"),
        *_common(site, file, answers, today, today + HELPLINE),
    ]
    identity = file.rpartition("/")[2].removesuffix(".md")
    opening = answers["opening"].strip().replace(NUMBER, f"[](helpline:{identity})")
    return _file(site, file, fields, [opening, *_next(site, file, answers)])


def new_fact(texts: Texts, identity: str, answers: Answers, today: date) -> Change:
    """`facts.yml` with one more figure at its end."""
    before = texts.get(FACTS, "")
    end = "\r\n" if "\r\n" in before else "\n"
    lines = [
        f"{identity}:",
        *(f"  {line}" for line in _fields(answers, "value", "unit", "as_of", "source", "url")),
        f"  checked_on: {today}",
        *(f"  {line}" for line in _fields(answers, "evidence", "caution")),
    ]
    gap = "" if not before else end if before.endswith("\n") else end * 2
    return Change({FACTS: before + gap + end.join(lines) + end})


def new_translation(texts: Texts, code: str, original: Page, answers: Answers) -> Change:
    """A translation with its own fields and the original's body, which is still to be translated."""
    name = original_file(texts, original)
    document = split(texts[name].replace("\r\n", "\n"), name)
    written = document.fields.values
    copied = {
        "confidentiality": written.get("confidentiality", ""),
        "cost_note": written.get("cost_note", ""),
        **{f"channel_{each}s": [row.get(each, "") for row in written.get("channels", ())] for each in ("note", "wait")},
    }
    fields = _fields(answers, *answers)
    fields += [
        _list(key, value) if isinstance(value, list) else _field(key, value)
        for key, value in copied.items()
        if (any(value) if isinstance(value, list) else value not in ("", "unknown"))
    ]
    lines = ["---", *fields, f"translated_from: {original.made_from}", "---"]
    own = name.partition("/")[2]
    return Change({f"{code}/{own}": "\n".join(lines) + "\n" + document.body})


def original_file(texts: Texts, original: Page) -> str:
    """The file that a page comes from, by its path in the content folder; several pages may come from one file."""
    return original.source.removeprefix(f"{texts.shown}/")


def _common(site: Site, file: str, answers: Answers, today: date, review_by: date) -> list[str]:
    sources = words_of(answers["sources"])
    section = file.removesuffix("/index.md").rpartition("/")[0]
    others = [site.originals[path].order for path in site.children(section)]
    return [
        f"order: {max(others, default=0) + STEP}",
        *([_list("sources", sources)] if sources else []),
        f"reviewed: {today}",
        f"review_by: {review_by}",
    ]


def _next(site: Site, file: str, answers: Answers) -> list[str]:
    folder = file.rpartition("/")[0] or "."
    targets = [site.originals[path] for path in words_of(answers["next"])]
    return ["", "::: next", *(f"- [{page.short}]({relpath(page.file, folder)})" for page in targets), ":::"]


def _file(site: Site, file: str, fields: Sequence[str], body: Sequence[str]) -> Change:
    return Change({f"{site.config.source_locale}/{file}": "\n".join(["---", *fields, "---", *body]) + "\n"})


def _fields(answers: Answers, *names: str) -> list[str]:
    return [_field(name, answers[name].strip()) for name in names if answers[name].strip() != NONE]


def _field(name: str, value: str) -> str:
    return f"{name}: {inline(value)}"


def _list(name: str, values: Sequence[str]) -> str:
    return f"{name}: {inline([*values])}"
