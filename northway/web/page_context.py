"""What a template receives: an edition in its locale, and its body with the placeholders filled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask import current_app
from jinja2.runtime import Macro
from markupsafe import Markup

from northway.content.pages import HOME, Edition, Helpline
from northway.content.site import SharedContent
from northway.directory import selection
from northway.markup.body import Call, Component, Figure, Heading, PageLink, Placeholder, RenderedBody
from northway.publication.css_root import Root
from northway.publication.static_files import Inline, joined, sheet_style
from northway.web.context import PageLabel, fonts, get_publication, render_cache
from northway.web.edition_context import EditionContext
from northway.web.template_components import components_in, file_of
from northway.web.ways_in import start_of_outside_link, with_ways_in

LONG_PAGE = 4  # headings
SHOWN_FIRST = 2  # helplines of each group in a long list; a finder shows all
SCRIPTS = {
    "nation-chooser": "nation",
    "keep": "print",
    "helpline": "open-now",
    "helpline-details": "open-now",
    "entry": "open-now",
    "finder": "finder",
    "search": "find",
    "near": "near",
}

COMPONENT_SCRIPTS = {"form": "form"}  # written inside their component, so that a saved copy of it has them too
NO_BODY = RenderedBody((), (), (), "", frozenset(), ())
SMALL = "small.html"  # the template of pages that must have as few bytes as possible
QUIET_PAGES_LACK = frozenset({"keep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext(EditionContext):
    """An edition, and everything that its template may use."""

    rendered: RenderedBody
    template: str

    @property
    def in_own_language(self) -> "PageContext":
        """The same context with component text in the page's own language (differs on fallback pages)."""
        locale = self.site.config.find_locale(self.edition.page.locale)
        return replace(self, text_locale=locale or self.text_locale)

    @property
    def body(self) -> Markup:
        """The edition's body, whole; in a quiet section, with a note before its first link to another website."""
        own = self.in_own_language
        body = own.fill(with_ways_in(self.rendered))
        start = start_of_outside_link(body) if self.site.is_quiet(self.edition.path) else None
        return body if start is None else body[:start] + own.cached(macro_of("outside"), True) + body[start:]

    @staticmethod
    def leads_outside(html: Markup) -> bool:
        """Whether there is a link to another website in this HTML."""
        return start_of_outside_link(html) is not None

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings that a long page lists; pages with a long list of helplines list its groups instead.

        Quiet pages list nothing, because a browser's history keeps each fragment that was followed.
        """
        headings = tuple(heading for heading in self.rendered.headings if heading.level == 2)
        is_short = self.edition.path == HOME or len(headings) < LONG_PAGE
        return () if is_short or self.is_list or self.site.is_quiet(self.edition.path) else headings

    @property
    def is_list(self) -> bool:
        """Whether this page holds a long list of helplines, and so has no byte to spare."""
        return not self.rendered.components.isdisjoint(("long-directory", "finder"))

    @property
    def unlinked_children(self) -> list[str]:
        """The pages of this section that its own words do not lead to already."""
        linked = {link.page.path for link in self.rendered.links if link.page}
        return [path for path in self.site.children(self.edition.path) if path not in linked]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the page and its passages rest on."""
        passages = (self.passage(name) for name in self.rendered.passages)
        return tuple(
            dict.fromkeys([*self.edition.original.sources, *(name for page in passages for name in page.sources)])
        )

    @property
    def components(self) -> frozenset[str]:
        """The components that this page may show: those of its template, and those of its body."""
        in_body = {*self.rendered.components, *(["contents"] if self.contents else [])}
        in_body |= {"nation-chooser"} if "nation" in in_body else set()
        templates = [self.template, *map(file_of, in_body)]
        found = frozenset(in_body).union(*map(components_in, templates))
        found -= {"contents"} if not self.contents else set()
        found -= {"search"} if not self.site.config.search else set()
        return found - QUIET_PAGES_LACK if self.site.is_quiet(self.edition.path) else found

    @property
    def style(self) -> Inline:
        """The styles of this page, joined: each `<style>` costs a hash in the policy, 44 bytes that do not compress."""
        if self.template == SMALL:
            return self.static.sheet("small")
        root = Root(self.locale.tag, self.locale.direction, self.site.is_quiet(self.edition.path))
        written = self.static.style(self.components, root)
        sheet = sheet_style(self.site.config.name, self.site.config.base_url)
        return joined([written, sheet, *fonts([self.locale], self.asset)])

    @property
    def scripts(self) -> tuple[str, ...]:
        """The script modules of every page, and of the components of this one."""
        shown = self.components
        return "shift", "quiet", *dict.fromkeys(script for name, script in SCRIPTS.items() if name in shown)

    @property
    def inline_scripts(self) -> tuple[Inline, ...]:
        """Every script in this page: the guard, those inside components, and the one that joins the others."""
        inside = [(COMPONENT_SCRIPTS[name],) for name in self.rendered.components if name in COMPONENT_SCRIPTS]
        return self.static.guard, *(self.static.script(names) for names in (*inside, self.scripts))

    def listed(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """The helplines in a list for these words, in `text_locale` if they are translated."""
        return tuple(self.helpline(found.id) for found in selection.select(self.site, tuple(words)))

    def is_single_topic(self, words: Iterable[str]) -> bool:
        """Whether a list for these words is for one nation or one need, and so short."""
        return selection.is_single_topic(self.site.config, tuple(words))

    def compared(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """The helplines of a list that have said what they do with what they are told."""
        return tuple(helpline for helpline in self.listed(words) if selection.is_comparable(helpline))

    def needs_for(self, words: Iterable[str]) -> tuple[str, ...]:
        """The needs that the readers of a list would look under."""
        return selection.needs_for(self.site.config, tuple(words))

    def languages_of(self, helplines: Iterable[Helpline]) -> list[str]:
        """The languages that any of these answers in, by code."""
        return sorted({code for helpline in helplines for channel in helpline.channels for code in channel.languages})

    @property
    def nation_pages(self) -> Mapping[str, str]:
        """Nation → the path of the page for it alone: below this page, or its section, or else the helplines."""
        path, config = self.edition.path, self.site.config
        sections = (path, *self.site.ancestors(path)[-1:], *(() if self.site.is_quiet(path) else (config.helplines,)))
        for section in sections:
            paths = {nation: f"{section}/{nation}" for nation in config.nations}
            found = {nation: path for nation, path in paths.items() if path in self.site.files}
            if found:
                return found
        return {}

    def listed_here(self, words: Iterable[str]) -> tuple[Helpline, ...]:
        """The helplines of a long list, without those of one nation alone that are on that nation's own page."""
        nations, config = set(self.nation_pages), self.site.config
        return tuple(
            helpline
            for helpline in self.listed(words)
            if not (selection.is_local(config, helpline) and set(helpline.nations) <= nations)
        )

    def grouped(self, words: Iterable[str], helplines: Iterable[Helpline]) -> Iterator[tuple[str, list[Helpline]]]:
        """Each need with the helplines of a list that have it; each helpline appears once."""
        return selection.group_by_need(self.needs_for(words), helplines)

    def first_of_each(self, words: Iterable[str]) -> list[tuple[str, list[Helpline]]]:
        """The groups of a long list, each with the first of its helplines."""
        return [(need, group[:SHOWN_FIRST]) for need, group in self.grouped(words, self.listed_here(words))]

    def fill(self, parts: Iterable[str | Placeholder]) -> Markup:
        """Fill the placeholders of a rendered body."""
        return Markup("".join(map(self._fill, parts)))  # every part is markup already

    def _fill(self, part: str | Placeholder) -> Markup:
        match part:
            case str():
                return Markup(part)  # our own Markdown, with raw HTML off and its text escaped
            case PageLink():
                return Markup(self.address(part.path)) + (f"#{part.fragment}" if part.fragment else "")
            case Call():
                return self._fill_call(part)
            case Figure():
                return self.cached(macro_of("figure"), part)
            case Component(name="contact-strip" | "fact" | "numbers"):
                return self.cached(macro_of(part.name), part)
            case Component():
                return self.call(macro_of(part.name), part, self.fill(part.parts))

    def _fill_call(self, part: Call) -> Markup:
        channel = self.helpline(part.helpline).channels[part.channel]
        if part.part == "href":
            return Markup.escape(channel.href)
        if part.part == "number":
            return Markup('<bdi class="number" dir="ltr">{}</bdi>').format(channel.value)
        return self.cached(macro_of("call"), part)


def macro_of(component: str) -> Macro:
    """The macro that shows a component."""
    template = current_app.jinja_env.get_template(file_of(component))
    found: Macro = getattr(template.module, component.replace("-", "_"))
    return found


def pages_shown(site: SharedContent, path: str) -> tuple[str, ...]:
    """The paths of the pages that a page may name, besides those that its own words link to."""
    is_search = path and path in (site.config.search, site.config.quiet_search)
    around = *(site.files if is_search else ()), *site.ancestors(path), *site.children(path)
    return tuple(dict.fromkeys([path, HOME, *around, *site.config.navigation, *site.config.footer]))


def label_of(edition: Edition) -> PageLabel:
    """How lists, crumbs and the footer name an edition."""
    page = edition.page
    is_generated = bool(page.template_digest) and not page.question
    return PageLabel(page.path, page.title, page.short, page.summary, page.locale, is_generated)


def page_context(edition: Edition, template: str, has_body: bool = True) -> PageContext:
    """The context in which `template` renders an edition; `has_body` is false if it shows nothing of the body."""
    publication = get_publication()
    site, code = publication.site, edition.locale.code
    shown = pages_shown(site, edition.path)
    return PageContext(
        site=site.shared,
        locale=edition.locale,
        text_locale=edition.locale,
        static=publication.static,
        cache=render_cache(),
        edition=edition,
        rendered=publication.bodies[edition.page.key] if has_body else NO_BODY,
        template=template,
        labels={path: label_of(found) for path in shown if (found := site.find_edition(path, code))},
    )
