"""Reads the description of each field from the tables in the guides for editors."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

Guide = Mapping[str, Mapping[str, str]]  # name of a model → name of a field → description
# Model → the headings in the guides whose tables describe its fields; the first that describes a field counts.
TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "SiteConfig": ("site.yml",),
        "Locale": ("Languages",),
        "Fact": ("Facts",),
        "FactWords": ("Figures",),
        "Source": ("Sources",),
        "StyleRules": ("How we write",),
        "Names": ("names.yml",),
        "Spelling": ("spelling.yml",),
        "ReadersWords": ("search-words.yml",),
        "Danger": ("danger.yml",),
        "Term": ("The glossary",),
        "AgreedWord": ("A word of the glossary",),
        "Letters": ("Letters",),
        "LanguageCard": ("Fields of a card",),
        "SourceCard": ("The lines of the original", "Fields of a card"),
        "Form": ("Fields of a form",),
        "Part": ("Fields of a part",),
        "Question": ("Fields of a question",),
        "FormTranslation": ("Fields of a translated form", "Fields of a form"),
        "PartWords": ("Fields of a part",),
        "QuestionWords": ("Fields of a question",),
        "PageFields": ("Front matter of a page",),
        "HelplineFields": ("Front matter of a helpline", "Front matter of a page"),
        "Channel": ("Channels",),
        "OpeningHours": ("Opening hours",),
        "Notice": ("A notice",),
        "TranslationFields": ("Front matter of a translation", "Front matter of a page"),
        "PassageFields": ("Passages", "Front matter of a page"),
        "PassageTranslationFields": ("Front matter of a translation", "Front matter of a page"),
    }
)
SAME = re.compile(r"the same\b|as (?:on|in) |as `", re.IGNORECASE)  # the cell only points to another table
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
NAME = re.compile(r"`([^`]+)`")


def read_guides(docs: Path) -> Guide:
    """The description of each field of each model, from the guides in this folder."""
    return _guide((docs / name).read_text("utf-8") for name in ("editing.md", "translating.md"))


def _guide(texts: Iterable[str]) -> Guide:
    parts = [part for text in texts for part in HEADING.split(text)[1:]]
    tables = {heading: _rows(section) for heading, section in zip(parts[::2], parts[1::2], strict=True)}
    return {
        model: {
            name: told
            for heading in reversed(headings)
            for name, told in tables.get(heading, {}).items()
            if heading == headings[-1] or not SAME.match(told)
        }
        for model, headings in TOLD.items()
    }


def _rows(section: str) -> dict[str, str]:
    """What a section's table says, by each name in code in the first cells of its rows."""
    rows = [line.strip("|").split("|") for line in section.split("\n") if line.startswith("|")][2:]
    return {name: _words(cells[1:]) for cells in rows for name in NAME.findall(cells[0])}


def _words(cells: Iterable[str]) -> str:
    text = LINK.sub(r"\1", "; ".join(cell.strip() for cell in cells if cell.strip(" –")))
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
