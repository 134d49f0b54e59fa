"""The page of a card in a language that the site is not published in: the frame of the source locale round it.

A card is no page of the content folder. It has no translation, no Markdown and no place in the search.
"""

from typing import Any

from flask import render_template

from northway.content.pages import LANGUAGE_GAP, Edition, Page
from northway.content.site import SharedContent, Site
from northway.web.context import PageLabel, get_publication
from northway.web.page_context import label_of, page_context, pages_shown

TEMPLATE = "language-card.html"


def language_card(path: str) -> str:
    """The page of the card at this path."""
    site = get_publication().site
    card, source = site.card_at(path), site.cards.source
    assert card and source, "the check has found both"
    context = page_context(_edition(site, path), TEMPLATE, has_body=False)
    return render_template(TEMPLATE, context=context, card=card, source=source, gap=LANGUAGE_GAP)


def labels_round_card(site: Site, path: str) -> tuple[PageLabel, ...]:
    """How the page of a card names those around it, which its key must hold."""
    editions = (site.find_edition(shown, site.config.source_locale) for shown in pages_shown(site, path))
    return tuple(label_of(edition) for edition in editions if edition)


def _edition(site: SharedContent, path: str) -> Edition:
    """A card as an edition in the source locale. Its title tells a history no more than its language."""
    card, locale = site.card_at(path), site.config.source
    assert card, "somebody has looked"
    title = f"{card.autonym} \u00b7 {card.name}"
    place: dict[str, Any] = {"path": path, "locale": locale.code, "source": "", "body": "", "body_line": 1}
    page = Page.model_construct(title=title, summary=title, audience=(), order=card.order, **place)
    return Edition(page, locale, page)
