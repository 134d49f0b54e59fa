"""Every body of a site, rendered when first asked for; kept on the disk by all that could change it.

An edit of a template so renders no Markdown again. In memory are only the last few, so that a site of any size fits.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from northway.cache import Cache
from northway.content import Page, Site
from northway.digests import digest
from northway.markup import Renderer
from northway.rendered import RenderedBody
from northway.workers import share_out

KIND = "body"
MOST_IN_MEMORY = 1_100  # bodies, of about ten thousand bytes each


class Bodies(Mapping[str, RenderedBody]):
    """The rendered bodies of a site by source file."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = {page.source: page for page in site.pages.values()}
        self.cache: Cache | None = None
        self.kept_as: dict[str, str] = {}
        self.recent: OrderedDict[str, RenderedBody] = OrderedDict()

    @cached_property
    def renderer(self) -> Renderer:
        """The one that renders what is not kept."""
        return Renderer(self.site)

    def _known(self) -> str:
        # What links and components may name: a body comes out otherwise when one of these is not there.
        helplines = {
            name: [(channel.kind, channel.value) for channel in helpline.channels]
            for name, helpline in self.site.helplines.items()
        }
        files = [page.file for page in self.site.originals.values()]
        return repr((files, helplines, list(self.site.facts), self.site.config.nations))

    def __getitem__(self, source: str) -> RenderedBody:
        """The rendered body of a source file."""
        body = self.recent.get(source)
        if body is None:
            kept: RenderedBody | None = self.cache.find(self.kept_as[source]) if self.cache else None
            body = kept or self.renderer.render(self.pages[source])
            self._remember(source, body)
        return body

    def _remember(self, source: str, body: RenderedBody) -> None:
        self.recent[source] = body
        if len(self.recent) > MOST_IN_MEMORY:
            self.recent.popitem(last=False)

    def __iter__(self) -> Iterator[str]:
        """The source files."""
        return iter(self.pages)

    def __len__(self) -> int:
        """How many source files there are."""
        return len(self.pages)

    def keep_in(self, cache: Cache, code: str) -> list[str]:
        """Keep bodies in `cache` from now on; returns the source files of those that it does not hold yet.

        `code` stands for the code that renders.
        """
        known = digest(code, self._known())
        self.cache, self.kept_as = cache, {source: _key(known, page) for source, page in self.pages.items()}
        old = cache.names(KIND)
        cache.keep({}, drop=old - set(self.kept_as.values()))
        return [source for source, key in self.kept_as.items() if key not in old]

    def render(self, sources: Sequence[str], processes: int) -> Iterator[str]:
        """Render and keep the bodies of these files; yields each when it is done."""
        made: dict[str, object] = {}
        for source, body in share_out(self._render, sources, processes):
            made[self.kept_as[source]] = body
            self._remember(source, body)
            yield source
            if len(made) == MOST_IN_MEMORY:
                self._keep(made)
        self._keep(made)

    def _keep(self, made: dict[str, object]) -> None:
        if self.cache and made:
            self.cache.keep(made)
            made.clear()

    def _render(self, sources: Sequence[str]) -> Iterator[tuple[str, RenderedBody]]:
        return ((source, self.renderer.render(self.pages[source])) for source in sources)


def _key(known: str, page: Page) -> str:
    return f"{KIND} {digest(known, page.source, page.path, page.file, str(page.body_line), page.body)}"
