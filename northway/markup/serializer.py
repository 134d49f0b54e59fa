"""A parsed document → HTML: what Markdown's `prettify`, `unescape` and serializer do, in one walk."""

from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, STX

BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)

unescape = UnescapeTreeprocessor().unescape


def serialize(root: Element) -> str:
    """The HTML of a document, each block on a line of its own."""
    for block in root.iter("pre"):
        block[0].text = f"{(block[0].text or '').rstrip()}\n"
    pieces: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:  # no recursion: there is no end to how deep marks can stand in marks
        item = waiting.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        pieces.append(_opening(item))
        waiting.append(_closing(item))
        waiting.extend(reversed(item))
    return "".join(pieces)


def _opening(element: Element) -> str:
    """The tag that opens it, and its text."""
    tag, text = element.tag, element.text
    if len(element) and tag in BLOCKS and element[0].tag in BLOCKS:
        text = _or_line_break(text)
    if text:
        text = _escape(text) if tag == "code" or STX not in text else _escape(unescape(text))
    return f"<{tag}{_attributes(element) if element.attrib else ''}>{text or ''}"


def _closing(element: Element) -> str:
    """The tag that closes it, and what follows."""
    tag, tail = element.tag, element.tail
    if tag in BLOCKS:
        tail = _or_line_break(tail)
    elif tag == "br":
        tail = f"\n{tail}" if tail and tail.strip() else "\n"
    if tail:
        tail = _escape(unescape(tail) if STX in tail else tail)
    return f"{'' if tag in HTML_EMPTY else f'</{tag}>'}{tail or ''}"


def _or_line_break(text: str | None) -> str:
    return text if text and text.strip() else "\n"


def _attributes(element: Element) -> str:
    return "".join([f' {name}="{_escape_value(value)}"' for name, value in sorted(element.items())])


def _escape_value(value: str) -> str:
    return _escape(unescape(value) if STX in value else value).replace('"', "&quot;")


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text
