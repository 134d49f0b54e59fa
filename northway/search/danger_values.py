"""The part of a language's index that is about danger, as values for JSON."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from northway.content.search_words import SearchWords
from northway.search.folding import Folding, unique

PART = re.compile(r"<([^<>]*)>")
SPECIAL = ("not", "small", "topic")  # classes with a special meaning, in the order of their names in danger.py


def danger_values(
    words: SearchWords, folding: Folding, audiences: Sequence[str], paths: Sequence[str]
) -> dict[str, Any]:
    """The classes of words, the phrases that show no danger, and a row of five values for each kind of danger.

    A row has what to say, the ids of the helplines for each audience, the phrases, the phrases that only look like it,
    and the pages that answer, as positions in `paths`.
    """
    short = short_names(words.classes)

    def listed(texts: Iterable[str]) -> str:
        return "|".join(sorted({folded(text, folding, short) for text in texts}))

    return {
        "classes": {short[name]: "|".join(members(words.classes, name, folding)) for name in short},
        "harmless": listed(words.harmless),
        "danger": [
            [
                kind.say,
                {name: kind.helplines_for(name) for name in audiences if kind.helplines_for(name)},
                listed(kind.phrases),
                listed(kind.unless),
                [paths.index(path) for path in kind.pages if path in paths],
            ]
            for kind in words.danger.values()
        ],
    }


def short_names(classes: Iterable[str]) -> dict[str, str]:
    """The name of each class in an index: capitals, which folded words never have."""
    capitals = (first + last for first in ("", *ascii_uppercase) for last in ascii_uppercase)
    return dict(zip(unique([*SPECIAL, *classes]), capitals, strict=False))


def members(classes: Mapping[str, Iterable[str]], name: str, folding: Folding) -> list[str]:
    """The words of a class and of the classes that it contains, folded, each once."""
    return unique(filter(None, _members(classes, name, folding, ())))


def _members(
    classes: Mapping[str, Iterable[str]], name: str, folding: Folding, around: tuple[str, ...]
) -> Iterator[str]:
    for text in classes.get(name, ()) if name not in around else ():
        named = PART.fullmatch(text)
        if named:
            yield from _members(classes, named[1], folding, (*around, name))
        else:
            yield " ".join(folding.words(text))


def folded(phrase: str, folding: Folding, short: Mapping[str, str]) -> str:
    """A phrase with its words folded and its classes replaced by their short names."""
    texts = PART.split(phrase)
    parts = ([short.get(text, "")] if at % 2 else folding.words(text) for at, text in enumerate(texts))
    return " ".join(part for each in parts for part in each)


def named_classes(phrase: str) -> list[str]:
    """The names of the classes in a phrase."""
    return PART.findall(phrase)
