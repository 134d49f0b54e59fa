"""The content that an app publishes: loaded when first asked for, rendered once, loaded again when a file changes."""

import os
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from northway.content.bank_holidays import bank_holidays_script
from northway.content.files import read_folder
from northway.content.gathering import Memory
from northway.content.loader import build_site, load_config
from northway.content.site import Site
from northway.content.site_config import SiteConfig
from northway.directory.selection import holiday_years
from northway.publication.body_store import BodyStore
from northway.publication.static_files import Static
from northway.system import file_state
from northway.system.cache import Cache
from northway.system.digests import digest


@dataclass(frozen=True)
class RenderCache:
    """What pages ask for again and again, worked out once: addresses, components that last, the table of headers."""

    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    components: dict[object, tuple[Markup, frozenset[str]]] = field(default_factory=dict)
    rules: dict[str, dict[str, str]] = field(default_factory=dict)


class Publication:
    """A content folder with its Site, its rendered bodies by their key, and what pages wear, which lies in `root`."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.stamp = ""
        self.cache: Cache | None = None
        self.code = ""
        self.render_caches: defaultdict[str, RenderCache] = defaultdict(
            RenderCache
        )  # by where we are asked: "", or /sub of another site

    def keep_in(self, cache: Cache, code: str) -> None:
        """Keep in `cache` what is read and made from now on; `code` stands for the code that does it."""
        self.cache, self.code = cache, code
        self.forget()

    @cached_property
    def config(self) -> SiteConfig:
        """`site.yml` alone, which is all that an app needs to know its addresses."""
        return load_config(self.folder)

    @cached_property
    def site(self) -> Site:
        """The content folder, loaded."""
        folder = read_folder(self.folder)
        if not self.cache:
            return build_site(folder)
        name = f"read {digest(self.code, repr(self.config))}"
        memory = Memory(self.cache.find(name))
        site = build_site(folder, memory)
        if memory.has_changed:
            self.cache.keep({name: memory.now}, drop=self.cache.names("read") - {name})
        return site

    @cached_property
    def bodies(self) -> BodyStore:
        """Every body of the site, by its key."""
        return BodyStore(self.site)

    @cached_property
    def static(self) -> Static:
        """What pages wear, and the files beside them."""
        calendars, years = self.site.config.bank_holidays, holiday_years(self.site)
        script = partial(bank_holidays_script, calendars, years)
        reads = digest(self.code, repr((calendars, years)))
        made = self.cache.once("holidays", reads, script) if self.cache else script()
        return Static(self.root / "static", {"js/bank-holidays.js": made.encode()})

    def reload_if_changed(self) -> bool:
        """Forget what was loaded if any file has changed since the last look; whether it has. The first cannot tell."""
        before, self.stamp = self.stamp, self._look()
        if before in ("", self.stamp):
            return False
        self.__dict__.pop("config", None)
        self.forget()
        return True

    def forget(self) -> None:
        """Load everything anew when it is next asked for, but for what the app was made with."""
        self.render_caches.clear()
        for name in ("site", "bodies", "static"):
            self.__dict__.pop(name, None)

    def _look(self) -> str:
        # By stat, not by file events: those fail in containers and on network drives.
        return file_state.stamp([*file_state.look(os.fspath(self.folder)), *file_state.dress(os.fspath(self.root))])
