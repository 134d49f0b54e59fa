"""A page as Markdown, for programs that read text, with all that its records say written out."""

import re
from collections.abc import Iterable, Iterator

from flask import render_template, url_for
from markupsafe import Markup

from northway.content.facts import Fact
from northway.content.pages import LANGUAGE_GAP, Edition, Helpline
from northway.directory.open_data.services import PHONE_TYPES
from northway.markup.body import PageLink
from northway.markup.directives import Block, MarkdownChunk, check_directive, parse_blocks
from northway.markup.links import known_words
from northway.markup.prose import LINK
from northway.web.cards import GAP
from northway.web.context import ComponentContext, site_context
from northway.web.formatting import figure_in_words, gettext
from northway.web.page_context import PageContext, macro_of, page_context

HEADING_ID = re.compile(r"[ \t]*\{#[a-z0-9-]+\}[ \t]*$", re.MULTILINE)
LIST_ITEM = re.compile(r"[-*+|>]|\d+[.)]|#")
LISTS = ("comparison", "contact-strip", "directory", "finder", "free-calls", "helpline")
TEMPLATE = "published/page.md"
Blocks = tuple[MarkdownChunk | Block, ...]


def markdown_page(edition: Edition) -> str:
    """An edition as Markdown: its words, then each number and each figure in it with all that its record says."""
    context = page_context(edition, "page.html")
    records = context.rendered.records
    typed = {link.target for link in context.rendered.links}
    own = [edition.page.id] if isinstance(edition.page, Helpline) else []
    used = [*own, *(name for name in context.site.helplines if name not in own and ("helpline", name) in records)]
    values = {
        "body": MarkdownBody(context).text.replace(LANGUAGE_GAP, GAP),
        "numbers": [line for name in used for line in contact_lines(context, name)],
        "figures": [fact_line(context, fact) for name, fact in context.site.facts.items() if f"fact:{name}" in typed],
    }
    return f"{render_template(TEMPLATE, context=context, **values).strip()}\n"


def contact_lines(context: ComponentContext, identity: str) -> Iterator[str]:
    """A line for a helpline's first channel, with what it may tell others, and one for each other phone number."""
    helpline = context.helpline(identity)
    private = helpline.confidentiality and f" {gettext('What they may tell')}: {helpline.confidentiality}"
    yield f"{contact_line(context, helpline, 0)}{private}"
    for place, channel in enumerate(helpline.channels[1:], start=1):
        if channel.kind in PHONE_TYPES:
            yield contact_line(context, helpline, place)


def contact_line(context: ComponentContext, helpline: Helpline, place: int) -> str:
    """A line for one channel that stays true when it is quoted alone; `place` is the channel's index."""
    shown = context.cached(macro_of("contact-line"), helpline.id, place)
    return " ".join(str(shown.unescape()).split())


def fact_line(context: ComponentContext, fact: Fact) -> str:
    """A line for a figure: what it counts, its source and year, and what it leaves out."""
    words = context.site.fact_words.get((fact.id, context.locale.code), fact)
    source = gettext(", ").join((fact.source, words.as_of or fact.as_of, fact.url))
    said = f"{figure_in_words(fact.value)} {words.unit} ({source}){gettext('.')}"
    return f"{said} {words.caution or fact.caution}".rstrip()


