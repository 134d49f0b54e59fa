"""Freezing: visit every URL that is out of date, check the result, and update the build folder."""

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click
from filelock import FileLock, Timeout
from flask import Flask

from northway.content.site_config import SiteConfig
from northway.freeze.build_folder import (
    FreezeError,
    Seen,
    check_build_folder,
    scan,
    snapshot,
    staged_name,
    sync,
)
from northway.freeze.cache_keys import CacheKeys
from northway.freeze.caches import cached
from northway.freeze.compress import Compressed, CompressionError, compress
from northway.freeze.dropped import check_dropped
from northway.freeze.errors import disk_problem, fault_of_the_site, url_problem
from northway.freeze.link_check import FrozenFile, check_links
from northway.freeze.result import FreezeResult, unchanged_words
from northway.freeze.unchanged import remember
from northway.freeze.visitor import Visit, Visitor
from northway.problems import Problem, has_errors
from northway.system import file_state
from northway.system.cache import Cache
from northway.system.progress import track
from northway.system.workers import WorkerError, cores, map_in_processes
from northway.web.context import publication_of
from northway.web.urls import Url, all_urls, name_of


@dataclass(frozen=True, slots=True)
class FreezeOptions:
    """The options of a freeze.

    `is_release` adds compressed copies; `lets_go` allows addresses that were published to lead nowhere.
    """

    is_release: bool = False
    processes: int = field(default_factory=cores)
    lets_go: bool = False


def freeze_site(app: Flask, build: Path, options: FreezeOptions | None = None) -> FreezeResult:
    """Freeze an app's site into `build`, and leave the app as it was. Raises FreezeError."""
    options, build = options or FreezeOptions(), build.absolute()  # Frozen-Flask resolves paths against the app's
    kept, config = file_state.cache_folder(build), publication_of(app).config
    try:
        check_build_folder(build)
        kept.mkdir(parents=True, exist_ok=True)
        with hold_lock(kept / "lock", build), closing(Cache(kept / "cache")) as cache, cached(app, cache, kept):
            freeze = Freeze(app, build, cache, options, config)
            result = freeze.run()
            freeze.remember(result)
            return result
    except OSError as error:
        raise FreezeError([disk_problem(error, build)]) from error
    except (WorkerError, CompressionError) as error:
        raise FreezeError([fault_of_the_site(str(error), "mend that, and freeze again")]) from error


