"""Checks words that `site.yml` must list (audiences, nations, needs) and their names; and numbers and languages."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

import babel.localedata

from northway.content.bank_holidays import known_calendars
from northway.content.dialling import fault_of_dialling, fault_of_writing, has_numbering_plan
from northway.content.frontmatter import Fields
from northway.content.helplines import Channel
from northway.content.pages import HelplineFields, PageFields
from northway.content.site import Names
from northway.content.site_config import EVERYONE, SiteConfig
from northway.content.style_rules import DEFAULT, StyleRules
from northway.problems import Problem, allowed_hint, suggest

UNKNOWN_WORD, UNNAMED = "vocabulary", "names"  # rules: a word is not in site.yml; a word has no name in names.yml
MANY = 3  # if this many places use a word that is not in site.yml, the fault is reported in site.yml


def check_style(config: SiteConfig, rules: StyleRules, fields: Fields, paths: Collection[str]) -> Iterator[Problem]:
    """Find sections, pages and audiences in `writing.yml` that the site does not have."""
    sections = {path.split("/")[0] for path in paths}
    places: tuple[tuple[str, Iterable[tuple[str | int, str]], set[str], str], ...] = (
        ("reading", ((name, name) for name in rules.reading), {DEFAULT, *sections}, "there is no section `{}`"),
        ("pages", ((name, name) for name in rules.pages), {*sections, *paths}, "there is no page or section `{}`"),
        ("urgent", enumerate(rules.urgent), {*sections, *paths}, "there is no page or section `{}`"),
        ("jargon_for", enumerate(rules.jargon_for), {*config.audiences}, "`{}` is not one of our audiences"),
    )
    for key, names, known, message in places:
        for place, name in names:
            if name not in known:
                hint = suggest(name, known, allowed_hint(name for name in known if "/" not in name))
                yield fields.problem((key, place), message.format(name), hint)


def check_page(config: SiteConfig, page: PageFields, fields: Fields) -> Iterator[Problem]:
    """Find audiences, nations and needs of a page that are not in site.yml."""
    yield from _unknown("audiences", ("audience",), page.audience, (*config.audiences, EVERYONE), fields)
    if isinstance(page, HelplineFields):
        yield from _unknown("nations", ("nations",), page.nations, config.nations, fields)
        yield from _unknown("needs", ("needs",), page.needs, config.needs, fields)
        own = {page.answers_in: ""} if page.answers_in else {}
        yield from _unknown("nations", (), own, config.nations, fields)


def check_channels(config: SiteConfig, record: HelplineFields, fields: Fields) -> Iterator[Problem]:
    """Find numbers that phones in the site's country cannot dial, and codes that are not those of languages."""
    has_plan = has_numbering_plan(config.country)  # if not, `check_config` reports that once
    for index, channel in enumerate(record.channels):
        place, value = ("channels", index), channel.value
        fault = _fault_of_number(channel, config.country if has_plan else "")
        if fault:
            yield fields.problem((*place, "value"), f"{fault[0]}: `{value}`", fault[1])
        elif channel.kind == "phone" and re.fullmatch(config.text_code, value):
            yield fields.problem((*place, "value"), f"`{value}` is a number for texts", "write `kind: text`")
        for code in channel.languages:
            if not (babel.localedata.exists(code) or code in config.sign_languages):
                hint = f"write one such as {config.source_locale}, or list it in site.yml under `sign_languages`"
                yield fields.problem((*place, "languages"), f"`{code}` is not a language code", hint)


def _fault_of_number(channel: Channel, country: str) -> tuple[str, str] | None:
    if channel.kind not in ("phone", "text", "relay"):
        return None
    number = channel.value
    fault = fault_of_writing(number) or (fault_of_dialling(number, country) if country else None)
    if fault and channel.kind == "relay" and " " in number:  # the relay's own number comes before the helpline's
        return _fault_of_number(
            channel.model_copy(update={"value": number.partition(" ")[2], "kind": "phone"}), country
        )
    return fault


