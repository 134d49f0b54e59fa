"""Every URL that we publish, and which pages' words it depends on."""

from collections.abc import Iterator

from northway.content.pages import Page
from northway.content.site import Site
from northway.publication.static_files import Static
from northway.web.sitemap import sitemap_parts

Url = tuple[str, dict[str, str]]
WITHOUT_PAGES = (
    "asset", "dataset", "headers_file", "one_service", "redirects_file", "robots", "security_txt", "sitemap",
)  # fmt: skip
HEADERS_FILES = ("_headers", "_headers.nginx", "_headers.caddy")
CHANGES: Url = ("dataset", {"name": "changes.xml"})  # its title is that of the list of helplines
DATASETS = ("services.json", "services.csv", "channels.csv", "changes.xml")


def all_urls(site: Site, static: Static) -> Iterator[Url]:
    """Every URL that we publish, by endpoint and values."""
    for name in static.assets:
        yield "asset", {"digest": static.digest, "name": name}
    for path, code in site.editions:
        yield "page", {"locale": code, "path": path}
    for path in site.former_paths:
        for locale in site.config.locales:
            yield "page", {"locale": locale.code, "path": path}
    for name in HEADERS_FILES:
        yield "headers_file", {"name": name}
    yield from (("dataset", {"name": name}) for name in DATASETS)
    yield from (("one_service", {"name": name}) for name in site.helplines)
    with_contact = ["security_txt"] if site.config.security_expires else []
    yield from ((name, {}) for name in ("not_found", "sitemap", "robots", "redirects_file", *with_contact))
    parts = len(sitemap_parts(site))
    for part in range(1, parts + 1) if parts > 1 else ():
        yield "sitemap", {"part": str(part)}


def own_pages(site: Site, url: Url) -> list[Page] | None:
    """The pages whose own words a URL shows; None where it may show those of any."""
    endpoint, values = url
    if url == CHANGES:
        return [page] if (page := site.originals.get(site.config.helplines)) else []
    if endpoint in WITHOUT_PAGES:
        return []
    if endpoint != "page":
        return None
    path = site.former_paths.get(values["path"], values["path"])
    edition = site.find_edition(path, values["locale"])
    return [edition.page, edition.original] if edition else None


def name_of(url: Url) -> str:
    """What our records call a URL: its endpoint and its values."""
    endpoint, values = url
    return " ".join([endpoint, *(f"{name}={value}" for name, value in sorted(values.items()))])
