"""A translation is written in the letters, digits and words of its language, and gives the numbers of its original."""

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from northway.checks.words import any_of
from northway.content.card_files import FOLDER
from northway.content.language_rules import AgreedWord, Letters, Term
from northway.content.pages import Edition, Page, seen_fields
from northway.content.site import Site
from northway.problems import Level, Problem

RULE = "language"
NOT_WORDS = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|^:::.*$|^[ \t]*\d+\. ", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
OTHER_DIGIT = re.compile(r"(?![0-9])\d")
LONG = 400  # letters of a page in which some marks must stand
FEWEST_DIGITS = 2  # of a number that no language writes as a word


def check(site: Site) -> Iterator[Problem]:
    """Find letters, digits and words that a language does not have, and lost marks, numbers and agreed words."""
    for edition in {id(each.page): each for each in _translations(site)}.values():
        code = edition.locale.code
        letters = site.language_rules.letters.get(code, Letters(id=code))
        friends = _false_friends(site, edition)
        for line, text in _lines(edition):
            yield from (_problem(edition, line, *fault) for fault in _faults(text, letters, friends))
        yield from _check_whole(edition, letters)
        yield from _check_agreed(site, edition)
    for path in site.card_paths:
        yield from _check_card(site, path)


def _check_card(site: Site, path: str) -> Iterator[Problem]:
    card, code = site.card_at(path), path.rpartition("/")[2]
    letters = site.language_rules.letters.get(code, Letters(id=code))
    file = f"{site.settings_file.removesuffix('site.yml')}{FOLDER}/{code}.yml"
    for text in (card.first, card.unchecked, card.aloud, *card.numbers.values(), *card.lines.values()) if card else ():
        yield from (Problem(file, 1, RULE, *fault) for fault in _faults(text, letters, {}))


def _translations(site: Site) -> Iterator[Edition]:
    for edition in (*site.editions.values(), *site.passage_editions.values()):
        if edition.page is not edition.original and not edition.is_fallback:
            yield edition


def _false_friends(site: Site, edition: Edition) -> dict[str, AgreedWord]:
    """The agreed word of each term that has false friends on this page, by the term."""
    source = _words_of(edition.original)
    return {
        term.term: word
        for term, word in _agreed(site, edition)
        if word.never and not any_of(term.unless).search(source)
    }


def _agreed(site: Site, edition: Edition) -> Iterator[tuple[Term, AgreedWord]]:
    """The terms that have an agreed word in the language of a page, with that word."""
    for term in site.language_rules.glossary.values():
        if word := term.words.get(edition.locale.code):
            yield term, word


def _words_of(page: Page) -> str:
    return f"{page.title} {page.summary} {NOT_WORDS.sub('', page.body)}"


def _check_agreed(site: Site, edition: Edition) -> Iterator[Problem]:
    if edition.is_outdated or edition.page.differs:
        return
    theirs, ours = edition.original.body.lower(), ""
    for term, word in _agreed(site, edition):
        if not word.forms or term.term.lower() not in theirs:  # quicker than the search below, which is exact
            continue
        ours = ours or _words_of(edition.page)
        said = any_of((term.term,)).search(_words_of(edition.original))
        if said and not any_of((*word.forms, term.term)).search(ours):
            what = f"“{term.term}” of {edition.original.source} is “{word.say}” here, and is called otherwise"
            hint = f"write “{word.say}” in the form that fits"
            yield _problem(edition, edition.page.body_line, what, hint, "warning")


def _lines(edition: Edition) -> Iterator[tuple[int, str]]:
    """The lines that a reader sees, with their numbers."""
    page = edition.page
    yield from ((page.line_of(name), text) for name, text in seen_fields(page) if text)
    yield from enumerate(NOT_WORDS.sub("", page.body).split("\n"), start=page.body_line)


def _faults(text: str, letters: Letters, friends: Mapping[str, AgreedWord]) -> Iterator[tuple[str, str]]:
    for letter, instead in letters.never.items():
        if letter in text:
            yield f"`{letter}` (U+{ord(letter[0]):04X}) is no letter of this language", f"write `{instead}`"
    if digit := OTHER_DIGIT.search(text):
        yield f"the digit `{digit[0]}` is on no key of a phone here", f"write {int(digit[0])}"
    for term, word in friends.items():
        if (friend := any_of(word.never).search(text)) and not any_of((term,)).search(text):
            yield f"“{friend[0]}” is a false friend of “{term}”", f"write “{word.say}”"


def _check_whole(edition: Edition, letters: Letters) -> Iterator[Problem]:
    page, original = edition.page, edition.original
    text = normalize("NFC", page.body)
    if letters.marks and len(text) > LONG and not set(letters.marks) & set(text.lower()):
        what = f"none of the letters {letters.marks} stands on this page"
        yield _problem(edition, page.body_line, what, "type its words again with their marks")
    if edition.is_outdated or page.differs:
        return
    here = " ".join(_numbers(page.body))
    missing = [number for number in _numbers(original.body) if len(number) >= FEWEST_DIGITS and number not in here]
    if missing:
        what = f"the number {missing[0]} of {original.source} is missing here"
        yield _problem(edition, page.body_line, what, "write it as the original does, in digits", "warning")


def _numbers(body: str) -> list[str]:
    return [number.replace(".", ":") for number in NUMBER.findall(NOT_WORDS.sub("", body))]


def _problem(edition: Edition, line: int, message: str, hint: str, level: Level = "error") -> Problem:
    return Problem(edition.page.source, line, RULE, message, hint, level)
