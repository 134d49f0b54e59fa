"""Every body of a site, rendered and judged by itself when first asked for; kept by all that could change it.

An edit of a template so renders no Markdown again. In memory are only the last few, so that a site of any size fits.
A digest of each body's ids, links and records is kept too, which is all that cross-page rules read.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from northway.checks import page_rules
from northway.checks.rule import PageRule
from northway.content.helplines import Record
from northway.content.site import Key, Page, PageFields, Site
from northway.markup.body import RenderedBody
from northway.markup.renderer import Renderer
from northway.problems import Problem
from northway.system.cache import Cache, pack
from northway.system.digests import digest
from northway.system.workers import map_in_processes

KIND = "body"
MOST_IN_MEMORY = 200  # bodies, of about ten thousand bytes each
Known = tuple[str, tuple[Problem, ...]]  # a body's cross_page_digest, and what is wrong with it


class BodyStore(Mapping[Key, RenderedBody]):
    """The rendered bodies of a site by their pages' keys."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = site.pages
        self.cache: Cache | None = None
        self.kept_as: dict[Key, str] = {}
        self.known: dict[str, Known] = {}
        self.recent: OrderedDict[Key, RenderedBody] = OrderedDict()

    @cached_property
    def renderer(self) -> Renderer:
        """The one that renders what is not kept."""
        return Renderer(self.site)

    @cached_property
    def rules(self) -> list[PageRule]:
        """What judges each body."""
        return page_rules(self.site)

    def _make(self, key: Key) -> RenderedBody:
        page = self.pages[key]
        body = self.renderer.render(page)
        found = tuple(problem for rule in self.rules for problem in rule(page, body))
        return replace(body, problems=(*body.problems, *found))

    def _shared(self) -> str:
        # What links and components may name, and rules compare with: a body comes out otherwise when it is not there.
        # And a list of helplines brings the headings of its groups, so it depends on whom each is for.
        site, fields = self.site, ("title", "order", "audience", *Record.model_fields)
        records = [(name, [getattr(line, field) for field in fields]) for name, line in site.helplines.items()]
        files = [page.file for page in site.originals.values()]
        return repr((files, records, [*site.facts], site.config, site.names, site.quiet_words, site.writing))

    def __getitem__(self, key: Key) -> RenderedBody:
        """The rendered body of a page."""
        body = self.recent.get(key)
        if body is None:
            kept: RenderedBody | None = self.cache.find(self.kept_as[key]) if self.cache else None
            body = self.recent[key] = kept or self._make(key)
            if self.cache and len(self.recent) > MOST_IN_MEMORY:
                self.recent.popitem(last=False)
        return body

    def __iter__(self) -> Iterator[Key]:
        """The keys of all pages."""
        return iter(self.pages)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def keep_in(self, cache: Cache, code: str) -> list[Key]:
        """Keep bodies in `cache` from now on; returns the keys of the pages that it does not hold yet.

        `code` stands for the code that renders.
        """
        shared = digest(code, self._shared())
        self.cache, self.kept_as = cache, {key: _name(shared, page) for key, page in self.pages.items()}
        here = cache.names(KIND)
        known: dict[str, Known] = cache.find("bearings") or {}
        wanted = set(self.kept_as.values())
        self.known = {name: known[name] for name in wanted & here & known.keys()}
        cache.keep({}, drop=here - wanted)
        return [key for key, name in self.kept_as.items() if name not in self.known]

    def render(self, keys: Sequence[Key], processes: int) -> Iterator[Key]:
        """Render, judge and keep the bodies of these pages; yields each when it is done."""
        assert self.cache, "say first where to keep them"
        made: dict[str, bytes] = {}
        for key, packed, known in map_in_processes(self._render, keys, processes):
            made[self.kept_as[key]], self.known[self.kept_as[key]] = packed, known
            yield key
            if len(made) == MOST_IN_MEMORY:
                self.cache.store(made)
                made.clear()
        self.cache.store(made)
        if keys:
            self.cache.keep({"bearings": self.known})

    def _render(self, keys: Sequence[Key]) -> Iterator[tuple[Key, bytes, Known]]:
        for key in keys:
            body = self._make(key)
            yield key, pack(self.kept_as[key], body), (body.cross_page_digest, body.problems)

    @property
    def problems(self) -> Iterator[Problem]:
        """What is wrong with each of them by itself, once all are kept."""
        return (problem for name in self.kept_as.values() for problem in self.known[name][1])

    @property
    def cross_page_digest(self) -> str:
        """Changes when anything does that rules over the whole site read of any of them, once all are kept."""
        return digest(*(word for key, name in self.kept_as.items() for word in (*key, self.known[name][0])))


def _name(shared: str, page: Page) -> str:
    own = [getattr(page, field) for field in PageFields.model_fields]
    return f"{KIND} {digest(shared, page.source, page.path, page.file, str(page.body_line), repr(own), page.body)}"
