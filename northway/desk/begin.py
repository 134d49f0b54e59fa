"""Begins, moves and retires pages at the desk, by the code of `flask new`, `flask move` and `flask retire`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Flask, Response, jsonify, request

from northway.content.paths import as_path
from northway.content.site import Site
from northway.desk.addresses import AT
from northway.desk.check import Check
from northway.desk.editor import HALF
from northway.desk.pages import desk_page
from northway.editing.begin import Beginning, begin_fact, begin_page, begin_translation, waits_for_words
from northway.editing.change import Change, ChangedMeanwhileError, Texts, carry_out, read_texts
from northway.editing.consequences import new_problems
from northway.editing.move import plan_move
from northway.editing.retire import plan_retire

OLD = "Its address now, such as parents/first-night"
# What can be done here: id → its title, and the questions that come first, by name.
JOBS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "page": ("A new page", {"path": "Its address, such as parents/first-night"}),
    "section": ("A new section", {"path": "Its address, such as friends"}),
    "helpline": ("A new helpline", {"path": "Its id, such as family-line"}),
    "fact": ("A new figure", {"path": "Its id, such as children-found"}),
    "translation": (
        "A new translation",
        {"code": "The language, by its code in addresses", "path": "The address of the page or passage"},
    ),
    "move": ("Move a page, a section or a helpline", {"old": OLD, "new": "Its new address"}),
    "retire": ("Take a page away", {"old": OLD, "new": "The address of the page that answers its readers now"}),
}
CHANGES = {"move": plan_move, "retire": plan_retire}


def register(app: Flask, check: Check, token: str) -> None:
    """Add the pages of these jobs to an app; the editor's guard refuses requests from any other page."""

    def page(job: str) -> str:
        title, first = JOBS[job]
        return desk_page("desk/new.html", "begin", title=title, job=job, first=first, jobs=JOBS, token=token)

    def do(job: str) -> Response:
        first = JOBS[job][1]
        place, answers = _posted(first)
        empty = [words for words, text in zip(first.values(), place, strict=True) if not text]
        if empty:  # an empty path would be the home page
            return jsonify({"fault": f"Fill this in: {empty[0]}."})
        if any(HALF.search(text) for text in (*place, *(answers or {}).values())):
            return jsonify({"fault": "A character of this is broken in half. Type it again."})
        return jsonify(_answer(check, job, place, answers))

    names = f"<any{tuple(JOBS)}:job>"
    app.add_url_rule(f"{AT}new/{names}/", "desk_new", page)
    app.add_url_rule(f"{AT}new/{names}", "desk_begin", do, methods=["POST"])


def _posted(first: Mapping[str, str]) -> tuple[list[str], dict[str, str] | None]:
    """The answers to the first questions, and those to the others; None if these have not been asked yet."""
    sent = request.get_json(silent=True)
    sent = sent if isinstance(sent, dict) else {}
    place, answers = sent.get("place"), sent.get("answers")
    written = place if isinstance(place, dict) else {}
    given = {str(name): str(text) for name, text in answers.items()} if isinstance(answers, dict) else None
    return [as_path(str(written.get(name, "")).strip()) for name in first], given


def _answer(check: Check, job: str, place: list[str], answers: dict[str, str] | None) -> dict[str, Any]:
    """What to ask, what is wrong, or what was written, as values for JSON."""
    texts, today = read_texts(check.publication.folder), date.today()
    if job in CHANGES:
        try:
            planned = CHANGES[job](texts, *place)
        except ValueError as reason:
            return {"fault": str(reason)}
        if answers is None:
            return {"would": [*planned.texts, *planned.gone], "asked": []}
        return _written(check, texts, planned)
    begun = _begun(texts, job, place, today)
    if begun.fault:
        return {"fault": begun.fault}
    if answers is None:
        return {"asked": _asked(texts.site, begun, place[-1])}
    site = texts.site
    faults = {each.name: each.fits(site, answers.get(each.name, "")) for each in begun.asked}
    if any(faults.values()):
        return {"faults": faults}
    planned = begun.build({each.name: answers[each.name] for each in begun.asked})
    known = check.publication if check.problems is not None else None
    found = new_problems(check.publication, texts, planned, today, known)
    errors = [str(each) for each in found if each.level == "error" and not waits_for_words(each)]
    return {"errors": errors} if errors else _written(check, texts, planned)


def _begun(texts: Texts, job: str, place: list[str], today: date) -> Beginning:
    if job == "fact":
        return begin_fact(texts, place[0], today)
    if job == "translation":
        return begin_translation(texts, *place[:2])
    return begin_page(texts, job, place[0], today)


def _asked(site: Site, begun: Beginning, path: str) -> list[dict[str, str]]:
    return [
        {
            "name": each.name,
            "words": each.asked_of(site),
            "value": each.default(site, path) if each.default else "",
        }
        for each in begun.asked
    ]


def _written(check: Check, texts: Texts, planned: Change) -> dict[str, Any]:
    try:
        carry_out(check.publication.folder, planned, texts)
    except (ChangedMeanwhileError, OSError) as reason:
        return {"fault": f"{reason}"}
    return {"written": [*planned.texts], "gone": [*planned.gone], "note": planned.note}
