"""Pelican with Python-Markdown, in a virtual environment of its own."""

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

SETTINGS = f"""
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = "Corpus", "{BASE_URL}", "UTC", "en"
PATH, THEME = "content", "theme"
PAGE_PATHS, ARTICLE_PATHS, STATIC_PATHS, THEME_STATIC_PATHS = [""], ["none"], ["style.css"], []
PATH_METADATA = r"(?P<address>.*)\\.md"
PAGE_URL, PAGE_SAVE_AS, PAGE_ORDER_BY = "{{address}}/", "{{address}}/index.html", "order"
DIRECT_TEMPLATES = ["404"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {{
    "extensions": ["meta", "tables", "attr_list", "toc"],
    "extension_configs": {{"toc": {{"title": "On this page"}}}},
    "output_format": "html5",
}}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
"""


class Pelican(Tool):
    """Pelican, with its cache of content switched on."""

    name = "Pelican"
    caches = ("cache",)

    def install(self) -> str:
        """Install it with pip."""
        self.python = install_with_pip(self.installed / "pelican", "pelican", "markdown")
        return "Pelican " + ask(self.python, "-m", "pelican", "--version")

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus and the theme. Sections set their own address, and bodies ask for the list of headings."""
        for name, sample in documents(pages, words):
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            section = sample.path.rpartition("/")[0]
            fields = f"Title: {sample.title}\nSummary: {sample.summary}\nOrder: {sample.order:06}\nSection: {section}\n"
            if name.endswith("index.md"):
                address = f"{sample.path}/".lstrip("/")
                fields += f"url: {address}\nsave_as: {address}index.html\n"
            contents = "[TOC]\n\n" if "## " in sample.body else ""
            path.write_text(f"{fields}\n{contents}{with_addresses(sample)}", "utf-8")
        (self.folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
        fill_theme("pelican", self.folder / "theme" / "templates", parts, "{{% raw %}}{}{{% endraw %}}")
        write_styles(self.folder / "content", parts)

    def command(self, step: str) -> Command:
        """The command for any step: Pelican's cache knows which files have changed."""
        words = [str(self.python), "-m", "pelican", "-s", "pelicanconf.py", "-o", self.output, "--fatal", "errors"]
        return Command(words, self.folder, {})

    def body_file(self) -> Path:
        """The Markdown of a page."""
        return self.folder / "content" / f"{EDITED}.md"

    def template_file(self) -> Path:
        """The template of every page."""
        return self.folder / "theme" / "templates" / "page.html"
