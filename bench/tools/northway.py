"""Northway itself, in a copy of this checkout."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import write_corpus
from bench.measure import Command
from bench.tool import EDITED, PROJECT, Tool, UnavailableError, ask

PYTHON = PROJECT / ".venv" / "bin" / "python"
NAMES = ("app.py", "freeze.py", "northway", "templates", "static", "translations")


class Northway(Tool):
    """Northway as it is in this checkout."""

    name = "Northway"
    caches = (".output-cache",)
    locales: tuple[str, ...] = ("en",)
    footer = "components/footer.html"

    def install(self) -> str:
        """Check that the environment is there, which `make site` makes."""
        if not PYTHON.exists():
            raise UnavailableError("it has no environment yet; `make site` makes it")
        return ask("git", "describe", "--always", "--dirty", folder=PROJECT)

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus, and our own templates with a line in the footer that can be edited."""
        self.copy_engine()
        write_corpus(self.folder / "content", pages, list(self.locales), words)
        footer = self.template_file().read_text("utf-8")
        self.template_file().write_text(footer.replace("</footer>", "<p>Edition 0</p>\n</footer>"), "utf-8")

    def copy_engine(self) -> None:
        """Copy the code of this checkout."""
        copy_project(self.folder, NAMES)

    def command(self, step: str) -> Command:
        """The command that `make site` runs."""
        words = [str(PYTHON), "freeze.py", "--build", self.output]
        return Command(words, self.folder, {})

    def preview(self, port: int) -> Command | None:
        """The command that `make preview` runs."""
        return Command([str(PYTHON), "-m", "flask", "preview", "--port", str(port)], self.folder, {})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / "en" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The footer of every page."""
        return self.folder / "templates" / self.footer


def copy_project(folder: Path, names: Sequence[str]) -> None:
    """Copy these files and folders of the project, so that the checkout itself is not changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (PROJECT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / name, folder / name, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(PROJECT / name, folder)
