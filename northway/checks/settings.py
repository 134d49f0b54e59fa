"""The pages, helplines and locale named in `site.yml` exist, and so do the sources that pages name."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from northway.content.pages import Helpline, Page
from northway.content.site import Site
from northway.problems import Problem, allowed_hint, suggest, waiting


def check(site: Site) -> Iterator[Problem]:
    """Find names in `site.yml` and in `sources` of pages that do not exist, and settings that help no reader."""
    config = site.config
    named = (
        ("navigation", config.navigation, "page", site.originals),
        ("footer", config.footer, "page", site.originals),
        ("leaflets", config.leaflets, "page", site.originals),
        ("about", (config.about,), "page", site.originals),
        ("privacy", (config.privacy,), "page", site.originals),
        ("quiet_privacy", (config.quiet_privacy,), "page", site.originals),
        ("quoting", [config.quoting] if config.quoting else (), "page", site.originals),
        ("quiet", config.quiet, "page", {path for path in site.originals if path and "/" not in path}),
        ("search", filter(None, [config.search]), "page", site.originals),
        ("quiet_search", filter(None, [config.quiet_search]), "page", site.originals),
        ("languages", filter(None, [config.languages]), "page", site.originals),
        ("unchecked_may_go_live", config.unchecked_may_go_live, "page", site.originals),
        ("emergency", config.emergency, "helpline", site.helplines),
        ("always_there", config.always_there, "helpline", site.helplines),
        ("bank_holidays", config.bank_holidays, "nation", config.nations),
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
        for place, name in _sources_of(page):
            if name not in site.sources and page.locale == config.source_locale:
                hint = suggest(name, site.sources, "add it to sources.yml")
                fault = Problem(page.source, page.line_of(place), "sources", f"there is no source `{name}`", hint)
                yield _unless_broken(site, "source", name, fault)


def _check_ways_out(site: Site) -> Iterator[Problem]:
    config = site.config
    if site.helplines and not config.emergency:
        yield _fault(site, "emergency", "`emergency` names no helpline, so no page has a number", "name one, or more")
    helped = {_host(line.website): line.title for line in site.helplines.values() if line.website}
    for locale in config.locales:
        for host in map(_host, locale.leave_url):
            if host == _host(config.base_url):
                what = f"`leave_url` of `{locale.code}` leads back to this site"
                yield _fault(site, "locales", what, "write the address of an ordinary page on another site")
            if host in helped:
                what = f"`leave_url` of `{locale.code}` leads to {helped[host]}, which reveals what was read here"
                yield _fault(site, "locales", what, "write the address of an ordinary page that reveals nothing")
    if (
        config.quiet
        and {*config.quiet} <= {*site.originals}
        and config.quiet_privacy in site.originals
        and not site.is_quiet(config.quiet_privacy)
    ):
        what = f"`quiet_privacy` names `{config.quiet_privacy}`, which is not in a section listed in `quiet`"
        yield _fault(site, "quiet_privacy", what, "name a page of a quiet section, or add its section to `quiet`")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _fault(site: Site, field: str, message: str, hint: str) -> Problem:
    return Problem(site.settings_file, site.settings_lines.get(field, 1), "settings", message, hint)


def _unless_broken(site: Site, kind: str, name: str, fault: Problem) -> Problem:
    cause = site.broken_by(kind, name)
    return waiting(fault.source, fault.line, cause) if cause else fault


def _sources_of(page: Page) -> Iterator[tuple[str, str]]:
    """The sources that a page names, each with its path in the front matter."""
    yield from ((f"sources.{index}", name) for index, name in enumerate(page.sources))
    if isinstance(page, Helpline):
        yield from ((f"privacy_sources.{index}", name) for index, name in enumerate(page.privacy_sources))
