"""Every body of a site, rendered when first asked for; kept on the disk by all that could change it.

An edit of a template so renders no Markdown again. In memory are only the last few, so that a site of any size fits.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from northway.cache import Cache
from northway.content import Key, Page, Site
from northway.digests import digest
from northway.helplines import Record
from northway.markup import Renderer
from northway.rendered import RenderedBody
from northway.workers import share_out

KIND = "body"
MOST_IN_MEMORY = 1_100  # bodies, of about ten thousand bytes each


class Bodies(Mapping[Key, RenderedBody]):
    """The rendered bodies of a site by their pages' keys."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = site.pages
        self.cache: Cache | None = None
        self.kept_as: dict[Key, str] = {}
        self.recent: OrderedDict[Key, RenderedBody] = OrderedDict()

    @cached_property
    def renderer(self) -> Renderer:
        """The one that renders what is not kept."""
        return Renderer(self.site)

    def _known(self) -> str:
        # What links and components may name: a body comes out otherwise when one of these is not there.
        # And a list of helplines brings the headings of its groups, so it depends on whom each is for.
        records = [
            (name, helpline.order, helpline.audience, [getattr(helpline, field) for field in Record.model_fields])
            for name, helpline in self.site.helplines.items()
        ]
        files = [page.file for page in self.site.originals.values()]
        return repr((files, records, list(self.site.facts), self.site.config, self.site.names))

    def __getitem__(self, key: Key) -> RenderedBody:
        """The rendered body of a page."""
        body = self.recent.get(key)
        if body is None:
            kept: RenderedBody | None = self.cache.find(self.kept_as[key]) if self.cache else None
            body = kept or self.renderer.render(self.pages[key])
            self._remember(key, body)
        return body

    def _remember(self, key: Key, body: RenderedBody) -> None:
        self.recent[key] = body
        if len(self.recent) > MOST_IN_MEMORY:
            self.recent.popitem(last=False)

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
        known = digest(code, self._known())
        self.cache, self.kept_as = cache, {key: _name(known, page) for key, page in self.pages.items()}
        old = cache.names(KIND)
        cache.keep({}, drop=old - set(self.kept_as.values()))
        return [key for key, name in self.kept_as.items() if name not in old]

    def render(self, keys: Sequence[Key], processes: int) -> Iterator[Key]:
        """Render and keep the bodies of these pages; yields each when it is done."""
        made: dict[str, object] = {}
        for key, body in share_out(self._render, keys, processes):
            made[self.kept_as[key]] = body
            self._remember(key, body)
            yield key
            if len(made) == MOST_IN_MEMORY:
                self._keep(made)
        self._keep(made)

    def _keep(self, made: dict[str, object]) -> None:
        if self.cache and made:
            self.cache.keep(made)
            made.clear()

    def _render(self, keys: Sequence[Key]) -> Iterator[tuple[Key, RenderedBody]]:
        return ((key, self.renderer.render(self.pages[key])) for key in keys)


def _name(known: str, page: Page) -> str:
    return f"{KIND} {digest(known, page.source, page.path, page.file, str(page.body_line), page.body)}"
