"""A content folder, loaded when first asked for, with its rendered bodies, its problems, and its static files."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from northway.checks import check_site, night_cover, search_words
from northway.content.bank_holidays import bank_holidays_script
from northway.content.files import NO_DRAFTS, links_out, read_folder
from northway.content.loader import build_site, load_config
from northway.content.pages import Key
from northway.content.site import Site
from northway.content.site_config import SiteConfig
from northway.directory.selection import holiday_years
from northway.problems import Problem, count_waiting
from northway.publication.body_store import BodyStore
from northway.publication.scripts import compile_modules
from northway.publication.search_index import page_text
from northway.publication.static_files import Static, read_scripts
from northway.system.cache import Cache
from northway.system.digests import digest
from northway.system.file_state import PRESENTATION_FOLDERS


class Publication:
    """A content folder, and the static files in `root`.

    Slow results are kept in `cache`, under keys that include `code`, a digest of the code. Files are read once: when
    one changes, make a new Publication. `drafts` holds what would stand in some of its files, by name.
    """

    def __init__(
        self,
        folder: Path,
        root: Path,
        cache: Cache | None = None,
        code: str = "",
        drafts: Mapping[str, bytes] = NO_DRAFTS,
    ) -> None:
        self.folder, self.root, self.code, self.drafts = folder, root, code, drafts
        self.cache = cache or Cache()

    @cached_property
    def config(self) -> SiteConfig:
        """`site.yml` alone, which is all that an app needs to know its addresses."""
        return load_config(self.folder)

    @cached_property
    def site(self) -> Site:
        """The content folder, loaded."""
        return build_site(read_folder(self.folder, self.drafts))

    @cached_property
    def bodies(self) -> BodyStore:
        """The rendered bodies of its pages and passages."""
        return BodyStore(self.site, self.cache, self.code)

    @cached_property
    def static(self) -> Static:
        """The static files; the script modules are those of files, and one of bank holidays, made from the content."""
        config = self.site.config
        wanted = config.country, config.bank_holidays, holiday_years(self.site)
        key = digest(self.code, repr(wanted))
        holidays = self.cache.memoized("holidays", key, partial(bank_holidays_script, *wanted))
        scripts = read_scripts(self.root / "static") | {"bank-holidays": holidays}
        key = digest(self.code, repr(scripts))
        return Static(self.root / "static", self.cache.memoized("scripts", key, partial(compile_modules, scripts)))

    @property
    def _search_key(self) -> str:
        """Changes when a word for the search does, or a page that one leads to, or anything shared."""
        pages = [self.site.pages[key] for key in search_words.named_pages(self.site) if key in self.site.pages]
        return digest(self.code, self.site.shared.digest, repr(self.site.search_words), *map(repr, pages))

    @property
    def _texts(self) -> dict[Key, str]:
        """What a reader reads of each page that words for the search lead to."""
        named = (self.site.pages.get(key) for key in search_words.named_pages(self.site))
        return {page.key: page_text(self.site, self.bodies, page) for page in named if page}

    def problems(self, today: date, others: Iterable[Problem] = ()) -> list[Problem]:
        """Everything that is wrong with the content, and `others`, in the order of files."""
        outlines = self.bodies.outlines  # first, because this renders each body that is not cached, and caches it
        key = digest(self.code, self.site.shared.digest, today.isoformat())
        night = self.cache.memoized("night", key, lambda: list(night_cover.check(self.site, today)))
        words = self.cache.memoized(
            "search words", self._search_key, lambda: list(search_words.check(self.site, self._texts))
        )
        links = [problem for name in PRESENTATION_FOLDERS for problem in links_out(self.root / name)]
        found = {*links, *check_site(self.site, outlines, today), *self.bodies.problems, *words, *others}
        # A record that cannot be read may be the one that answers at night.
        return sorted(count_waiting(found | {*(() if self.site.broken.get("helpline") else night)}))
