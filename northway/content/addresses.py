"""Finds web addresses that do not work for readers, or that let a third party record the reader's visit."""

import re
from urllib.parse import SplitResult, parse_qs, parse_qsl, urlencode, urlsplit

FULL = "write it in full, such as https://www.example.org/"
LOCAL = re.compile(
    r"localhost|.*\.(?:local(?:host)?|internal|lan|home|test|invalid)|127\..*|0\.0\.0\.0|::1|10\..*|192\.168\..*"
    r"|172\.(?:1[6-9]|2\d|3[01])\..*"
)
DRAFTS = re.compile(
    r".*--.*\.netlify\.app|.*\.(?:pages|github|workers)\.dev|.*\.vercel\.app|.*\.ngrok(?:-free)?\.(?:io|app|dev)"
    r"|.*\.trycloudflare\.com|.*\.gitpod\.io|.*\.loca\.lt"
)
OFFICES = re.compile(
    r".*\.sharepoint\.com|(?:docs|drive)\.google\.com|1drv\.ms|onedrive\.live\.com|outlook\..*|teams\.microsoft\.com"
)
REDIRECTORS = re.compile(
    r"(?:www\.)?google\.[a-z.]+/(?:url|amp)|lm?\.(?:facebook|instagram)\.com/|.*safelinks\.protection\.outlook\.com/"
    r"|urldefense\..*/|.*\.mimecast\.com/|(?:www\.)?youtube\.com/redirect|(?:www\.)?bing\.com/ck/|.*\.translate\.goog/"
    r"|(?:www\.)?(?:t\.co|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|is\.gd|cutt\.ly|rb\.gy|t\.ly|tiny\.cc"
    r"|rebrand\.ly|shorturl\.at|dlvr\.it|eepurl\.com)/|.*\.list-manage\.com/|click\..*|links?\..*/(?:ls/)?click"
)
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_[ce]id|mkt_tok|igshid|_hs(?:enc|mi)|yclid|twclid|ttclid"
    r"|_g[al]|ref_(?:src|url)|vero_id|oly_\w+|at_(?:campaign|medium)",
    re.IGNORECASE,
)


def fault_of_address(address: str) -> tuple[str, str] | None:
    """What is wrong with an address that begins with http: or https:, and what to write instead; None if it is good."""
    if re.search(r"\s", address):
        return "has a space in it", "write %20 for it, or copy the address again"
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "has a host or a port that cannot be read", FULL
    if parts.username or parts.password:
        return "has a user's name or password in it", f"write {parts._replace(netloc=host).geturl()}"
    return _fault_of_place(parts, host) or _fault_of_query(parts)


def _fault_of_place(parts: SplitResult, host: str) -> tuple[str, str] | None:
    if LOCAL.fullmatch(host):
        return "leads to a private computer, which no reader can reach", "link to a file, or to where it is published"
    if DRAFTS.fullmatch(host) or OFFICES.fullmatch(host):
        return "leads to a draft or a private document, which readers cannot open", "link to where it is published"
    if not re.fullmatch(r"(?:[\w-]+\.)+[\w-]+|[0-9a-f:]*:[0-9a-f:]*", host):
        return "has no host name", FULL
    if REDIRECTORS.match(f"{host}{parts.path or '/'}"):
        real = next((value for values in parse_qs(parts.query).values() for value in values if "://" in value), "")
        return "passes through a service that records each visit", f"write {real or 'the address that it leads to'}"
    return None


def _fault_of_query(parts: SplitResult) -> tuple[str, str] | None:
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not TRACKING.fullmatch(name)]
    if len(kept) == len(parse_qsl(parts.query)):
        return None
    return "tells that site where the reader came from", f"write {parts._replace(query=urlencode(kept)).geturl()}"
