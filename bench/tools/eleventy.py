"""Eleventy with markdown-it and Nunjucks, from npm, without running the install scripts of packages."""

import json
from pathlib import Path

from bench.measure import Command
from bench.tool import EDITED, Tool, ask, documents, fill_theme, with_addresses, write_styles

PACKAGES = ("@11ty/eleventy", "markdown-it-attrs")
MODULES = "node_modules"


class Eleventy(Tool):
    """Eleventy, which keeps nothing from one run to the next."""

    name = "Eleventy"

    def install(self) -> str:
        """Install it with npm."""
        self.modules = self.installed / "eleventy" / MODULES
        self.program = str(self.modules / "@11ty" / "eleventy" / "cmd.cjs")
        if not Path(self.program).exists():
            prefix = ("--prefix", self.installed / "eleventy")
            ask("npm", "install", *prefix, "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *PACKAGES)
        return f"Eleventy {ask('node', self.program, '--version')} on Node {ask('node', '--version')}"

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus and the theme. Bodies are plain Markdown, without a template language."""
        for name, sample in documents(pages, words):
            fields = {"title": sample.title, "summary": sample.summary, "order": sample.order}
            fields |= {"section": sample.path.rpartition("/")[0], "address": sample.path}
            self._write(name, fields, with_addresses(sample))
        lost = {"title": "This address leads nowhere", "summary": "", "permalink": "/404.html", "address": "404"}
        self._write("404.md", lost | {"order": 0, "section": "404"}, "")
        (self.folder / "content" / "content.json").write_text('{"layout": "page.njk"}', "utf-8")
        fill_theme("eleventy", self.folder, parts, "{{% raw %}}{}{{% endraw %}}")
        write_styles(self.folder / "content", parts)

    def _write(self, name: str, fields: dict[str, object], body: str) -> None:
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        path.write_text(f"---\n{lines}---\n{body}", "utf-8")

    def command(self, step: str) -> Command:
        """The command, which is the same for every step."""
        words = ["node", self.program, "--quiet", "--input=content", f"--output={self.output}"]
        return Command(words, self.folder, {"NODE_PATH": str(self.modules)})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The template of every page."""
        return self.folder / "_includes" / "page.njk"
