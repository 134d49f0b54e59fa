"""A new page, section, helpline, fact or translation: its questions, its text, and whether it may go where asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from northway.content.pages import Page
from northway.content.paths import NAME
from northway.content.site import Site
from northway.editing import questions
from northway.editing.change import Change, Texts
from northway.editing.move import fault_of_place
from northway.editing.new_texts import FACTS, new_fact, new_helpline, new_page, new_translation, original_file
from northway.editing.questions import Question
from northway.problems import Problem, allowed_hint, suggest

Answers = dict[str, str]
STILL = "still in"  # part of what the check of translations says of words that are not translated


@dataclass(frozen=True)
class Beginning:
    """The questions for a new file, and what makes a Change of the answers; or `fault`: why it cannot go there."""

    asked: Sequence[Question]
    build: Callable[[Answers], Change]
    fault: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its command's help text, its questions, its file in the source locale, and what writes that."""

    told: str
    asked: Sequence[Question]
    file_of: Callable[[Site, str], str]
    build: Callable[[Site, str, Answers, date], Change]


KINDS: Mapping[str, Kind] = {
    "page": Kind(
        "Begin a page: flask new page parents/first-night", questions.PAGE, lambda _, path: f"{path}.md", new_page
    ),
    "section": Kind(
        "Begin a section with its index page: flask new section friends", questions.PAGE,
        lambda _, path: f"{path}/index.md", new_page,
    ),
    "helpline": Kind(
        "Begin a helpline with one channel: flask new helpline family-line", questions.HELPLINE,
        lambda site, identity: f"{site.config.helplines}/{identity}.md", new_helpline,
    ),
}  # fmt: skip


def begin_page(texts: Texts, name: str, path: str, today: date) -> Beginning:
    """A new page, section or helpline; `name` is a key of `KINDS`."""
    kind, site = KINDS[name], texts.site
    file = kind.file_of(site, path)
    place = file.removesuffix("/index.md").removesuffix(".md")
    fault = fault_of_place(site, place)
    if not fault and name != "helpline" and place.startswith(f"{site.config.helplines}/"):
        last = place.rpartition("/")[2]
        fault = f"`{site.config.helplines}` holds helplines. Run `flask new helpline {last}`."
    if place in site.originals or f"{site.config.source_locale}/{file}" in texts:
        fault = f"`{place}` is there already. Open its file, or choose another name."
    return Beginning(kind.asked, lambda answers: kind.build(site, file, answers, today), fault)


def begin_fact(texts: Texts, identity: str, today: date) -> Beginning:
    """One more figure in `facts.yml`."""
    fault = ""
    if not NAME.fullmatch(identity):
        fault = f"`{identity}` cannot be an id. Write small letters and hyphens: children-found."
    elif identity in texts.site.facts or f"\n{identity}:" in f"\n{texts.get(FACTS, '')}":
        fault = f"There is a fact `{identity}` already. Change it in {FACTS}, or choose another id."
    return Beginning(questions.FACT, lambda answers: new_fact(texts, identity, answers, today), fault)


def begin_translation(texts: Texts, code: str, path: str) -> Beginning:
    """A translation of a page or a passage."""
    site = texts.site
    codes = [locale.code for locale in site.config.locales if locale != site.config.source]
    locale, original = site.config.find_locale(code), _original(site, path)
    if not locale or code not in codes:
        return _refused(f"`{code}` is not a language that this site is translated into; {allowed_hint(codes)}.")
    if not original:
        hint = suggest(path, site.originals, "write its address without a language, such as parents/first-hour")
        return _refused(f"There is no page `{path}`; {hint}.")
    file = f"{code}/{original_file(texts, original).partition('/')[2]}"
    if file in texts:
        return _refused(f"{texts.shown}/{file} is there already. Open it, and change it.")
    asked = questions.translation(locale, original)
    return Beginning(asked, lambda answers: new_translation(texts, code, original, answers))


def _refused(fault: str) -> Beginning:
    return Beginning((), lambda answers: Change({}), fault)


def _original(site: Site, path: str) -> Page | None:
    """The page or passage at a path, in the source locale."""
    passage = site.passage_editions.get((path, site.config.source_locale))
    return passage.original if passage else site.originals.get(path)


def waits_for_words(problem: Problem) -> bool:
    """Whether a problem only says that words are not translated yet, as in every new translation."""
    return problem.rule == "translations" and STILL in problem.message
