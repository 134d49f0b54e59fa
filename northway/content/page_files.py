"""Makes a Page, or problems, of a parsed Markdown file and its place in the content folder. Reads no file itself."""

from typing import Any

from northway.content import vocabulary
from northway.content.frontmatter import Document, Fields
from northway.content.pages import (
    Helpline,
    HelplineFields,
    Page,
    PageFields,
    PassageFields,
    PassageTranslationFields,
    TranslationFields,
    WrittenFields,
)
from northway.content.site_config import EVERYONE, SiteConfig
from northway.content.validation import Model, validate
from northway.problems import Problem, waiting


def source_model(config: SiteConfig, path: str) -> type[PassageFields | PageFields]:
    """The model for the front matter of the file at a path in the source locale."""
    if config.is_passage(path):
        return PassageFields
    return HelplineFields if path.startswith(f"{config.helplines}/") else PageFields


def translation_model(config: SiteConfig, path: str) -> type[PassageTranslationFields | TranslationFields]:
    """The model for the front matter of a translation of the file at a path."""
    return PassageTranslationFields if config.is_passage(path) else TranslationFields


Read = tuple[Page | None, tuple[Problem, ...]]
"""The page, or None where its faults leave none; and the faults."""


def read_page(config: SiteConfig, path: str, code: str, document: Document) -> Read:
    """A page in the source locale."""
    place: dict[str, Any] = {"path": path, "locale": code, "source": document.source}
    written = document.fields
    place |= {"body": document.body, "body_line": document.body_line, "field_lines": written.named_lines}
    fields, problems = _validate(source_model(config, path), written)
    if not fields:
        return None, problems
    if isinstance(fields, PassageFields):
        place |= {"summary": "", "audience": (EVERYONE,), "order": 0}
        return Page.model_construct(**dict(fields), **place), problems
    problems += tuple(vocabulary.check_page(config, fields, written))
    if isinstance(fields, HelplineFields):
        faults = tuple(vocabulary.check_channels(config, fields, written))
        if not {*fields.nations} <= {*config.nations}:  # with unknown words, where it works is not known
            fields = fields.model_copy(update={"nations": ()})
        return None if faults else Helpline.model_construct(**dict(fields), **place), problems + faults
    return Page.model_construct(**dict(fields), **place), problems


def _validate(model: type[Model], fields: Fields) -> tuple[Model | None, tuple[Problem, ...]]:
    value, problems = validate(model, fields)
    # If the front matter could not be read, only that is reported, and not the fields that are therefore missing.
    return value, fields.problems + (problems if fields.lines else ())


def read_translation(
    config: SiteConfig, path: str, code: str, document: Document, original: Page | None, broken: str
) -> Read:
    """A translation of `original`; if that is None, `broken` is the file with faults that should hold it, if any."""
    written = document.fields
    fields, problems = _validate(translation_model(config, path), written)
    if broken:
        problems += (waiting(document.source, 1, broken),)
    elif not original:
        what = f"this translates a page that {config.source_locale}/ does not have"
        hint = f"write it in {config.source_locale}/ first, at the same path"
        problems += (Problem(document.source, 1, "content", what, hint),)
    if not fields or not original:
        return None, problems
    words: dict[str, Any] = {
        name: getattr(fields, name) for name in WrittenFields.model_fields if hasattr(fields, name)
    }
    if isinstance(original, Helpline) and isinstance(fields, TranslationFields):
        words |= _record_words(original, fields)
    words |= {"path": path, "locale": code, "source": document.source, "field_lines": written.named_lines}
    words |= {"translated_from": fields.translated_from, "differs": fields.differs}
    return original.model_copy(update={**words, "body": document.body, "body_line": document.body_line}), problems


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


def without_body(page: Helpline) -> Helpline:
    """A helpline with its record and without its body, which is all that other pages show."""
    return page.model_copy(update={"body": "", "body_line": 1})
