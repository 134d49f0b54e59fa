"""A translation beside its original, block by block: for a reader with a helper, and for whoever checks it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from flask import abort, render_template
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from northway.markup.body import Component, Parts, Placeholder, RenderedBody
from northway.web.context import get_publication
from northway.web.page_context import PageContext, page_context

BESIDE = "beside/"  # how the address of such a page ends
TEMPLATE = "side-by-side.html"
# Components that are left out: long, and the same in both languages, because they show records or are filled in.
LEFT_OUT = frozenset({"comparison", "directory", "finder", "form", "long-directory", "scene"})
KEPT = ("h2", "h3", "h4", "li")
TEXT = "-text"
INLINE = ("a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "label", "q", "small", "span", "strong")
BLOCKS = "p, h2, h3, h4, li, ul, ol, div"
NOT_READ = "svg, script, button, input, select, .unseen, .opening, .print"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, a paragraph or an item of a list: the name of its element, and what is in it.

    `language` is its `lang` and `dir`, if its language is not that of the body, as in a passage without a translation.
    """

    element: str
    html: Markup
    language: str = ""


Pair = tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]]


def beside(locale: str, path: str) -> str:
    """The page with the words of a translation and those of its original."""
    edition = get_publication().site.find_edition(path, locale)
    if not edition or not edition.has_side_by_side:
        abort(404)
    context = page_context(edition, TEMPLATE, has_body=False)  # so no style or script of the body's components either
    return render_template(TEMPLATE, context=context, pairs=pairs_of(context))


def pairs_of(context: PageContext) -> list[Pair]:
    """The blocks of a translation, each with the block of the original that it translates."""
    bodies, edition = get_publication().bodies, context.edition
    theirs = replace(context, text_locale=context.site.config.source)
    ours = blocks_of(context, bodies[edition.page.key])
    return paired(ours, blocks_of(theirs, bodies[edition.original.key]))


def paired(here: list[TextBlock], there: list[TextBlock]) -> list[Pair]:
    """Pairs of blocks: one by one where both sides have the same elements in a row, else all that differs together."""
    kinds = [block.element for block in here], [block.element for block in there]
    found: list[Pair] = []
    for same, first, end, first_there, end_there in SequenceMatcher(None, *kinds, autojunk=False).get_opcodes():
        ours, those = tuple(here[first:end]), tuple(there[first_there:end_there])
        found += [((a,), (b,)) for a, b in zip(ours, those, strict=True)] if same == "equal" else [(ours, those)]
    return found


def blocks_of(context: PageContext, body: RenderedBody) -> list[TextBlock]:
    """The blocks of a body, with its numbers and figures, in the order in which they are read."""
    tree = LexborHTMLParser(str(context.fill(tuple(_words_of(body.parts)))))
    for node in tree.css(NOT_READ):
        node.decompose()
    return list(_blocks(tree.body)) if tree.body else []


def _words_of(parts: Parts) -> Iterator[str | Placeholder]:
    """The parts with words of this body; those inside a `sheet`, which prints them many times, come once."""
    for part in parts:
        if isinstance(part, Component) and part.name == "sheet":
            yield from _words_of(part.parts)
        elif not (isinstance(part, Component) and part.name in LEFT_OUT):
            yield part


def _blocks(node: LexborNode, element: str = "p", language: str = "") -> Iterator[TextBlock]:
    """The blocks in an element: those of its children, and what stands between these."""
    between: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag == TEXT or (child.tag in INLINE and not child.css_first(BLOCKS)):
            between.append(child)
            continue
        yield from _block(element, between, language)
        between = []
        name = str(child.tag) if child.tag in KEPT else element if child.tag == "p" else "p"
        yield from _blocks(child, name, _language_of(child) or language)
    yield from _block(element, between, language)


def _language_of(node: LexborNode) -> str:
    tag, direction = node.attributes.get("lang"), node.attributes.get("dir")
    return Markup(' lang="{}" dir="{}"').format(tag, direction) if tag else ""


def _block(element: str, between: list[LexborNode], language: str) -> Iterator[TextBlock]:
    if any(node.text(strip=True) for node in between):
        yield TextBlock(element, Markup("".join(str(node.html) for node in between).strip()), language)
