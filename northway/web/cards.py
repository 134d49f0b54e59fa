"""The words of a card that a reader shows to somebody: in the reader's language, and in the source language."""

from dataclasses import replace

from markupsafe import Markup

from northway.content.locales import Locale
from northway.content.pages import LANGUAGE_GAP
from northway.web.context import get_publication
from northway.web.page_context import PageContext

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
