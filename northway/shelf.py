"""The content that an app publishes: loaded when first asked for, rendered once, loaded again when a file changes."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from northway.bank_holidays import bank_holidays_script
from northway.content import Key, Site
from northway.delivery import Static
from northway.directory import holiday_years
from northway.loading import load_site
from northway.markup import Renderer
from northway.rendered import RenderedBody

Stamp = tuple[tuple[str, int, int], ...]


class Shelf:
    """A content folder with its Site, its rendered bodies by their key, and the static folder."""

    def __init__(self, folder: Path, static_folder: Path) -> None:
        self.folder, self.static_folder = folder, static_folder
        self.stamp = self._look()

    @cached_property
    def site(self) -> Site:
        """The content folder, loaded."""
        return load_site(self.folder)

    @cached_property
    def bodies(self) -> Mapping[Key, RenderedBody]:
        """Every body of the site, rendered, by its key."""
        renderer = Renderer(self.site)
        return {page.key: renderer.render(page) for page in self.site.pages.values()}

    @cached_property
    def static(self) -> Static:
        """What pages wear, and the files beside them."""
        script = bank_holidays_script(self.site.config.bank_holidays, holiday_years(self.site))
        return Static(self.static_folder, {"js/bank-holidays.js": script.encode()})

    def look_again(self) -> bool:
        """Forget what was loaded if any file has changed since; whether it has."""
        stamp = self._look()
        if stamp == self.stamp:
            return False
        self.stamp = stamp
        for name in ("site", "bodies", "static"):
            self.__dict__.pop(name, None)
        return True

    def _look(self) -> Stamp:
        # By stat, not by file events: those fail in containers and on network drives.
        files = (path for folder in (self.folder, self.static_folder) for path in sorted(folder.rglob("*")))
        return tuple((os.fspath(path), *_age(path)) for path in files)


def _age(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
