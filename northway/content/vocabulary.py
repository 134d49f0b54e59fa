"""Checks nations, needs and calendars against the lists in site.yml."""

from collections.abc import Iterator

from northway.content.bank_holidays import is_calendar
from northway.content.frontmatter import Fields
from northway.content.site import HelplineFields, Names
from northway.content.site_config import SiteConfig
from northway.problems import Problem, allowed_hint, suggest


def check_words(config: SiteConfig, record: HelplineFields, fields: Fields) -> Iterator[Problem]:
    """Find nations and needs of a record that site.yml does not list."""
    for name, known in (("nations", config.nations), ("needs", config.needs)):
        for index, word in enumerate(getattr(record, name)):
            if word not in known:
                hint = suggest(word, known, allowed_hint(known))
                yield fields.problem((name, index), f"`{word}` is none of our {name}", hint)


def check_calendars(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    """Find calendars in `bank_holidays` of site.yml that the `holidays` library does not know."""
    for nation, calendar in config.bank_holidays.items():
        if not is_calendar(calendar):
            hint = "write ENG, WLS, SCT or NIR"
            what = f"nobody keeps the bank holidays of `{calendar}`"
            yield fields.problem(("bank_holidays", nation), what, hint)


def check_names(config: SiteConfig, names: Names, fields: Fields, is_source: bool) -> Iterator[Problem]:
    """Find names for unknown nations and needs; in the source locale also nations and needs without a name."""
    for kind, known in (("nations", config.nations), ("needs", config.needs)):
        named = getattr(names, kind)
        for word in set(named) - set(known):
            hint = suggest(word, known, allowed_hint(known))
            yield fields.problem((kind, word), f"`{word}` is none of our {kind}", hint)
        for word in known:
            if is_source and word not in named:
                what = f"`{word}` of site.yml has no name"
                yield fields.problem((kind,), what, f"write `{word}: …` below `{kind}`")
