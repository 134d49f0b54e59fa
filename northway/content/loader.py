"""content/ → Site. `files` reads the folder and computes nothing; `build_site` computes and reads nothing.

Bad content never raises: every fault of every file is in `Site.problems`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from northway.content import paths, vocabulary
from northway.content.card_files import read_cards
from northway.content.facts import Fact, Source
from northway.content.files import Folder, read_file, read_folder
from northway.content.form_files import read_forms
from northway.content.frontmatter import Document, Fields, read_fields, split
from northway.content.generated_pages import listing_paths, write_listings
from northway.content.language_rule_files import read_language_rules
from northway.content.no_site import NO_SITE
from northway.content.pages import (
    Helpline,
    HelplineFields,
    Key,
    Page,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
    WrittenFields,
)
from northway.content.question_paths import write_questions
from northway.content.site import Site
from northway.content.site_config import EVERYONE, SiteConfig
from northway.content.validation import Model, validate
from northway.content.yaml_files import NAMES_FILE, SITE_FILE, LoadState, YamlFiles, read_texts
from northway.problems import Problem, suggest, waiting

WITHOUT_BODY = {"body": "", "body_line": 1}


def load_site(folder: Path) -> Site:
    """Load a content folder; never raises for bad content."""
    return build_site(read_folder(folder))


def load_config(folder: Path) -> SiteConfig:
    """The settings in `site.yml` of a content folder; where it has faults, what stands in for it."""
    alone, state = read_file(folder, SITE_FILE), LoadState()
    fields = YamlFiles(alone, dict(read_texts(alone, state)), state).fields(SITE_FILE)
    return validate(SiteConfig, fields)[0] or SiteConfig.model_validate(NO_SITE)


def build_site(folder: Folder) -> Site:
    """Make the Site that these files describe."""
    state = LoadState(problems=list(folder.problems))
    read = dict(read_texts(folder, state))
    documents = {name: split(text, f"{folder.shown}/{name}") for name, text in read.items() if name.endswith(".md")}
    texts = {name: text for name, text in read.items() if name not in documents}
    files = YamlFiles(folder, texts, state)
    config = files.site_config()
    home = documents.get(f"{config.source_locale}/index.md") if config else None
    if config and home and "translated_from" in home.fields.values:
        fields = read_fields(texts[SITE_FILE], f"{folder.shown}/{SITE_FILE}")
        what = f"`source_locale` names `{config.source_locale}`, whose pages are translations"
        hint = "write the code of the language that they were made from"
        state.problems.append(fields.problem(("source_locale",), what, hint))
        config = None
    if not config:
        # Without settings nothing else can be judged, so their faults stand alone.
        return _site(SiteConfig.model_validate(NO_SITE), YamlFiles(folder, {}, LoadState()), state)
    _read_pages(config, _by_path(config, folder, documents, state), state)
    return _site(config, files, state)


def _read_pages(config: SiteConfig, claimed: Mapping[Key, Document], state: LoadState) -> None:
    """Read the originals first, because a translation takes its record from its original."""
    for is_translation in (False, True):
        for (path, code), document in claimed.items():
            if (code != config.source_locale) is is_translation:
                page = (_translation if is_translation else _page)(config, path, code, document, state)
                if page:
                    state.pages[path, code] = page
                elif not is_translation:
                    _note_broken(config, path, document.source, state)


def _site(config: SiteConfig, files: YamlFiles, state: LoadState) -> Site:
    names = dict(files.names(config)) if files.texts else {}
    settings = files.fields(SITE_FILE)
    if files.texts:
        state.blame_settings(config, settings)
    written = write_questions(config, write_listings(config, state.pages, names), state)
    _note_unnamed(config, files, names, state)
    passages = {key: page for key, page in written.items() if config.is_passage(key[0])}
    pages = {key: page for key, page in written.items() if key not in passages}
    originals = {path: page for (path, code), page in pages.items() if code == config.source_locale}
    if files.texts:
        state.problems += paths.check_sections({*originals, *state.broken.get("page", ())}, files.folder.shown, config)
        state.problems += paths.check_aliases(originals, [locale.code for locale in config.locales])
    helplines = {key: page.model_copy(update=WITHOUT_BODY) for key, page in pages.items() if isinstance(page, Helpline)}
    listed = sorted((originals[path] for path, code in helplines if code == config.source_locale), key=_place)
    facts = files.rows(Fact, "facts.yml")
    return Site(
        config=config,
        facts=facts,
        sources=files.rows(Source, "sources.yml"),
        fact_units=dict(files.fact_units(config, facts)),
        names=names,
        forms=dict(read_forms(files, config)),
        cards=read_cards(files, config),
        language_rules=read_language_rules(files),
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


def _note_unnamed(config: SiteConfig, files: YamlFiles, names: Mapping[str, Any], state: LoadState) -> None:
    """Note that the pages which get their words from the names are broken where there are none."""
    if files.texts and config.source_locale not in names:
        for path in listing_paths(config, [path for path, _ in state.pages]):
            state.note_broken("page", path, f"{files.folder.shown}/{config.source_locale}/{NAMES_FILE}")


def _place(page: Page) -> tuple[int, str]:
    return page.order, page.path


def _by_path(
    config: SiteConfig, folder: Folder, documents: Mapping[str, Document], state: LoadState
) -> dict[Key, Document]:
    """The Markdown files by path and locale code. Two files with one path, and unknown files, become problems."""
    codes = [locale.code for locale in config.locales]
    claimed: dict[Key, Document] = {}
    unknown: set[str] = set()  # codes of folders, each told once
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
            problems = [*paths.check_name(rest, source, codes), *_check_claim(key, source, claimed)]
            state.problems += problems
            claimed |= {} if problems else {key: documents[name]}
        elif code == config.source_locale:
            _note_broken(config, paths.path_of(rest), source, state)
    return claimed


def _note_broken(config: SiteConfig, path: str, source: str, state: LoadState) -> None:
    state.note_broken("page", path, source)
    state.note_broken("short path", "*", source)  # which one, if any, could not be read
    for folder, kind in ((config.helplines, "helpline"), (config.passages, "passage")):
        if path.startswith(f"{folder}/"):
            state.note_broken(kind, path.rpartition("/")[2], source)


def _check_claim(key: Key, source: str, claimed: Mapping[Key, Document]) -> Iterator[Problem]:
    if key in claimed:
        what = f"{claimed[key].source} and this file claim one address"
        yield Problem(source, 1, "content", what, "remove or rename one of them")


def _page(config: SiteConfig, path: str, code: str, document: Document, state: LoadState) -> Page | None:
    place: dict[str, Any] = {"path": path, "locale": code, "source": document.source}
    written = document.fields
    place |= {"body": document.body, "body_line": document.body_line, "field_lines": written.named_lines}
    if config.is_passage(path):
        passage = _validate(PassageFields, written, state)
        place |= {"summary": "", "audience": (EVERYONE,), "order": 0}
        return Page.model_construct(**dict(passage), **place) if passage else None
    is_helpline = path.startswith(f"{config.helplines}/")
    fields = _validate(HelplineFields if is_helpline else PageFields, written, state)
    if not fields:
        return None
    state.problems += vocabulary.check_page(config, fields, written)
    if isinstance(fields, HelplineFields):
        faults = list(vocabulary.check_channels(config, fields, written))
        state.problems += faults
        if not {*fields.nations} <= {*config.nations}:  # then where it works is unknown
            fields = fields.model_copy(update={"nations": ()})
        return None if faults else Helpline.model_construct(**dict(fields), **place)
    return Page.model_construct(**dict(fields), **place)


def _validate(model: type[Model], fields: Fields, state: LoadState) -> Model | None:
    state.problems += fields.problems
    value, problems = validate(model, fields)
    # When nothing could be read, that has been said; the fields that it then lacks would only hide it.
    state.problems += problems if fields.lines else ()
    return value


def _translation(config: SiteConfig, path: str, code: str, document: Document, state: LoadState) -> Page | None:
    written = document.fields
    fields = (
        _validate(PassageTranslationFields, written, state)
        if config.is_passage(path)
        else _validate(TranslationFields, written, state)
    )
    original = state.pages.get((path, config.source_locale))
    broken = state.broken.get("page", {}).get(path, "")
    if broken:
        state.problems.append(waiting(document.source, 1, broken))
    elif not original:
        what = f"this translates a page that {config.source_locale}/ does not have"
        state.add(document.source, what, f"write it in {config.source_locale}/ first, at the same path")
    if not fields or not original:
        state.note_broken("translation", f"{code}/{path}", document.source)
        return None
    words: dict[str, Any] = {
        name: getattr(fields, name) for name in WrittenFields.model_fields if hasattr(fields, name)
    }
    if isinstance(original, Helpline) and isinstance(fields, TranslationFields):
        words |= _record_words(original, fields)
    words |= {"path": path, "locale": code, "source": document.source, "field_lines": written.named_lines}
    words |= {"translated_from": fields.translated_from, "differs": fields.differs}
    return original.model_copy(update={**words, "body": document.body, "body_line": document.body_line})


def _record_words(original: Helpline, fields: TranslationFields) -> dict[str, Any]:
    notes, waits = dict(enumerate(fields.channel_notes)), dict(enumerate(fields.channel_waits))
    channels = [
        channel.model_copy(update={"note": notes.get(index, ""), "wait": waits.get(index, "")})
        for index, channel in enumerate(original.channels)
    ]
    notice = original.notice and original.notice.model_copy(update={"text": fields.notice or original.notice.text})
    return {
        "confidentiality": fields.confidentiality,
        "cost_note": fields.cost_note,
        "channels": tuple(channels),
        "notice": notice,
    }
