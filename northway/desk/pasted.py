"""Turns what was copied from Word, Google Docs or a web page into our Markdown, and says what it leaves out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "blockquote", "figure", "figcaption",
    "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "dl", "dt", "dd", "form", "address",
}  # fmt: skip
SILENT = {"style", "script", "meta", "link", "title", "head", "template", "noscript", "o:p", "wbr", "br"}
DROPPED = {
    "img": "picture", "svg": "picture", "picture": "picture", "canvas": "picture", "video": "film", "audio": "sound",
    "iframe": "embedded page", "object": "embedded page", "u": "underlining", "s": "crossed-out text",
    "strike": "crossed-out text", "del": "crossed-out text", "ins": "marked change", "sup": "raised number",
    "sub": "lowered number", "input": "form field", "textarea": "form field", "select": "form field",
    "button": "button", "hr": "line across the page",
}  # fmt: skip
WITH_TEXT = {"u", "ins", "sub"}  # their text stays; only the formatting is left out
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
BULLET = re.compile(r"^\s*(?:[·•▪◦§o\-–]|(?P<number>[0-9ivxa-z]{1,4}[.)]))\s+", re.IGNORECASE)
SIGNS = re.compile(r"([\\`*_\[\]<])")
TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id)$")
REDIRECTS = {"google.com": "q", "l.facebook.com": "u", "safelinks.protection.outlook.com": "url"}  # by end of the host
INDENT = "    "  # of a list within a list


@dataclass
class _Reader:
    """Walks the pasted HTML tree, and counts what it leaves out."""

    link: Callable[[str], str]
    left_out: Counter[str] = field(default_factory=Counter)

    def blocks(self, node: LexborNode) -> Iterator[str]:
        """Each block of Markdown below a node; text between block elements becomes a paragraph."""
        words: list[str] = []
        for child in node.iter(include_text=True):
            if child.tag in BLOCKS or _holds_blocks(child):
                yield from self._paragraph("".join(words))
                words = []
                yield from self._block(child)
            else:
                words.append(self.inline(child))
        yield from self._paragraph("".join(words))

    def _paragraph(self, words: str) -> Iterator[str]:
        if text := _tidy(words):
            yield text

    def _block(self, node: LexborNode) -> Iterator[str]:
        tag = node.tag or ""
        if level := re.fullmatch(r"h([1-6])", tag):
            yield from _heading(_tidy(self.inline(node)), int(level[1]))
        elif tag in ("ul", "ol"):
            yield "\n".join(self._items(node, tag == "ol", 0))
        elif tag == "table":
            yield from self._table(node)
        elif tag == "p" and (found := _list_level(node)):
            yield self._word_item(node, found)
        elif tag in DROPPED:
            self.left_out[DROPPED[tag]] += 1
        else:
            yield from self.blocks(node)

    def _items(self, node: LexborNode, is_ordered: bool, depth: int) -> Iterator[str]:
        for number, item in enumerate((child for child in node.iter() if child.tag == "li"), 1):
            inner = [child for child in item.iter(include_text=True) if child.tag not in ("ul", "ol")]
            text = _tidy(" ".join(self.inline(child) for child in inner))
            yield f"{INDENT * depth}{f'{number}.' if is_ordered else '-'} {text}"
            for below in item.iter():
                if below.tag in ("ul", "ol"):
                    yield from self._items(below, below.tag == "ol", depth + 1)

    def _word_item(self, node: LexborNode, level: int) -> str:
        """A paragraph that is an item of a list in Word, which writes the bullet or number into its text."""
        text = _tidy(self.inline(node))
        mark = BULLET.match(text)
        is_numbered = bool(mark and mark["number"] and mark["number"] != "o")
        return f"{INDENT * (level - 1)}{'1.' if is_numbered else '-'} {BULLET.sub('', text)}"

    def _table(self, node: LexborNode) -> Iterator[str]:
        if node.css('[colspan]:not([colspan="1"]), [rowspan]:not([rowspan="1"])'):
            self.left_out["joining of a table's cells"] += 1
        rows = [[_tidy(self.inline(cell)) for cell in row.css("th, td")] for row in node.css("tr")]
        rows = [row for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        if width == 1:  # a box, not a table
            yield from (row[0] for row in rows)
        elif lines:
            yield "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])

    def inline(self, node: LexborNode) -> str:
        """The words of a node in one line."""
        tag = node.tag or ""
        if tag == "-text":
            return SIGNS.sub(r"\\\1", INVISIBLE.sub("", node.text_content or "").replace("\xa0", " "))
        if tag in SILENT or tag.startswith("_") or tag == "-comment":
            return " " if tag == "br" else ""
        if tag in DROPPED:
            self.left_out[DROPPED[tag]] += 1
            if tag not in WITH_TEXT:
                return ""
        words = "".join(self.inline(child) for child in node.iter(include_text=True))
        if tag == "a":
            return self._link(node, words)
        look = (node.attributes.get("style") or "").replace(" ", "")
        is_plain = "font-weight:normal" in look or "font-weight:400" in look
        if (tag in ("strong", "b") and not is_plain) or re.search(r"font-weight:(?:bold|[6-9]00)", look):
            return _around(words, "**")
        if tag in ("em", "i") or "font-style:italic" in look:
            return _around(words, "*")
        return words

    def _link(self, node: LexborNode, words: str) -> str:
        target = self.link(clean_address(node.attributes.get("href") or ""))
        if not target:
            if node.attributes.get("href"):
                self.left_out["link that leads nowhere"] += 1
            return words
        label = "" if target.startswith("helpline:") else words.strip()
        return f"[{label}]({target})" if words.strip() else ""


def to_markdown(html: str, link: Callable[[str], str]) -> tuple[str, list[str]]:
    """The Markdown of pasted HTML, and what was left out of it, in words.

    `link` makes an address into what we write for it: a file, a record, the address itself, or "" for none.
    """
    body = LexborHTMLParser(html).body
    reader = _Reader(link)
    found = list(reader.blocks(body)) if body else []
    return _joined(found), [f"{number} × {what}" for what, number in sorted(reader.left_out.items())]


def _joined(blocks: list[str]) -> str:
    """Blocks with empty lines between them, but none between items of one list that came as paragraphs."""
    text = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        is_list = all(re.match(r"\s*(?:-|\d+\.) ", part) for part in (before, block))
        text += ("" if not before else "\n" if is_list else "\n\n") + block
    return text


def _holds_blocks(node: LexborNode) -> bool:
    """Whether an element round words, such as the `<b>` of Google Docs, has blocks inside."""
    return node.tag in ("b", "span", "a", "body", "center", "font") and bool(
        node.css("p, ul, ol, table, h1, h2, h3, h4")
    )


def _list_level(node: LexborNode) -> int:
    found = re.search(r"mso-list:\s*\w+\s+level(\d)", node.attributes.get("style") or "")
    return int(found[1]) if found else 0


def _heading(text: str, level: int) -> Iterator[str]:
    words = re.sub(r"[*_\\]", "", text)
    identity = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    if words:
        yield f"{'#' * max(2, level)} {words} {{#{identity}}}"


def _around(words: str, mark: str) -> str:
    """Words between marks of emphasis, with spaces outside the marks."""
    text = words.strip()
    return words.replace(text, f"{mark}{text}{mark}", 1) if text and mark not in text else words


def _tidy(text: str) -> str:
    return " ".join(text.replace("****", "").split())


def clean_address(address: str) -> str:
    """An address without tracking parameters, and without a redirect through another site."""
    parts = urlsplit(address.strip())
    detour = next((name for host, name in REDIRECTS.items() if f".{parts.hostname}".endswith(f".{host}")), "")
    if detour and (found := parse_qs(parts.query).get(detour)):
        return clean_address(found[0])
    kept = [each for each in parts.query.split("&") if each and not TRACKING.match(each.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def our_link(pages: Mapping[str, str], numbers: Mapping[str, str], ours: tuple[str, ...]) -> Callable[[str], str]:
    """A function that turns an address into what we write in Markdown: a file, `helpline:ID`, the address, or "".

    `pages` has the file of each path, `numbers` the helpline of each number, and `ours` the beginnings of addresses
    that lead to this site.
    """

    def link(address: str) -> str:
        if address.startswith(("tel:", "sms:")):
            identity = numbers.get(re.sub(r"\D", "", address), "")
            return f"helpline:{identity}" if identity else ""
        own = next((address.removeprefix(start) for start in ours if address.startswith(start)), None)
        if own is None:
            return address if address.startswith(("https://", "http://", "mailto:")) else ""
        return pages.get(own.partition("#")[0].strip("/"), "")

    return link
