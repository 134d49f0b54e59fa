"""What site.yml lets records use: audiences, nations, needs, languages, numbers; and what each language calls them."""

import re
from collections.abc import Collection, Iterator, Mapping

import babel.localedata

from northway.content.bank_holidays import known_calendars
from northway.content.dialling import fault_of_writing, has_numbering_plan, is_dialable
from northway.content.frontmatter import Fields
from northway.content.pages import HelplineFields, PageFields
from northway.content.site import Names
from northway.content.site_config import EVERYONE, SiteConfig
from northway.problems import Problem, allowed_hint, suggest


def check_page(config: SiteConfig, page: PageFields, fields: Fields) -> Iterator[Problem]:
    """Find audiences, nations and needs of a page that site.yml does not know."""
    yield from _unknown("audiences", ("audience",), page.audience, (*config.audiences, EVERYONE), fields)
    if isinstance(page, HelplineFields):
        yield from _unknown("nations", ("nations",), page.nations, config.nations, fields)
        yield from _unknown("needs", ("needs",), page.needs, config.needs, fields)
        if page.answers_in and page.answers_in not in config.nations:
            hint = suggest(page.answers_in, config.nations, allowed_hint(config.nations))
            yield fields.problem(("answers_in",), f"`{page.answers_in}` is none of our nations", hint)


def check_channels(config: SiteConfig, record: HelplineFields, fields: Fields) -> Iterator[Problem]:
    """Find numbers that no phone in our country can dial, and languages that nobody knows."""
    has_plan = has_numbering_plan(config.country)  # where it has none, that is said of site.yml, once
    for index, channel in enumerate(record.channels):
        place, value = ("channels", index), channel.value
        is_number = channel.kind in ("phone", "text")
        fault = fault_of_writing(value) if channel.kind in ("phone", "text", "relay") else None
        if fault:
            yield fields.problem((*place, "value"), f"{fault[0]}: `{value}`", fault[1])
        elif is_number and has_plan and not is_dialable(value, config.country):
            what = f"`{value}` is no number that a phone in {config.country} can dial"
            yield fields.problem((*place, "value"), what, "copy it from the operator's page")
        elif channel.kind == "phone" and re.fullmatch(config.text_code, value):
            yield fields.problem((*place, "value"), f"`{value}` is a number for texts", "write `kind: text`")
        for code in channel.languages:
            if not (babel.localedata.exists(code) or code in config.sign_languages):
                hint = f"write one such as {config.source_locale}, or list it in site.yml under `sign_languages`"
                yield fields.problem((*place, "languages"), f"`{code}` is no language's code", hint)


def check_config(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    """Find words of site.yml that no library knows, or that it does not list itself."""
    if not has_numbering_plan(config.country):
        hint = "write its two letters from ISO 3166, in capitals"
        yield fields.problem(("country",), f"nobody knows the telephone numbers of `{config.country}`", hint)
    elif config.bank_holidays:
        yield from _check_calendars(config, fields)
    if EVERYONE in config.audiences:
        place = ("audiences", config.audiences.index(EVERYONE))
        yield fields.problem(place, f"`{EVERYONE}` stands for all audiences, and is none", "remove it from the list")
    yield from _unknown("audiences", ("least_open",), config.least_open, config.audiences, fields)
    yield from _unknown("audiences", ("needs_not_for",), config.needs_not_for, config.audiences, fields)
    for audience, needs in config.needs_not_for.items():
        yield from _unknown("needs", ("needs_not_for", audience), needs, config.needs, fields)
    yield from _unknown("nations", ("nation_uris",), config.nation_uris, config.nations, fields)


def _check_calendars(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    known = known_calendars(config.country)
    if not known:
        what = f"nobody keeps the bank holidays of `{config.country}`"
        yield fields.problem(("bank_holidays",), what, "write `bank_holidays: {}`")
        return
    for nation, calendar in config.bank_holidays.items():
        if calendar not in known:
            hint = allowed_hint(known)
            yield fields.problem(
                ("bank_holidays", nation), f"nobody keeps the bank holidays of `{calendar}` in {config.country}", hint
            )


def check_names(config: SiteConfig, names: Names, fields: Fields, is_source: bool) -> Iterator[Problem]:
    """Find names for unknown nations and needs; in the source locale also nations and needs without a name."""
    named: Mapping[str, tuple[Mapping[str, str], Collection[str]]] = {
        "nations": (names.nations, config.nations),
        "needs": (names.needs, config.needs),
        "languages": (names.languages, config.sign_languages),
    }
    for kind, (words, known) in named.items():
        yield from _unknown(kind, (kind,), words, known, fields)
        for word in known:
            if is_source and word not in words:
                what = f"`{word}` of site.yml has no name"
                yield fields.problem((kind,), what, f"write `{word}: …` below `{kind}`")


def _unknown(
    kind: str, place: tuple[str, ...], words: Collection[str], known: Collection[str], fields: Fields
) -> Iterator[Problem]:
    """The words at `place`, a list or the keys of a mapping, that are not among `known`."""
    for index, word in enumerate(words):
        if word not in known:
            hint = suggest(word, known, allowed_hint(known)) if known else "remove it"
            step = word if isinstance(words, Mapping) else index
            yield fields.problem((*place, step), f"`{word}` is none of our {kind}", hint)
