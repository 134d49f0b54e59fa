"""The files `glossary.yml` and `letters.yml`, each into the values that it holds."""

import babel.localedata

from northway.content.language_rules import LanguageRules, Letters, Term
from northway.content.yaml_files import YamlFiles

GLOSSARY_FILE, LETTERS_FILE = "glossary.yml", "letters.yml"


def read_language_rules(files: YamlFiles) -> LanguageRules:
    """What the two files hold; a code that is that of no language is a fault."""
    glossary, letters = files.rows(Term, GLOSSARY_FILE), files.rows(Letters, LETTERS_FILE)
    named = [(GLOSSARY_FILE, (key, "words", code)) for key, term in glossary.items() for code in term.words]
    for name, place in [*named, *((LETTERS_FILE, (code,)) for code in letters)]:
        if not babel.localedata.exists(place[-1].partition("-")[0]):
            what, hint = f"`{place[-1]}` is no code of a language", "write that of a locale or of a card"
            files.state.problems.append(files.fields(name).problem(place, what, hint))
    return LanguageRules(glossary=glossary, letters=letters)
