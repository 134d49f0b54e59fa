"""Which pages stand in which sitemap: one has room for 50,000 addresses and 50 MB (sitemaps.org)."""

from northway.content.site import Site

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
MARKUP = 100  # bytes round an address, at most


def sitemap_parts(site: Site) -> list[list[str]]:
    """The paths of the pages, in as many parts as there must be sitemaps."""
    parts: list[list[str]] = [[]]
    addresses = size = 0
    for path in site.originals:
        locales = len(site.written_in(path))
        # Each address names the page in every locale, and once more for readers of none.
        bytes_of_path = locales * (locales + 2) * (len(site.config.base_url) + len(path) + MARKUP)
        if parts[-1] and (addresses + locales > MOST_ADDRESSES or size + bytes_of_path > MOST_BYTES):
            parts.append([])
            addresses = size = 0
        parts[-1].append(path)
        addresses, size = addresses + locales, size + bytes_of_path
    return parts
