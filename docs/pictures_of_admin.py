"""Makes the pictures of publishing.md from the real editor: `.venv/bin/python -m docs.pictures_of_admin`.

It needs what the browser tests need, and npm. A copy of the content is edited; the content itself stays as it is.
"""

import functools
import html
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from northway.cms.folder import write_admin
from northway.publication.publication import Publication
from tests.browser.browsers import launch_arguments
from tests.browser.conftest import QuietHandler, serving
from tests.sveltia import HERE, Editor, bring, changed_lines

PICTURES = HERE / "docs" / "pictures"
SIZE, COLOURS = {"width": 960, "height": 600}, 48
HELPLINE, FILE = "family-lives", "en/help/family-lives.md"
CLOSES, SOONER, WRONG = "21:00", "20:00", "8pm"
CHANGE = """<!doctype html><meta charset="utf-8"><style>
body {{ font: 16px/1.8 monospace; margin: 24px }} h1 {{ font: 600 18px sans-serif }}
p {{ margin: 0; padding: 0 12px; white-space: pre }} .came {{ background: #dafbe1 }} .went {{ background: #ffebe9 }}
</style><h1>{name}</h1>{lines}"""


def picture(page: Page, name: str) -> None:
    """Keep what the page shows, in few colours."""
    image = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    image.save(PICTURES / f"{name}.png", optimize=True)


@contextmanager
def editor_at_work(folder: Path) -> Iterator[tuple[Page, str]]:
    """A browser's page, and the address of the editor for a copy of the content in `folder`."""
    bring()
    shutil.copytree(HERE / "content", folder / "content")
    list(write_admin(Publication(folder / "content", HERE), folder / "host" / "admin", "a-charity/its-site"))
    arguments = launch_arguments("chromium")
    with (
        sync_playwright() as playwright,
        serving(functools.partial(QuietHandler, directory=str(folder / "host"))) as host,
    ):
        browser = playwright.chromium.launch(**arguments)
        yield browser.new_page(viewport=SIZE, locale="en-GB"), f"{host}/admin/"
        browser.close()


def show_change(page: Page, before: str, after: str) -> None:
    """The lines that went and came, as a second reader sees them."""
    lines = (
        f'<p class="{"came" if line[0] == "+" else "went"}">{html.escape(line)}</p>'
        for line in changed_lines(before, after)
    )
    page.set_viewport_size({"width": 960, "height": 180})
    page.set_content(CHANGE.format(name=f"content/{FILE}", lines="".join(lines)))


def main() -> None:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, editor_at_work(Path(name)) as (page, address):
        page.goto(address)
        page.get_by_role("button", name="Work with Local Repository").wait_for()
        picture(page, "1-sign-in")
        editor = Editor(page, address, Path(name) / "content")
        picture(page, "2-helplines")
        before = editor.read(FILE)
        editor.open("helplines", HELPLINE)
        closes = editor.find(CLOSES)
        closes.fill(SOONER)
        picture(page, "3-hours")
        closes.fill(WRONG)
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("Write 09:00").first.wait_for()
        picture(page, "4-fault")
        closes.fill(SOONER)
        editor.save()
        editor.open("helplines", HELPLINE)
        page.set_viewport_size({**SIZE, "height": 6000})  # what is out of sight has no fields yet
        editor.add_notice("phone", "The phones are down today.", "2026-11-28", "2026-11-29")
        page.set_viewport_size(SIZE)
        page.locator("[data-key-path='notice']").evaluate("notice => notice.scrollIntoView()")
        picture(page, "6-notice")
        show_change(page, before, editor.read(FILE))
        picture(page, "5-change")


if __name__ == "__main__":
    main()
