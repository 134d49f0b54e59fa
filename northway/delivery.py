"""How a page travels: its stylesheet inside it, and the headers that guard it."""

from base64 import b64encode
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import rcssmin

LAYERS = ("tokens", "base", "layout", "components", "print")


class Stylesheet:
    """The one stylesheet, minified, from the layers in a folder; a layer is a file or a folder of that name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def text(self) -> str:
        """All layers in order, minified; the first line names the order of the cascade."""
        files = [path for layer in LAYERS for path in (self.folder / f"{layer}.css", *self._in(layer))]
        sources = [path.read_text("utf-8") for path in files if path.exists()]
        return f"@layer {','.join(LAYERS)};" + "".join(str(rcssmin.cssmin(source)) for source in sources)

    def _in(self, layer: str) -> list[Path]:
        return sorted((self.folder / layer).glob("*.css"))

    @cached_property
    def digest(self) -> str:
        """What a Content-Security-Policy calls it (CSP level 3, `hash-source`)."""
        return "sha256-" + b64encode(sha256(self.text.encode()).digest()).decode()


def content_security_policy(style_digest: str, in_header: bool) -> str:
    """The strictest policy that a page of ours lives under; a `<meta>` cannot carry `frame-ancestors`."""
    rules = [
        "default-src 'none'",
        f"style-src '{style_digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*rules, "frame-ancestors 'none'"] if in_header else rules)


def headers(style_digest: str) -> dict[str, str]:
    """The headers of every page, the same in preview, in tests and from the host."""
    return {
        "Content-Security-Policy": content_security_policy(style_digest, in_header=True),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    }
