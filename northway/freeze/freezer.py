"""Freezing is visiting every URL that is out of date: into a fresh folder, which is judged, and then moves in."""

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from flask import Flask

from northway.freeze.build_folder import (
    FreezeError,
    Seen,
    check_build_folder,
    contents,
    snapshot,
    staged_name,
    sync,
)
from northway.freeze.cache_keys import Keys, name_of
from northway.freeze.compress import Compressed, CompressionError, compress
from northway.freeze.errors import disk_problem, fault_of_the_site, url_problem
from northway.freeze.link_check import FrozenFile, check_links
from northway.freeze.result import FreezeResult, in_words_when_unchanged
from northway.freeze.visitor import Visit, Visitor
from northway.problems import Problem, has_errors
from northway.publication.problem_store import check_kept
from northway.publication.publication import Publication
from northway.system import file_state
from northway.system.cache import Cache
from northway.system.lock import only_one
from northway.system.progress import track
from northway.system.workers import MIN_ITEMS_PER_WORKER, WorkerError, cores, map_in_processes
from northway.web.template_cache import CompiledTemplates, compile_for_workers, compiling
from northway.web.views import Url, all_urls


@dataclass(frozen=True, slots=True)
class FreezeOptions:
    """How to freeze: with compressed copies for a release or without, and in how many processes."""

    is_release: bool = False
    processes: int = field(default_factory=cores)


def freeze_site(app: Flask, build: Path, wish: FreezeOptions | None = None) -> FreezeResult:
    """Freeze an app's site into `build`. Raises FreezeError."""
    wish, build = (
        wish or FreezeOptions(),
        build.absolute(),
    )  # Frozen-Flask takes what is relative from the app's own folder
    publication: Publication = app.extensions["northway"]
    here, content, kept = app.root_path, str(publication.folder), Path(file_state.cache_folder(str(build)))
    try:
        check_build_folder(build)
        kept.mkdir(parents=True, exist_ok=True)
        with only_one(kept / "lock", lambda: click.echo(f"Another freeze is at work on {build}: waiting.", err=True)):
            before = file_state.stamp(file_state.sources(here, content))
            with closing(Cache(kept / "cache")) as cache:
                freeze = Freeze(app, build, cache, wish)
                frozen = freeze.run()
            if freeze.is_sure:
                said = in_words_when_unchanged(frozen, build)
                file_state.remember(here, content, str(build), wish.is_release, before, said)
            return frozen
    except OSError as error:
        raise FreezeError([disk_problem(error, build)]) from error
    except (WorkerError, CompressionError) as error:
        raise FreezeError([fault_of_the_site(str(error), "mend that, and freeze again")]) from error


def check_endpoints(app: Flask, urls: Sequence[Url]) -> Iterator[Problem]:
    """Find views that we would never visit, because `all_urls` does not name them."""
    views = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    for endpoint in sorted(views - {endpoint for endpoint, _ in urls}):
        yield fault_of_the_site(f"nothing leads to the view `{endpoint}`", "name its URLs in `all_urls`")


@contextmanager
def fresh_folder(build: Path) -> Iterator[Path]:
    """A folder beside the build folder, on the same disk, so that files move into it whole."""
    build.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{build.name}-fresh-"
    for left in build.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)  # by a freeze that was killed; the lock says that none is at work
    with tempfile.TemporaryDirectory(dir=build.parent, prefix=prefix) as name:
        yield Path(name)