class MarkdownBody:
    """The body of a page, with every component in words."""

    def __init__(self, context: PageContext) -> None:
        self.context, self.known = context, known_words(context.site)
        self.pages: dict[tuple[str, str], PageLink] = {
            (link.passage, link.target): link.page for link in context.rendered.links if link.page
        }

    @property
    def text(self) -> str:
        """The whole body."""
        return "\n\n".join(self._pieces(parse_blocks(self.context.edition.page.body, 1)[0], ""))

    def _pieces(self, blocks: Blocks, passage: str) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, MarkdownChunk):
                text = LINK.sub(lambda link: self._link(link[0], link[1], link[2], passage), block.text)
                yield HEADING_ID.sub("", text).strip("\n")
            elif not any(check_directive(block, self.known, self.context.site.broken_by)):
                yield from self._component(block, passage)  # faulty ones, which only a preview can have, are left out

    def _component(self, block: Block, passage: str) -> Iterator[str]:
        context, words = self.context, block.arguments
        inside = list(self._pieces(block.children, passage))
        match block.name:
            case "passage":
                yield from self._pieces(parse_blocks(context.passage(words[0]).body, 1)[0], words[0])
            case "fact":
                yield fact_line(context, context.site.facts[words[0]])
            case "nation":
                yield from _labelled(gettext(", ").join(context.name_of("nations", word) for word in words), inside)
            case "quote":
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(inside).split("\n"))
            case name if name in LISTS:
                yield from self._list(name, words)
            case _:
                yield from _opening(block)
                yield from inside

    def _list(self, name: str, words: tuple[str, ...]) -> Iterator[str]:
        """The helplines that a component shows, each in a line."""
        if name in ("directory", "finder"):
            yield from self._directory(name, words)
        elif name == "comparison":
            shown = str(self.context.call(macro_of(name), Block(name, words, 0), "")).replace("</dt>", ":</dt> ")
            yield "\n".join(f"- {Markup(each).striptags()}" for each in shown.split("<div>")[1:])
        else:
            yield "\n".join(f"- {self._offer(identity)}" for identity in words)

    def _link(self, whole: str, label: str, target: str, passage: str) -> str:
        kind, _, rest = target.partition(":")
        identity, _, channel = rest.partition("#")
        page = self.pages.get((passage, target))
        if kind == "helpline" and identity in self.context.site.helplines:
            return self._offer(identity, channel, label)
        if kind == "fact" and rest in self.context.site.facts:
            return figure_in_words(self.context.site.facts[rest].value)
        if page:
            fragment = f"#{page.fragment}" if page.fragment else ""
            return f"[{label}]({self.context.permalink(page.path, self.context.locale)}{fragment})"
        return whole

    def _offer(self, identity: str, kind: str = "", label: str = "") -> str:
        helpline = self.context.helpline(identity)
        channel = helpline.find_channel(kind) or helpline.first_channel
        name = label or helpline.title
        return name if channel.value in name else f"{name} {channel.value}"

    def _directory(self, name: str, words: tuple[str, ...]) -> Iterator[str]:
        context = self.context
        if name == "finder":
            groups = list(context.grouped(words, context.listed_here(words)))
        elif context.is_single_topic(words):
            groups = [("", list(context.listed(words)))]
        else:
            groups = context.first_of_each(words)
        for need, helplines in groups:
            if need:
                yield f"## {context.name_of('needs', need)}"
            yield "\n".join(f"- {self._offer(each.id)}: {each.summary}" for each in helplines)


def _opening(block: Block) -> Iterator[str]:
    """The words that a component shows above what is inside it, if any."""
    words = {
        "do": gettext("Do"),
        "avoid": gettext("What to avoid"),
        "now": gettext("Do this now"),
        "today": gettext("Do this today"),
        "good-to-know": gettext("Good to know"),
    }
    said = words.get(" ".join(block.arguments) or block.name)
    if said:
        yield f"**{said}**"
    elif block.name == "next":
        yield f"## {gettext('Next steps')}"
    elif block.name == "dataset":
        yield site_context().published(url_for("dataset", name=block.arguments[0]))


def _labelled(label: str, pieces: Iterable[str]) -> Iterator[str]:
    """Pieces that hold in some nations only: each paragraph names them, so that it stays true when quoted alone."""
    for paragraph in "\n\n".join(pieces).split("\n\n"):
        yield f"**{label}:**\n\n{paragraph}" if LIST_ITEM.match(paragraph) else f"**{label}:** {paragraph}"
