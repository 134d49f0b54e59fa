"""A translation carries what its original does, in its own language, and is made from the original's current words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from unicodedata import name

from northway.content.locales import Locale
from northway.content.made_from import changed_lines
from northway.content.pages import Edition, Helpline, Key, Page
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.markup.carried import Carried, carried
from northway.problems import Level, Problem
from northway.system.memory import Memory

FEWEST_WORDS = 5  # of words that can be told to be in the wrong language: names may be the same in both
FIELDS = ("title", "heading", "summary", "confidentiality", "cost_note")
MOST_OF_ANOTHER = 0.9  # of the letters: names stand among words in another script
# What is said aloud to somebody stays in that person's language, so quotations are left out.
NO_WORDS = re.compile(
    r"\]\([^)]*\)|\{#[^}]*\}|https?://\S+|^:::.*$|“[^”]*”|\"[^\"]*\"|^\s*(?:[-*+]|\d+\.) ", re.MULTILINE
)
# Words to say aloud stay in the language of those who answer.
ALOUD = re.compile(r"^:::+[ \t]*say[ \t]*\n(?:(?!:::|-- ).*\n)*", re.MULTILINE)
PARAGRAPH = re.compile(r"(?:^(?!:::)[^\n]*\S[^\n]*\n?)+", re.MULTILINE)
ITEM = re.compile(r"\n(?=\s*(?:[-*+]|\d+\.) )")


def check(site: Site, outlines: Mapping[Key, BodyOutline], only: str, memory: Memory) -> Iterator[Problem]:
    """Find translations that are outdated; or that lack or add what their originals carry; or are left untranslated.

    `only` names a file: no other is looked at. What was said of the same words before is in `memory`.
    """
    judged: set[Key] = set()  # many pages may be written once
    for edition in (*site.editions.values(), *site.passage_editions.values()):
        page, original = edition.page, edition.original
        written = page.path if page.question else page.source
        is_other = only and page.source != only
        if page is original or edition.is_fallback or (written, page.locale) in judged or is_other:
            continue
        judged.add((written, page.locale))
        if not page.translated_from:
            what = "nothing says which words this was made from"
            yield _problem(edition, 1, what, f"write `translated_from: {original.made_from}`")
        elif edition.is_outdated:  # what it carries was that of the older words
            where = what_changed(edition)
            what = f"{original.source} has changed since this was made from it{where and f': {where}'}"
            hint = f"bring it up to date, then write `translated_from: {original.made_from}`"
            yield _problem(edition, page.line_of("translated_from"), what, hint, "warning")
        elif original.body.strip() and not page.body.strip():
            yield _problem(
                edition, page.body_line, "this has no words of its own below its fields", "translate the body"
            )
        elif all(identity for identity, _ in outlines[page.key].headings):  # one without id is told by itself
            yield from _check_ids(edition, outlines)
            if not page.differs:
                yield from memory.recall(_check_text, edition, site.config.source)


def what_changed(edition: Edition) -> str:
    """Which lines of the original have changed since a translation was made from it; "" where that cannot be told."""
    page, original = edition.page, edition.original
    return changed_lines(page.translated_from, original.made_from, original.body, original.body_line)


def _check_ids(edition: Edition, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    original = edition.original.source
    theirs = [identity for identity, _ in outlines[edition.original.key].headings]
    ours = dict(outlines[edition.page.key].headings)
    for identity in theirs:
        if identity not in ours:
            what = f"the heading `#{identity}` of {original} is missing here"
            yield _problem(edition, edition.page.body_line, what, f"end its heading with `{{#{identity}}}`")
    for identity, line in ours.items():
        if identity and identity not in theirs:
            what = f"{original} has no heading `#{identity}`"
            yield _problem(edition, line, what, "use the id of its heading, so that links find both")


def _check_text(edition: Edition, source: Locale) -> tuple[Problem, ...]:
    return *_check_words(edition, source), *_check_carried(edition)


def _check_carried(edition: Edition) -> Iterator[Problem]:
    theirs = carried(edition.original.body, edition.original.body_line)
    ours = carried(edition.page.body, edition.page.body_line)
    missing, added = _without(theirs, ours), _without(ours, theirs)
    why = "or say why not in `differs`"
    for run in _in_a_row(missing, theirs):
        first, others = run[0], f", and {len(run) - 1} more up to line {run[-1].line}, are" if len(run) > 1 else " is"
        what = f"`{first.written}` of {edition.original.source}:{first.line}{others} missing here"
        line = _line_before(first, theirs, ours) or edition.page.body_line
        yield _problem(edition, line, what, f"write it in the same place, {why}")
    for each in added:
        what = f"{edition.original.source} has no `{each.written}` here"
        yield _problem(edition, each.line, what, f"take it out, {why}")
    if missing or added:
        return
    for here, there in zip(ours, theirs, strict=True):
        if here.written != there.written:
            what = f"`{here.written}` stands where {edition.original.source}:{there.line} has `{there.written}`"
            yield _problem(edition, here.line, what, f"keep the order of the original, {why}")
            return


def _without(these: list[Carried], those: list[Carried]) -> list[Carried]:
    """What `these` carry more often than `those`, without headings, which are compared by their ids."""
    left = Counter(each.written for each in those)
    found = []
    for each in these:
        left[each.written] -= 1
        if left[each.written] < 0 and not each.written.startswith("{#"):
            found.append(each)
    return sorted(found, key=lambda each: each.line)


def _in_a_row(missing: list[Carried], theirs: list[Carried]) -> list[list[Carried]]:
    """Those that stand one after another in the original, with nothing between that the translation has."""
    runs: list[list[Carried]] = [[]]
    for each in sorted(theirs, key=lambda each: each.line):
        if each in missing:
            runs[-1].append(each)
        else:
            runs.append([])
    return [run for run in runs if run]


def _line_before(missing: Carried, theirs: list[Carried], ours: list[Carried]) -> int:
    """The line here of the last thing that stands before the missing one in the original; 0 where there is none."""
    before = [each.written for each in theirs if each.place < missing.place]
    lines = {each.written: each.line for each in ours}
    return next((lines[written] for written in reversed(before) if written in lines), 0)


def _check_words(edition: Edition, source: Locale) -> Iterator[Problem]:
    """Find words that are still those of the original, or in its script."""
    own = edition.locale
    theirs = _plain_texts(edition.original)
    left: list[tuple[int, str]] = []
    other_script = _script(source.autonym) if _script(source.autonym) != _script(own.autonym) else "none"
    for line, text in _texts(edition.page):
        plain = _plain(text)
        if len(re.findall(r"[^\W\d_]{2,}", plain)) < FEWEST_WORDS:
            continue
        if plain in theirs or _script(plain) == other_script:
            left.append((line, " ".join(plain.split()[:FEWEST_WORDS])))
    if left:
        line, opening = left[0]
        are = f", and {len(left) - 1} more up to line {left[-1][0]}, are" if len(left) > 1 else " is"
        yield _problem(edition, line, f"“{opening} …”{are} still in {source.autonym}", f"write it in {own.autonym}")


@lru_cache(maxsize=1)  # the translations of one page are judged in a row
def _plain_texts(page: Page) -> frozenset[str]:
    return frozenset(_plain(text) for _, text in _texts(page))


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    """The fields, paragraphs and list items of a page, each with its line."""
    names = ("title", "heading") if isinstance(page, Helpline) else ()  # a service keeps its name
    yield from ((page.line_of(field), getattr(page, field, "")) for field in FIELDS if field not in names)
    for index, channel in enumerate(page.channels if isinstance(page, Helpline) else ()):
        yield page.line_of(f"channel_notes.{index}"), channel.note
        yield page.line_of(f"channel_waits.{index}"), channel.wait
    body = ALOUD.sub(lambda found: "\n" * found[0].count("\n"), page.body)
    for paragraph in PARAGRAPH.finditer(body):
        line = page.body_line + body.count("\n", 0, paragraph.start())
        for text in ITEM.split(paragraph[0]):
            yield line, text
            line += text.count("\n") + 1


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_#\[\]]", "", NO_WORDS.sub("", text)).split())


def _script(text: str) -> str:
    """The script of nearly all letters of a text, as the first word of their Unicode names; "" where they differ."""
    scripts: Counter[str] = Counter()
    for letter, number in Counter(filter(str.isalpha, text)).items():
        scripts[_script_of(letter)] += number
    [(most, number)] = scripts.most_common(1) or [("", 0)]
    return most if number > MOST_OF_ANOTHER * scripts.total() else ""


@cache
def _script_of(letter: str) -> str:
    return name(letter, "?").split()[0]


def _problem(edition: Edition, line: int, message: str, hint: str, level: Level = "error") -> Problem:
    return Problem(edition.page.source, line, "translations", message, hint, level)
