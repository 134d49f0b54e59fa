"""Makes the search index of a language from a site and its rendered bodies."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from northway.content.pages import HOME, LANGUAGE_GAP, Helpline, Page
from northway.content.search_words import Danger, SearchWords
from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.markup.body import Component, Parts, Placeholder, plain_text
from northway.publication.body_store import BodyStore
from northway.search.index import IndexedPage, make_index


def search_index(site: Site, bodies: BodyStore, code: str, more: Iterable[IndexedPage] = ()) -> dict[str, Any]:
    """The index of a language: the pages written in it, and the helplines of its kinds of danger."""
    words = with_helplines(site, code)
    named = dict.fromkeys(name for kind in words.danger.values() for names in kind.helplines.values() for name in names)
    helplines = {name: _shown(site, name, code) for name in named if name in site.helplines}
    return make_index([*indexed_pages(site, bodies, code), *more], words, helplines, (EVERYONE, *site.config.audiences))


def with_helplines(site: Site, code: str) -> SearchWords:
    """A language's words for the search. Kinds of danger have the helplines and pages of the source language."""
    words = site.search_words.get(code, SearchWords())
    source = site.search_words.get(site.config.source_locale, SearchWords())
    danger: dict[str, Danger] = {}
    for name in dict.fromkeys([*source.danger, *words.danger]):
        own, original = words.danger.get(name), source.danger.get(name)
        if own and original:
            own = own.model_copy(update={"helplines": own.helplines or original.helplines, "pages": original.pages})
        danger |= {name: own} if own else {}
    return replace(words, danger=danger)


def _shown(site: Site, identity: str, code: str) -> list[str]:
    """What a search shows of a helpline: see `make_index`."""
    helpline = site.helpline_in(identity, code)
    channel = helpline.first_channel
    language = site.config.source.tag if helpline.locale != code else ""
    return [helpline.short, channel.href, channel.value, channel.keyword, language]


def page_text(site: Site, bodies: BodyStore, page: Page) -> str:
    """All text of a page that is in its own language, including that of its passages."""
    body = bodies[page.key]
    foreign = {name for name in body.passages if (name, page.locale) not in site.passages}
    texts = [
        page.title,
        page.heading,
        page.label,
        page.summary,
        plain_text(tuple(_without(foreign, body.parts))).replace(LANGUAGE_GAP, ""),
    ]
    if isinstance(page, Helpline):
        texts += [page.organisation, page.confidentiality, page.cost_note, *(channel.note for channel in page.channels)]
    return "\n".join(texts)


def _without(passages: Collection[str], parts: Parts) -> Iterator[str | Placeholder]:
    """The parts of a body without these passages."""
    for part in parts:
        if not isinstance(part, Component):
            yield part
        elif part.name != "passage" or part.arguments[0] not in passages:
            yield replace(part, parts=tuple(_without(passages, part.parts)))


def indexed_pages(site: Site, bodies: BodyStore, code: str) -> Iterator[IndexedPage]:
    """The parts that are indexed of each page written in a language."""
    quiet = {path: site.originals[path].audience for path in site.config.quiet if path in site.originals}
    for path in site.files:
        page = site.pages.get((path, code))
        if page is None or page.template_digest or path in (HOME, site.config.search, site.config.quiet_search):
            continue
        own = quiet.get(path.split("/")[0], page.audience)
        yield IndexedPage(
            name=page.file.removesuffix(".md"),
            path=path,
            title=page.title,
            heading=page.h1,
            summary=page.summary,
            audience=own[0] if len(own) == 1 else "",
            keywords=page.keywords,
            headings=[heading.text for heading in bodies[page.key].headings],
            text=page_text(site, bodies, page),
        )
