"""When a URL is out of date: its key is a digest of everything that could change its answer.

A key holds the code, the templates, styles and catalogues, the shared content, the pages whose own words the URL
shows, and how the pages around those are named. What a template can read and what a key holds are the same values.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from northway.content.pages import Key
from northway.publication.publication import Publication
from northway.system import file_state
from northway.system.digests import digest
from northway.web.page_context import label_of, pages_shown
from northway.web.urls import Url, drawn_from_pages, own_pages


def code_digest(root: Path) -> str:
    """A digest of the code, ours and the libraries'."""
    return digest(file_state.libraries(), *_contents(file_state.code_files(root), root))


class CacheKeys:
    """The keys of the URLs of one publication."""

    def __init__(self, publication: Publication) -> None:
        self.publication, self.site = publication, publication.site

    @cached_property
    def shared(self) -> str:
        """A digest of what every URL may depend on."""
        files = _contents(file_state.presentation_files(self.publication.root), self.publication.root)
        return digest(self.publication.code, self.site.shared.digest, *files)

    @cached_property
    def labels(self) -> dict[Key, str]:
        """A digest of how each edition is named on other pages, by path and code of a locale."""
        return {key: digest(repr(label_of(edition))) for key, edition in self.site.editions.items()}

    @cached_property
    def _all(self) -> str:
        return digest(self.shared, repr(self.site.search_words), *self.site.fingerprints.values())

    def key(self, url: Url) -> str:
        """The key of a URL."""
        own = own_pages(self.site, url)
        if own is None:
            return self._all
        drawn = repr(drawn_from_pages(self.site, url))
        if not own:
            return digest(self.shared, drawn)
        shown = pages_shown(self.site, own[0].path)
        code = url[1].get("locale", self.site.config.source_locale)
        pages = (self.site.fingerprints[page.key] for page in own)
        return digest(drawn, " ".join([self.shared, *pages, *(self.labels[path, code] for path in shown)]))


def _contents(files: Iterable[str], root: Path) -> Iterator[str | bytes]:
    for path in map(Path, files):
        # By relative path, so that a cache holds on another machine too, as between runs of CI.
        yield path.relative_to(root).as_posix()
        yield path.read_bytes()
