"""The context of component templates: settings, records, addresses and static files, but nothing of a page."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from flask import Flask, current_app, request, url_for
from flask_babel import force_locale
from jinja2.runtime import Macro
from markupsafe import Markup

from northway.content.forms import WrittenForm
from northway.content.helplines import Channel
from northway.content.locales import Locale
from northway.content.pages import Helpline, Page
from northway.content.site import SharedContent
from northway.directory import selection
from northway.publication.publication import Publication
from northway.publication.static_files import Inline, Static, font_style
from northway.web.headers import Rules
from northway.web.hours_in_words import hours_in_words


@dataclass(frozen=True)
class RenderCache:
    """Values that many pages need, for one mount point: "", or /sub of another site."""

    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    components: dict[object, Markup] = field(default_factory=dict)
    rules: Rules = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How lists, crumbs and the footer name a page."""

    path: str
    title: str
    short: str
    summary: str
    locale: str
    is_generated: bool


def publish(app: Flask, publication: Publication) -> None:
    """Make an app publish this content from now on."""
    app.extensions["northway"] = publication
    app.extensions["northway.render_caches"] = defaultdict(RenderCache)
    app.extensions["northway.components"] = {}


def publication_of(app: Flask) -> Publication:
    """The content that an app publishes."""
    found: Publication = app.extensions["northway"]
    return found


def get_publication() -> Publication:
    """The content that the app of this request publishes."""
    return publication_of(current_app)


def render_cache() -> RenderCache:
    """The cache for the mount point of this request."""
    found: RenderCache = current_app.extensions["northway.render_caches"][request.script_root]
    return found


def fonts(locales: Iterable[Locale], asset: Callable[[str], str]) -> list[Inline]:
    """The styles that load the fonts of these locales; `asset` returns the address of a file."""
    used = sorted({(locale.font, locale.font_range) for locale in locales if locale.font})
    return [font_style(name, asset(f"fonts/{name}.woff2"), characters) for name, characters in used]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentContext:
    """What a component may use on any page in `locale`; `text_locale` is the language of the text around it."""

    site: SharedContent
    locale: Locale
    text_locale: Locale
    static: Static
    cache: RenderCache

    def address(self, path: str, locale: Locale | None = None) -> str:
        """The address of a page in this locale or another; kept, because most pages link to the same ones."""
        key = path, (locale or self.locale).code
        if key not in self.cache.addresses:
            self.cache.addresses[key] = url_for("page", locale=key[1], path=path)
        return self.cache.addresses[key]

    @property
    def origin(self) -> str:
        """The scheme and host with which every published URL begins."""
        return "/".join(self.site.config.base_url.split("/")[:3])

    def permalink(self, path: str, locale: Locale) -> str:
        """The full published URL of a page."""
        return self.published(self.address(path, locale))

    def published(self, address: str) -> str:
        """The full published URL of an address."""
        return self.origin + address

    def asset(self, name: str) -> str:
        """The address of an asset; it changes when any asset changes."""
        if name not in self.cache.assets:
            self.cache.assets[name] = url_for("asset", digest=self.static.digest, name=name)
        return self.cache.assets[name]

    def drawn(self, name: str) -> Markup:
        """The SVG markup of an icon or a drawing."""
        return Markup(self.static.drawn[name])

    def helpline(self, identity: str) -> Helpline:
        """A helpline, in `text_locale` if it is translated, else in the source language."""
        return self.site.helpline_in(identity, self.text_locale.code)

    def last_checked(self, identities: Iterable[str]) -> date:
        """The earliest of the days on which these helplines were last checked."""
        return min(self.site.helplines[identity].checked_on for identity in identities)

    def passage(self, identity: str) -> Page:
        """A passage, in `text_locale` if it is translated, else in the source language."""
        found = self.site.passage_in(identity, self.text_locale.code)
        assert found, "a check finds passages that do not exist"
        return found

    def form(self, identity: str) -> WrittenForm:
        """A form, in `text_locale` if it is translated, else in the source language."""
        return self.site.form_in(identity, self.text_locale.code)

    def name_of(self, kind: Literal["nations", "needs"], identity: str) -> str:
        """The name of a nation or a need in `text_locale`."""
        return self.site.name_of(kind, identity, self.text_locale.code)

    def language_name(self, code: str) -> str:
        """The name of a language in `text_locale`."""
        return self.site.language_name(code, self.text_locale)

    def own_first(self, codes: Iterable[str]) -> list[str]:
        """These codes of languages, with that of this locale first."""
        return sorted(codes, key=lambda code: code != self.locale.language)

    def is_answered_in_own_language(self, helpline: Helpline) -> bool:
        """Whether any channel answers in the language of this locale, or no channel says in which it answers."""
        known = [channel.languages for channel in helpline.channels]
        return any(self.locale.language in codes for codes in known) or not any(known)

    def language_of(self, page: Page | PageLabel) -> Markup:
        """`lang` and `dir` for words of another page, if their language is not that of the text around them."""
        locale = self.site.config.find_locale(page.locale)
        if not locale or locale == self.text_locale:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(locale.tag, locale.direction)

    def source_language(self) -> Markup:
        """`lang` and `dir` for words that are in the source language on every page, such as those of sources."""
        source = self.site.config.source
        return Markup(' lang="{}" dir="{}"').format(source.tag, source.direction)

    @property
    def always_available(self) -> tuple[Helpline, ...]:
        """The helplines in `always_there` of site.yml, in `text_locale` if they are translated."""
        return tuple(self.helpline(found.id) for found in selection.always_available(self.site))

    def hours_of(self, helpline: Helpline, channel: Channel) -> str:
        """A channel's opening hours in one phrase; empty if nobody knows them."""
        nations = helpline.holiday_nations
        is_everywhere = len(nations) in (0, len(self.site.config.nations))
        names = () if is_everywhere else tuple(self.name_of("nations", nation) for nation in nations)
        return hours_in_words(channel, names)

    def is_silent(self, channel: Channel) -> bool:
        """Whether a person who cannot talk out loud is answered on this channel."""
        return selection.is_silent(self.site.config, channel)

    def language_of_notice(self, helpline: Helpline) -> Markup:
        """`lang` and `dir` for a helpline's notice, which is in the source language until it is translated."""
        original = self.site.helplines[helpline.id]
        is_translated = helpline.notice != original.notice
        return self.language_of(helpline if is_translated else original)

    def call(self, macro: Macro, *values: object) -> Markup:
        """Call a component's macro, with the words of the interface in `text_locale`."""
        if self.text_locale is self.locale:  # `is`: quicker than ==, and each locale is one object
            return Markup(macro(self, *values))
        with force_locale(self.text_locale.babel_id):
            return Markup(macro(self, *values))

    def cached(self, macro: Macro, *values: Hashable) -> Markup:
        """A component whose output depends on these values and the languages alone, rendered once for all pages.

        It gets a context without a page, so it cannot depend on anything else.
        """
        key = self.locale.code, self.text_locale.code, macro.name, values
        if key not in self.cache.components:
            context = ComponentContext(
                site=self.site, locale=self.locale, text_locale=self.text_locale, static=self.static, cache=self.cache
            )
            self.cache.components[key] = context.call(macro, *values)
        return self.cache.components[key]


def site_context() -> ComponentContext:
    """The context of files that belong to no page, in the source locale."""
    publication = get_publication()
    source = publication.site.config.source
    return ComponentContext(
        site=publication.site.shared,
        locale=source,
        text_locale=source,
        static=publication.static,
        cache=render_cache(),
    )
