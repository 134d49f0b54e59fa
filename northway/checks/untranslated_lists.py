"""Names, units of figures, and words of forms and of danger are not left in the source language."""

from collections.abc import Iterator

from northway.checks.untranslated import has_words
from northway.content.forms import words_of
from northway.content.search_words import DANGER_FILE
from northway.content.site import Site
from northway.content.yaml_files import NAMES_FILE
from northway.problems import Problem

Pair = tuple[str, str, str, str]
"""The file of a text, the code of its language, the text, and the same text in the source language."""


def check(site: Site) -> Iterator[Problem]:
    """Find texts that are the same as in the source language; one problem for each file quotes the first."""
    left: dict[tuple[str, str], list[str]] = {}
    for source, code, text, original in _pairs(site):
        if text == original and has_words(text):
            left.setdefault((source, code), []).append(text)
    autonyms = {locale.code: locale.autonym for locale in site.config.locales}
    for (source, code), texts in left.items():
        are = f", and {len(texts) - 1} more, are" if len(texts) > 1 else " is"
        what = f"“{texts[0]}”{are} still in {site.config.source.autonym}"
        yield Problem(source, 1, "translations", what, f"write it in {autonyms[code]}")


def _pairs(site: Site) -> Iterator[Pair]:
    for locale in site.config.locales:
        if locale != site.config.source:
            yield from _names(site, locale.code)
            yield from _danger(site, locale.code)
    for (fact, code), words in site.fact_words.items():
        if fact in site.facts:
            for field in ("unit", "as_of", "caution"):
                yield site.file(f"{code}/facts.yml"), code, getattr(words, field), getattr(site.facts[fact], field)
    for (_, code), form in site.forms.items():
        if form.words:
            originals = dict(words_of(form.original))
            yield from ((form.source, code, text, originals.get(place, "")) for place, text in words_of(form.words))


def _names(site: Site, code: str) -> Iterator[Pair]:
    ours, theirs = site.names.get(code), site.names.get(site.config.source_locale)
    if ours and theirs:
        for kind in ("nations", "needs", "languages"):
            originals = getattr(theirs, kind)
            for word, text in getattr(ours, kind).items():
                yield site.file(f"{code}/{NAMES_FILE}"), code, text, originals.get(word, "")


def _danger(site: Site, code: str) -> Iterator[Pair]:
    ours, theirs = site.search_words.get(code), site.search_words.get(site.config.source_locale)
    if ours and theirs:
        for kind, danger in ours.danger.items():
            original = theirs.danger[kind].say if kind in theirs.danger else ""
            yield site.file(f"{code}/{DANGER_FILE}"), code, danger.say, original
