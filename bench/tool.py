"""The base class of the generators in the comparison: install one, give it the corpus, edit that, and freeze."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import ClassVar

from bench.corpus import Sample, samples, sections
from bench.measure import Command, RunError

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
BASE_URL = "https://corpus.example"
EDITED = "section-0/page-17"  # the page whose body or summary is changed
LISTING = "section-0"  # the page that lists it, with its summary
WATCHED = "section-0/page-3"  # a page that changes only when the template does
# For each step: the pages that show its change, and the words that they then show, with the number of the edit.
SHOWN = {
    "body": ((EDITED,), "Changed {}."),
    "summary": ((EDITED, LISTING), "Summary {}."),
    "template": ((WATCHED,), "Edition {}"),
}
SUMMARY = re.compile(r'(?im)^(summary: "?)[^"\n]*')  # in YAML, in a JSON string, or in a Pelican field
STYLES = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
STYLE_SHEET = "style.css"


class UnavailableError(Exception):
    """A tool cannot be installed here. The message says why."""


class Tool:
    """A generator. `installed` is the folder for programs, `folder` the one in which the generator works."""

    name: ClassVar[str]
    caches: ClassVar[tuple[str, ...]] = ()
    output = "output"

    def __init__(self, installed: Path, work: Path) -> None:
        self.installed, self.folder = installed, work / self.name
        self.old = work / "old" / self.name
        self.edits = 0

    def install(self) -> str:
        """Install what is missing. Returns the version. Raises UnavailableError."""
        raise NotImplementedError

    def prepare(self, pages: int, words: int, parts: dict[str, str]) -> None:
        """Write the corpus and the theme. `parts` has the HTML of what is the same on all pages."""
        raise NotImplementedError

    def command(self, step: str) -> Command:
        """The command to run for a step."""
        raise NotImplementedError

    def preview(self, port: int) -> Command | None:
        """The command that previews the site at a port while it is edited; None if that is not compared."""
        return None

    def body_file(self) -> Path:
        """The Markdown file that is edited."""
        raise NotImplementedError

    def template_file(self) -> Path:
        """The template of every page, which contains `Edition 0`."""
        raise NotImplementedError

    def page(self, path: str) -> Path:
        """The frozen page at a path."""
        return self.folder / self.output / path / "index.html"

    def clear(self) -> None:
        """Move the tool's output and caches out of the way."""
        # They are not removed: ext4 does not reuse the inodes of files that were removed in the last minutes, and skips
        # all of them for each new file, so that a cold run would be slower because of the run before it.
        for path in (self.folder / name for name in (self.output, *self.caches)):
            if path.exists():
                self.old.mkdir(parents=True, exist_ok=True)
                path.rename(self.old / f"{len(list(self.old.iterdir()))}-{path.name}")

    def edit(self, step: str) -> None:
        """Make the edit of a step."""
        if step == "cold":
            self.clear()
        elif step == "body":
            self.edits += 1
            text = re.sub(r"\nChanged \d+\.\n$", "", self.body_file().read_text("utf-8"))
            self.body_file().write_text(f"{text}\nChanged {self.edits}.\n", "utf-8")
        elif step == "summary":
            self.edits += 1
            text = self.body_file().read_text("utf-8")
            self.body_file().write_text(SUMMARY.sub(rf"\g<1>Summary {self.edits}.", text, count=1), "utf-8")
        elif step == "template":
            self.edits += 1
            text = self.template_file().read_text("utf-8")
            self.template_file().write_text(re.sub(r"Edition \d+", f"Edition {self.edits}", text), "utf-8")

    def confirm(self, step: str) -> None:
        """Check that the pages show the edit of a step. Raises RunError."""
        paths, words = SHOWN.get(step, ((), ""))
        mark = words.format(self.edits)
        for path in paths:
            if mark not in self.page(path).read_text("utf-8"):
                raise RunError(f"{self.name}: {path} does not say `{mark}`")

    def html_files(self) -> list[Path]:
        """Every page that the tool made."""
        return sorted((self.folder / self.output).rglob("*.html"))


def documents(pages: int, words: int) -> Iterator[tuple[str, Sample]]:
    """Every page of the corpus with its file name: sections are index files, and the helpline is an ordinary page."""
    for section in sections(pages):
        yield f"{section.path}/index.md".lstrip("/"), section
    yield "help/corpus-line.md", Sample("help/corpus-line", "The corpus line", "Someone to talk to.", 10, LINE)
    for sample in samples(pages, words):
        yield f"{sample.path}.md", sample


LINE = "[0161 496 0100](tel:01614960100)\n\nSomebody listens.\n"


def with_addresses(sample: Sample) -> str:
    """A body with addresses in place of links to files, for tools that do not resolve files, which spares them work."""
    folder = sample.path.rpartition("/")[0]
    return re.sub(r"\]\(([a-z0-9-]+)\.md\)", rf"](/{folder}/\1/)", sample.body)


def fill_theme(theme: str, folder: Path, parts: dict[str, str], raw: str = "{}") -> None:
    """Copy a theme, with `PART-…` in its files replaced by that part. `raw` protects it from the template language."""
    source = HERE / "themes" / theme
    for path in (path for path in source.rglob("*") if path.is_file()):
        text = path.read_text("utf-8")
        text = re.sub(r"PART-(\w+)", lambda found: raw.format(parts[found[1]]), text)
        filled = folder / path.relative_to(source)
        filled.parent.mkdir(parents=True, exist_ok=True)
        filled.write_text(text, "utf-8")


def write_styles(folder: Path, parts: dict[str, str]) -> None:
    """Write the style sheet into a file, as all tools but Northway have it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STYLE_SHEET).write_text(parts["styles"], "utf-8")


def parts_of(page: str) -> dict[str, str]:
    """The parts of a page made by Northway that are the same on every page: the head, the header, the end, the styles.

    The head links to the styles, as themes of other tools do. Northway itself puts them into each page.
    """
    before = page[page.index('<meta charset="utf-8">') : page.index("<title>")]
    styles = page[page.index('<script data-away="') : page.index('<meta name="description"')]
    icon = page[page.index('<link rel="icon"') : page.index("</head>")]
    header = page[page.index('<a class="skip"') : page.index('<nav class="breadcrumb"')]
    after = page[page.index('<p class="keep">') : page.index("</main>")]
    head = before + styles + icon
    linked = STYLES.sub("", head) + f'<link rel="stylesheet" href="/{STYLE_SHEET}">'
    return {"head": linked, "header": header, "after": after, "styles": "".join(STYLES.findall(head))}


def words_of(markdown: str) -> str:
    """The words of a Markdown body, without its marks."""
    text = re.sub(r"\]\([^)]*\)|\{#[^}]*\}", "", markdown)
    return " ".join(re.findall(r"[A-Za-z]+", text))


def words_shown(html: str) -> str:
    """The words of a frozen page."""
    text = re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(re.findall(r"[A-Za-z]+", unescape(text)))


def ask(*words: str | Path, folder: Path | None = None) -> str:
    """The output of a command. Raises UnavailableError if it fails."""
    try:
        said = subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise UnavailableError(f"there is no {words[0]} here") from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout).strip().splitlines()[-1:]
        raise UnavailableError(f"{Path(str(words[0])).name} {words[1]}: {' '.join(last)}") from error
    return said.stdout.strip()


def install_with_pip(folder: Path, *packages: str) -> Path:
    """The path of a new virtual environment with these packages."""
    python = folder / "bin" / "python"
    if not python.exists():
        ask(sys.executable, "-m", "venv", folder)
        ask(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return python
