"""content/ → Site. `folder` reads files and computes nothing; `build_site` computes and reads nothing.

Nothing raises for bad content: every fault of every file is in the Site's `problems`.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from northway.content import paths, vocabulary
from northway.content.facts import Fact, Source
from northway.content.files import Folder, read_file, read_folder
from northway.content.frontmatter import Document, Fields, Model, split, validate
from northway.content.gathering import LoadState, Memory, read_rows, read_texts, read_yaml
from northway.content.generated_pages import write_listings
from northway.content.site import (
    HOME,
    Helpline,
    HelplineFields,
    Key,
    Page,
    PageFields,
    Site,
    TranslationFields,
    WrittenFields,
)
from northway.content.site_config import SiteConfig
from northway.content.wordlists import read_names, read_quiet_words, read_writing
from northway.problems import Problem, suggest
from northway.system.digests import digest

SITE_FILE = "site.yml"
NO_SITE: dict[str, Any] = {
    "name": "?",
    "base_url": "https://example.org/",
    "stage": "preview",
    "leave_url": "https://example.org/",
    "source_locale": "en",
    "locales": [{"code": "en", "tag": "en", "babel_id": "en", "autonym": "English", "tier": "full"}],
    "helplines": "help",
    "about": HOME,
    "privacy": HOME,
    "quiet_privacy": HOME,
    "time_zone": "UTC",
    "least_open": 0,
    "report_to": "nobody@example.org",
    "bank_holidays": {},
    **{name: [] for name in ("quiet", "emergency", "navigation", "footer", "nations", "needs", "always_there")},
}


def load_site(folder: Path) -> Site:
    """Load a content folder; never raises for bad content."""
    return build_site(read_folder(folder))


def load_config(folder: Path) -> SiteConfig:
    """What `site.yml` of a content folder says; where it says nothing good, what stands in for it."""
    alone, found = read_file(folder, SITE_FILE), LoadState()
    fields = read_yaml(SITE_FILE, alone, dict(read_texts(alone, found)), found)
    return validate(SiteConfig, fields)[0] or SiteConfig.model_validate(NO_SITE)


def build_site(folder: Folder, memory: Memory | None = None) -> Site:
    """Make the Site that these files describe; what `memory` has of the same words is not read again."""
    found = LoadState(problems=list(folder.problems), memory=memory or Memory())
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for name, text in read_texts(folder, found):
        if name.endswith(".md"):
            documents[name] = split(text, f"{folder.shown}/{name}")
        else:
            texts[name] = text
    config, parts = found.once(lambda into: _shared(folder, texts, into), folder.shown, *chain(*texts.items()))
    if not config:
        # Without it nothing else can be judged: its own faults alone, lest they be buried.
        return Site(SiteConfig.model_validate(NO_SITE), {}, {}, {}, {}, {}, {}, {}, tuple(found.problems))
    above = digest(*chain(*texts.items(), *((name, *each.words_above) for name, each in documents.items())))
    claimed = _by_path(config, folder, documents, found)
    for is_translation in (False, True):
        for (path, code), document in claimed.items():
            if (code != config.source_locale) is is_translation:
                page = (_translation if is_translation else _page)(config, path, code, document, found)
                if page:
                    found.pages[path, code] = page
    found.pages = write_listings(config, found.pages, parts["names"])
    originals = {path: page for (path, code), page in found.pages.items() if code == config.source_locale}
    found.problems += paths.check_sections(originals, folder.shown, config.source_locale)
    found.problems += paths.check_former_paths(originals)
    former = {old: page.path for page in originals.values() for old in page.former_paths}
    writing = read_writing(originals, folder, texts, found)
    problems = tuple(found.problems)
    return Site(config, found.pages, former_paths=former, problems=problems, writing=writing, above=above, **parts)


def _shared(
    folder: Folder, texts: Mapping[str, str], found: LoadState
) -> tuple[SiteConfig | None, Mapping[str, Mapping[Any, Any]]]:
    """What all pages have in common: site.yml, and parts of the Site by their names."""
    config = _site_config(folder, texts, found)
    if not config:
        return None, {}
    units = {
        (fact, locale.code): unit
        for locale in config.locales
        for fact, unit in read_yaml(f"{locale.code}/facts.yml", folder, texts, found).values.items()
    }
    return config, {
        "facts": read_rows(Fact, "facts.yml", folder, texts, found),
        "sources": read_rows(Source, "sources.yml", folder, texts, found),
        "fact_units": units,
        "names": dict(read_names(config, folder, texts, found)),
        "quiet_words": dict(read_quiet_words(folder, texts, found)),
    }


def _site_config(folder: Folder, texts: Mapping[str, str], found: LoadState) -> SiteConfig | None:
    if SITE_FILE not in folder.names:
        found.add(f"{folder.shown}/{SITE_FILE}", f"there is no {SITE_FILE}", "write it, or name another content folder")
        return None
    fields = read_yaml(SITE_FILE, folder, texts, found)
    config, problems = validate(SiteConfig, fields)
    # When the file cannot even be read, one fault says so; the fields it then lacks would only bury it.
    found.problems += () if fields.problems or SITE_FILE not in texts else problems
    found.problems += vocabulary.check_calendars(config, fields) if config else ()
    return config


def _by_path(
    config: SiteConfig, folder: Folder, documents: Mapping[str, Document], found: LoadState
) -> dict[Key, Document]:
    """The Markdown files by path and code, each path claimed once; other files should not be here."""
    codes = [locale.code for locale in config.locales]
    claimed: dict[Key, Document] = {}
    for name in folder.names:
        code, _, rest = name.partition("/")
        source = f"{folder.shown}/{name}"
        if not rest or not name.endswith(".md"):
            found.problems += paths.check_other_file(name, source, codes)
        elif code not in codes:
            hint = suggest(code, codes, "list it under `locales` in site.yml")
            found.add(source, f"the language folder `{code}` is not in site.yml", hint)
        elif name in documents:
            key = paths.path_of(rest), code
            problems = [*paths.check_name(rest, source, codes), *_check_claim(key, source, claimed)]
            found.problems += problems
            claimed |= {} if problems else {key: documents[name]}
    return claimed


def _check_claim(key: Key, source: str, claimed: Mapping[Key, Document]) -> Iterator[Problem]:
    if key in claimed:
        what = f"this page and {claimed[key].source} claim one address"
        yield Problem(source, 1, "content", what, "remove or rename one of them")


def _page(config: SiteConfig, path: str, code: str, document: Document, found: LoadState) -> Page | None:
    page = found.once(lambda into: _page_without_body(config, path, code, document, into), *document.words_above)
    return page and page.model_copy(update={"body": document.body, "body_line": document.body_line})


def _page_without_body(config: SiteConfig, path: str, code: str, document: Document, found: LoadState) -> Page | None:
    is_helpline, written = path.startswith(f"{config.helplines}/"), document.fields
    fields = _validate(HelplineFields if is_helpline else PageFields, written, found)
    if not fields:
        return None
    if isinstance(fields, HelplineFields):
        found.problems += vocabulary.check_words(config, fields, written)
    made = Helpline if is_helpline else Page
    place: dict[str, Any] = {"path": path, "locale": code, "source": document.source, "body": "", "body_line": 1}
    # Which fields were written and which have their defaults nobody asks, and it would take as much room as a body.
    return made.model_construct(_fields_set=set(), **dict(fields), **place)


def _validate(model: type[Model], fields: Fields, found: LoadState) -> Model | None:
    found.problems += fields.problems
    value, problems = validate(model, fields)
    # When nothing could be read, that has been said; the fields that it then lacks would only bury it.
    found.problems += problems if fields.lines else ()
    return value


def _translation(config: SiteConfig, path: str, code: str, document: Document, found: LoadState) -> Page | None:
    fields = found.once(lambda into: _validate(TranslationFields, document.fields, into), *document.words_above)
    original = found.pages.get((path, config.source_locale))
    if not original:
        what = f"this translates a page that {config.source_locale}/ does not have, or not without faults"
        found.add(document.source, what, f"write it in {config.source_locale}/ first, at the same path")
    if not fields or not original:
        return None
    words: dict[str, Any] = {name: getattr(fields, name) for name in WrittenFields.model_fields}
    if isinstance(original, Helpline):
        words |= _record_words(original, fields)
    words |= {"path": path, "locale": code, "source": document.source, "translated_from": fields.translated_from}
    return original.model_copy(update={**words, "body": document.body, "body_line": document.body_line})


def _record_words(original: Helpline, fields: TranslationFields) -> dict[str, Any]:
    notes, waits = dict(enumerate(fields.channel_notes)), dict(enumerate(fields.channel_waits))
    channels = [
        channel.model_copy(update={"note": notes.get(index, ""), "wait": waits.get(index, "")})
        for index, channel in enumerate(original.channels)
    ]
    return {
        "confidentiality": fields.confidentiality,
        "cost_note": fields.cost_note,
        "channels": tuple(channels),
    }
