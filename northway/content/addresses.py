"""Web addresses that lead a reader nowhere, or past somebody who writes down that they came."""

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

FULL = "write it in full, such as https://www.example.org/"
LOCAL = re.compile(
    r"localhost|.*\.local(?:host)?|127\..*|0\.0\.0\.0|::1|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*"
)
REDIRECTORS = re.compile(
    r"(?:www\.)?google\.[a-z.]+/url|lm?\.(?:facebook|instagram)\.com/|.*safelinks\.protection\.outlook\.com/"
    r"|urldefense\.\w+/|(?:www\.)?(?:t\.co|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|lnkd\.in)/|.*\.list-manage\.com/"
)
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)|yclid|twclid", re.IGNORECASE)


def fault_of_address(address: str) -> tuple[str, str] | None:
    """What is wrong with an address that begins with http: or https:, and what to write; None if nothing is."""
    if re.search(r"\s", address):
        return "has a space in it", "write %20 for it, or copy the address again"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "has a part that is no host or port", FULL
    if LOCAL.fullmatch(host):
        return "leads to a computer of ours, which no reader can reach", "link to a file, or to where it is published"
    if not re.search(r"[.:]", host.strip(".")):
        return "names no host", FULL
    if REDIRECTORS.match(f"{host}{parts.path or '/'}"):
        real = next((value for values in parse_qs(parts.query).values() for value in values if "://" in value), "")
        return "leads past somebody who notes the reader", f"write {real or 'the address that it leads to'}"
    if TRACKING.search("&".join(name for name, _ in parse_qsl(parts.query))):
        kept = [(name, value) for name, value in parse_qsl(parts.query) if not TRACKING.fullmatch(name)]
        return "tells its owner where the reader came from", f"write {parts._replace(query=urlencode(kept)).geturl()}"
    return None
