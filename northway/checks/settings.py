"""What `site.yml` names must exist: pages, helplines, the source locale."""

from collections.abc import Iterator

from northway.content.site import Helpline, Page, Site
from northway.problems import Problem, allowed_hint, suggest


def check(site: Site) -> Iterator[Problem]:
    """Find names in `site.yml`, and in pages' `sources`, that lead nowhere."""
    config = site.config
    source = site.settings_file
    named = (
        ("navigation", config.navigation, site.originals),
        ("footer", config.footer, site.originals),
        ("about", (config.about,), site.originals),
        ("privacy", (config.privacy,), site.originals),
        ("quiet_privacy", (config.quiet_privacy,), site.originals),
        ("emergency", config.emergency, site.helplines),
        ("always_there", config.always_there, site.helplines),
        ("bank_holidays", config.bank_holidays, config.nations),
        ("source_locale", (config.source_locale,), [locale.code for locale in config.locales]),
    )
    for field, names, known in named:
        for name in names:
            if name not in known and not site.problems:
                hint = suggest(name, known, allowed_hint(known))
                yield Problem(source, 1, "settings", f"`{field}` names `{name}`, which does not exist", hint)
    for page in site.originals.values():
        for name in _sources_of(page):
            if name not in site.sources:
                hint = suggest(name, site.sources, "add it to sources.yml")
                yield Problem(page.source, 1, "sources", f"there is no source `{name}`", hint)


def _sources_of(page: Page) -> tuple[str, ...]:
    return (*page.sources, *page.privacy_sources) if isinstance(page, Helpline) else page.sources
