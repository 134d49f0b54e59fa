"""The words that the editor completes: components, records, pages, sources and fields."""

from typing import Any

from northway.cms.widgets import Widget
from northway.content.site import Site
from northway.desk.front_matter import form_of
from northway.markup.directives import DIRECTIVES
from northway.markup.links import known_words


def completions(site: Site, name: str) -> dict[str, Any]:
    """What may be written in a file, as values for JSON; pages are named by file, below their language's folder."""
    known = known_words(site.shared)
    pages = {file: site.originals[path].title for path, file in site.files.items() if path in site.originals}
    components = {
        word: {
            "words": sorted(known[form.arguments.records] if form.arguments.records else form.arguments.choices)
            if form.arguments
            else [],
            "hasText": form.has_text,
        }
        for word, form in DIRECTIVES.items()
    }
    fields = {field["name"]: _words(site, field) for field in form_of(site, {}, name) if name.endswith(".md")}
    return {
        "components": components,
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
