"""A language is published with a home page, names and quiet words of its own, or not at all."""

from collections.abc import Iterator

from northway.checks.quiet import FILE
from northway.content.locales import Locale
from northway.content.pages import HOME
from northway.content.site import Site
from northway.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """Find locales beside the source locale that lack any of these, and whose files have no other faults."""
    faulty = {problem.source for problem in site.problems}
    if HOME in site.originals:
        yield from (problem for problem in _lacking(site) if problem.source not in faulty)


def _lacking(site: Site) -> Iterator[Problem]:
    for locale in site.config.locales:
        if locale.code == site.config.source_locale:
            continue
        if (HOME, locale.code) not in site.pages:
            yield _problem(site, locale, f"{locale.code}/index.md", "no home page", "translate the home page")
        names = site.names.get(locale.code)
        lacking = []
        for kind, wanted in (("nations", site.config.nations), ("needs", site.config.needs)):
            own = getattr(
                site.names.get(site.config.source_locale), kind, wanted
            )  # what nobody has named, is told there
            known = getattr(names, kind) if names else ()
            unnamed = [word for word in wanted if word in own and word not in known]
            lacking += [f"{kind}: {', '.join(unnamed)}"] if unnamed else []
        if lacking:
            what = f"no names for {'; '.join(lacking)}"
            yield _problem(site, locale, f"{locale.code}/names.yml", what, "write them below `nations` and `needs`")
        if site.config.quiet and locale.code not in site.quiet_words:
            yield _problem(site, locale, FILE, "no quiet words", f"add a list `{locale.code}:` to {FILE}")


def _problem(site: Site, locale: Locale, name: str, what: str, hint: str) -> Problem:
    source = site.settings_file.removesuffix("site.yml") + name
    or_not = f"or take `{locale.code}` out of `locales` in site.yml until it has them"
    return Problem(source, 1, "locales", f"{locale.autonym} is published with {what}", f"{hint}, {or_not}")
