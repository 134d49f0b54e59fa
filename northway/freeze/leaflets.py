"""Leaflets: the pages that `site.yml` names, each as a tagged PDF file (PDF/UA-1) of A5 pages.

WeasyPrint makes them. Nothing else needs it, so it is imported only when somebody prints leaflets.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from flask import Flask
from flask_babel import refresh

from northway.content.pages import HOME, Edition
from northway.web.context import publication_of
from northway.web.views import leaflet_of

FONT = re.compile(r"(?<=\")[^\"]*/assets/\w+/(fonts/[\w-]+\.woff2)")
NO_WEASYPRINT = "Leaflets need WeasyPrint, which is not installed: run `make leaflets`."
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")  # the names of Debian's packages
NO_PANGO = f"Leaflets need Pango, which is not installed: as root run `apt-get install {' '.join(PANGO)}`."


class LeafletError(Exception):
    """Leaflets cannot be printed. The message says why, and what to do."""


def find_weasyprint() -> ModuleType:
    """WeasyPrint, or a LeafletError that says what to install."""
    try:
        import weasyprint
    except ImportError as error:
        raise LeafletError(NO_WEASYPRINT) from error
    except OSError as error:  # importing it loads system libraries, which may be missing
        raise LeafletError(NO_PANGO) from error
    found: ModuleType = weasyprint
    return found


def print_leaflets(app: Flask, folder: Path) -> Iterator[Path]:
    """Write the leaflets into `folder`: one for each page in each language that somebody wrote it in."""
    weasyprint = find_weasyprint()
    folder.mkdir(parents=True, exist_ok=True)
    site = publication_of(app).site
    for path in site.config.leaflets:
        for locale in site.written_in(path):
            file = folder / f"{path.replace('/', '-') or 'home'}-{locale.code}.pdf"
            file.write_bytes(_pdf(app, site.editions[path, locale.code], weasyprint))
            yield file


def _pdf(app: Flask, edition: Edition, weasyprint: ModuleType) -> bytes:
    start = "" if edition.locale == publication_of(app).site.config.source else f"/{edition.locale.code}"
    with app.test_request_context(f"{start}/{edition.path}/" if edition.path != HOME else f"{start}/"):
        refresh()  # Flask-Babel keeps a locale on the app's context, which this request may share
        html, address = leaflet_of(edition)
    whole = _with_fonts(html, publication_of(app).static.assets)
    nothing_else = weasyprint.urls.URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    printed: bytes = weasyprint.HTML(string=whole, base_url=address, url_fetcher=nothing_else).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return printed


def _with_fonts(html: str, assets: Mapping[str, bytes]) -> str:
    """The page with its fonts as data addresses inside it."""
    return FONT.sub(lambda found: f"data:font/woff2;base64,{b64encode(assets[found[1]]).decode()}", html)
