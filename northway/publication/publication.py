"""A content folder with its rendered bodies, its problems and its static files, each loaded when first used."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from northway.checks import check_site, night_cover, search_words
from northway.content.bank_holidays import bank_holidays_script
from northway.content.files import NO_DRAFTS, links_out, read_folder
from northway.content.loader import build_site, load_config
from northway.content.site import Site
from northway.content.site_config import SiteConfig
from northway.directory.selection import holiday_years
from northway.problems import Problem, count_waiting
from northway.publication.body_store import BodyStore, JudgedBody
from northway.publication.scripts import compile_modules
from northway.publication.search_index import page_text
from northway.publication.static_files import Static, read_scripts
from northway.system.cache import Cache
from northway.system.digests import digest
from northway.system.file_state import PRESENTATION_FOLDERS
from northway.system.memory import Memory

MEMORY = "memory"


class Publication:
    """A content folder, and the static files in `root`.

    Slow results are kept in `cache`, under keys that include `code`, a digest of the code. Files are read once. If one
    has changed, make a new Publication, which takes everything unchanged from the one `before` it. `drafts` holds
    unsaved contents of files, by file name.
    """

    def __init__(
        self,
        folder: Path,
        root: Path,
        cache: Cache | None = None,
        code: str = "",
        drafts: Mapping[str, bytes] = NO_DRAFTS,
        before: "Publication | None" = None,
    ) -> None:
        self.folder, self.root, self.code, self.drafts = folder, root, code, drafts
        self.cache = cache or Cache()
        self.memory_name = f"{MEMORY} {code}"
        self.memory: Memory = Memory(before.memory if before else self.cache.find(self.memory_name))
        self.judged_before: Mapping[str, JudgedBody] | None = before.bodies.judged if before else None

    @cached_property
    def config(self) -> SiteConfig:
        """The settings in `site.yml`, which are all that an app needs for its URLs."""
        return load_config(self.folder)

    @cached_property
    def site(self) -> Site:
        """The content folder, loaded."""
        return build_site(read_folder(self.folder, self.drafts), self.memory)

    @cached_property
    def bodies(self) -> BodyStore:
        """The rendered bodies of its pages and passages."""
        return BodyStore(self.site, self.cache, self.code, self.judged_before)

    @cached_property
    def static(self) -> Static:
        """The static files. One script module, with the bank holidays, is generated from the content."""
        config = self.site.config
        wanted = config.country, config.bank_holidays, holiday_years(self.site)
        key = digest(self.code, repr(wanted))
        holidays = self.cache.memoized("holidays", key, partial(bank_holidays_script, *wanted))
        scripts = read_scripts(self.root / "static") | {"bank-holidays": holidays}
        key = digest(self.code, repr(scripts))
        modules = self.cache.memoized("scripts", key, partial(compile_modules, scripts))
        return Static(self.root / "static", modules, self.cache, self.code)

    def _search_problems(self) -> list[Problem]:
        """Problems with words for the search, cached in two parts: an edit of a page only checks its answers again."""
        site, recall = self.site, self.cache.memoized
        shared = digest(self.code, site.shared.digest, repr(site.search_words))
        named = [site.pages[key] for key in search_words.named_pages(site) if key in site.pages]
        pages = digest(shared, *(site.fingerprints[page.key] for page in named))

        def answers() -> list[Problem]:
            texts = {page.key: page_text(site, self.bodies, page) for page in named}
            return list(search_words.check_answers(site, texts))

        words = recall("search words", shared, lambda: list(search_words.check(site)))
        return words + recall("answers", pages, answers)

    def problems(self, today: date, others: Iterable[Problem] = ()) -> list[Problem]:
        """All problems of the content, and `others`, in the order of files."""
        outlines = self.bodies.outlines  # first, because this renders and caches each body that is not cached yet
        key = digest(self.code, self.site.shared.digest, today.isoformat())
        night = self.cache.memoized("night", key, lambda: list(night_cover.check(self.site, today)))
        links = [problem for name in PRESENTATION_FOLDERS for problem in links_out(self.root / name)]
        found = {*links, *check_site(self.site, outlines, today, self.memory), *self.bodies.problems}
        found |= {*self._search_problems(), *others}
        if self.cache.path and self.memory.is_new:
            self.cache.keep({self.memory_name: self.memory}, drop=self.cache.names(MEMORY) - {self.memory_name})
        # A helpline whose record cannot be read may be the one that answers at night, so then this is not reported.
        return sorted(count_waiting(found | {*(() if self.site.broken.get("helpline") else night)}))
