"""An edition's place among the other pages: their labels, the sections that hold it, and lists of pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from northway.content.locales import Locale
from northway.content.pages import HOME, Edition
from northway.content.site_config import EVERYONE
from northway.web.context import ComponentContext, PageLabel

MOST_IN_A_ROW = 5  # languages that every page names


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContext(ComponentContext):
    """What a template may use of an edition and of the pages around it."""

    edition: Edition
    labels: Mapping[str, PageLabel]

    def label_of(self, path: str) -> PageLabel:
        """The label of a page. Only pages in `labels` can be named here, because this page's key holds those labels."""
        return self.labels[path]

    def labels_of(self, paths: Iterable[str]) -> tuple[PageLabel, ...]:
        """The labels of these pages, without those whose files are broken."""
        return tuple(self.labels[path] for path in paths if path in self.labels)

    @property
    def crumbs(self) -> tuple[PageLabel, ...]:
        """The sections that hold this page, outermost first."""
        return self.labels_of(self.site.ancestors(self.edition.path))

    @property
    def footer_groups(self) -> tuple[tuple[PageLabel, ...], ...]:
        """The footer's links in three groups: main sections, other pages, and from the page about this site on."""
        config = self.site.config
        split = config.footer.index(config.about) if config.about in config.footer else len(config.footer)
        groups = config.navigation, config.footer[:split], config.footer[split:]
        return tuple(self.labels_of(group) for group in groups)

    @property
    def other_locales(self) -> tuple[Locale, ...]:
        """The other languages that this page names: all of them, or the first few where a page lists every one."""
        others = tuple(locale for locale in self.site.config.locales if locale != self.locale)
        return others[:MOST_IN_A_ROW] if self.site.config.languages else others

    @property
    def section(self) -> str | None:
        """The path of the section that holds this page; None for the home page."""
        return next(reversed([*self.site.ancestors(self.edition.path)]), None)

    @property
    def reader(self) -> str:
        """The audience whose pages a search on this page puts first; "" if this page is not for one audience."""
        section = self.edition.path.split("/")[0]
        audience = self.edition.original.audience
        is_own = len(audience) == 1 and audience[0] != EVERYONE and section != self.site.config.helplines
        return audience[0] if is_own else ""

    @property
    def paths(self) -> str:
        """The paths of all pages, among which the page for lost addresses finds the nearest."""
        return " ".join(path for path in self.site.files if path and self.site.written.get(path))

    @property
    def topics(self) -> tuple[PageLabel, ...]:
        """The sections of the site, for its list of topics; a quiet list has none."""
        is_quiet = self.site.is_quiet(self.edition.path)
        return () if is_quiet else self.labels_of(path for path in self.site.children(HOME) if self.site.children(path))

    @property
    def a_to_z(self) -> list[PageLabel]:
        """The pages written in this language, by title; on a quiet page, only those of its section."""
        section, site = self.edition.path.split("/")[0], self.site
        listed = (
            self.labels[path]
            for path in site.files
            if path not in (HOME, self.edition.path)
            and (not site.is_quiet(self.edition.path) or path.startswith(f"{section}/"))
        )
        own = (label for label in listed if label.locale == self.locale.code and not label.is_generated)
        return sorted(own, key=lambda label: (label.title.casefold(), label.path))
