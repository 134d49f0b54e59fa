"""What a page says of itself to search engines: a schema.org `WebPage` (JSON-LD 1.1)."""

from northway.content.pages import Helpline
from northway.directory.open_data.identities import Entity
from northway.directory.open_data.schema_org import service_for_search
from northway.web.formatting import gettext
from northway.web.page_context import PageContext


def page_data(context: PageContext) -> Entity:
    """The page with the day of its last review, the sections that hold it, and its helpline if it is about one."""
    page, locale = context.edition.page, context.locale
    crumbs = [(crumb.title if crumb.path else gettext("Home"), crumb.path) for crumb in context.crumbs]
    data: Entity = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": context.permalink(page.path, locale),
        "name": page.title,
        "inLanguage": locale.tag,
        "lastReviewed": context.edition.original.reviewed.isoformat(),
    }
    if crumbs:
        places = [*crumbs, (page.title, page.path)]
        data["breadcrumb"] = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": context.permalink(path, locale)}
                for place, (name, path) in enumerate(places, start=1)
            ],
        }
    if isinstance(page, Helpline):
        data["mainEntity"] = service_for_search(page, context.site, context.hours_of)
    return data
