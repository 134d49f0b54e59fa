"""The pages, helplines and locale that `site.yml` names exist, and the sources that pages name."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from northway.content.pages import Helpline, Page
from northway.content.site import Site
from northway.problems import Problem, allowed_hint, suggest, waiting


def check(site: Site) -> Iterator[Problem]:
    """Find names in `site.yml`, and in `sources` of pages, that do not exist, and settings that lead nowhere."""
    config = site.config
    named = (
        ("navigation", config.navigation, "page", site.originals),
        ("footer", config.footer, "page", site.originals),
        ("about", (config.about,), "page", site.originals),
        ("privacy", (config.privacy,), "page", site.originals),
        ("quiet_privacy", (config.quiet_privacy,), "page", site.originals),
        ("quiet", config.quiet, "page", site.originals),
        ("search", filter(None, [config.search]), "page", site.originals),
        ("quiet_search", filter(None, [config.quiet_search]), "page", site.originals),
        ("emergency", config.emergency, "helpline", site.helplines),
        ("always_there", config.always_there, "helpline", site.helplines),
        ("bank_holidays", config.bank_holidays, "nation", config.nations),
        ("source_locale", (config.source_locale,), "locale", [locale.code for locale in config.locales]),
    )
    for field, names, kind, known in named:
        for name in names if site.pages else ():
            if name not in known:
                hint = suggest(name, known, allowed_hint(known))
                what = f"`{field}` names `{name}`, which does not exist"
                yield _unless_broken(site, kind, name, _fault(site, field, what, hint))
    if site.pages:
        yield from _check_ways_out(site)
    for page in site.texts.values():
        for name in _sources_of(page):
            if name not in site.sources and page.locale == config.source_locale:
                hint = suggest(name, site.sources, "add it to sources.yml")
                fault = Problem(page.source, page.line_of("sources"), "sources", f"there is no source `{name}`", hint)
                yield _unless_broken(site, "source", name, fault)


def _check_ways_out(site: Site) -> Iterator[Problem]:
    config = site.config
    if site.helplines and not config.emergency:
        yield _fault(site, "emergency", "`emergency` names no helpline, so no page has a number", "name one, or more")
    for name, address in (("leave_url", config.leave_url),):
        if urlsplit(address).hostname == urlsplit(config.base_url).hostname:
            what = f"`{name}` leads back to this site"
            yield _fault(site, name, what, "write the address of a page elsewhere that tells nobody anything")


def _fault(site: Site, field: str, message: str, hint: str) -> Problem:
    return Problem(site.settings_file, site.settings_lines.get(field, 1), "settings", message, hint)


def _unless_broken(site: Site, kind: str, name: str, fault: Problem) -> Problem:
    cause = site.broken_by(kind, name)
    return waiting(fault.source, fault.line, cause) if cause else fault


def _sources_of(page: Page) -> tuple[str, ...]:
    return (*page.sources, *page.privacy_sources) if isinstance(page, Helpline) else page.sources
