"""The content that an app publishes: loaded when first asked for, rendered once, loaded again when a file changes."""

import os
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from northway import stamps
from northway.bank_holidays import bank_holidays_script
from northway.bodies import Bodies
from northway.cache import Cache
from northway.config import SiteConfig
from northway.content import Site
from northway.delivery import Static
from northway.digests import digest, digest_above
from northway.directory import holiday_years
from northway.folder import read_folder
from northway.gathering import Memory
from northway.loading import build_site, load_config


class Shelf:
    """A content folder with its Site, its rendered bodies by their key, and what pages wear, which lies in `root`."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.stamp = self._look()
        self.cache: Cache | None = None
        self.addresses: dict[tuple[str, str, str], str] = {}  # worked out once: see `frame.address_of`
        self.asset_addresses: dict[tuple[str, str, str], str] = {}
        self.lasting: dict[object, tuple[Markup, frozenset[str]]] = {}  # see `Chrome.lasting`

    def keep_in(self, cache: Cache, code: str) -> None:
        """Keep in `cache` what is read from now on; `code` stands for the code that reads it."""
        self.cache, self.kept_as = cache, f"read {digest(code, repr(self.config))}"

    @cached_property
    def config(self) -> SiteConfig:
        """`site.yml` alone, which is all that an app needs to know its addresses."""
        return load_config(self.folder)

    @cached_property
    def _loaded(self) -> tuple[Site, str]:
        folder = read_folder(self.folder)
        memory = Memory(self.cache.find(self.kept_as) if self.cache else None)
        site = build_site(folder, memory)
        if self.cache and memory.has_changed:
            self.cache.keep({self.kept_as: memory.now}, drop=self.cache.names("read") - {self.kept_as})
        lines = {page.source.removeprefix(f"{folder.shown}/"): page.body_line for page in site.pages.values()}
        return site, digest_above(folder.files, lines)

    @property
    def site(self) -> Site:
        """The content folder, loaded."""
        return self._loaded[0]

    @property
    def digest(self) -> str:
        """Changes when anything in the content folder does, but for the bodies of its pages."""
        return self._loaded[1]

    @cached_property
    def bodies(self) -> Bodies:
        """Every body of the site, by its key."""
        return Bodies(self.site)

    @cached_property
    def static(self) -> Static:
        """What pages wear, and the files beside them."""
        script = bank_holidays_script(self.site.config.bank_holidays, holiday_years(self.site))
        return Static(self.root / "static", {"js/bank-holidays.js": script.encode()})

    def look_again(self) -> bool:
        """Forget what was loaded if any file has changed since; whether it has."""
        stamp = self._look()
        if stamp == self.stamp:
            return False
        self.stamp = stamp
        self.lasting.clear()
        for name in ("config", "_loaded", "bodies", "static"):
            self.__dict__.pop(name, None)
        return True

    def _look(self) -> str:
        # By stat, not by file events: those fail in containers and on network drives.
        return stamps.stamp([*stamps.look(os.fspath(self.folder)), *stamps.dress(os.fspath(self.root))])
