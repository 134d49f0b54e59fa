"""Divides the pages among sitemaps of at most 50,000 addresses and 50 MB (sitemaps.org), and dates them."""

from datetime import date

from northway.content.pages import Helpline, Page
from northway.content.site import SharedContent, Site
from northway.directory.open_data.identities import last_change
from northway.markup.passages import TAKEN_IN

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
MARKUP = 130  # bytes round an address, at most


def sitemap_parts(site: Site) -> list[list[str]]:
    """The paths of the pages, in as many parts as there must be sitemaps."""
    parts: list[list[str]] = [[]]
    addresses = size = 0
    for path in site.originals:
        locales = len(site.written_in(path))
        # Each address names the page in every locale, and once more as `x-default`.
        bytes_of_path = locales * (locales + 2) * (len(site.config.base_url) + len(path) + MARKUP)
        if parts[-1] and (addresses + locales > MOST_ADDRESSES or size + bytes_of_path > MOST_BYTES):
            parts.append([])
            addresses = size = 0
        parts[-1].append(path)
        addresses, size = addresses + locales, size + bytes_of_path
    return parts


def changed_on(page: Page, shared: SharedContent) -> date:
    """The day on which somebody last reviewed a page, its record, or a passage in it; never the day of a freeze."""
    passages = (shared.passage_in(name, page.locale) for name in TAKEN_IN.findall(page.body))
    own = last_change(page) if isinstance(page, Helpline) else page.reviewed
    return max([own, *(passage.reviewed for passage in passages if passage)])
