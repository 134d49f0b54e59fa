"""The answer at every URL. A freeze visits what `urls.all_urls` names, so it must name each of them."""

import json

from flask import Flask, Response, abort, render_template, request, url_for
from flask.typing import RouteCallable
from flask_babel import Babel, force_locale, refresh
from werkzeug.routing import BaseConverter
from werkzeug.utils import get_content_type

from northway.content.pages import HOME, Edition, Helpline
from northway.content.site import Site
from northway.content.site_config import SiteConfig
from northway.publication.search_index import search_index
from northway.web.cards import language_card
from northway.web.context import get_publication, render_cache, site_context
from northway.web.data_views import dataset, one_service
from northway.web.headers import (
    HOST_FILES,
    MEDIA_TYPES,
    NOT_FOUND_FILE,
    Rules,
    header_rules,
    headers_at,
    media_type,
)
from northway.web.markdown_pages import markdown_page
from northway.web.page_context import SMALL, page_context
from northway.web.reading_list import reading_list
from northway.web.side_by_side import BESIDE, beside
from northway.web.sitemap import changed_on, sitemap_parts
from northway.web.urls import DATASETS, MARKDOWN, NUMBERS, has_markdown

OWN_TEMPLATES = {"questions": "question.html", "card": "card.html", "small": SMALL}


class PagePath(BaseConverter):
    """A page's path: names in lower case between slashes."""

    regex = r"[a-z0-9-]+(?:/[a-z0-9-]+)*"
    part_isolating = False


def route(app: Flask, config: SiteConfig) -> None:
    """Give the app its URLs: the source locale at the root, each other locale below its code."""
    app.url_map.converters["page_path"] = PagePath
    for code in (locale.code for locale in config.locales):
        prefix = "" if code == config.source_locale else f"/{code}"
        home, inside = {"locale": code, "path": HOME}, f"{prefix}/<page_path:path>/"
        views: list[tuple[str, RouteCallable]] = [("", page), (MARKDOWN, page_as_markdown)]
        for ending, view in [*views, *([(BESIDE, beside)] if code != config.source_locale else [])]:
            app.add_url_rule(f"{prefix}/{ending}", view.__name__, view, defaults=home)
            app.add_url_rule(f"{inside}{ending}", view.__name__, view, defaults={"locale": code})
    for address, view in (
        ("/assets/<digest>/<path:name>", asset),
        ("/404.html", not_found),
        ("/robots.txt", robots),
        ("/llms.txt", llms),
        ("/<any(_headers, '_headers.nginx', '_headers.caddy'):name>", headers_file),
        ("/_redirects", redirects_file),
        (f"/open-data/<any{DATASETS}:name>", dataset),
        ("/open-data/services/<name>.json", one_service),
    ):
        app.add_url_rule(address, view.__name__, view)
    app.add_url_rule(f"/{NUMBERS}", "dataset", dataset, defaults={"name": NUMBERS})
    if config.search:
        app.add_url_rule("/search-index/<code>.js", "search_index_file", search_index_file)
    if config.security_expires:
        app.add_url_rule("/.well-known/security.txt", "security_txt", security_txt)
    app.add_url_rule("/sitemap.xml", "sitemap", sitemap, defaults={"part": 0})
    app.add_url_rule("/sitemap-<int:part>.xml", "sitemap", sitemap)
    app.register_error_handler(404, lambda error: (not_found(), 404))
    # While freezing, all requests share one app context, and Flask-Babel keeps the locale on it.
    app.url_value_preprocessor(lambda endpoint, values: refresh())
    Babel(app, locale_selector=_select_locale)


def _select_locale() -> str:
    config = get_publication().site.config
    code = (request.view_args or {}).get("locale", config.source_locale)
    return (config.find_locale(code) or config.source).babel_id


def page(locale: str, path: str) -> str:
    """A page's edition in a locale; at a former or short path, a notice that leads to the page."""
    site = get_publication().site
    edition = site.find_edition(path, locale)
    if edition:
        template = _template(site, edition)
        return render_template(template, context=page_context(edition, template))
    if locale == site.config.source_locale and site.card_at(path):
        return language_card(path)
    now = site.find_edition(site.aliases.get(path, "?"), locale) or abort(404)
    return notice_page(now, "moved.html", is_short=path in site.short_paths)


def page_as_markdown(locale: str, path: str) -> Response:
    """A page that somebody wrote in a locale, as Markdown for programs; a quiet page has none."""
    site = get_publication().site
    if not has_markdown(site, path, locale):
        abort(404)
    return Response(markdown_page(site.editions[path, locale]), mimetype=media_type(MARKDOWN))


def notice_page(edition: Edition, template: str, **values: object) -> str:
    """A page with an edition's header and footer that shows nothing of its body."""
    return render_template(template, context=page_context(edition, template, has_body=False), **values)


def leaflet_of(edition: Edition) -> tuple[str, str]:
    """The HTML of an edition as a leaflet, and the published address in its QR code."""
    publication = get_publication()
    context = page_context(edition, _template(publication.site, edition))
    address = context.permalink(edition.original.short_path or edition.path, edition.locale)
    style = publication.static.sheet("leaflet")
    return render_template(
        "leaflet.html", context=context, base=context.template, address=address, leaflet_style=style
    ), address


