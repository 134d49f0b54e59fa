"""Cards that a reader shows to somebody else: pages of the content folder, and cards in further languages.

A card in a language that the site is not published in has the header and footer of the source locale. It is not a page
of the content folder, so it has no translation, no Markdown and no place in the search.
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
    """The card's words in each language, with `{language}` replaced by that language's name for the reader's own.

    Readers of the source language may speak any other one, so they see a blank instead of a name.
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
    assert card and source, "the view and the check of cards have looked both up"
    context = page_context(_edition(site, path), TEMPLATE, has_body=False)
    return render_template(TEMPLATE, context=context, card=card, source=source, gap=LANGUAGE_GAP)


def labels_round_card(site: Site, path: str) -> tuple[PageLabel, ...]:
    """The labels of the pages that a card's page names. They are part of its key."""
    editions = (site.find_edition(shown, site.config.source_locale) for shown in pages_shown(site, path))
    return tuple(label_of(edition) for edition in editions if edition)


def _edition(site: SharedContent, path: str) -> Edition:
    """A card as an edition in the source locale. A browser's history shows its title, which tells only the language."""
    card, locale = site.card_at(path), site.config.source
    assert card, "callers have looked it up"
    title = f"{card.autonym} \u00b7 {card.name}"
    place: dict[str, Any] = {"path": path, "locale": locale.code, "source": "", "body": "", "body_line": 1}
    page = Page.model_construct(title=title, summary=title, audience=(), order=card.order, **place)
    return Edition(page, locale, page)
