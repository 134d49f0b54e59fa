"""What a template receives: an edition in its locale, and its body with the placeholders filled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask import request
from markupsafe import Markup

from northway.content.site import HOME, Edition, Helpline, Key
from northway.directory import selection
from northway.markup.body import Call, Component, Figure, Heading, PageLink, Placeholder, RenderedBody
from northway.publication.static_files import Style
from northway.web.context import ComponentContext, fonts, get_publication

LONG_PAGE = 4  # headings
SCRIPTS = {
    "nation-chooser": "nation",
    "keep": "print",
    "helpline": "open-now",
    "helpline-details": "open-now",
    "directory": "open-now",
    "filters": "directory",
}


def with_ways_in(body: RenderedBody) -> Iterator[str | Placeholder]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext(ComponentContext):
    """An edition, and everything that its template may ask for."""

    edition: Edition
    bodies: Mapping[Key, RenderedBody]

    @property
    def in_own_language(self) -> "PageContext":
        """This context for what stands inside the page: a fallback speaks one language, the page's own, to its end."""
        locale = self.site.config.find_locale(self.edition.page.locale)
        return replace(self, text_locale=locale or self.text_locale)

    @property
    def body(self) -> Markup:
        """The edition's body, whole."""
        return self.in_own_language.fill(with_ways_in(self.rendered))

    @property
    def rendered(self) -> RenderedBody:
        """The edition's body with its placeholders open."""
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
    def styles(self) -> tuple[Style, ...]:
        """The styles that this page needs: ask when all that it shows has been rendered."""
        return *self.static.styles(self.used), *fonts([self.locale], self.asset)

    @property
    def section(self) -> str | None:
        """The path of the section that holds this page; None for the home page."""
        return next(reversed([*self.site.ancestors(self.edition.path)]), None)

    @property
    def scripts(self) -> tuple[str, ...]:
        """The script modules of every page, and of the components of this: ask when all has been rendered."""
        return "shift", "quiet", *dict.fromkeys(script for name, script in SCRIPTS.items() if name in self.used)

    def listed(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """The helplines that a list for these words holds, in the language of the words round it."""
        return tuple(self.helpline(found.id) for found in selection.select(self.site, tuple(words)))

    def is_single_topic(self, words: Iterable[str]) -> bool:
        """Whether a list for these words is for one nation or one need, and so short."""
        return selection.is_single_topic(self.site.config, tuple(words))

    def compared(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """Those of a list who have said what they do with what they are told."""
        return tuple(helpline for helpline in self.listed(words) if selection.is_comparable(helpline))

    @property
    def always_available(self) -> tuple[Helpline, ...]:
        """Those who are always there, in the language of the words round them."""
        return tuple(self.helpline(found.id) for found in selection.always_available(self.site))

    def needs_for(self, words: Iterable[str]) -> tuple[str, ...]:
        """The needs that the readers of a list would look under."""
        return selection.needs_for(self.site.config, tuple(words))

    def languages_of(self, helplines: Iterable[Helpline]) -> list[str]:
        """The languages that any of these answers in, by code."""
        return sorted({code for helpline in helplines for channel in helpline.channels for code in channel.languages})

    def grouped(self, words: Iterable[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
        """The helplines of a list below the need that each names first."""
        return selection.group_by_need(self.needs_for(words), helplines)

    def fill(self, parts: Iterable[str | Placeholder]) -> Markup:
        """Fill the placeholders of a rendered body."""
        return Markup("".join(map(self._fill, parts)))  # every part is markup already

    def _fill(self, part: str | Placeholder) -> Markup:
        match part:
            case str():
                return Markup(part)  # our own Markdown, with raw HTML off and its text escaped
            case PageLink():
                return Markup(self.address(part.path)) + (f"#{part.fragment}" if part.fragment else "")
            case Call(part="href"):
                return Markup.escape(self.helpline(part.helpline).channels[part.channel].href)
            case Call():
                return self.cached_component("call", part)
            case Figure():
                return self.cached_component("figure", part)
            case Component(name="contact-strip" | "fact"):
                return self.cached_component(part.name, part)
            case Component():
                return self.component(part.name, part, self.fill(part.parts))


def page_context(edition: Edition) -> PageContext:
    """An edition in the context of its locale, at the place where the request came."""
    return PageContext(
        site=get_publication().site,
        locale=edition.locale,
        text_locale=edition.locale,
        static=get_publication().static,
        cache=get_publication().render_caches[request.script_root],
        edition=edition,
        bodies=get_publication().bodies,
    )
