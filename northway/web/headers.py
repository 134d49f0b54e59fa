"""The headers that every answer is sent with: one table, for the preview, the tests and the hosts."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path

from northway.publication.static_files import Script, Style

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
# What everything is sent with, besides the policy that depends on its styles. CONTRIBUTING.md has the reasons.
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
NOT_FOUND_FILE = "404.html"
HOST_FILES = r"/(_[^/]*|manifest\.json|[^/]*\.(gz|br))$"  # what lies beside the pages for hosts is nobody's page

Rules = dict[str, dict[str, str]]


def content_security_policy(styles: Iterable[Style], scripts: Iterable[Script]) -> str:
    """The policy of one page, for its `<meta>`: it names what is in that page and lets nothing else in."""
    rules = [
        "default-src 'none'",
        "style-src " + " ".join(f"'{style.digest}'" for style in styles),
        "script-src " + " ".join(f"'{script.digest}'" for script in scripts),
        "img-src data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules)


def header_rules(home: str, quiet: Iterable[str], policy: str) -> Rules:
    """The one table of headers, by address; a star stands for any ending. Where rules differ, the last one counts.

    Preview, tests and hosts all send what it says. `home` and `quiet` are addresses, `policy` lets every style in.
    """
    return {
        f"{home}*": {"Content-Security-Policy": policy, **HEADERS},
        f"{home}assets/*": ASSET_HEADERS,
        f"{home}open-data/*": DATA_HEADERS,
        **{f"{address}*": QUIET_HEADERS for address in quiet},
        f"{home}{NOT_FOUND_FILE}": LOST_HEADERS,
    }


def headers_at(rules: Rules, address: str) -> dict[str, str]:
    """What an address is sent with."""
    sent: dict[str, str] = {}
    for pattern, headers in rules.items():
        fits = address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern
        sent |= headers if fits else {}
    return sent
