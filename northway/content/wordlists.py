"""The word lists of a content folder: what languages call things, what quiet pages avoid, how the site writes."""

from collections.abc import Iterator, Mapping

from northway.content import vocabulary
from northway.content.files import Folder
from northway.content.frontmatter import validate
from northway.content.gathering import LoadState, read_yaml
from northway.content.site import Names, Page
from northway.content.site_config import SiteConfig
from northway.content.style_rules import DEFAULT, StyleRules
from northway.problems import allowed_hint, suggest

NAMES_FILE = "names.yml"


def read_names(
    config: SiteConfig, folder: Folder, texts: Mapping[str, str], found: LoadState
) -> Iterator[tuple[str, Names]]:
    """What each language calls our nations and needs; only the source locale must have a name for all of them."""
    for locale in config.locales:
        name = f"{locale.code}/{NAMES_FILE}"
        if name not in texts and locale != config.source:
            continue
        fields = read_yaml(name, folder, texts, found)
        names, problems = validate(Names, fields)
        found.problems += problems
        if names:
            found.problems += vocabulary.check_names(config, names, fields, is_source=locale == config.source)
            yield locale.code, names


def read_quiet_words(
    folder: Folder, texts: Mapping[str, str], found: LoadState
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What quiet pages avoid, language by language."""
    fields = read_yaml("quiet-words.yml", folder, texts, found)
    for code, words in fields.values.items():
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            yield code, tuple(words)
        else:
            found.problems.append(fields.problem((code,), "this is not a list of words", "write `- word` on each line"))


def read_writing(
    pages: Mapping[str, Page], folder: Folder, texts: Mapping[str, str], found: LoadState
) -> StyleRules | None:
    """How the site writes; None where nobody has said."""
    if "writing.yml" not in texts:
        return None
    fields = read_yaml("writing.yml", folder, texts, found)
    writing, problems = validate(StyleRules, fields)
    found.problems += () if fields.problems else problems
    sections = {DEFAULT, *(path.split("/")[0] for path in pages)}
    for name in writing.reading if writing else ():
        if name not in sections:
            hint = suggest(name, sections, allowed_hint(sections))
            found.problems.append(fields.problem(("reading", name), f"there is no section `{name}`", hint))
    return writing
