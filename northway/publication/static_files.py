"""The static folder: styles and scripts that are put inside pages, and the few that stay files."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import rcssmin

from northway.publication.css_root import ROOT_LANGUAGE, Root, for_root, without_unused_tokens
from northway.publication.old_browsers import for_old_browsers
from northway.publication.scripts import Module, join_modules
from northway.system.cache import Cache
from northway.system.digests import digest
from northway.system.file_state import source_files

# The cascade layers in order: those before the layer of components, and the one after it.
BEFORE_COMPONENTS = ("tokens", "base", "layout")
AFTER_COMPONENTS = "print"
FRAME = "frame"
ASSET_FOLDER = "fonts"
DRAWN_FOLDERS = ("icons", "drawings")
GUARD = "guard"
MOST_PARTS = 2000  # style sheets of components that are kept in memory for later pages
old_form = lru_cache(MOST_PARTS)(for_old_browsers)


@dataclass(frozen=True)
class Inline:
    """The text of one `<style>` or `<script>` inside a page, minified."""

    text: str

    @cached_property
    def digest(self) -> str:
        """Its hash for the content security policy."""
        return hash_source(self.text)


def read_scripts(folder: Path) -> dict[str, str]:
    """The text of each script module in a static folder, by its name."""
    return {
        file.stem: file.read_text("utf-8") for file in map(Path, source_files(folder / "js")) if file.suffix == ".js"
    }


def hash_source(text: str) -> str:
    """The hash-source (CSP level 3) of an inline style or script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


class Static:
    """The static folder: styles and scripts that are put inside pages, and assets that stay files.

    `modules` has the compiled script modules by name. Styles of pages are kept in `cache`, under keys that include
    `code`, a digest of the code.
    """

    def __init__(
        self, folder: Path, modules: Mapping[str, Module] | None = None, cache: Cache | None = None, code: str = ""
    ) -> None:
        self.folder, self.code, self.cache = folder, code, cache or Cache()
        self.modules = modules or {}
        self.made_styles: dict[tuple[tuple[str, ...], Root], Inline] = {}
        self.made_scripts: dict[tuple[str, ...], Inline] = {}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The minified styles by name: those of every page, of each component, and of print."""
        css = self.folder / "css"
        files = {file.stem: file for file in sorted((css / "components").glob("*.css"))}
        texts = {name: _minify(file.read_text("utf-8")) for name, file in files.items()}
        frame = "".join(_minify((css / f"{layer}.css").read_text("utf-8")) for layer in BEFORE_COMPONENTS)
        paper = _minify((css / f"{AFTER_COMPONENTS}.css").read_text("utf-8"))
        return {FRAME: frame, **texts, AFTER_COMPONENTS: paper}

    def sheet(self, name: str) -> Inline:
        """A style sheet for special pages: leaflets, or pages that must have as few bytes as possible."""
        return Inline(_minify((self.folder / "css" / f"{name}.css").read_text("utf-8")))

    @property
    def components(self) -> set[str]:
        """The names of the components that have a style."""
        return {*self.sources} - {FRAME, AFTER_COMPONENTS}

    def style(self, components: Iterable[str], root: Root) -> Inline:
        """The style of a page with this root element that uses only these components."""
        used = tuple(sorted({*components} & self.components))
        if (used, root) not in self.made_styles:
            sources = [self.sources[name] for name in (FRAME, *used, AFTER_COMPONENTS)]
            self.made_styles[used, root] = self.cache.memoized(
                f"style {digest(repr((used, root)))}",
                digest(self.code, *sources),
                lambda: Inline(without_unused_tokens("".join(_for_page(source, root) for source in sources))),
            )
        return self.made_styles[used, root]

    @cached_property
    def guard(self) -> Inline:
        """The inline script in the head: it leaves the site on request, and blanks pages reached by Back after that."""
        return Inline(self.modules[GUARD].text)

    def script(self, names: tuple[str, ...]) -> Inline:
        """The inline script of a page that needs these modules."""
        if names not in self.made_scripts:
            self.made_scripts[names] = Inline(join_modules(names, self.modules))
        return self.made_scripts[names]

    @cached_property
    def drawn(self) -> Mapping[str, str]:
        """Icons and drawings as SVG to put inside pages, by name."""
        files = (path for name in DRAWN_FOLDERS for path in (self.folder / name).glob("*.svg"))
        return {path.stem: path.read_text("utf-8").strip() for path in files}

    @cached_property
    def assets(self) -> Mapping[str, bytes]:
        """The files that are not put inside pages, by their path below `assets/<digest>/`."""
        files = map(Path, source_files(self.folder / ASSET_FOLDER))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    @cached_property
    def digest(self) -> str:
        """A digest of all assets. It is part of their URLs, so that browsers can cache each of them for ever."""
        total = sha256()
        for name, content in self.assets.items():
            total.update(f"{name}\0{len(content)}\0".encode() + content)
        return total.hexdigest()[:10]


def font_style(name: str, address: str, characters: str) -> Inline:
    """The style that loads a font for these characters, a `unicode-range`; for all if it is "".

    With `optional`, words show at once, and do not move if the font comes late.
    """
    source = f'src:url("{address}") format("woff2")'
    only = f";unicode-range:{characters}" if characters else ""
    return Inline(f'@font-face{{font-family:"{name}";{source};font-display:optional{only}}}')


def sheet_style(name: str, address: str) -> Inline:
    """The style that prints the site's name, its address and the page number at the foot of each sheet of paper."""
    words = f"{name} \u00b7 {address} \u00b7 ".replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return Inline(f'@page{{@bottom-center{{content:"{words}" counter(page);font:9pt sans-serif}}}}')


def joined(styles: Iterable[Inline]) -> Inline:
    """One style made of several, in order."""
    return Inline("".join(style.text for style in styles))


def _for_page(source: str, root: Root) -> str:
    if ROOT_LANGUAGE.search(source) is None:  # then all languages with the same direction share the result
        root = replace(root, tag="")
    return _part(source, root)


@lru_cache(MOST_PARTS)
def _part(source: str, root: Root) -> str:
    """The part of a style sheet that applies to pages with this root element."""
    return for_root(old_form(source, root.direction), root)


@lru_cache(MOST_PARTS)
def _minify(source: str) -> str:
    return re.sub(r"(?<=[:,( -])0(?=\.\d)", "", str(rcssmin.cssmin(source)))
