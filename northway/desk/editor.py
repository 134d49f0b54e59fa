"""Edits the files of the content in the browser. It obeys only its own pages, and writes a file only on saving."""

import hmac
import json
import os
import re
from dataclasses import asdict
from functools import cached_property
from pathlib import Path, PurePosixPath

from flask import Flask, Response, abort, jsonify, request

from northway.cms.field_guide import Guide, read_guides
from northway.content.files import shown_path
from northway.content.limits import MOST_BYTES
from northway.content.made_from import Change, changes
from northway.content.pages import Edition
from northway.content.site import Site
from northway.desk.addresses import AT
from northway.desk.check import Check
from northway.desk.completion import completions
from northway.desk.drafts import Drafts
from northway.desk.files import CannotOpenError, CannotSaveError, ChangedError, encoded, open_file, save_file
from northway.desk.front_matter import as_value, form_of, place_of, with_field
from northway.desk.pages import desk_file, desk_page
from northway.desk.pasted import our_link, to_markdown

MOST_POSTED = 4 * max(MOST_BYTES.values())  # bytes; pasted HTML is several times as long as its text
TOKEN = "X-Desk-Token"
HALF = re.compile("[\ud800-\udfff]")  # lone surrogates: JavaScript strings may hold them, UTF-8 cannot
SCRIPTS = ("beside", "codemirror", "completion", "form", "look", "original", "paste", "post", "rows", "widgets")


class Editor:
    """The answers of the editor for one state of the content; `token` is known to pages of the editor alone."""

    def __init__(self, check: Check, drafts: Drafts, token: str) -> None:
        self.check, self.drafts, self.token = check, drafts, token
        self.folder: Path = check.publication.folder

    @cached_property
    def guide(self) -> Guide:
        """The description of each field, from the guides."""
        return read_guides(self.check.publication.root / "docs")

    @property
    def site(self) -> Site:
        """The content as it stands on the disk."""
        return self.check.publication.site

    def guard(self) -> Response | None:
        """Refuse posts from pages of other sites: they do not know the token, and browsers send their origin."""
        if request.method != "POST" or not request.path.startswith(AT):
            return None
        is_ours = (
            request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
            and request.headers.get("Origin", request.host_url.rstrip("/")) == request.host_url.rstrip("/")
            and hmac.compare_digest(request.headers.get(TOKEN, "").encode(), self.token.encode())
            and request.is_json
        )
        if not is_ours:
            return _said("Only the editor's own page may do this. If it has been open for long, reload it.", 403)
        if (request.content_length or MOST_POSTED + 1) > MOST_POSTED:
            return _said("This text is too large for the editor.", 413)
        return None

    def edit(self, name: str) -> Response | str:
        """The page on which a file is edited. It does not wait for the check, and asks for its result later."""
        self.check.problems_within(0)
        try:
            opened = open_file(self.folder, name)
        except CannotOpenError as reason:
            return Response(desk_page("desk/refused.html", "tables", reason=str(reason)), 404)
        translation = self._translation(name)
        data = {
            "name": name,
            "text": opened.text,
            "digest": opened.digest,
            "token": self.token,
            "seen": request.environ.get("northway.version", 0),
            "changed": [asdict(change) for change in _changes(translation)],
            "form": form_of(self.site, self.guide, name),
            "sources": {identity: source.title for identity, source in self.site.sources.items()},
        }
        source = translation.original.source if translation else ""
        shown = open_file(self.folder, source.removeprefix(self._source(""))).text if translation else ""
        return desk_page("desk/edit.html", "edit", name=name, data=data, source=source, shown=shown)

    def _translation(self, name: str) -> Edition | None:
        """The translation in this file, with its original (`Edition`); None if the file is no translation."""
        source = self._source(name)
        return next((edition for edition in self.site.translations if edition.page.source == source), None)

    def _source(self, name: str) -> str:
        return f"{shown_path(self.folder)}/{name}"

    def text(self, name: str) -> Response:
        """The file as it is on the disk; `digest` is empty if it is gone."""
        try:
            return jsonify(asdict(open_file(self.folder, name)))
        except CannotOpenError:
            return jsonify({"text": "", "digest": ""})

    def draft(self, name: str) -> Response:
        """The problems of a text as it is typed, its values for the form, and the address of its page."""
        content = encoded(_posted("text"), b"")
        found = self.drafts.judge(self.check, name, self._source(name), content)
        problems = [
            {**asdict(problem), "said": f"{problem.message}; {problem.hint}", "place": place_of(problem, found.fields)}
            for problem in found.problems
        ]
        values = None if found.fields.problems else found.fields.values
        answer = {"problems": problems, "values": values, "address": found.address}
        return Response(json.dumps(answer), mimetype="application/json")  # jsonify would sort the fields

    def beside(self, address: str) -> Response:
        """The page of a draft."""
        return self.drafts.page(f"/{address}") or _said("This page cannot be shown yet.", 404)

    def save(self, name: str) -> Response:
        """Save a file, unless it has changed on the disk since it was opened."""
        try:
            return jsonify({"digest": save_file(self.folder, name, _posted("text"), _posted("digest"))})
        except CannotSaveError as reason:
            return _said(str(reason), 409)
        except ChangedError as changed:
            now = changed.now
            answer = jsonify({"text": now.text if now else "", "digest": now.digest if now else ""})
            answer.status_code = 412  # Precondition Failed (RFC 9110, 15.5.13)
            return answer

    def set_field(self, name: str) -> Response:
        """The text of a file with one value of its form set or removed."""
        text, sent = _posted("text"), request.get_json()
        place, value = sent.get("place"), sent.get("value")
        if not isinstance(place, list) or not place or not all(isinstance(step, str | int) for step in place):
            return _said("This is no field.", 400)
        try:
            new = None if value is None else as_value(value)
        except ValueError as reason:
            return _said(f"This cannot be written: {reason}.", 400)
        return jsonify({"text": with_field(text, name, form_of(self.site, {}, name), tuple(place), new)})

    def paste(self, name: str) -> Response:
        """What was pasted, as Markdown, and what was left out of it."""
        site, start = self.site, str(PurePosixPath(name.partition("/")[2]).parent)
        link = our_link(
            {path: os.path.relpath(file, start) for path, file in site.files.items()},
            {re.sub(r"\D", "", line.first_channel.value): identity for identity, line in site.helplines.items()},
            (request.host_url, site.config.base_url),
        )
        try:
            text, left_out = to_markdown(_posted("html"), link)
        except RecursionError:
            return _said("What you pasted is nested too deeply to be read.", 422)
        return jsonify({"text": text, "left_out": left_out})

    def words(self, name: str) -> Response:
        """The words that the editor completes."""
        return jsonify(completions(self.site, name))


