"""content/ → Site. `folder` reads files and computes nothing; `build_site` computes and reads nothing.

Nothing raises for bad content: every fault of every file is in the Site's `problems`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from northway import paths, vocabulary
from northway.config import SiteConfig
from northway.content import (
    HOME,
    Helpline,
    HelplineFields,
    Page,
    PageFields,
    Site,
    TranslationFields,
    WrittenFields,
)
from northway.facts import Fact, Source
from northway.folder import Folder, read_folder
from northway.frontmatter import Document, split, typed
from northway.gathering import Findings, fields_of, read_rows, read_texts
from northway.listings import write_listings
from northway.problems import Problem, meant
from northway.wordlists import read_names, read_quiet_words, read_writing

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


def build_site(folder: Folder) -> Site:
    """Make the Site that these files describe."""
    found = Findings(problems=list(folder.problems))
    texts = dict(read_texts(folder, found))
    config = _site_config(folder, texts, found)
    if not config:
        # Without it nothing else can be judged: its own faults alone, lest they be buried.
        return Site(SiteConfig.model_validate(NO_SITE), {}, {}, {}, {}, {}, {}, {}, tuple(found.problems))
    facts = read_rows(Fact, "facts.yml", folder, texts, found)
    sources = read_rows(Source, "sources.yml", folder, texts, found)
    units = {
        (fact, locale.code): unit
        for locale in config.locales
        for fact, unit in fields_of(f"{locale.code}/facts.yml", folder, texts, found).values.items()
    }
    names = dict(read_names(config, folder, texts, found))
    documents = dict(_documents(config, folder, texts, found))
    for is_translation in (False, True):
        for (path, code), document in documents.items():
            if (code != config.source_locale) is is_translation:
                page = (_translation if is_translation else _page)(config, path, code, document, found)
                if page:
                    found.pages[path, code] = page
    found.pages = write_listings(config, found.pages, names)
    originals = {path: page for (path, code), page in found.pages.items() if code == config.source_locale}
    found.problems += paths.check_sections(originals, folder.shown, config.source_locale)
    found.problems += paths.check_former_paths(originals)
    former = {old: page.path for page in originals.values() for old in page.former_paths}
    quiet_words = dict(read_quiet_words(folder, texts, found))
    writing = read_writing(originals, folder, texts, found)
    return Site(config, found.pages, facts, sources, units, former, quiet_words, names, tuple(found.problems), writing)


def _site_config(folder: Folder, texts: Mapping[str, str], found: Findings) -> SiteConfig | None:
    if "site.yml" not in folder.files:
        found.add(f"{folder.shown}/site.yml", "there is no site.yml", "write it, or name another content folder")
        return None
    fields = fields_of("site.yml", folder, texts, found)
    config, problems = typed(SiteConfig, fields)
    # When the file cannot even be read, one fault says so; the fields it then lacks would only bury it.
    found.problems += () if fields.problems or "site.yml" not in texts else problems
    return config


def _documents(
    config: SiteConfig, folder: Folder, texts: Mapping[str, str], found: Findings
) -> Iterator[tuple[tuple[str, str], Document]]:
    """The Markdown files by path and code, each path claimed once."""
    codes = [locale.code for locale in config.locales]
    claimed: dict[tuple[str, str], str] = {}
    for name, text in texts.items():
        code, _, rest = name.partition("/")
        source = f"{folder.shown}/{name}"
        if not rest or not name.endswith(".md"):
            found.problems += paths.check_other_file(name, source, codes)
            continue
        if code not in codes:
            hint = meant(code, codes, "list it under `locales` in site.yml")
            found.add(source, f"the language folder `{code}` is not in site.yml", hint)
            continue
        path = paths.path_of(rest)
        problems = list(paths.check_name(rest, source, codes))
        if (path, code) in claimed:
            what = f"this page and {claimed[path, code]} claim one address"
            problems.append(Problem(source, 1, "content", what, "remove or rename one of them"))
        found.problems += problems
        if not problems:
            claimed[path, code] = source
            document = split(text, source)
            found.problems += document.fields.problems
            if document.fields.lines:
                yield (path, code), document


def _page(config: SiteConfig, path: str, code: str, document: Document, found: Findings) -> Page | None:
    is_helpline = path.startswith(f"{config.helplines}/")
    fields: PageFields | None
    fields, problems = typed(HelplineFields if is_helpline else PageFields, document.fields)
    found.problems += problems
    if not fields:
        return None
    if isinstance(fields, HelplineFields):
        found.problems += vocabulary.check_words(config, fields, document.fields)
    made = Helpline if is_helpline else Page
    return made.model_construct(**dict(fields), **_place(path, code, document))


def _translation(config: SiteConfig, path: str, code: str, document: Document, found: Findings) -> Page | None:
    fields, problems = typed(TranslationFields, document.fields)
    found.problems += problems
    original = found.pages.get((path, config.source_locale))
    if not original:
        what = f"this translates a page that {config.source_locale}/ does not have, or not without faults"
        found.add(document.fields.source, what, f"write it in {config.source_locale}/ first, at the same path")
    if not fields or not original:
        return None
    words = {name: getattr(fields, name) for name in WrittenFields.model_fields}
    if isinstance(original, Helpline):
        words |= _record_words(original, fields)
    place = _place(path, code, document)
    return original.model_copy(update={**words, **place, "translated_from": fields.translated_from})


def _record_words(original: Helpline, fields: TranslationFields) -> dict[str, Any]:
    notes = dict(enumerate(fields.channel_notes))
    channels = [
        channel.model_copy(update={"note": notes.get(index, "")}) for index, channel in enumerate(original.channels)
    ]
    return {
        "confidentiality": fields.confidentiality,
        "cost_note": fields.cost_note,
        "channels": tuple(channels),
    }


def _place(path: str, code: str, document: Document) -> dict[str, Any]:
    place = {"path": path, "locale": code, "source": document.fields.source}
    return {**place, "body": document.body, "body_line": document.body_line}
