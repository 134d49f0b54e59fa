"""A person at the editor of the previews, in a real browser."""

import functools

import pytest

from northway.cms.folder import write_admin
from northway.publication.publication import Publication
from tests.browser.conftest import QuietHandler, serving
from tests.sveltia import HERE, Editor, bring, changed_lines


@pytest.mark.only_browser("chromium")
def test_a_person_changes_an_hour_a_notice_and_a_title_and_nothing_else(browser, desk, tmp_path):
    bring()
    list(write_admin(Publication(desk.folder, HERE), tmp_path / "host" / "admin", "a-charity/its-site"))
    page = browser.new_page(
        viewport={"width": 1280, "height": 6000}, locale="en-GB"
    )  # what is out of sight has no fields yet
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with serving(functools.partial(QuietHandler, directory=str(tmp_path / "host"))) as host:
        editor = Editor(page, f"{host}/admin/", desk.folder)
        editor.open("helplines", "100")
        editor.fill("17:30", "16:00")
        editor.add_notice("phone", "The phones are down.", "2026-11-22", "2026-11-23")
        editor.save()
        title = desk.site().pages["parents/first-hour", "en"].title
        editor.open("pages", "parents/first-hour")
        editor.fill(title, f"{title} now")
        editor.save()
        names = ("en/help/100.md", "en/parents/first-hour.md")
        assert "Couldn't load" not in page.inner_text("body")
        written = {name: editor.read(name) for name in names}
        page.context.close()
    lines = [line for name in names for line in changed_lines(desk.read(name), written[name])]
    assert lines == [
        "-      - {days: Mon-Fri, opens: 09:00, closes: 17:30}",
        "+      - {days: Mon-Fri, opens: 09:00, closes: 16:00}",
        "+notice:",
        "+  channel: phone",
        "+  text: The phones are down.",
        "+  since: 2026-11-22",
        "+  until: 2026-11-23",
        f"-title: {title}",
        f"+title: {title} now",
    ]
    for name, text in written.items():
        desk.write(name, text)
    assert not [problem for problem in desk.problems() if problem.level == "error"]
    assert not errors
