"""The pages, helplines and locale named in `site.yml` exist, and so do the sources that pages name."""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from northway.content.pages import Helpline, Page
from northway.content.site import Site
from northway.problems import Problem, allowed_hint, suggest

RULE = "settings"
MAY_BE_LEFT_OUT = ("quoting", "search", "quiet_search", "languages")
# The fields whose values are paths of pages.
PAGES = (
    *("navigation", "footer", "leaflets", "about", "privacy", "quiet_privacy", "unchecked_may_go_live"),
    *MAY_BE_LEFT_OUT,
)


def check(site: Site) -> Iterator[Problem]:
    """Find names in `site.yml` and in `sources` of pages that do not exist, and settings that help no reader."""
    config = site.config
    named: list[tuple[str, str, Collection[str]]] = [(field, "page", site.originals) for field in PAGES]
    named += [
        ("quiet", "page", {path for path in site.originals if path and "/" not in path}),
        ("emergency", "helpline", site.helplines),
        ("always_there", "helpline", site.helplines),
        ("bank_holidays", "nation", config.nations),
    ]
    for field, kind, known in named if site.pages else ():
        names = getattr(config, field)
        for name in [names] if isinstance(names, str) else names:
            if name not in known and (name or field not in MAY_BE_LEFT_OUT):
                hint = suggest(name, known, allowed_hint(known))
                what = f"`{field}` names `{name}`, which does not exist"
                yield site.unless_broken(kind, name, site.problem(field, RULE, what, hint))
    if site.pages:
        yield from _check_ways_out(site)
    for page in site.texts.values():
        for place, name in _sources_of(page):
            if name not in site.sources and page.locale == config.source_locale:
                hint = suggest(name, site.sources, "add it to sources.yml")
                fault = page.problem(place, "sources", f"there is no source `{name}`", hint)
                yield site.unless_broken("source", name, fault)


def _check_ways_out(site: Site) -> Iterator[Problem]:
    config = site.config
    if site.helplines and not config.emergency:
        what = "`emergency` names no helpline, so no page has a number"
        yield site.problem("emergency", RULE, what, "name one, or more")
    helped = {_host(line.website): line.title for line in site.helplines.values() if line.website}
    for locale in config.locales:
        for host in map(_host, locale.leave_url):
            if host == _host(config.base_url):
                what = f"`leave_url` of `{locale.code}` leads back to this site"
                hint = "write the address of an ordinary page on another site"
                yield site.problem("locales", RULE, what, hint)
            if host in helped:
                what = f"`leave_url` of `{locale.code}` leads to {helped[host]}, which reveals what was read here"
                hint = "write the address of an ordinary page that reveals nothing"
                yield site.problem("locales", RULE, what, hint)
    if (
        config.quiet
        and {*config.quiet} <= {*site.originals}
        and config.quiet_privacy in site.originals
        and not site.is_quiet(config.quiet_privacy)
    ):
        what = f"`quiet_privacy` names `{config.quiet_privacy}`, which is not in a section listed in `quiet`"
        hint = "name a page of a quiet section, or add its section to `quiet`"
        yield site.problem("quiet_privacy", RULE, what, hint)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _sources_of(page: Page) -> Iterator[tuple[str, str]]:
    """The sources that a page names, each with its path in the front matter."""
    yield from ((f"sources.{index}", name) for index, name in enumerate(page.sources))
    if isinstance(page, Helpline):
        yield from ((f"privacy_sources.{index}", name) for index, name in enumerate(page.privacy_sources))
