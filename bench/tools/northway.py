"""Northway itself, in a copy of its own; and as it was before freezes remembered anything."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import write_corpus
from bench.measure import Command
from bench.tool import EDITED, PROJECT, Tool, UnavailableError, ask

PYTHON = PROJECT / ".venv" / "bin" / "python"
BEFORE = "aef1aba"
NAMES = ("app.py", "freeze.py", "northway", "templates", "static", "translations")


class Northway(Tool):
    """Northway as it stands in this checkout."""

    name = "Northway"
    caches = (".output-cache",)
    locales: tuple[str, ...] = ("en",)
    footer = "components/footer.html"

    def install(self) -> str:
        """It has its environment: `make site` makes it."""
        if not PYTHON.exists():
            raise UnavailableError("it has no environment yet; `make site` makes it")
        return ask("git", "describe", "--always", "--dirty", folder=PROJECT)

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """The corpus as it is, and our own templates with a line in the footer that can be changed."""
        self.copy_engine()
        write_corpus(self.folder / "content", pages, list(self.locales), words)
        footer = self.template_file().read_text("utf-8")
        self.template_file().write_text(footer.replace("</footer>", "<p>Edition 0</p>\n</footer>"), "utf-8")

    def copy_engine(self) -> None:
        """Take the code of this checkout."""
        copy_project(self.folder, NAMES)

    def command(self, step: str) -> Command:
        """What `make site` runs."""
        words = [str(PYTHON), "freeze.py", "--build", self.output]
        return Command(words, self.folder, {})

    def preview(self, port: int) -> Command | None:
        """What `make preview` runs."""
        return Command([str(PYTHON), "-m", "flask", "preview", "--port", str(port)], self.folder, {})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / "en" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The footer of every page."""
        return self.folder / "templates" / self.footer


def copy_project(folder: Path, names: Sequence[str]) -> None:
    """Copy these of the project's files and folders, so that nothing of the checkout is touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (PROJECT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / name, folder / name, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(PROJECT / name, folder)


class NorthwayBefore(Northway):
    """Northway at the last commit that froze everything every time. Later fields are left out of its site.yml."""

    name = "Northway-before"
    footer = "layout.html"

    def install(self) -> str:
        """Only where its history is."""
        super().install()
        ask("git", "cat-file", "-e", f"{BEFORE}^{{commit}}", folder=PROJECT)
        return BEFORE

    def copy_engine(self) -> None:
        """Take the code out of the history."""
        self.folder.mkdir(parents=True, exist_ok=True)
        archive = subprocess.run(["git", "archive", BEFORE], cwd=PROJECT, capture_output=True, check=True)
        subprocess.run(["tar", "-x"], cwd=self.folder, input=archive.stdout, check=True)
        shutil.rmtree(self.folder / "content")

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """The same pages."""
        super().prepare(pages, words, parts)
        settings = self.folder / "content" / "site.yml"
        later = r"(?m)^(country|audiences|time_zone|bank_holidays|least_open|always_there|report_to):.*\n"
        settings.write_text(re.sub(later, "", settings.read_text("utf-8")), "utf-8")
        (self.folder / "content" / "en" / "names.yml").unlink()

    def preview(self, port: int) -> Command | None:
        """Today's alone is compared."""
        return None

    def command(self, step: str) -> Command:
        """It had no quick answer to "nothing changed"."""
        words = [str(PYTHON), "-m", "flask", "freeze", "--content", "content", "--build", self.output]
        return Command(words, self.folder, {})