@contextmanager
def hold_lock(path: Path, build: Path) -> Iterator[None]:
    """Hold a lock on the file at `path`. A second freeze says so and waits; a killed one leaves no lock behind."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        click.echo(f"Another freeze is at work on {build}: waiting.", err=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def check_endpoints(app: Flask, urls: Sequence[Url]) -> Iterator[Problem]:
    """Find views that no URL of `all_urls` visits, so that they would never be frozen."""
    views = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    for endpoint in sorted(views - {endpoint for endpoint, _ in urls}):
        yield fault_of_the_site(f"nothing leads to the view `{endpoint}`", "name its URLs in `all_urls`")


@contextmanager
def fresh_folder(build: Path) -> Iterator[Path]:
    """A temporary folder on the disk of the build folder, so that files can be moved there atomically."""
    build.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{build.name}-fresh-"
    for left in build.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)  # left by a killed freeze; the lock ensures that no other runs
    with tempfile.TemporaryDirectory(dir=build.parent, prefix=prefix) as name:
        yield Path(name)


class Freeze:
    """One freeze of an app's site into a build folder."""

    def __init__(self, app: Flask, build: Path, cache: Cache, options: FreezeOptions, config: SiteConfig) -> None:
        self.app, self.build, self.cache, self.options, self.config = app, build, cache, options, config
        self.publication = publication_of(app)
        self.began_ns = time.time_ns()
        self.before = self._source_state()
        self.frozen_kind = f"frozen {self.publication.code}"

    def run(self) -> FreezeResult:
        """Freeze. Raises FreezeError, or OSError if the disk is full or read-only."""
        began = time.monotonic()
        warnings = self._check()
        site = self.publication.site
        urls = list({name_of(url): url for url in all_urls(site, self.publication.static)}.values())
        _stop_if(list(check_endpoints(self.app, urls)))
        cache_keys = CacheKeys(self.publication)
        keys = [cache_keys.key(url) for url in urls]
        now = scan(self.build, self.cache.find("seen") or {})
        digests = {name: known for name, (_, known) in now.items()}
        files = self._up_to_date_files(urls, keys, digests)
        with fresh_folder(self.build) as fresh:
            visits = self._visit(urls, [number for number in range(len(urls)) if number not in files], fresh)
            files |= {visit.number: visit.file for visit in visits if visit.file}
            self._check_files(urls, files)
            copies = self._compress(files, digests, fresh)
            wanted = {file.name: file.digest for file in files.values()}
            wanted |= {name: known for copy in copies for name, known in copy.files.items()}
            step = sync(fresh, self.build, wanted, digests)
        kept = {name_of(urls[number]): (keys[number], file) for number, file in files.items()}
        self._keep(kept if self._inputs_were_stable() else {}, copies, snapshot(self.build, wanted, now))
        size = sum(file.size for file in files.values())
        return FreezeResult(step, size, visits, warnings, time.monotonic() - began)

    def remember(self, result: FreezeResult) -> None:
        """Record what this freeze read and wrote, so that the next can say at once that nothing has changed."""
        message = unchanged_words(result, self.build)
        folder, root = self.publication.folder, self.publication.root
        remember(root, folder, self.build, self.options.is_release, self.began_ns, message)

    def _source_state(self) -> dict[str, file_state.Signature]:
        return file_state.signatures(
            [*file_state.code_files(self.publication.root), *file_state.presentation_files(self.publication.root)]
        )

    def _inputs_were_stable(self) -> bool:
        """If code or templates changed during the freeze, pages may be mixed; then nothing is cached."""
        return self._source_state() == self.before

    def _check(self) -> list[Problem]:
        if self.publication.site.config != self.config:
            what, hint = "site.yml was changed while the freeze began", "freeze again"
            raise FreezeError([Problem(self.publication.site.settings_file, 1, "freeze", what, hint)])
        missing = self.publication.bodies.missing
        rendered = self.publication.bodies.render(missing, self.options.processes)
        for _ in track("Rendering", rendered, len(missing), " ".join):
            pass
        click.echo(f"Checking {len(self.publication.site.pages)} pages.", err=True)
        dropped = () if self.options.lets_go else check_dropped(self.publication.site, self.build)
        others = [*self.app.extensions["northway.catalogues"], *dropped]
        problems = self.publication.problems(date.today(), others)
        _stop_if(problems)
        return problems

    def _up_to_date_files(self, urls: list[Url], keys: list[str], now: Mapping[str, str]) -> dict[int, FrozenFile]:
        """The files that need no visit, by the number of their URL."""
        kept: dict[str, tuple[str, FrozenFile]] = self.cache.find(self.frozen_kind) or {}
        found = {}
        for number, (url, key) in enumerate(zip(urls, keys, strict=True)):
            before, file = kept.get(name_of(url), ("", None))
            if file and before == key and now.get(file.name) == file.digest:
                found[number] = file
        return found

    def _visit(self, urls: list[Url], numbers: list[int], fresh: Path) -> list[Visit]:
        visitor = Visitor(self.app, self.publication.site.config.base_url, fresh, urls)
        visits = map_in_processes(visitor.visit, numbers, self.options.processes)
        said = track("Freezing", visits, len(numbers), lambda visit: visit.file.name if visit.file else visit.fault)
        done = sorted(said, key=lambda visit: visit.number)
        _stop_if([url_problem(self.app, urls[visit.number], visit.fault) for visit in done if visit.fault])
        return done

    def _check_files(self, urls: list[Url], files: Mapping[int, FrozenFile]) -> None:
        names = Counter(file.name for file in files.values())
        hint = "give one of them another address"
        _stop_if(
            [
                fault_of_the_site(f"{name_of(urls[number])} and another URL both become {file.name}", hint)
                for number, file in sorted(files.items())
                if names[file.name] > 1
            ]
        )
        by_name = {file.name: file for _, file in sorted(files.items())}
        _stop_if(check_links(by_name, self.publication.site.config.base_url))

    def _compress(self, files: Mapping[int, FrozenFile], now: Mapping[str, str], fresh: Path) -> list[Compressed]:
        if not self.options.is_release:
            return []
        wanted = {file.name: file.digest for file in files.values()}
        kept: dict[str, Compressed] = {copy.name: copy for copy in self.cache.find("compressed") or ()}

        def find(name: str) -> Path:
            new = fresh / staged_name(name)
            return new if new.exists() else self.build / name

        made = compress(wanted, kept, now, find, fresh, self.options.processes)
        return list(track("Compressing", made, len(wanted), lambda copy: copy.name))

    def _keep(self, files: Mapping[str, tuple[str, FrozenFile]], copies: list[Compressed], seen: Seen) -> None:
        old = self.cache.names("frozen") - {self.frozen_kind}
        self.cache.keep({self.frozen_kind: files, "seen": seen, "compressed": copies}, drop=old)


def _stop_if(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise FreezeError(problems)
