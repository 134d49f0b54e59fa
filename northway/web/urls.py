"""Every URL that we publish, and which pages' words it depends on."""

from collections.abc import Iterator
from itertools import product

from northway.content.pages import Page
from northway.content.site import Site
from northway.publication.static_files import Static
from northway.web.cards import labels_round_card
from northway.web.reading_list import listed_pages
from northway.web.sitemap import changed_on, sitemap_parts

Url = tuple[str, dict[str, str]]
WITHOUT_PAGES = (
    "asset", "dataset", "headers_file", "one_service", "redirects_file", "robots", "security_txt", "sitemap",
)  # fmt: skip
HEADERS_FILES = ("_headers", "_headers.nginx", "_headers.caddy")
CHANGES: Url = ("dataset", {"name": "changes.xml"})  # its title is that of the list of helplines
DATASETS = ("services.json", "services.csv", "channels.csv", "changes.xml")
MARKDOWN = "index.md"  # beside each page's index.html
NUMBERS = "numbers.json"  # beside llms.txt, where programs look first


def all_urls(site: Site, static: Static) -> Iterator[Url]:
    """Every URL that we publish, by endpoint and values."""
    for name in static.assets:
        yield "asset", {"digest": static.digest, "name": name}
    for path, code in site.editions:
        yield "page", {"locale": code, "path": path}
        if has_markdown(site, path, code):
            yield "page_as_markdown", {"locale": code, "path": path}  # at once, while its body is in memory
    for path, locale in product(site.aliases, site.config.locales):
        yield "page", {"locale": locale.code, "path": path}
    beside = (key for key, edition in site.editions.items() if edition.has_side_by_side)
    yield from (("beside", {"locale": code, "path": path}) for path, code in beside)
    for path in site.card_paths:
        yield "page", {"locale": site.config.source_locale, "path": path}
    yield from (("headers_file", {"name": name}) for name in HEADERS_FILES)
    yield from (("dataset", {"name": name}) for name in (*DATASETS, NUMBERS))
    yield from (("one_service", {"name": name}) for name in site.helplines)
    with_contact = ["security_txt"] if site.config.security_expires else []
    yield from ((name, {}) for name in ("not_found", "sitemap", "robots", "llms", "redirects_file", *with_contact))
    searched = site.config.locales if site.config.search else ()
    yield from (("search_index_file", {"code": locale.code}) for locale in searched)
    parts = len(sitemap_parts(site))
    for part in range(1, parts + 1) if parts > 1 else ():
        yield "sitemap", {"part": str(part)}


def has_markdown(site: Site, path: str, code: str) -> bool:
    """Whether a page has Markdown for programs: if it is written, and not quiet (Markdown has no exit to click)."""
    return (path, code) in site.pages and not site.is_quiet(path)


def own_pages(site: Site, url: Url) -> list[Page] | None:
    """The pages whose own words a URL shows; None if it may show those of any page."""
    endpoint, values = url
    if url == CHANGES:
        return [page] if (page := site.originals.get(site.config.helplines)) else []
    if endpoint in WITHOUT_PAGES:
        return []
    if endpoint == "llms":
        quoting = site.config.quoting
        return [site.originals[quoting]] if quoting and quoting in site.originals else []
    if endpoint not in ("page", "page_as_markdown", "beside"):
        return None
    if site.card_at(values["path"]):
        return []
    path = site.aliases.get(values["path"], values["path"])
    edition = site.find_edition(path, values["locale"])
    return [edition.page, edition.original] if edition else None


def drawn_from_pages(site: Site, url: Url) -> object:
    """The few details of many pages that a URL shows, such as titles; its key holds these instead of the pages."""
    match url[0]:
        case "sitemap":
            return [(path, changed_on(page, site)) for path, page in site.originals.items()]
        case "llms":
            return listed_pages(site)
        case "page" if site.card_at(url[1]["path"]):
            return labels_round_card(site, url[1]["path"])
    return ()


def name_of(url: Url) -> str:
    """The name of a URL in caches and messages: its endpoint and its values."""
    endpoint, values = url
    return " ".join([endpoint, *(f"{name}={value}" for name, value in sorted(values.items()))])
