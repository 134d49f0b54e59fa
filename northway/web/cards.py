"""Cards that a reader shows to somebody: pages of the content folder, and those in other languages.

Those in a language that the site is not published in stand in the frame of the source locale. They are no pages of the
content folder: they have no translation, no Markdown and no place in the search.
"""

from dataclasses import replace
from typing import Any

from flask import render_template
from markupsafe import Markup

from northway.content.locales import Locale
from northway.content.pages import LANGUAGE_GAP, Edition, Page
from northway.content.site import SharedContent, Site
from northway.web.context import PageLabel, get_publication
from northway.web.page_context import PageContext, label_of, page_context, pages_shown

TEMPLATE = "language-card.html"
GAP = "…"
BLANK = Markup('<span class="blank">{}</span>').format(GAP)


def card_words(context: PageContext) -> list[tuple[Locale, Markup]]:
    """The card's words in each language, with `{language}` replaced by what that one calls the reader's language.

    Readers of the source language may speak any other, so for them a blank is left.
    """
    source, own = context.site.config.source, context.in_own_language
    words = [(own.text_locale, own.body)]
    if own.text_locale != source:
        original = get_publication().bodies[context.edition.original.key]
        words.append((source, replace(own, rendered=original, text_locale=source).body))
    return [(locale, body.replace(LANGUAGE_GAP, _language(context, locale))) for locale, body in words]


def _language(context: PageContext, of_words: Locale) -> Markup:
    if context.locale == context.site.config.source:
        return BLANK
    return Markup.escape(context.site.language_name(context.locale.language, of_words))


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
