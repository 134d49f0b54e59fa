"""The words that site.yml lets records use, our nations and needs, and what each language calls them."""

from collections.abc import Iterator

from northway.content.bank_holidays import is_calendar
from northway.content.frontmatter import Fields
from northway.content.site import HelplineFields, Names
from northway.content.site_config import SiteConfig
from northway.problems import Problem, allowed_hint, suggest


def check_words(config: SiteConfig, record: HelplineFields, fields: Fields) -> Iterator[Problem]:
    """Find nations and needs of a record that site.yml does not know."""
    for name, known in (("nations", config.nations), ("needs", config.needs)):
        for index, word in enumerate(getattr(record, name)):
            if word not in known:
                hint = suggest(word, known, allowed_hint(known))
                yield fields.problem((name, index), f"`{word}` is none of our {name}", hint)
    if record.answers_in and record.answers_in not in config.nations:
        hint = suggest(record.answers_in, config.nations, allowed_hint(config.nations))
        yield fields.problem(("answers_in",), f"`{record.answers_in}` is none of our nations", hint)


def check_calendars(config: SiteConfig, fields: Fields) -> Iterator[Problem]:
    """Find bank holidays of site.yml that nobody keeps."""
    for nation, calendar in config.bank_holidays.items():
        if not is_calendar(calendar):
            hint = "write ENG, WLS, SCT or NIR"
            what = f"nobody keeps the bank holidays of `{calendar}`"
            yield fields.problem(("bank_holidays", nation), what, hint)


def check_names(config: SiteConfig, names: Names, fields: Fields, is_source: bool) -> Iterator[Problem]:
    """Find names of nothing; and, in the source locale, what has no name."""
    for kind, known in (("nations", config.nations), ("needs", config.needs)):
        named = getattr(names, kind)
        for word in set(named) - set(known):
            hint = suggest(word, known, allowed_hint(known))
            yield fields.problem((kind, word), f"`{word}` is none of our {kind}", hint)
        for word in known:
            if is_source and word not in named:
                what = f"`{word}` of site.yml has no name"
                yield fields.problem((kind,), what, f"write `{word}: …` below `{kind}`")
