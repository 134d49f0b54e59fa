"""What a template receives: a page's edition in the frame of the locale asked for, and the holes of its body filled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from flask import current_app, request, url_for
from flask_babel import force_locale
from markupsafe import Markup

from northway import directory
from northway.content import HOME, Edition, Helpline, Key, Page, Site
from northway.delivery import Static, Style, font_style
from northway.locales import Locale
from northway.rendered import Call, Component, Figure, Heading, Hole, PageLink, RenderedBody
from northway.shelf import Shelf

LONG_PAGE = 4  # headings
SCRIPTS = {
    "nation-chooser": "nation",
    "keep": "print",
    "helpline": "open-now",
    "helpline-details": "open-now",
    "directory": "open-now",
    "filters": "directory",
}


def with_ways_in(body: RenderedBody) -> Iterator[str | Hole]:
    """A body with a list of its headings before the first of them, and a choice of nation before the first nation."""
    has_contents = has_nations = False
    for part in body.parts:
        if isinstance(part, str) and not has_contents and "<h2" in part:
            before, after = part.split("<h2", 1)
            part, has_contents = f"<h2{after}", True
            yield before
            yield Component("contents", (), ())
        elif isinstance(part, Component) and part.name == "nation" and not has_nations:
            has_nations = True
            yield Component("nation-chooser", nations_of(body), ())
        yield part


def nations_of(body: RenderedBody) -> tuple[str, ...]:
    """The nations that a body has words for, in the order that it names them."""
    found = (part.arguments for part in body.parts if isinstance(part, Component) and part.name == "nation")
    return tuple(dict.fromkeys(nation for nations in found for nation in nations))


def fonts(locales: Iterable[Locale], static: Static) -> list[Style]:
    """The styles that bring in the fonts of these locales."""
    names = sorted({locale.font for locale in locales if locale.font})
    return [font_style(name, url_for("asset", digest=static.digest, name=f"fonts/{name}.woff2")) for name in names]


def address_of(path: str, code: str) -> str:
    """The address of a page in the locale of `code`, worked out once: pages ask for many, and mostly for the same."""
    shelf: Shelf = current_app.extensions["northway"]
    key = (request.script_root, code, path)
    if key not in shelf.addresses:
        shelf.addresses[key] = url_for("page", locale=code, path=path)
    return shelf.addresses[key]


def asset_address(digest: str, name: str) -> str:
    """The address of a file beside the pages, worked out once too."""
    shelf: Shelf = current_app.extensions["northway"]
    key = (request.script_root, digest, name)
    if key not in shelf.asset_addresses:
        shelf.asset_addresses[key] = url_for("asset", digest=digest, name=name)
    return shelf.asset_addresses[key]


@dataclass(frozen=True, slots=True)
class Frame:
    """An edition, and everything that its template may ask for."""

    site: Site
    locale: Locale
    edition: Edition
    bodies: Mapping[Key, RenderedBody]
    words: Locale
    static: Static
    used: set[str] = field(default_factory=set)

    def edition_of(self, path: str) -> Edition:
        """The page at `path`, as offered in this frame's locale."""
        return self.site.editions[path, self.locale.code]

    def address(self, path: str, locale: Locale | None = None) -> str:
        """The address of a page in this frame's locale, or in another."""
        return address_of(path, (locale or self.locale).code)

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

    def helpline(self, identity: str) -> Helpline:
        """A helpline, in the language of the words round it where somebody wrote it so."""
        page = self.site.editions[self.site.helplines[identity].path, self.words.code].page
        assert isinstance(page, Helpline)
        return page

    @property
    def written(self) -> "Frame":
        """This frame for what stands inside the page: a fallback speaks one language, the page's own, to its end."""
        locale = self.site.config.find_locale(self.edition.page.locale)
        return replace(self, words=locale or self.words)

    @property
    def body(self) -> Markup:
        """The edition's body, whole."""
        return self.written.fill(with_ways_in(self.rendered))

    @property
    def rendered(self) -> RenderedBody:
        """The edition's body with its holes open."""
        return self.bodies[self.edition.page.key]

    @property
    def contents(self) -> tuple[Heading, ...]:
        """What a long page lists of itself. Quiet pages list nothing: a fragment leaves one more line in a history."""
        headings = tuple(heading for heading in self.rendered.headings if heading.level == 2)
        is_short = self.edition.path == HOME or len(headings) < LONG_PAGE
        return () if is_short or self.site.is_quiet(self.edition.path) else headings

    @property
    def unlinked_children(self) -> list[str]:
        """The pages of this section that its own words do not lead to already."""
        linked = {link.page.path for link in self.rendered.links if link.page}
        return [path for path in self.site.children(self.edition.path) if path not in linked]

    @property
    def styles(self) -> list[Style]:
        """The styles that this page needs: ask when all that it shows has been rendered."""
        return [*self.static.styles(self.used), *fonts([self.locale], self.static)]

    @property
    def scripts(self) -> list[str]:
        """The script modules of every page, and of the components of this: ask when all has been rendered."""
        wanted = dict.fromkeys(SCRIPTS[component] for component in SCRIPTS if component in self.used)
        return ["shift", "quiet", *wanted]

    def name_of(self, kind: Literal["nations", "needs"], identity: str) -> str:
        """What a nation or a need is called in the language of the words round it."""
        return self.site.name_of(kind, identity, self.words.code)

    def listed(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """The helplines that a list for these words holds, in the language of the words round it."""
        return tuple(self.helpline(found.id) for found in directory.select(self.site, tuple(words)))

    def is_narrow(self, words: Iterable[str]) -> bool:
        """Whether a list for these words is for one nation or one need, and so short."""
        return directory.is_narrow(self.site.config, tuple(words))

    def compared(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """Those of a list who have said what they do with what they are told."""
        return tuple(helpline for helpline in self.listed(words) if directory.is_comparable(helpline))

    @property
    def safe_ones(self) -> tuple[Helpline, ...]:
        """Those who are always there, in the language of the words round them."""
        return tuple(self.helpline(found.id) for found in directory.safe_ones(self.site))

    def needs_for(self, words: Iterable[str]) -> tuple[str, ...]:
        """The needs that the readers of a list would look under."""
        return directory.needs_for(self.site.config, tuple(words))

    def languages_of(self, helplines: Iterable[Helpline]) -> list[str]:
        """The languages that any of these answers in, by code."""
        return sorted({code for helpline in helplines for channel in helpline.channels for code in channel.languages})

    def grouped(self, words: Iterable[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
        """The helplines of a list below the need that each names first."""
        return directory.group_by_need(self.needs_for(words), helplines)

    def language_of(self, page: Page) -> Markup:
        """The attributes for words of another page, where they are in another language than those round them."""
        locale = self.site.config.find_locale(page.locale)
        if not locale or locale == self.words:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(locale.tag, locale.direction)

    def drawn(self, name: str) -> Markup:
        """An icon or a drawing, to stand in the page."""
        return Markup(self.static.drawn[name])

    def asset(self, name: str) -> str:
        """The address of an asset, which changes when any of them does."""
        return asset_address(self.static.digest, name)

    def fill(self, parts: Iterable[str | Hole]) -> Markup:
        """Fill the holes of a rendered body."""
        return Markup("").join(self._fill(part) for part in parts)

    def _fill(self, part: str | Hole) -> Markup:
        match part:
            case str():
                return Markup(part)  # our own Markdown, with raw HTML off and its text escaped
            case PageLink():
                return Markup(self.address(part.path)) + (f"#{part.fragment}" if part.fragment else "")
            case Call(part="href"):
                return Markup.escape(self.helpline(part.helpline).channels[part.channel].href)
            case Call():
                return self.component("call", part)
            case Figure():
                return self.component("figure", part)
            case Component():
                return self.component(part.name, part, self.fill(part.parts))

    def component(self, name: str, *values: object) -> Markup:
        """Call the macro of a component; it has the name of its file."""
        self.used.add(name)
        template = current_app.jinja_env.get_template(f"components/{name}.html")
        macro = getattr(template.module, name.replace("-", "_"))
        with force_locale(self.words.babel_id):
            return Markup(macro(self, *values))
