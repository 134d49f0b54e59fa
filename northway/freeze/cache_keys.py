"""What is out of date. A URL's key is a digest of everything that could change its answer, taken coarsely.

*Shared* is what every URL may depend on: code, templates, styles, catalogues, all front matter, all records, the
libraries. *Own* are the bodies that it shows or derives from; what is not known to show few may depend on all.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from northway.content.site import Key
from northway.publication.publication import Publication
from northway.system import file_state
from northway.system.digests import digest
from northway.web.views import Url, body_dependencies


class Keys:
    """The keys of the URLs of one site. `root` holds its app, templates, styles and catalogues."""

    def __init__(self, publication: Publication, root: Path) -> None:
        self.publication, self.root = publication, root

    @cached_property
    def engine(self) -> str:
        """A digest of the code, ours and the libraries'."""
        return digest(file_state.libraries(), *_contents(file_state.engine(str(self.root)), self.root))

    @cached_property
    def shared(self) -> str:
        """A digest of what every URL may depend on."""
        return digest(self.engine, self.publication.site.above, *_contents(file_state.dress(str(self.root)), self.root))

    @cached_property
    def bodies(self) -> dict[Key, str]:
        """A digest of each body, by the key of its page."""
        return {key: digest(page.body) for key, page in self.publication.site.pages.items()}

    @cached_property
    def _all(self) -> str:
        return digest(self.shared, *(word for key, body in sorted(self.bodies.items()) for word in (*key, body)))

    def key(self, url: Url) -> str:
        """The key of a URL."""
        own = body_dependencies(self.publication.site, url)
        return self._all if own is None else digest(self.shared, *(self.bodies[page.key] for page in own))


def _contents(files: Iterable[tuple[str, file_state.Signature]], root: Path) -> Iterator[str | bytes]:
    for path, _ in files:
        # By a name that is the same on any machine, so that a cache can travel, as it does between runs of CI.
        yield path.removeprefix(str(root))
        yield Path(path).read_bytes()


def name_of(url: Url) -> str:
    """What our records call a URL: its endpoint and its values."""
    endpoint, values = url
    return " ".join([endpoint, *(f"{name}={value}" for name, value in sorted(values.items()))])
