"""Kinds of danger lead to helplines and pages, their classes exist and are used, and each phrase can be found."""

from collections.abc import Iterator, Mapping
from functools import partial

from northway.content.frontmatter import YamlPath
from northway.content.search_words import SearchWords
from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.problems import Problem, suggest
from northway.search.danger import Watch
from northway.search.danger_values import SPECIAL, danger_values, folded, named_classes, short_names
from northway.search.folding import Folding

RULE = "search-words"


def check(words: SearchWords, code: str, source: SearchWords, folding: Folding, site: Site) -> Iterator[Problem]:
    """Find what is wrong with a language's words of danger; `source` has those of the source language."""
    for name, kind in words.danger.items():
        yield from _check_helplines(name, kind.helplines, code, source, site, words)
        for path in kind.pages:
            if path not in site.originals and not site.broken_by("page", path):
                hint = suggest(path, site.originals, "write the page first")
                yield words.danger_file.problem((name,), f"there is no page `{path}`", hint, RULE)
    yield from _check_classes(words)
    yield from _check_phrases(words, folding)


def _texts(words: SearchWords) -> Iterator[tuple[YamlPath, str]]:
    """Each text that may contain the name of a class, with its place in the file."""
    for name, texts in words.classes.items():
        yield from ((("words", name, number), text) for number, text in enumerate(texts))
    yield from ((("unless", number), text) for number, text in enumerate(words.harmless))
    for name, kind in words.danger.items():
        for field, texts in (("phrases", kind.phrases), ("unless", kind.unless)):
            yield from (((name, field, number), text) for number, text in enumerate(texts))


def _check_classes(words: SearchWords) -> Iterator[Problem]:
    used = {*SPECIAL}
    for place, text in _texts(words):
        for name in named_classes(text):
            used.add(name)
            if name not in words.classes and name not in SPECIAL:
                hint = suggest(name, words.classes, "write its words under `words`")
                yield words.danger_file.problem(place, f"there is no class of words `{name}`", hint, RULE)
            if place[:2] == ("words", name):
                yield words.danger_file.problem(place, f"the class `{name}` contains itself", "take it out", RULE)
    for name in words.classes:
        if name not in used:
            hint = f"write `<{name}>` in one, or take it out"
            yield words.danger_file.problem(("words", name), f"no phrase uses the class `{name}`", hint, RULE)


def _check_phrases(words: SearchWords, folding: Folding) -> Iterator[Problem]:
    watch = Watch(danger_values(words, folding, (), ()), ())
    short = short_names(words.classes)
    for (name, kind), sought in zip(words.danger.items(), watch.kinds, strict=True):
        for number, text in enumerate(kind.phrases):
            phrase = folded(text, folding, short).split()
            known = {*named_classes(text)} <= {*words.classes}
            if known and not (phrase and watch.can_see(sought, phrase)):
                what = f"“{text}” of `{name}` can never be found: it has no words, or `unless` excludes them"
                place = name, "phrases", number
                yield words.danger_file.problem(place, what, "take it out of one of them", RULE)


def _check_helplines(
    name: str, helplines: Mapping[str, tuple[str, ...]], code: str, source: SearchWords, site: Site, words: SearchWords
) -> Iterator[Problem]:
    fault = partial(words.danger_file.problem, (name,), rule=RULE)
    is_source = code == site.config.source_locale
    if not is_source and name not in source.danger_file.values:
        hint = suggest(name, source.danger, f"write it in {site.config.source_locale}/danger.yml first")
        yield fault(f"the source language has no kind of danger `{name}`", hint)
    if is_source and not helplines.get(EVERYONE) and {*helplines} <= {*site.config.audiences}:
        hint = f"write `helplines: {{{EVERYONE}: [one, two]}}`"
        yield fault(f"`{name}` has no helplines for `{EVERYONE}`", hint)
    for audience, names in helplines.items():
        if audience not in (*site.config.audiences, EVERYONE):
            hint = suggest(audience, site.config.audiences, f"write one of the audiences of site.yml, or {EVERYONE}")
            yield fault(f"`{audience}` is not one of our audiences", hint)
        for identity in names:
            if identity not in site.helplines and not site.broken_by("helpline", identity):
                hint = suggest(identity, site.helplines, "write its record first")
                yield fault(f"there is no helpline `{identity}`", hint)
