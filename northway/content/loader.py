"""Turns a content folder into a Site. `files` only reads the folder; `build_site` only computes, and reads nothing.

Bad content never raises: every fault of every file is in `Site.problems`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from northway.content import paths
from northway.content.card_files import read_cards
from northway.content.facts import Fact, Source
from northway.content.files import Folder, read_file, read_folder
from northway.content.form_files import read_forms
from northway.content.frontmatter import Document
from northway.content.generated_pages import listing_paths, write_listings
from northway.content.page_files import read_page, read_translation, without_body
from northway.content.pages import Helpline, Key, Page
from northway.content.question_paths import write_questions
from northway.content.site import Site
from northway.content.site_config import NO_SITE, SiteConfig
from northway.content.yaml_files import NAMES_FILE, SITE_FILE, LoadState, YamlFiles, read_files
from northway.problems import Problem, suggest
from northway.system.memory import Memory


def load_site(folder: Path) -> Site:
    """Load a content folder; never raises for bad content."""
    return build_site(read_folder(folder))


def load_config(folder: Path) -> SiteConfig:
    """The settings in `site.yml` of a content folder; NO_SITE if the file is missing or has faults."""
    alone, state = read_file(folder, SITE_FILE), LoadState()
    config, _ = YamlFiles(alone, read_files(alone, state)[1], state).value(SiteConfig, SITE_FILE)
    return config or NO_SITE


def build_site(folder: Folder, memory: Memory | None = None) -> Site:
    """Make the Site that these files describe. A file that has not changed since the load of `memory` is not parsed."""
    state = LoadState(problems=list(folder.problems), memory=memory or Memory())
    documents, texts = read_files(folder, state)
    files = YamlFiles(folder, texts, state)
    config = files.site_config()
    if config and state.memory.recall(_is_translated, documents.get(f"{config.source_locale}/index.md")):
        fields = files.fields(SITE_FILE)
        what = f"`source_locale` names `{config.source_locale}`, whose pages are translations"
        hint = "write the code of the language that they were translated from"
        state.problems.append(fields.problem(("source_locale",), what, hint))
        config = None
    if not config:
        # Without settings nothing else can be checked, so only their faults are reported.
        return _site(NO_SITE, YamlFiles(folder, {}, LoadState()), state)
    _read_pages(config, _by_path(config, folder, documents, state), state)
    return _site(config, files, state)


def _is_translated(home: Document | None) -> bool:
    return home is not None and "translated_from" in home.fields.values


def _read_pages(config: SiteConfig, claimed: Mapping[Key, Document], state: LoadState) -> None:
    """Make the pages from their documents: the originals first, because translations take their records from them."""
    for (path, code), document in claimed.items():
        if code == config.source_locale:
            page, problems = state.memory.recall(read_page, config, path, code, document)
            state.problems += problems
            if page:
                state.pages[path, code] = page
            else:
                _note_broken(config, path, document.source, state)
    for (path, code), document in claimed.items():
        if code != config.source_locale:
            original = state.pages.get((path, config.source_locale))
            broken = state.broken.get("page", {}).get(path, "")
            page, problems = state.memory.recall(read_translation, config, path, code, document, original, broken)
            state.problems += problems
            if page:
                state.pages[path, code] = page
            else:
                state.note_broken("translation", f"{code}/{path}", document.source)


def _site(config: SiteConfig, files: YamlFiles, state: LoadState) -> Site:
    names = dict(files.names(config)) if files.texts else {}
    settings = files.fields(SITE_FILE)
    if files.texts:
        state.blame_settings(config, settings)
    written = write_questions(config, write_listings(config, state.pages, names, state.memory), state)
    _note_unnamed(config, files, names, state)
    passages = {key: page for key, page in written.items() if config.is_passage(key[0])}
    pages = {key: page for key, page in written.items() if key not in passages}
    originals = {path: page for (path, code), page in pages.items() if code == config.source_locale}
    if files.texts:
        state.problems += paths.check_sections({*originals, *state.broken.get("page", ())}, files.folder.shown, config)
        state.problems += paths.check_aliases(originals, [locale.code for locale in config.locales])
    helplines = _records(pages, state.memory)
    listed = sorted((originals[path] for path, code in helplines if code == config.source_locale), key=_place)
    facts = files.rows(Fact, "facts.yml")
    return Site(
        config=config,
        facts=facts,
        sources=files.rows(Source, "sources.yml"),
        fact_words=dict(files.fact_words(config, facts)),
        names=names,
        forms=dict(read_forms(files, config)),
        cards=read_cards(files, config),
        language_rules=files.language_rules(),
        quiet_words=dict(files.quiet_words()),
        style_rules=files.style_rules(config, originals),
        helplines={page.path.rpartition("/")[2]: helplines[page.key] for page in listed},
        helpline_translations={(page.id, page.locale): page for page in helplines.values()},
        passages={(path.rpartition("/")[2], code): page for (path, code), page in passages.items()},
        files={page.path: page.file for page in sorted(originals.values(), key=_place)},
        written={path: tuple(loc.code for loc in config.locales if (path, loc.code) in pages) for path in originals},
        aliases={alias: page.path for page in originals.values() for alias in page.aliases},
        short_paths=tuple(page.short_path for page in originals.values() if page.short_path),
        broken=state.broken,
        pages=pages,
        search_words=dict(files.search_words(config)) if files.texts else {},
        settings_lines=dict(settings.named_lines),
        problems=tuple(state.problems),
    )


def _records(pages: Mapping[Key, Page], memory: Memory) -> dict[Key, Helpline]:
    helplines = (page for page in pages.values() if isinstance(page, Helpline))
    return {page.key: memory.recall(without_body, page) for page in helplines}


def _note_unnamed(config: SiteConfig, files: YamlFiles, names: Mapping[str, Any], state: LoadState) -> None:
    """If the source locale has no names, note as broken the pages that are generated with them."""
    if files.texts and config.source_locale not in names:
        for path in listing_paths(config, [path for path, _ in state.pages]):
            state.note_broken("page", path, f"{files.folder.shown}/{config.source_locale}/{NAMES_FILE}")


def _place(page: Page) -> tuple[int, str]:
    return page.order, page.path


def _by_path(
    config: SiteConfig, folder: Folder, documents: Mapping[str, Document], state: LoadState
) -> dict[Key, Document]:
    """The Markdown files by path and locale code. Two files with the same path, and unknown files, become problems."""
    codes = [locale.code for locale in config.locales]
    claimed: dict[Key, Document] = {}
    unknown: set[str] = set()  # codes of folders that have already been reported
    for name in folder.names:
        code, _, rest = name.partition("/")
        source = f"{folder.shown}/{name}"
        if rest and code not in codes and (name.endswith(".md") or code in unknown):
            hint = suggest(code, codes, "list it under `locales` in site.yml")
            if code not in unknown:
                state.add(source, f"the language folder `{code}` is not in site.yml", hint)
            unknown.add(code)
        elif not rest or not name.endswith(".md"):
            state.problems += paths.check_other_file(name, source, codes)
        elif name in documents:
            key = paths.path_of(rest), code
            problems = list(paths.check_name(rest, source, codes))
            if key in claimed:
                what = f"{claimed[key].source} and this file have the same address"
                problems.append(Problem(source, 1, "content", what, "remove or rename one of them"))
            state.problems += problems
            claimed |= {} if problems else {key: documents[name]}
        elif code == config.source_locale:
            _note_broken(config, paths.path_of(rest), source, state)
    return claimed


def _note_broken(config: SiteConfig, path: str, source: str, state: LoadState) -> None:
    state.note_broken("page", path, source)
    state.note_broken("short path", "*", source)  # the file may have one, but it could not be read
    for folder, kind in ((config.helplines, "helpline"), (config.passages, "passage")):
        if path.startswith(f"{folder}/"):
            state.note_broken(kind, path.rpartition("/")[2], source)