class Freeze:
    """One freeze of an app's site into a build folder."""

    def __init__(self, app: Flask, build: Path, cache: Cache, wish: FreezeOptions) -> None:
        self.app, self.build, self.cache, self.wish = app, build, cache, wish
        self.publication: Publication = app.extensions["northway"]
        self.keys = Keys(self.publication, Path(app.root_path))
        self.publication.keep_in(cache, self.keys.engine)
        app.jinja_env.bytecode_cache = CompiledTemplates(cache)
        self.is_sure = False  # that what we read did not change while we read it

    def run(self) -> FreezeResult:
        """Freeze. Raises FreezeError, or OSError when the disk says no."""
        began, before = time.monotonic(), self._wear()
        with compiling(self.app.jinja_env, self.cache, self.wish.processes):
            self._load()
        warnings = self._check()
        urls = list({name_of(url): url for url in all_urls(self.publication.site, self.publication.static)}.values())
        _stop_if(list(check_endpoints(self.app, urls)))
        keys = [self.keys.key(url) for url in urls]
        now = contents(self.build, self.cache.find("seen") or {})
        digests = {name: known for name, (_, known) in now.items()}
        files = self._still_good(urls, keys, digests)
        with fresh_folder(self.build) as fresh:
            visits = self._visit(urls, [number for number in range(len(urls)) if number not in files], fresh)
            files |= {visit.number: visit.file for visit in visits if visit.file}
            self._judge(urls, files)
            copies = self._compress(files, digests, fresh)
            wanted = {file.name: file.digest for file in files.values()}
            wanted |= {name: known for copy in copies for name, known in copy.files.items()}
            step = sync(fresh, self.build, wanted, digests)
        self.is_sure = self._wear() == before
        self._keep(urls, keys, files if self.is_sure else {}, copies, snapshot(self.build, wanted, now))
        size = sum(file.size for file in files.values())
        return FreezeResult(step, size, visits, warnings, time.monotonic() - began)

    def _load(self) -> None:
        if self.publication.site.config != self.publication.config:
            what, hint = "site.yml was changed while the freeze began", "freeze again"
            raise FreezeError([Problem(self.publication.site.settings_file, 1, "freeze", what, hint)])

    def _wear(self) -> str:
        # Read bit by bit while we freeze: whether an edit came before or after a page, nobody could tell.
        root = self.app.root_path
        return file_state.stamp([*file_state.engine(root), *file_state.dress(root)])

    def _check(self) -> list[Problem]:
        problems = check_kept(self.app, self.cache, self.keys.engine, self.wish.processes)
        _stop_if(problems)
        return problems

    def _still_good(self, urls: list[Url], keys: list[str], now: Mapping[str, str]) -> dict[int, FrozenFile]:
        """The files that need no visit, by the number of their URL."""
        kept: dict[str, tuple[str, FrozenFile]] = self.cache.find(f"frozen {self.keys.engine}") or {}
        found = {}
        for number, (url, key) in enumerate(zip(urls, keys, strict=True)):
            before, file = kept.get(name_of(url), ("", None))
            if file and before == key and now.get(file.name) == file.digest:
                found[number] = file
        return found

    def _visit(self, urls: list[Url], numbers: list[int], fresh: Path) -> list[Visit]:
        visitor = Visitor(self.app, self.publication.site.config.base_url, fresh, urls)
        if self.wish.processes > 1 and len(numbers) > MIN_ITEMS_PER_WORKER:
            compile_for_workers(self.app.jinja_env)
        visits = map_in_processes(visitor.visit, numbers, self.wish.processes)
        said = track("Freezing", visits, len(numbers), lambda visit: visit.file.name if visit.file else visit.fault)
        done = sorted(said, key=lambda visit: visit.number)
        _stop_if([url_problem(self.app, urls[visit.number], visit.fault) for visit in done if visit.fault])
        return done

    def _judge(self, urls: list[Url], files: Mapping[int, FrozenFile]) -> None:
        names = Counter(file.name for file in files.values())
        hint = "give one of them another address"
        _stop_if(
            [
                fault_of_the_site(f"{name_of(urls[number])} and another URL are both {file.name}", hint)
                for number, file in sorted(files.items())
                if names[file.name] > 1
            ]
        )
        by_name = {file.name: file for _, file in sorted(files.items())}
        _stop_if(check_links(by_name, self.publication.site.config.base_url))

    def _compress(self, files: Mapping[int, FrozenFile], now: Mapping[str, str], fresh: Path) -> list[Compressed]:
        if not self.wish.is_release:
            return []
        wanted = {file.name: file.digest for file in files.values()}
        kept: dict[str, Compressed] = {copy.name: copy for copy in self.cache.find("compressed") or ()}

        def find(name: str) -> Path:
            new = fresh / staged_name(name)
            return new if new.exists() else self.build / name

        made = compress(wanted, kept, now, find, fresh, self.wish.processes)
        return list(track("Compressing", made, len(wanted), lambda copy: copy.name))

    def _keep(
        self,
        urls: list[Url],
        keys: list[str],
        files: Mapping[int, FrozenFile],
        copies: list[Compressed],
        seen: Seen,
    ) -> None:
        frozen = f"frozen {self.keys.engine}"
        old = self.cache.names("frozen") - {frozen}
        kept = {name_of(urls[number]): (keys[number], file) for number, file in files.items()}
        self.cache.keep({frozen: kept, "seen": seen, "compressed": copies}, drop=old)


def _stop_if(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise FreezeError(problems)
