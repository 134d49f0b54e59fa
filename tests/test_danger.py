"""Danger in what a reader types: phrases of classes of words, words allowed between them, and harmless look-alikes."""

import pytest

from northway.content.search_words import Danger, SearchWords, Spelling
from northway.search.danger import Watch
from northway.search.danger_values import danger_values
from northway.search.folding import Folding

WORDS = SearchWords(
    Spelling(endings=("ting", "s")),
    danger={
        "abuse": Danger(say="Talk.", phrases=("<they> <hurt> me", "black eye"), unless=("<hurt> me at cards",)),
        "suicide": Danger(say="Call.", phrases=("<want> to die", "<not> <want> to live")),
    },
    classes={
        "not": ("dont", "never"),
        "small": ("really", "just", "i", "to"),
        "topic": ("film",),
        "family": ("dad", "step dad"),
        "they": ("<family>", "he", "teacher"),
        "hurt": ("hit", "beat", "goes for"),
        "want": ("want", "wanna"),
    },
    harmless=("die laughing",),
)


def told(text: str) -> list[str]:
    folding = Folding.of(WORDS.spelling)
    watch = Watch(danger_values(WORDS, folding, (), ()), {"breakfast"})
    return [kind.say for kind in watch.find(folding.words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he hit me", ["Talk."]), ("my step dad goes for me", ["Talk."]), ("dad beats me", ["Talk."]), ("I hit him", []),
        ("dad really just hit me", ["Talk."]), ("dad again hit me", ["Talk."]), ("dad came home and hit me", []),
        ("dad never hits me", []), ("i dont really want to die", []), ("i dont want to live", ["Call."]),
        ("want to die film", []), ("want to die laughing", []), ("dad beat me at cards", []),
        ("dad beat me at cards then he hit me", ["Talk."]), ("my teecher hit me", ["Talk."]), ("breakfast hit me", []),
        ("wanna to die and dad hit me", ["Talk.", "Call."]), ("me hit dad", []), ("", []), ("black", []), ("black eye", ["Talk."]),
    ],
)  # fmt: skip
def test_danger_is_found_by_classes_of_words_in_their_order(text, expected):
    assert told(text) == expected


def test_without_any_kind_of_danger_nothing_is_found():
    empty = Watch(danger_values(SearchWords(), Folding(), (), ()), ())
    assert empty.find(["he", "hit", "me"]) == []