def check_config(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    """Find words in site.yml that the libraries do not know, or that site.yml itself does not list."""
    if not has_numbering_plan(config.country):
        hint = "write its two-letter code from ISO 3166, in capitals"
        yield fields.problem(("country",), f"the country `{config.country}` has no known telephone numbers", hint)
    elif config.bank_holidays:
        yield from _check_calendars(config, fields)
    if EVERYONE in config.audiences:
        place = ("audiences", config.audiences.index(EVERYONE))
        yield fields.problem(place, f"`{EVERYONE}` means all audiences, and is not one", "remove it from the list")
    yield from _unknown("audiences", ("least_open",), config.least_open, config.audiences, fields)
    yield from _unknown("audiences", ("needs_not_for",), config.needs_not_for, config.audiences, fields)
    for audience, needs in config.needs_not_for.items():
        yield from _unknown("needs", ("needs_not_for", audience), needs, config.needs, fields)
    yield from _unknown("nations", ("nation_uris",), config.nation_uris, config.nations, fields)


def _check_calendars(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    known = known_calendars(config.country)
    if not known:
        what = f"the bank holidays of `{config.country}` are not known"
        yield fields.problem(("bank_holidays",), what, "write `bank_holidays: {}`")
        return
    lacking = [nation for nation in config.nations if nation not in config.bank_holidays]
    if {*config.bank_holidays} <= {*config.nations}:  # otherwise one of them is misspelt
        for nation in lacking:
            what = f"`bank_holidays` has no calendar for `{nation}`"
            yield fields.problem(("bank_holidays",), what, f"{allowed_hint(known)}, such as `{nation}: {min(known)}`")
    for nation, calendar in config.bank_holidays.items():
        if calendar not in known:
            hint = allowed_hint(known)
            yield fields.problem(
                ("bank_holidays", nation), f"the bank holidays of `{calendar}` in {config.country} are not known", hint
            )


def check_names(config: SiteConfig, names: Names, fields: Fields, is_source: bool) -> Iterator[Problem]:
    """Find names of unknown nations, needs and languages; in the source locale, also any of these without a name."""
    for kind, known in (("nations", config.nations), ("needs", config.needs), ("languages", config.sign_languages)):
        words: Mapping[str, str] = getattr(names, kind)
        unknown = list(_unknown(kind, (kind,), words, known, fields))
        yield from unknown
        meant = {problem.hint for problem in unknown}  # a name that is only misspelt is not also reported as missing
        for word in known:
            if is_source and word not in words and f"did you mean `{word}`?" not in meant:
                what = f"`{word}` in site.yml has no name"
                yield fields.problem((kind,), what, f"write `{word}: …` below `{kind}`", UNNAMED)


def _unknown(
    kind: str, place: tuple[str, ...], words: Collection[str], known: Collection[str], fields: Fields
) -> Iterator[Problem]:
    """Problems for the words at `place` (a list, or the keys of a mapping) that are not among `known`."""
    for index, word in enumerate(words):
        if word not in known:
            hint = suggest(word, known, allowed_hint(known)) if known else "remove it"
            step = word if isinstance(words, Mapping) else index
            yield fields.problem((*place, step), f"`{word}` is not one of our {kind}", hint, UNKNOWN_WORD)


def missing_words(config: SiteConfig, problems: Iterable[Problem], fields: Fields) -> dict[str, Problem]:
    """A problem in site.yml for each word that many places use although site.yml does not list it."""
    unknown = Counter(problem.message for problem in problems if problem.rule == UNKNOWN_WORD)
    found = {}
    for message, number in unknown.items():
        word, kind = message[1:].split("`")[0], message.rpartition(" ")[2]
        if number >= MANY and kind in ("nations", "needs", "audiences"):
            listed = getattr(config, kind)
            what = f"`{kind}` has no `{word}`, which {number} places use"
            near = suggest(word, listed, "")
            hint = (
                f"write it in place of {near[len('did you mean ') : -1]}"
                if near
                else "add it, or take it out of those places"
            )
            found[word] = fields.problem((kind,), what, hint, UNKNOWN_WORD)
    return found
