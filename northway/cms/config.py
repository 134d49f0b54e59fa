"""The configuration of Sveltia CMS for a site: its collections of pages, helplines, passages, figures and sources."""

from collections.abc import Iterator, Sequence
from typing import Any

from northway.cms.guide import Guide
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
from northway.content.site_config import EVERYONE
from northway.markup.directives import DIRECTIVES

PAGES = "northway-frontmatter"  # the formats of deploy/admin/format.js
ROWS_BY_ID = "northway-rows"
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
            *_source_pages(site, source, guide, content),
            _lists(site, guide, others, content),
            *(found for locale in others for found in _translations(site, locale, guide, content)),
        ],
    }


def vocabulary(site: Site) -> Vocabulary:
    """The values that `site.yml` allows in some fields, with the labels that editors see."""
    names = site.names[site.config.source_locale]
    nations = options(site.config.nations, names.nations)
    return Vocabulary(
        {
            "audience": options((*site.config.audiences, EVERYONE)),
            "needs": options(site.config.needs, names.needs),
            "nations": [*nations, *options((UNKNOWN,))],
            "answers_in": nations,
        }
    )


def _source_pages(site: Site, source: Locale, guide: Guide, content: str) -> Iterator[dict[str, Any]]:
    words, folder = vocabulary(site), f"{content}/{source.code}"
    helplines = _collection("helplines", "Helplines", f"{folder}/{site.config.helplines}", "helpline")
    helplines["sortable_fields"] = {"fields": ["title", "checked_on", "review_by", "order"]}
    helplines["preview_path"] = f"{site.config.helplines}/{{{{slug}}}}/"
    helplines["aliases_field"] = False  # `former_paths` is ours
    helplines["view_groups"] = [{"label": "Evidence", "field": "evidence"}]
    # The fields that editors change most, such as channels and their hours, come first.
    first = ["title", "summary", *Record.model_fields]
    fields = sorted(form(HelplineFields, words, guide), key=lambda field: _place(field["name"], first))
    yield helplines | {"fields": _with_body(fields, "helpline")}
    pages = _collection("pages", "Pages", folder, "page")
    yield pages | _tree() | {"fields": _with_body(form(PageFields, words, guide), "page")}
    passages = _collection("passages", "Passages", f"{folder}/{site.config.passages}", "passage")
    yield passages | {"fields": _with_body(form(PassageFields, words, guide), "passage")}


def _translations(site: Site, locale: Locale, guide: Guide, content: str) -> Iterator[dict[str, Any]]:
    words, folder = vocabulary(site), f"{content}/{locale.code}"
    pages = _collection(f"pages-{locale.code}", f"{locale.autonym} ({locale.code})", folder, "page")
    yield pages | _tree() | {"fields": _with_body(form(TranslationFields, words, guide), "page")}
    name = f"{locale.autonym}: passages"
    passages = _collection(f"passages-{locale.code}", name, f"{folder}/{site.config.passages}", "passage")
    yield passages | {"fields": _with_body(form(PassageTranslationFields, words, guide), "passage")}


def _collection(name: str, label: str, folder: str, kind: str) -> dict[str, Any]:
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
    }


def _tree() -> dict[str, Any]:
    return {"nested": {"subfolders": False}, "meta": {"path": {}}}


def _place(name: str, first: Sequence[str]) -> int:
    return first.index(name) if name in first else len(first)


def _with_body(fields: list[Widget], kind: str) -> list[Widget]:
    body = BODY | {"modes": ["rich_text", "raw"], "buttons": BUTTONS, "editor_components": [*DIRECTIVES]}
    return [*fields, body, ORIGINAL, {"name": "page_kind", "widget": "hidden", "default": kind}]


def _lists(site: Site, guide: Guide, others: Sequence[Locale], content: str) -> dict[str, Any]:
    words = vocabulary(site)
    rows = (("facts", "Figures", form(Fact, words, guide)), ("sources", "Sources", form(Source, words, guide)))
    files = [
        {
            "name": name,
            "label": label,
            "file": f"{content}/{name}.yml",
            "format": ROWS_BY_ID,
            "fields": [
                {"name": "rows", "label": label, "widget": "list", "fields": fields, "collapsed": True,
                 "summary": "{{id}}"},
                ORIGINAL,
            ],
        }
        for name, label, fields in rows
    ]  # fmt: skip
    translated = [
        {
            "name": f"facts-{locale.code}",
            "label": f"{locale.autonym}: figures",
            "file": f"{content}/{locale.code}/facts.yml",
            "format": ROWS_BY_ID,
            "fields": [
                {"name": "rows", "label": "Figures", "widget": "list", "fields": form(FactWords, words, guide),
                 "collapsed": True, "summary": "{{id}}"},
                ORIGINAL,
            ],
        }
        for locale in others
    ]  # fmt: skip
    return {"name": "lists", "label": "Figures and sources", "files": [*files, *translated]}
