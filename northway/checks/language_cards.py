"""Cards in languages without pages take their numbers from records, so no line on them has a number to dial."""

import re
from collections.abc import Iterator, Mapping

from northway.content.card_files import FOLDER
from northway.content.language_cards import CardWords
from northway.content.site import Site
from northway.problems import Problem, allowed_hint, suggest

RULE = "cards"
DIALLED = re.compile(r"\d{3,}|\d{2,}[ -]\d{2,}")  # not two digits, which may be an age


def check(site: Site) -> Iterator[Problem]:
    """Find cards that no page lists, helplines that have no record or no phone, and numbers typed into words."""
    source, config = site.cards.source, site.config
    if site.cards.by_code and not config.languages:
        what = f"{FOLDER}/ has cards, but `languages` names no page that lists them"
        yield Problem(site.settings_file, 1, RULE, what, "name the page with `::: all-languages`")
    for page in filter(None, map(site.originals.get, site.card_paths)):
        what = f"/{page.path}/ is also the address of a card"
        yield Problem(page.source, 1, RULE, what, "give one of them another name")
    if source:
        for identity in source.numbers:
            yield from _check_helpline(site, identity)
        yield from _check_words(site, {config.source_locale: source, **site.cards.by_code})


def _check_words(site: Site, cards: Mapping[str, CardWords]) -> Iterator[Problem]:
    for code, card in cards.items():
        words = {**card.numbers, **card.lines, "first": card.first, "aloud": card.aloud, "unchecked": card.unchecked}
        for identity, text in words.items():
            if found := DIALLED.search(text):
                what = f"`{identity}` has the number {found[0]} in it"
                yield Problem(
                    site.file(f"{FOLDER}/{code}.yml"), 1, RULE, what, "take it out: numbers come from the records"
                )


def _check_helpline(site: Site, identity: str) -> Iterator[Problem]:
    helpline, file = site.helplines.get(identity), site.file(f"{FOLDER}/{site.config.source_locale}.yml")
    if not helpline:
        hint = suggest(identity, site.helplines, allowed_hint(site.helplines))
        fault = Problem(file, 1, RULE, f"there is no helpline `{identity}`", hint)
        yield site.unless_broken("helpline", identity, fault)
    elif helpline.first_channel.kind != "phone":
        yield Problem(file, 1, RULE, f"`{identity}` has no phone as its first channel", "name a helpline that has")
