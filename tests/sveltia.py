"""Sveltia CMS with our forms: the editor of the previews, and a folder that it writes to."""

import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

HERE = Path(__file__).parents[1]
INSTALLED = HERE / "deploy" / "admin" / "node_modules" / ".package-lock.json"
SCRIPTS = Path(__file__).parent / "deploy"
# Node and npm come with the requirements of the tests: this machine may have neither.
WITH_NODE = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
LONGEST_WAIT = 120_000  # milliseconds
# A folder of the browser's own in place of one that a person picks; no test can answer that dialogue.
PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [name, text] of Object.entries(files)) {
    let folder = root;
    for (const step of name.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true });
    const file = await folder.getFileHandle(name.split("/").at(-1), { create: true });
    const writer = await file.createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
READ = """async name => {
  let folder = await navigator.storage.getDirectory();
  for (const step of name.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(step);
  return (await (await folder.getFileHandle(name.split("/").at(-1))).getFile()).text();
}"""


def bring() -> None:
    """Install it as `make admin` does, if it is missing."""
    with FileLock(HERE / ".venv" / "admin.lock"):
        if INSTALLED.exists():
            return
        run = subprocess.run(["make", "admin"], cwd=HERE, env=WITH_NODE, capture_output=True, text=True)
        if run.returncode:
            pytest.fail(
                f"Sveltia CMS could not be fetched. Run `make admin`. It said: {run.stderr[-500:]}", pytrace=False
            )


def run_script(script: Path, value: object) -> Any:
    """The value, as JSON, that a script prints when Node runs it on this value."""
    bring()
    sent = json.dumps(value)
    said = subprocess.run(["node", script], input=sent, env=WITH_NODE, capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def formatted(jobs: Sequence[dict]) -> list[str]:
    """What our formats write for files that are read, changed as a job says, and written again."""
    return run_script(SCRIPTS / "formats.mjs", jobs)


def changed_lines(before: str, after: str) -> list[str]:
    """The removed lines, with -, and the new ones, with +."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


class Editor:
    """A person at the editor at this address, whose folder holds a copy of a content folder."""

    def __init__(self, page, address: str, content: Path) -> None:
        self.page, self.address, self.content = page, address, content
        page.set_default_timeout(LONGEST_WAIT)
        page.context.add_init_script(PICKED)
        page.goto(f"{address}config.json")
        files = [path for path in content.rglob("*") if path.is_file()]
        page.evaluate(FILL, {f"{content.name}/{path.relative_to(content)}": path.read_text("utf-8") for path in files})
        page.goto(address)
        page.get_by_role("button", name="Work with Local Repository").click()
        page.get_by_role("button", name="Create New Entry").first.wait_for()

    def open(self, collection: str, entry: str) -> None:
        self.page.goto(f"{self.address}#/collections/{collection}/entries/{entry}")
        self.page.get_by_role("button", name="Save", exact=True).wait_for()

    def find(self, value: str):
        """The first field that holds `value`; the editor makes fields far below only when somebody scrolls."""
        holds = "value => [...document.querySelectorAll('input')].find(field => field.value === value)"
        self.page.mouse.move(400, 400)
        while not self.page.evaluate(f"value => Boolean(({holds})(value))", value):
            self.page.mouse.wheel(0, 300)
            self.page.wait_for_timeout(50)
        found = self.page.evaluate_handle(holds, value).as_element()
        found.scroll_into_view_if_needed()
        return found

    def fill(self, old: str, new: str) -> None:
        """Write into the first field that holds `old`."""
        self.find(old).fill(new)

    def add_notice(self, channel: str, text: str, since: str, until: str) -> None:
        self.page.get_by_text(re.compile("^Add.*Notice")).click()
        notice = self.page.locator("[data-key-path='notice']")
        notice.get_by_role("combobox").click()
        self.page.get_by_role("option", name=channel, exact=True).click()
        notice.locator("textarea").fill(text)
        for date, field in zip((since, until), notice.locator("input[type=date]").all(), strict=True):
            field.fill(date)

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_text("Entry saved.").first.wait_for()

    def read(self, name: str) -> str:
        return self.page.evaluate(READ, f"{self.content.name}/{name}")
