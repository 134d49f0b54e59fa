"""The words that the editor completes: components, records, pages, sources and fields."""

from typing import Any

from northway.cms.for_scripts import components
from northway.cms.widgets import Widget
from northway.content.site import Site
from northway.desk.front_matter import form_of


def completions(site: Site, name: str) -> dict[str, Any]:
    """What may be written in a file, as values for JSON; pages are named by file, below their language's folder."""
    pages = {file: site.originals[path].title for path, file in site.files.items() if path in site.originals}
    fields = {field["name"]: _words(site, field) for field in form_of(site, {}, name) if name.endswith(".md")}
    return {
        "components": {
            each["name"]: {"words": sorted(each["choices"]), "hasText": each["hasText"]} for each in components(site)
        },
        "helplines": {identity: helpline.title for identity, helpline in site.helplines.items()},
        "channels": {identity: [each.kind for each in line.channels] for identity, line in site.helplines.items()},
        "facts": {identity: f"{fact.value} {fact.unit}" for identity, fact in site.facts.items()},
        "pages": pages,
        "fields": fields,
    }


def _words(site: Site, field: Widget) -> list[str]:
    """The words that a field may hold; [] if it may hold any."""
    if field["widget"] == "relation":
        return [*site.sources]
    return [option["value"] for option in field.get("options", ())]
