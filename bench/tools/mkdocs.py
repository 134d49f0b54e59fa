"""MkDocs with Python-Markdown, in a virtual environment of its own."""

import json
from pathlib import Path

from bench.measure import Command
from bench.tool import BASE_URL, EDITED, Tool, ask, documents, fill_theme, install_with_pip, write_styles

SETTINGS = {
    "site_name": "Corpus",
    "site_url": f"{BASE_URL}/",
    "docs_dir": "content",
    "site_dir": "output",
    "theme": {"name": None, "custom_dir": "theme", "static_templates": ["404.html"]},
    "plugins": [],
    "markdown_extensions": ["attr_list"],
}


class MkDocs(Tool):
    """MkDocs without its search. For steps that change only content, it is run with `--dirty`."""

    name = "MkDocs"

    def install(self) -> str:
        """Install it with pip."""
        self.python = install_with_pip(self.installed / "mkdocs", "mkdocs", "markdown")
        return (
            ask(self.python, "-m", "mkdocs", "--version")
            .partition(" from ")[0]
            .replace("__main__.py, version", "MkDocs")
        )

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus and the theme. Links lead to files, as in Northway's own corpus."""
        for name, sample in documents(pages, words):
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {sample.title}\nsummary: {sample.summary}\n---\n{sample.body}", "utf-8")
        (self.folder / "mkdocs.yml").write_text(json.dumps(SETTINGS), "utf-8")
        fill_theme("mkdocs", self.folder / "theme", parts, "{{% raw %}}{}{{% endraw %}}")
        write_styles(self.folder / "theme", parts)

    def command(self, step: str) -> Command:
        """The command for a step. `--dirty` would miss a changed template, and the changed list of a section."""
        dirty = ["--dirty"] if step in ("nothing", "body") else []
        return Command([str(self.python), "-m", "mkdocs", "build", "--quiet", *dirty], self.folder, {})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The template of every page."""
        return self.folder / "theme" / "main.html"
