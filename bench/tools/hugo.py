"""Hugo: the machine's own, or Debian's package unpacked where the harness keeps its tools."""

import shutil
from pathlib import Path

from bench.measure import Command
from bench.tool import BASE_URL, EDITED, Tool, ask, documents, fill_theme, with_addresses

PACKAGES = ("hugo", "libsass1", "libwebp7")
LIBRARIES = "usr/lib/x86_64-linux-gnu"
SETTINGS = f"""baseURL = "{BASE_URL}/"
title = "Corpus"
disableKinds = ["taxonomy", "term", "RSS"]
"""


class Hugo(Tool):
    """Hugo, with no switch but --quiet."""

    name = "Hugo"
    caches = ("resources",)

    def install(self) -> str:
        """Find it, or unpack it."""
        self.program, self.environment = shutil.which("hugo"), {}
        if not self.program:
            folder = self.installed / "hugo"
            if not folder.exists():
                self._unpack(folder)
            self.program = str(folder / "usr" / "bin" / "hugo")
            self.environment = {"LD_LIBRARY_PATH": str(folder / LIBRARIES)}
        return ask("env", *(f"{key}={value}" for key, value in self.environment.items()), self.program, "version")

    def _unpack(self, folder: Path) -> None:
        downloads = self.installed / "hugo-packages"
        downloads.mkdir(parents=True, exist_ok=True)
        ask("apt-get", "download", *PACKAGES, folder=downloads)
        for package in downloads.glob("*.deb"):
            ask("dpkg", "-x", package, folder)

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Sections are called `_index.md`; links are addresses."""
        for name, sample in documents(pages, words):
            path = self.folder / "content" / name.replace("index.md", "_index.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            fields = f"---\ntitle: {sample.title}\nsummary: {sample.summary}\nweight: {sample.order + 1}\n---\n"
            path.write_text(fields + with_addresses(sample), "utf-8")
        (self.folder / "config.toml").write_text(SETTINGS, "utf-8")
        fill_theme("hugo", self.folder / "layouts", parts)

    def command(self, step: str) -> Command:
        """The same for every step: it keeps nothing, and makes everything again."""
        return Command([self.program, "--quiet", "--destination", self.output], self.folder, self.environment)

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The template that holds the footer."""
        return self.folder / "layouts" / "_default" / "baseof.html"
