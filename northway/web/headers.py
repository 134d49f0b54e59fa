"""The headers that every answer is sent with: one table, for the preview, the tests and the hosts."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from northway.publication.static_files import Inline

# Every kind of file that we publish. Machines differ in what they take .xml or .js for, and many do not know .woff2.
MEDIA_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".woff2": "font/woff2",
}


def media_type(name: str) -> str:
    """The media type of a file, by the ending of its name; the same on every machine."""
    return MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def register_media_types() -> None:
    """Add these types to Python's `mimetypes`, with which Frozen-Flask compares each answer's type and file name."""
    for suffix, name in MEDIA_TYPES.items():
        mimetypes.add_type(name, suffix)


# The headers of every answer: what only a header can say. deploy/README.md says why these, and why no others.
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",  # the rest of the policy stands in each page's own <meta>
    "Strict-Transport-Security": "max-age=63072000",  # for two years (in seconds), and for this host alone
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",  # revalidated each time, so that a corrected number reaches everybody at once
}
PREVIEW_HEADERS = {"X-Robots-Tag": "noindex"}  # search engines must not list what nobody has confirmed
ASSET_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}  # a changed asset has another address
DATA_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}  # for other sites
SEARCH_HEADERS = {"Cache-Control": "no-store"}  # a kept index would show that somebody searched
QUIET_HEADERS = {"Cache-Control": "no-store"}  # a phone keeps no copy of a quiet page
LOST_HEADERS = {"Cache-Control": "no-store"}  # nor of an address that leads nowhere, which may lead somewhere tomorrow
NOT_FOUND_FILE = "404.html"
HOST_FILES = r"/(_[^/]*|manifest\.json|[^/]*\.(gz|br))$"  # files for hosts, which nobody may fetch

Rules = dict[str, dict[str, str]]


def content_security_policy(style: Inline, scripts: Iterable[Inline], imports: bool = False) -> str:
    """The policy of one page, for its `<meta>`: it names what is in that page and lets nothing else in.

    If `imports` is true, its scripts may import modules of this host, of which the search index is the only one. A hash
    cannot allow an import, and a path would need the name of the host, which may differ from that in `base_url`.
    """
    rules = [
        "default-src 'none'",
        f"style-src '{style.digest}'",
        "script-src " + " ".join([*(f"'{script.digest}'" for script in scripts), *["'self'"] * imports]),
        "img-src data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules)


def header_rules(home: str, quiet: Iterable[str], moved: Iterable[str], is_preview: bool) -> Rules:
    """The one table of headers, by address; a star stands for any ending. Where rules differ, the last one counts.

    Preview, tests and hosts all send what it says. `home`, `quiet` (the quiet sections) and `moved` (former addresses
    of quiet pages) are addresses that end in a slash. Without it, hosts redirect to them, with the same headers.
    """
    unslashed = (address.rstrip("/") for address in (*quiet, *moved))
    return {
        f"{home}*": HEADERS | (PREVIEW_HEADERS if is_preview else {}),
        f"{home}assets/*": ASSET_HEADERS,
        **dict.fromkeys((f"{home}open-data/*", f"{home}numbers.json"), DATA_HEADERS),
        f"{home}search-index/*": SEARCH_HEADERS,
        **dict.fromkeys((*(f"{address}*" for address in quiet), *moved, *unslashed), QUIET_HEADERS),
        f"{home}{NOT_FOUND_FILE}": LOST_HEADERS,
    }


def headers_at(rules: Rules, address: str) -> dict[str, str]:
    """The headers of the answer at an address."""
    sent: dict[str, str] = {}
    for pattern, headers in rules.items():
        fits = address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern
        sent |= headers if fits else {}
    return sent
