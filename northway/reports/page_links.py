"""Which pages lead to which, read off the outlines of their bodies and the settings."""

from collections.abc import Mapping

from northway.content.pages import HOME, Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline


def links_to_pages(site: Site, outlines: Mapping[Key, BodyOutline]) -> dict[str, list[Page]]:
    """The pages and passages of the source locale whose words lead to each path, in the order of paths."""
    found: dict[str, list[Page]] = {}
    for page in site.texts.values():
        if page.locale == site.config.source_locale:
            paths = {link.page.path for link in outlines[page.key].links if link.page} - {page.path}
            paths |= {
                f"{site.config.helplines}/{name}" for kind, name in outlines[page.key].records if kind == "helpline"
            }
            for path in sorted(paths):
                found.setdefault(path, []).append(page)
    return found


def orphans(site: Site, outlines: Mapping[Key, BodyOutline]) -> list[Page]:
    """The pages to which no words and no setting lead: readers meet them in a list of their section, if there."""
    config = site.config
    led_to = {*links_to_pages(site, outlines), *config.navigation, *config.footer, HOME, config.search}
    led_to |= {config.quiet_search, config.about, config.privacy, config.quiet_privacy, config.quoting}
    written = (page for page in site.originals.values() if not page.template_digest)
    return sorted((page for page in written if page.path not in led_to), key=lambda page: page.path)
