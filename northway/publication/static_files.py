"""The static folder: styles and scripts that go into pages, and the few files beside them."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import rcssmin

from northway.system.file_state import source_files

LAYERS = ("tokens", "base", "layout", "components", "print")
ALWAYS = ("tokens", "base", "layout", "print")
ASSET_FOLDERS = ("js", "fonts")
DRAWN_FOLDERS = ("icons", "drawings")
GUARD = Path("js") / "guard.js"


@dataclass(frozen=True, slots=True)
class Style:
    """The text of one `<style>`, minified, and its hash-source (CSP level 3)."""

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Script:
    """The text of one `<script>` inside a page, and its hash-source."""

    text: str
    digest: str


def hash_source(text: str) -> str:
    """The hash-source of an inline style or script (CSP level 3)."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


class Static:
    """The static folder: styles that go into pages, and assets that stay files. `made` are assets made from content."""

    def __init__(self, folder: Path, made: Mapping[str, bytes] | None = None) -> None:
        self.folder = folder
        self.made = made or {}

    @cached_property
    def frame_style(self) -> Style:
        """The styles of every page. The first line sets the order of the cascade layers."""
        sources = ((self.folder / "css" / f"{layer}.css").read_text("utf-8") for layer in ALWAYS)
        return _style(f"@layer {','.join(LAYERS)};" + "".join(_minify(source) for source in sources))

    @cached_property
    def small_style(self) -> Style:
        """The style of pages that must be as few bytes as can be, which carry no other."""
        return _style(_minify((self.folder / "css" / "small.css").read_text("utf-8")))

    @cached_property
    def component_styles(self) -> Mapping[str, Style]:
        """The style of each component, by its name."""
        files = sorted((self.folder / "css" / "components").glob("*.css"))
        return {file.stem: _style(_minify(file.read_text("utf-8"))) for file in files}

    def styles(self, components: Iterable[str]) -> list[Style]:
        """The styles of a page that uses these components, and no others."""
        used = sorted(set(components) & set(self.component_styles))
        return [self.frame_style, *(self.component_styles[name] for name in used)]

    @cached_property
    def guard(self) -> Script:
        """The inline script: leaves the site on click, and blanks pages restored by Back."""
        lines = (line.strip() for line in (self.folder / GUARD).read_text("utf-8").split("\n"))
        text = "\n".join(line for line in lines if line and not line.startswith("//"))
        return Script(text, hash_source(text))

    @cached_property
    def drawn(self) -> Mapping[str, str]:
        """Icons and drawings, which stand inside pages, by their name."""
        files = (path for name in DRAWN_FOLDERS for path in (self.folder / name).glob("*.svg"))
        return {path.stem: path.read_text("utf-8").strip() for path in files}

    @cached_property
    def assets(self) -> Mapping[str, bytes]:
        """The files beside the pages, by their name below `assets/<digest>/`."""
        found = (path for name in ASSET_FOLDERS for path in source_files(self.folder / name))
        files = (path for path in found if path != self.folder / GUARD)
        return {**{path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}, **self.made}

    @cached_property
    def digest(self) -> str:
        """Changes when any asset does, so that an asset's address can be kept for ever and none needs rewriting."""
        total = sha256()
        for name, content in self.assets.items():
            total.update(f"{name}\0{len(content)}\0".encode() + content)
        return total.hexdigest()[:10]


def font_style(name: str, address: str) -> Style:
    """The style that brings a font in. `optional`: words are there at once, and never move when it comes late."""
    source = f'src:url("{address}") format("woff2")'
    return _style(
        f'@font-face{{font-family:"{name}";{source};font-display:optional;unicode-range:U+600-6FF,U+200C-200F}}'
    )


def joined(styles: Iterable[Style]) -> Style:
    """The styles, in their order, as one."""
    return _style("".join(style.text for style in styles))


def _minify(source: str) -> str:
    return str(rcssmin.cssmin(source))


def _style(text: str) -> Style:
    return Style(text, hash_source(text))
