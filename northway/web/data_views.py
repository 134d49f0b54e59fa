"""The answer at every URL of open data."""

import json

from flask import Response, abort, render_template
from flask_babel import force_locale

from northway.content.pages import Helpline
from northway.content.site import Site
from northway.directory.open_data.feed import feed_of
from northway.directory.open_data.numbers import numbers
from northway.directory.open_data.services import page_of_services, service
from northway.directory.open_data.spreadsheets import channels_table, services_table
from northway.web.context import get_publication, site_context
from northway.web.markdown_pages import contact_line
from northway.web.urls import NUMBERS


def dataset(name: str) -> Response:
    """All helplines for other people's programs, in one file (northway/directory/open_data)."""
    site = get_publication().site
    helplines = site.helplines.values()
    if name == "services.json":
        return _json(page_of_services(helplines, site))
    if name == NUMBERS:
        return _json(_every_number(site))
    if name == "changes.xml":
        # Not Atom's own media type: hosts choose the type by the ending of the file's name.
        home = site.originals.get(site.config.helplines) or abort(404)
        text = render_template(
            "published/changes.xml", context=site_context(), feed=feed_of(helplines), title=home.title
        )
        return Response(text, mimetype="application/xml")
    table = services_table(helplines, site) if name == "services.csv" else channels_table(helplines)
    return Response(table, mimetype="text/csv")


def _every_number(site: Site) -> dict[str, object]:
    context, config = site_context(), site.config

    def says(helpline: Helpline, place: int) -> str:
        with force_locale(config.source.babel_id):
            return contact_line(context, helpline, place)

    rows = numbers(site.helplines.values(), site, says, lambda path: context.permalink(path, config.source))
    about = context.permalink(config.about, config.source)
    head = {"name": config.name, "about": about, "stage": config.stage, "time_zone": config.time_zone}
    return {**head, "numbers": rows}


def one_service(name: str) -> Response:
    """One helpline, in the shape of Open Referral UK."""
    site = get_publication().site
    return _json(service(site.helplines.get(name) or abort(404), site))


def _json(value: dict[str, object]) -> Response:
    return Response(json.dumps(value, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")
