"""Python-Markdown as we use it: what is switched off, and what stands in the place of its slower parts."""

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE

from northway.markup.inline import Emphasis, Inline, Links
from northway.markup.plain_blocks import NormalLines, PlainParagraph, Tables
from northway.markup.serializer import serialize

SWITCHED_OFF = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("setextheader", "reference"),
    "inlinePatterns": ("html", "entity", "reference", "image_link", "image_reference", "short_reference",
                       "short_image_ref", "autolink", "automail"),
}  # fmt: skip


def plain_converter() -> Markdown:
    """Python-Markdown with tables, and without the syntax that we do not want."""
    markdown = Markdown(extensions=["tables"], output_format="html")
    for registry, names in SWITCHED_OFF.items():
        owner = markdown.parser if "." in registry else markdown
        for name in names:
            getattr(owner, registry.rpartition(".")[2]).deregister(name)
    return markdown


def quick_converter() -> Markdown:
    """The same, and what comes out is the same to the byte, in less than half the time."""
    markdown = plain_converter()
    markdown.preprocessors.register(NormalLines(markdown), "normalize_whitespace", 30)
    markdown.parser.blockprocessors.register(PlainParagraph(markdown.parser), "plain_paragraph", 110)
    markdown.parser.blockprocessors.register(Tables(markdown.parser), "table", 75)
    # Only iterated, at each block; a registry would put them in order each time.
    markdown.parser.blockprocessors = tuple(markdown.parser.blockprocessors)  # type: ignore[assignment]
    markdown.inlinePatterns.register(Links(LINK_RE, markdown), "link", 160)
    markdown.inlinePatterns.register(Emphasis(markdown), "em_strong", 60)
    markdown.treeprocessors.register(Inline(markdown), "inline", 20)
    markdown.treeprocessors.deregister("prettify")
    markdown.treeprocessors.deregister("unescape")
    markdown.serializer = serialize
    return markdown