def _template(site: Site, edition: Edition) -> str:
    if edition.path == HOME:
        return "home.html"
    if isinstance(edition.page, Helpline):
        return "helpline.html"
    if edition.page.layout in OWN_TEMPLATES:
        return OWN_TEMPLATES[edition.page.layout]
    if edition.path in (site.config.search, site.config.quiet_search):
        return "search.html"
    has_nation_pages = f"{edition.path}/{site.config.nations[0]}" in site.files
    is_section = not has_nation_pages and edition.path != site.config.helplines and site.children(edition.path)
    return "section.html" if is_section else "page.html"


def asset(digest: str, name: str) -> Response:
    """A static file beside the pages; its address holds a digest of all of them."""
    static = get_publication().static
    if digest != static.digest or name not in static.assets:
        abort(404)
    return Response(static.assets[name], mimetype=media_type(name))


def search_index_file(code: str) -> Response:
    """The search and its index for a language, as a script module: our pages' policy allows no other kind of file."""
    publication = get_publication()
    if not publication.site.config.find_locale(code):
        abort(404)
    values = search_index(publication.site, publication.bodies, code)
    script = publication.static.script(("search",)).text
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return Response(f"{script};export {{ begin }};export default {text};\n", mimetype="text/javascript")


def not_found() -> str:
    """The page for an address that leads nowhere. A host has one file for it, so it is in all languages."""
    site = get_publication().site
    parts = []
    for locale in site.config.locales:
        with force_locale(locale.babel_id):
            parts.append(notice_page(site.editions[HOME, locale.code], "components/lost.html"))
    home = site.find_edition(HOME, site.config.source_locale) or abort(404)
    with force_locale(site.config.source.babel_id):
        return notice_page(home, "not_found.html", parts=parts)


def sitemap(part: int) -> Response:
    """The pages that somebody wrote in each locale, with their translations (sitemaps.org, with xhtml:link).

    Part 0 is the whole; or, where that is too long for one, the list of the others.
    """
    site = get_publication().site
    parts = sitemap_parts(site)
    if part > len(parts):
        abort(404)
    if part == 0 and len(parts) > 1:
        text = render_template("published/sitemap-index.xml", context=site_context(), parts=parts)
    else:
        paths = parts[max(part, 1) - 1]
        days = {path: changed_on(site.originals[path], site) for path in paths}
        text = render_template("published/sitemap.xml", context=site_context(), paths=paths, days=days)
    return Response(text, mimetype="application/xml")


def robots() -> Response:
    """What robots may read (RFC 9309): everything, or nothing of a preview."""
    config = get_publication().site.config
    text = render_template("published/robots.txt", stage=config.stage, base_url=config.base_url.rstrip("/"))
    return Response(text, mimetype="text/plain")


def llms() -> Response:
    """What to read and how to quote it, for programs that read text (llmstxt.org)."""
    return Response(reading_list(get_publication().site), mimetype="text/plain")


def security_txt() -> Response:
    """Who to tell about a security hole in the site, and until when that holds (RFC 9116)."""
    config = get_publication().site.config
    address = site_context().published(url_for("security_txt"))
    text = render_template("published/security.txt", config=config, address=address)
    return Response(f"{text}\n", mimetype="text/plain")


def all_rules() -> Rules:
    """The table of headers, made once for each mount point: /, or /sub/ of another site."""
    made = render_cache().rules
    if not made:
        site, address = get_publication().site, site_context().address
        config = site.config
        quiet = [address(path, locale) for path in config.quiet for locale in config.locales]
        moved = [
            address(former, locale)
            for former, path in site.aliases.items()
            if site.is_quiet(path) and not site.is_quiet(former)
            for locale in config.locales
        ]
        made |= header_rules(address(HOME, config.source), quiet, moved, config.stage == "preview")
    return made


def sent_headers(status: int) -> dict[str, str]:
    """The headers that this answer is sent with."""
    path = f"/{NOT_FOUND_FILE}" if status == 404 else request.path
    return headers_at(all_rules(), request.script_root + path)


def headers_file(name: str) -> Response:
    """The table of headers in the format of one kind of host: those that read `_headers`, nginx, or Caddy."""
    (everywhere, always), *special = all_rules().items()
    values = {
        "context": site_context(),
        "everywhere": everywhere,
        "always": always,
        "special": special,
        "varied": list(dict.fromkeys(name for _, headers in special for name in headers)),
        "kinds": {suffix: get_content_type(kind, "utf-8") for suffix, kind in MEDIA_TYPES.items()},
        "lost": url_for("not_found"),
        "beside": HOST_FILES,
    }
    return Response(render_template(f"published/{name}", **values), mimetype="application/octet-stream")


def redirects_file() -> Response:
    """The redirects for hosts that read them; others serve the page that says where the old address leads."""
    text = render_template("published/_redirects", context=site_context())
    return Response(text, mimetype="application/octet-stream")
