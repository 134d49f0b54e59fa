"""Words of `same` in `spelling.yml` are not spelled like words that are ignored, which find nothing."""

from collections.abc import Iterator

from northway.content.search_words import SearchWords
from northway.problems import Problem
from northway.search.folding import Folding


def check(words: SearchWords, folding: Folding) -> Iterator[Problem]:
    """Find words of `same` that fold to an ignored word, so that their whole group finds nothing."""
    ignored = {word: text for text in words.spelling.ignored for word in folding.words(text)}
    for number, group in enumerate(words.spelling.same):
        swallowed = next((ignored[word] for word in folding.words(group[0]) if word in ignored), None)
        if swallowed and not {*group} & {*words.spelling.ignored}:
            place = words.spelling_places[("same", number)]
            like = next((text for text in group if folding.root(text) == folding.root(swallowed)), group[0])
            what = f"“{like}” is spelled like “{swallowed}”, which is ignored, so all words of its group find nothing"
            yield place.problem(what, "take one of them out")
