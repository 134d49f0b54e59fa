"""The configuration of Sveltia CMS for a site: its collections of pages, helplines, passages, figures and sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel

from northway.cms.field_guide import Guide
from northway.cms.widgets import Vocabulary, Widget, form, options
from northway.content.facts import Fact, FactWords, Source
from northway.content.helplines import UNKNOWN, Record
from northway.content.locales import Locale
from northway.content.pages import (
    HelplineFields,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
)
from northway.content.site import Site
from northway.content.site_config import EVERYONE, SiteConfig
from northway.markup.directives import DIRECTIVES

PAGES = "northway-frontmatter"  # the formats of deploy/admin/format.js
ROWS_BY_ID = "northway-rows"
TREE = {"nested": {"subfolders": False}, "meta": {"path": {}}}
MakeForm = Callable[[type[BaseModel]], list[Widget]]
# format.js adds two hidden values to each file: `original`, its text as it was read, and `page_kind`.
ORIGINAL: Widget = {"name": "original", "widget": "hidden"}
BODY: Widget = {"name": "body", "label": "Body", "widget": "markdown", "required": False}
BUTTONS = ["bold", "italic", "link", "heading-two", "heading-three", "bulleted-list", "numbered-list"]
NEW_NAME = {
    "editable": ["create"],
    "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Write small letters, digits and hyphens, such as the-first-night."],
}  # once a page is published, only `flask move` may rename it, because that mends the links too


def config(site: Site, guide: Guide, repository: str, content: str) -> dict[str, Any]:
    """The whole configuration; `repository` is `OWNER/NAME` on GitHub, `content` the content folder's path in it."""
    source = site.config.source
    others = [locale for locale in site.config.locales if locale != source]
    make = partial(form, words=vocabulary(site), guide=guide)
    return {
        "backend": {"name": "github", "repo": repository, "branch": "main", "auth_methods": ["token"]},
        "publish_mode": "editorial_workflow",
        "app_title": site.config.name,
        "site_url": site.config.base_url,
        "media_folder": "media",  # must be named; no page has pictures of its own
        "media_libraries": {"stock_assets": {"providers": []}},
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": [
            *_source_pages(site.config, make, f"{content}/{source.code}"),
            _lists(others, make, content),
            *(found for locale in others for found in _translations(site.config, locale, make, content)),
        ],
    }


def vocabulary(site: Site) -> Vocabulary:
    """The values that `site.yml` allows in some fields, with the labels that editors see."""
    names = site.names[site.config.source_locale]
    nations = options(site.config.nations, names.nations)
    return {
        "audience": options((*site.config.audiences, EVERYONE)),
        "needs": options(site.config.needs, names.needs),
        "nations": [*nations, *options((UNKNOWN,))],
        "answers_in": nations,
    }


def _source_pages(config: SiteConfig, make: MakeForm, folder: str) -> Iterator[dict[str, Any]]:
    # The fields that editors change most come first: a helpline's channels and hours.
    first = ["title", "summary", *Record.model_fields]
    rank = {name: place for place, name in enumerate(first)}
    fields = sorted(make(HelplineFields), key=lambda field: rank.get(field["name"], len(first)))
    more = {
        "sortable_fields": {"fields": ["title", "checked_on", "review_by", "order"]},
        "preview_path": f"{config.helplines}/{{{{slug}}}}/",
        "aliases_field": False,  # `former_paths` is ours
        "view_groups": [{"label": "Evidence", "field": "evidence"}],
    }
    yield _collection("helplines", "Helplines", f"{folder}/{config.helplines}", "helpline", fields, more)
    yield _collection("pages", "Pages", folder, "page", make(PageFields), TREE)
    yield _collection("passages", "Passages", f"{folder}/{config.passages}", "passage", make(PassageFields))


def _translations(config: SiteConfig, locale: Locale, make: MakeForm, content: str) -> Iterator[dict[str, Any]]:
    code, folder = locale.code, f"{content}/{locale.code}"
    yield _collection(f"pages-{code}", f"{locale.autonym} ({code})", folder, "page", make(TranslationFields), TREE)
    name, fields = f"{locale.autonym}: passages", make(PassageTranslationFields)
    yield _collection(f"passages-{code}", name, f"{folder}/{config.passages}", "passage", fields)


def _collection(
    name: str, label: str, folder: str, kind: str, fields: list[Widget], more: Mapping[str, Any] = {}
) -> dict[str, Any]:
    body = BODY | {"modes": ["rich_text", "raw"], "buttons": BUTTONS, "editor_components": [*DIRECTIVES]}
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "filter": {"field": "page_kind", "value": kind},
        "extension": "md",
        "format": PAGES,
        "slug": NEW_NAME,
        # The address of a removed page must lead to another page, and only `flask retire` arranges that.
        "delete": False,
        **more,
        "fields": [*fields, body, ORIGINAL, {"name": "page_kind", "widget": "hidden", "default": kind}],
    }


def _lists(others: Sequence[Locale], make: MakeForm, content: str) -> dict[str, Any]:
    facts = _rows("facts", "Figures", f"{content}/facts.yml", make(Fact))
    sources = _rows("sources", "Sources", f"{content}/sources.yml", make(Source))
    translated = (
        _rows(f"facts-{locale.code}", "Figures", f"{content}/{locale.code}/facts.yml", make(FactWords))
        | {"label": f"{locale.autonym}: figures"}
        for locale in others
    )
    return {"name": "lists", "label": "Figures and sources", "files": [facts, sources, *translated]}


def _rows(name: str, label: str, file: str, fields: list[Widget]) -> dict[str, Any]:
    rows = {"name": "rows", "label": label, "widget": "list", "fields": fields, "collapsed": True, "summary": "{{id}}"}
    return {"name": name, "label": label, "file": file, "format": ROWS_BY_ID, "fields": [rows, ORIGINAL]}
