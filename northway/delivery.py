"""How a page travels: its styles inside it, the few files beside it, and the headers that guard both."""

import mimetypes
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import rcssmin

LAYERS = ("tokens", "base", "layout", "components", "print")
ALWAYS = ("tokens", "base", "layout", "print")
ASSET_FOLDERS = ("js", "fonts")
DRAWN_FOLDERS = ("icons", "drawings")
GUARD = Path("js") / "guard.js"


@dataclass(frozen=True, slots=True)
class Style:
    """The text of one `<style>`, minified, and what a Content-Security-Policy calls it (CSP level 3, hash-source)."""

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Script:
    """The text of one `<script>` inside a page, and what a Content-Security-Policy calls it."""

    text: str
    digest: str


def hash_source(text: str) -> str:
    """The name that a Content-Security-Policy gives to an inline style or script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


class Static:
    """The static folder: styles that go into pages, and assets that stay files. `made` are assets made from content."""

    def __init__(self, folder: Path, made: Mapping[str, bytes] | None = None) -> None:
        self.folder = folder
        self.made = made or {}

    @cached_property
    def frame_style(self) -> Style:
        """What every page wears; its first line sets the order of the cascade for all styles after it."""
        sources = ((self.folder / "css" / f"{layer}.css").read_text("utf-8") for layer in ALWAYS)
        return _style(f"@layer {','.join(LAYERS)};" + "".join(_minify(source) for source in sources))

    @cached_property
    def component_styles(self) -> Mapping[str, Style]:
        """What each component wears, by its name."""
        files = sorted((self.folder / "css" / "components").glob("*.css"))
        return {file.stem: _style(_minify(file.read_text("utf-8"))) for file in files}

    def styles(self, components: Iterable[str]) -> list[Style]:
        """The styles of a page that uses these components, and no others."""
        used = sorted(set(components) & set(self.component_styles))
        return [self.frame_style, *(self.component_styles[name] for name in used)]

    @cached_property
    def guard(self) -> Script:
        """What stands in the head of every page: it leaves at once, and keeps what was left from coming back."""
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
        found = (path for name in ASSET_FOLDERS for path in sorted((self.folder / name).rglob("*")))
        files = (path for path in found if path.is_file() and path != self.folder / GUARD)
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


def _minify(source: str) -> str:
    return str(rcssmin.cssmin(source))


def _style(text: str) -> Style:
    return Style(text, hash_source(text))


# Every kind of file that we publish. Machines differ in what they take .xml or .js for, and many do not know .woff2.
MEDIA_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


def media_type(name: str) -> str:
    """The media type of an asset; not this machine's idea of it where that would differ from another's."""
    return MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def register_media_types() -> None:
    """Tell this machine what we know: the freeze compares what is answered with what a host would make of the name."""
    for suffix, name in MEDIA_TYPES.items():
        mimetypes.add_type(name, suffix)


# What a browser may do for other sites, and never for ours (each name is one that Chromium knows).
REFUSED_POWERS = """
    accelerometer autoplay browsing-topics camera clipboard-read clipboard-write compute-pressure
    display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection
    keyboard-map local-fonts magnetometer microphone midi otp-credentials payment picture-in-picture
    publickey-credentials-create publickey-credentials-get screen-wake-lock serial storage-access sync-xhr usb
    window-management xr-spatial-tracking
"""
# What everything is sent with, besides the policy that depends on its styles. CONTRIBUTING has the reasons.
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in REFUSED_POWERS.split()),
    "Cache-Control": "no-cache",  # kept, but asked about each time: a wrong number is mended for everybody at once
}
ASSET_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}  # a changed asset has another address
DATA_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}  # for other sites
QUIET_HEADERS = {"Cache-Control": "no-store"}  # a phone keeps no copy of a quiet page
LOST_HEADERS = {"Cache-Control": "no-store"}  # nor of an address that leads nowhere, which may lead somewhere tomorrow
LOST = "404.html"
BESIDE = r"/(_[^/]*|manifest\.json|[^/]*\.(gz|br))$"  # what lies beside the pages for hosts is nobody's page

Rules = dict[str, dict[str, str]]


def content_security_policy(styles: Iterable[Style], guard: Script, in_header: bool) -> str:
    """The strictest policy that a page of ours lives under; a `<meta>` cannot carry `frame-ancestors`."""
    rules = [
        "default-src 'none'",
        "style-src " + " ".join(f"'{style.digest}'" for style in styles),
        f"script-src '{guard.digest}' 'self'",
        "img-src data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join([*rules, "frame-ancestors 'none'"] if in_header else rules)


def header_rules(home: str, quiet: Iterable[str], policy: str) -> Rules:
    """The one table of headers, by address; a star stands for any ending. Where rules differ, the last one counts.

    Preview, tests and hosts all send what it says. `home` and `quiet` are addresses, `policy` lets every style in.
    """
    return {
        f"{home}*": {"Content-Security-Policy": policy, **HEADERS},
        f"{home}assets/*": ASSET_HEADERS,
        f"{home}open-data/*": DATA_HEADERS,
        **{f"{address}*": QUIET_HEADERS for address in quiet},
        f"{home}{LOST}": LOST_HEADERS,
    }


def headers_at(rules: Rules, address: str) -> dict[str, str]:
    """What an address is sent with."""
    sent: dict[str, str] = {}
    for pattern, headers in rules.items():
        fits = address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern
        sent |= headers if fits else {}
    return sent