def register(app: Flask, check: Check, drafts: Drafts, token: str) -> None:
    """Add the editor's URLs to an app."""
    drafts.renew()
    editor = Editor(check, drafts, token)
    app.before_request(editor.guard)
    for kind, view in (("edit", editor.edit), ("text", editor.text), ("words", editor.words)):
        app.add_url_rule(f"{AT}{kind}/<path:name>", f"desk_{kind}", view)
    posts = ("save", editor.save), ("draft", editor.draft), ("paste", editor.paste), ("field", editor.set_field)
    for kind, post in posts:
        app.add_url_rule(f"{AT}{kind}/<path:name>", f"desk_{kind}", post, methods=["POST"])
    app.add_url_rule(f"{AT}beside/", "desk_beside", editor.beside, defaults={"address": ""})
    app.add_url_rule(f"{AT}beside/<path:address>", "desk_beside", editor.beside)
    app.add_url_rule(f"{AT}static/<any{SCRIPTS}:name>.js", "desk_script", _script)


def _script(name: str) -> Response:
    return Response(desk_file(f"{name}.js"), mimetype="text/javascript")


def _changes(translation: Edition | None) -> list[Change]:
    if not translation:
        return []
    source = translation.original
    return changes(translation.page.translated_from, source.made_from, source.body, source.body_line)


def _posted(name: str) -> str:
    """A text that was sent under this name; answers 400 if there is none."""
    values = request.get_json(silent=True)
    value = values.get(name) if isinstance(values, dict) else None
    if not isinstance(value, str):
        abort(_said(f"`{name}` is missing.", 400))
    if HALF.search(value):
        abort(_said("A character of this text is broken in half. Type it again.", 400))
    return value


def _said(sentence: str, status: int) -> Response:
    return Response(sentence, status, mimetype="text/plain")
