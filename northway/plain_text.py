"""Text in which nothing is marked: Markdown need not look for bold and links in it, which is a quarter of its work."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

MARK = re.compile(r"[`\\\[*_]")  # begins what Markdown finds in a line, but for
LINE_BREAK = "  \n"


class PlainText(Treeprocessor):
    """Declares text without a mark finished; to be run before Markdown's own `inline`, whose priority is 20."""

    def run(self, root: Element) -> None:
        """Go through the document."""
        for element in root.iter():
            if element.text and LINE_BREAK not in element.text and not MARK.search(element.text):
                element.text = AtomicString(element.text)
