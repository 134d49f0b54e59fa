"""What stands round every page in a language, and the components that pages share. It knows of no edition."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from flask import current_app, url_for
from flask_babel import force_locale
from markupsafe import Markup

from northway.content.locales import Locale
from northway.content.site import Edition, Helpline, Page, Site
from northway.publication.publication import Publication, RenderCache
from northway.publication.static_files import Static, Style, font_style


def get_publication() -> Publication:
    """The content that this app publishes."""
    found: Publication = current_app.extensions["northway"]
    return found


def fonts(locales: Iterable[Locale], asset: Callable[[str], str]) -> list[Style]:
    """The styles that bring in the fonts of these locales; `asset` gives the address of a file."""
    names = sorted({locale.font for locale in locales if locale.font})
    return [font_style(name, asset(f"fonts/{name}.woff2")) for name in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentContext:
    """What a component may ask for on any page in `locale`, whichever page it is; `words` is the language round it."""

    site: Site
    locale: Locale
    text_locale: Locale
    static: Static
    cache: RenderCache
    used: set[str] = field(default_factory=set)

    def edition_of(self, path: str) -> Edition:
        """The page at `path`, as offered in this locale."""
        return self.site.editions[path, self.locale.code]

    def address(self, path: str, locale: Locale | None = None) -> str:
        """The address of a page in this locale, or in another; pages ask for many, and mostly for the same."""
        key = path, (locale or self.locale).code
        if key not in self.cache.addresses:
            self.cache.addresses[key] = url_for("page", locale=key[1], path=path)
        return self.cache.addresses[key]

    @property
    def origin(self) -> str:
        """What every published URL begins with."""
        return "/".join(self.site.config.base_url.split("/")[:3])

    def permalink(self, path: str, locale: Locale) -> str:
        """The full published URL of a page."""
        return self.published(self.address(path, locale))

    def published(self, address: str) -> str:
        """The full published URL of an address."""
        return self.origin + address

    def asset(self, name: str) -> str:
        """The address of an asset, which changes when any of them does."""
        if name not in self.cache.assets:
            self.cache.assets[name] = url_for("asset", digest=self.static.digest, name=name)
        return self.cache.assets[name]

    def drawn(self, name: str) -> Markup:
        """An icon or a drawing, to stand in the page."""
        return Markup(self.static.drawn[name])

    def helpline(self, identity: str) -> Helpline:
        """A helpline, in the language of the words round it where somebody wrote it so."""
        page = self.site.editions[self.site.helplines[identity].path, self.text_locale.code].page
        assert isinstance(page, Helpline)
        return page

    def name_of(self, kind: Literal["nations", "needs"], identity: str) -> str:
        """What a nation or a need is called in the language of the words round it."""
        return self.site.name_of(kind, identity, self.text_locale.code)

    def language_of(self, page: Page) -> Markup:
        """The attributes for words of another page, where they are in another language than those round them."""
        locale = self.site.config.find_locale(page.locale)
        if not locale or locale == self.text_locale:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(locale.tag, locale.direction)

    def component(self, name: str, *values: object) -> Markup:
        """Call the macro of a component; it has the name of its file."""
        self.used.add(name)
        template = current_app.jinja_env.get_template(f"components/{name}.html")
        macro = getattr(template.module, name.replace("-", "_"))
        if self.text_locale.code == self.locale.code:
            return Markup(macro(self, *values))
        with force_locale(self.text_locale.babel_id):
            return Markup(macro(self, *values))

    def cached_component(self, name: str, *values: Hashable) -> Markup:
        """A component that says the same on every page which gives it these values, and so is rendered once for all.

        It sees no edition, so that it cannot say anything else.
        """
        key = self.locale.code, self.text_locale.code, name, values
        if key not in self.cache.components:
            context = ComponentContext(
                site=self.site, locale=self.locale, text_locale=self.text_locale, static=self.static, cache=self.cache
            )
            self.cache.components[key] = context.component(name, *values), frozenset(context.used)
        made, used = self.cache.components[key]
        self.used.update(used)
        return made
