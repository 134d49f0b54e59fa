"""A translation uses the letters, digits and agreed words of its language, and has the numbers of its original."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from northway.checks.words import any_of
from northway.content.card_files import FOLDER
from northway.content.language_rules import Letters
from northway.content.pages import Edition, Page, seen_fields
from northway.content.site import Site
from northway.problems import Level, Problem
from northway.system.memory import Memory

RULE = "language"
NOT_WORDS = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|^:::.*$|^[ \t]*\d+\. ", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
OTHER_DIGIT = re.compile(r"[^\D0-9]")
LONG = 400  # characters: a page longer than this must have some letters with marks
FEWEST_DIGITS = 2  # numbers with fewer digits may be written as words


class Agreed(NamedTuple):
    """A term of the glossary, and its word in one language."""

    term: str
    unless: tuple[str, ...]
    say: str
    forms: tuple[str, ...]
    never: tuple[str, ...]


class Rules(NamedTuple):
    """The rules of one language: letters that it never uses, each with what to write; its marks; its agreed words."""

    never: tuple[tuple[str, str], ...]
    marks: str
    agreed: tuple[Agreed, ...] = ()


def check(site: Site, memory: Memory) -> Iterator[Problem]:
    """Find letters, digits and words that are wrong in a language, and missing marks, numbers and agreed words."""
    rules = {locale.code: _rules_of(site, locale.code) for locale in site.config.locales}
    for edition in {id(each.page): each for each in site.translations}.values():
        yield from memory.recall(_check_edition, edition, rules[edition.locale.code])
    for path in site.card_paths:
        yield from _check_card(site, path)


def _rules_of(site: Site, code: str) -> Rules:
    letters = site.language_rules.letters.get(code, Letters(id=code))
    terms = ((term, term.words.get(code)) for term in site.language_rules.glossary.values())
    agreed = tuple(Agreed(term.term, term.unless, word.say, word.forms, word.never) for term, word in terms if word)
    return Rules(tuple(letters.never.items()), letters.marks, agreed)


def _check_card(site: Site, path: str) -> Iterator[Problem]:
    card, code = site.card_at(path), path.rpartition("/")[2]
    rules = _rules_of(site, code)._replace(agreed=())
    file = site.file(f"{FOLDER}/{code}.yml")
    for text in (card.first, card.unchecked, card.aloud, *card.numbers.values(), *card.lines.values()) if card else ():
        yield from (Problem(file, 1, RULE, *fault) for fault in _faults(text, rules))


def _check_edition(edition: Edition, rules: Rules) -> tuple[Problem, ...]:
    return (
        *_check_lines(edition, rules),
        *_check_whole(edition, rules.marks),
        *_check_agreed(edition, rules.agreed),
    )


def _check_lines(edition: Edition, rules: Rules) -> Iterator[Problem]:
    lines = list(_lines(edition.page))
    whole = "\n".join(text for _, text in lines)
    # Nearly all pages have none of these, so the whole page is searched first.
    never = tuple(row for row in rules.never if row[0] in whole)
    friends = (word for word in rules.agreed if word.never and any_of(word.never).search(whole))
    false = tuple(word for word in friends if not any_of(word.unless).search(_words_of(edition.original)))
    if never or false or OTHER_DIGIT.search(whole):
        for line, text in lines:
            yield from (_problem(edition, line, *fault) for fault in _faults(text, Rules(never, "", false)))


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines that a reader sees, with their numbers."""
    yield from ((page.line_of(name), text) for name, text in seen_fields(page) if text)
    yield from enumerate(_body(page).split("\n"), start=page.body_line)


@lru_cache(maxsize=2)  # the translations of a page are checked one after another
def _body(page: Page) -> str:
    return NOT_WORDS.sub("", page.body)


def _words_of(page: Page) -> str:
    return f"{page.title} {page.summary} {_body(page)}"


def _faults(text: str, rules: Rules) -> Iterator[tuple[str, str]]:
    for letter, instead in rules.never:
        if letter in text:
            yield f"`{letter}` (U+{ord(letter[0]):04X}) is not a letter of this language", f"write `{instead}`"
    if digit := OTHER_DIGIT.search(text):
        yield f"the digit `{digit[0]}` is not on the keys of a phone here", f"write {int(digit[0])}"
    for word in rules.agreed:
        if word.never and (friend := any_of(word.never).search(text)) and not any_of((word.term,)).search(text):
            yield f"“{friend[0]}” is a false friend of “{word.term}”", f"write “{word.say}”"


def _check_whole(edition: Edition, marks: str) -> Iterator[Problem]:
    page, original = edition.page, edition.original
    text = normalize("NFC", page.body)
    if marks and len(text) > LONG and not set(marks) & set(text.lower()):
        what = f"this page has none of the letters {marks}"
        yield _problem(edition, page.body_line, what, "type its words again with their marks")
    if edition.is_outdated or page.differs:
        return
    here = " ".join(_numbers(page))
    missing = [number for number in _numbers(original) if len(number) >= FEWEST_DIGITS and number not in here]
    if missing:
        what = f"the number {missing[0]} of {original.source} is missing here"
        yield _problem(edition, page.body_line, what, "write it as the original does, in digits", "warning")


def _numbers(page: Page) -> list[str]:
    return [number.replace(".", ":") for number in NUMBER.findall(_body(page))]


def _check_agreed(edition: Edition, agreed: Iterable[Agreed]) -> Iterator[Problem]:
    if edition.is_outdated or edition.page.differs:
        return
    theirs = edition.original.body.lower()
    for word in agreed:
        if not word.forms or word.term.lower() not in theirs:  # a quick test before the exact search below
            continue
        said = any_of((word.term,)).search(_words_of(edition.original))
        if said and not any_of((*word.forms, word.term)).search(_words_of(edition.page)):
            what = f"“{word.term}” of {edition.original.source} should be “{word.say}” here, and is not"
            hint = f"write “{word.say}” in the form that fits"
            yield _problem(edition, edition.page.body_line, what, hint, "warning")


def _problem(edition: Edition, line: int, message: str, hint: str, level: Level = "error") -> Problem:
    return Problem(edition.page.source, line, RULE, message, hint, level)
