"""llms.txt (llmstxt.org): which pages a program may read as Markdown, by section, and first how to quote them."""

import re
from dataclasses import dataclass

from flask import render_template, url_for

from northway.content.pages import HOME
from northway.content.site import Site
from northway.web.context import site_context
from northway.web.markdown_pages import MarkdownBody
from northway.web.page_context import page_context

TEMPLATE = "published/llms.txt"
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)  # in llms.txt, headings are for lists of pages
OPTIONAL = "Optional"  # the format's own heading for pages that a program may skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as llms.txt names it."""

    path: str
    title: str
    summary: str


def listed_pages(site: Site) -> list[Listed]:
    """The pages that llms.txt names, in the order of the site; generated pages are reached from one of them."""
    pages = (site.originals[path] for path in site.files)
    return [Listed(page.path, page.title, page.summary) for page in pages if not page.template_digest]


def reading_list(site: Site) -> str:
    """The text of llms.txt."""
    context, listed = site_context(), {page.path: page for page in listed_pages(site)}
    sections: dict[str, list[Listed]] = {}
    for page in listed.values():
        section = page.path.split("/")[0]
        sections.setdefault(listed[section].title if site.children(section) and section else OPTIONAL, []).append(page)
    sections[OPTIONAL] = sections.pop(OPTIONAL, [])

    def address(path: str) -> str:
        endpoint = "page" if site.is_quiet(path) else "page_as_markdown"
        return context.published(url_for(endpoint, path=path, locale=site.config.source_locale))

    quoting = listed.get(site.config.quoting) if site.config.quoting else None
    edition = site.find_edition(site.config.quoting, site.config.source_locale) if site.config.quoting else None
    quoted = HEADING.sub(r"**\1**", MarkdownBody(page_context(edition, "page.html")).text) if edition else ""
    values = {"home": listed.get(HOME), "quoting": quoting, "quoted": quoted, "address": address}
    return f"{render_template(TEMPLATE, context=context, sections=sections, **values).strip()}\n"
