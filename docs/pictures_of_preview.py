"""Makes the pictures of docs/editing.md from the preview itself: `.venv/bin/python -m docs.pictures_of_preview`.

It edits a copy of the content, in the browser that the tests use, and writes docs/pictures/*.png.
"""

import os
import shutil
import tempfile
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from northway.desk.preview import HOST, Follower
from tests.browser.browsers import launch_arguments

HERE = Path(__file__).resolve().parents[1]
PICTURES = HERE / "docs" / "pictures"
NAME, RECORD = "en/parents/worried.md", "en/help/family-lives.md"
CLOSES = "field-channels-0-hours-0-closes"
COLOURS = 48  # keep a picture under 60 kB
PATIENCE = 600  # seconds that a page waits for the check, so that each picture is whole


def make_pictures(page: Page, content: Path) -> None:
    """Do what the guide tells, and take a picture at each step."""

    def take(name: str) -> None:
        image = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
        image.save(PICTURES / f"{name}.png", optimize=True)

    page.goto("/parents/worried/")
    page.locator(".panel > summary").click()
    page.get_by_text("bytes of brotli").wait_for()
    take("strip")
    page.goto("/_desk/")
    take("desk")
    page.goto(f"/_desk/edit/{RECORD}")
    page.get_by_text("Nothing to mend").wait_for()
    page.get_by_text("Front matter as a form").click()
    for place in ("channels.0", "channels.0.hours.0"):
        page.locator(f'[data-place="{place}"] > details > summary').click()
    page.locator(f"#{CLOSES}").fill("08:00")
    page.locator(f"#{CLOSES}").blur()
    page.locator('[data-place="channels.0.hours.0"] > [data-faults] li').wait_for()
    page.locator('[data-place="channels.0"]').evaluate("element => element.scrollIntoView()")
    page.evaluate("scrollBy(0, 100)")
    take("form")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/_desk/edit/{NAME}")
    page.get_by_text("Nothing to mend").wait_for()
    page.locator("[data-text] .cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("Ring 0161 496 0101.")
    page.get_by_text("is typed into the text").first.wait_for()
    take("fault")
    (content / NAME).write_text((content / NAME).read_text("utf-8").replace("Worried that", "Afraid that"), "utf-8")
    page.locator("[data-save]").click()
    page.locator("[data-conflict]").wait_for()
    take("conflict")


def main() -> None:
    """Serve a copy of the content, and make the pictures."""
    PICTURES.mkdir(exist_ok=True)
    program = launch_arguments("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        content = Path(shutil.copytree(HERE / "content", Path(folder) / "content"))
        os.chdir(folder)  # so that files are named as in a project of one's own
        server = make_server(HOST, 0, Follower(lambda: create_app(content), patience=PATIENCE), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(**program)
        page = browser.new_page(base_url=f"http://{HOST}:{server.port}", viewport={"width": 1080, "height": 640})
        page.set_default_timeout(PATIENCE * 1000)
        make_pictures(page, content)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
