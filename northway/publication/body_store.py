"""Rendered bodies and their problems, cached under a digest of everything that could change them.

So an edit of a template does not render any Markdown again. Only the most recent bodies are in memory, so that a site
of any size fits. The outline of each body, which rules over the whole site read, stays in memory.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from northway.checks import page_rules
from northway.checks.rule import PageRule
from northway.content.pages import Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline, RenderedBody, SentenceRun
from northway.markup.prose import Prose, prose_reader
from northway.markup.renderer import Renderer
from northway.markup.sentence_runs import sentence_runs
from northway.problems import Problem
from northway.system.cache import Cache, pack
from northway.system.digests import digest
from northway.system.workers import map_in_processes

KIND = "body"
JUDGED = "judged bodies"
MOST_IN_MEMORY = 200  # bodies, of about ten thousand bytes each


@dataclass(frozen=True)
class JudgedBody:
    """The parts of a body that stay in memory: its outline, and its problems."""

    outline: BodyOutline
    problems: tuple[Problem, ...]


class BodyStore:
    """The rendered bodies of a site's pages and passages, by their keys. `code` is a digest of the code.

    `known` has the judged bodies, by cache key, of an earlier store with the same cache, if there is one.
    """

    def __init__(self, site: Site, cache: Cache, code: str = "", known: Mapping[str, JudgedBody] | None = None) -> None:
        self.texts, self.shared, self.cache = site.texts, site.shared, cache
        base = digest(code, self.shared.digest)
        self.names = {key: f"{KIND} {digest(base, page)}" for key, page in site.fingerprints.items()}
        here = cache.names(KIND)
        known = cache.find(JUDGED) or {} if known is None else known
        self.judged = {name: known[name] for name in self.names.values() if name in here and name in known}
        self.recent: OrderedDict[Key, RenderedBody] = OrderedDict()
        self.lock = threading.RLock()  # the preview renders pages in two threads, and a renderer serves only one
        cache.keep({}, drop=here - set(self.names.values()))

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer for bodies that are not cached."""
        return Renderer(self.shared)

    def __getitem__(self, key: Key) -> RenderedBody:
        """The rendered body of a page or a passage."""
        with self.lock:
            body = self.recent.get(key)
            if body is None:
                kept: RenderedBody | None = self.cache.find(self.names[key])
                body = self.recent[key] = kept or self._make(key)
                if len(self.recent) > MOST_IN_MEMORY:
                    self.recent.popitem(last=False)
            return body

    @property
    def missing(self) -> list[Key]:
        """The keys of the bodies that are not in the cache."""
        return [key for key, name in self.names.items() if name not in self.judged]

    def render(self, keys: Sequence[Key], processes: int = 1) -> Iterator[Key]:
        """Render, check and cache the bodies with these keys; yields each key when its body is done."""
        made: dict[str, bytes] = {}
        try:
            for key, packed, judged in map_in_processes(self._render, keys, processes):
                made[self.names[key]], self.judged[self.names[key]] = packed, judged
                yield key
                if len(made) == MOST_IN_MEMORY:
                    self.cache.store(made)
                    made.clear()
        finally:  # also if the caller stops before the last body
            self.cache.store(made)
            if keys:
                self.cache.keep({JUDGED: self.judged})

    @property
    def outlines(self) -> Mapping[Key, BodyOutline]:
        """The outline of each body."""
        self.render_missing()
        return {key: self.judged[name].outline for key, name in self.names.items()}

    @property
    def problems(self) -> Iterator[Problem]:
        """The problems of each body by itself."""
        self.render_missing()
        return (problem for name in self.names.values() for problem in self.judged[name].problems)

    def render_missing(self, processes: int = 1) -> None:
        """Render, check and cache the bodies that are not in the cache."""
        for _ in self.render(self.missing, processes):
            pass

    def _render(self, keys: Sequence[Key]) -> Iterator[tuple[Key, bytes, JudgedBody]]:
        for key in keys:
            body = self.recent.get(key) or self._make(key)  # the preview may have shown it already
            outline = replace(body.outline, runs=self._runs(key))
            yield key, pack(self.names[key], body), JudgedBody(outline, body.problems)

    def _runs(self, key: Key) -> tuple[SentenceRun, ...]:
        """The runs of sentences of an original; empty if no rule needs them."""
        rules, page = self.shared.style_rules, self.texts[key]
        wanted = rules and rules.repeated_on and page.locale == self.shared.config.source_locale
        return sentence_runs(self._read(page)) if wanted else ()

    def _make(self, key: Key) -> RenderedBody:
        page = self.texts[key]
        with self.lock:
            body = self.renderer.render(page)
            found = tuple(problem for rule in self._rules for problem in rule(page, body))
        return replace(body, problems=(*body.problems, *found))

    @cached_property
    def _read(self) -> Callable[[Page], Prose]:
        return prose_reader(self.shared.helplines)

    @cached_property
    def _rules(self) -> list[PageRule]:
        return page_rules(self.shared, self._read)
