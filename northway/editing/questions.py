"""The questions that `flask new` asks for each kind of file, and which answers fit."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from northway.content.facts import Fact
from northway.content.helplines import Channel, Record
from northway.content.locales import Locale
from northway.content.pages import Page, WrittenFields
from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.editing.record_answers import AnswerError, value_of
from northway.problems import allowed_hint, suggest

NONE = "none"  # the answer that leaves a field out
NUMBER = "{number}"  # stands in a helpline's opening for its number
SEPARATOR = re.compile(r"[\s,]+")
Fits = Callable[[Site, str], str]  # says what is wrong with an answer; "" if nothing is


@dataclass(frozen=True)
class Question:
    """A question for an editor: its words, which answers fit, its default, and the words to choose from."""

    name: str
    words: str
    fits: Fits
    default: Callable[[Site, str], str] | None = None
    choices: Callable[[Site], Iterable[str]] = lambda site: ()

    def asked_of(self, site: Site) -> str:
        """The question as it is asked, with the choices that this site has."""
        shown = ", ".join(self.choices(site))
        return f"{self.words}: {shown}" if shown else self.words

    @property
    def option(self) -> str:
        """The command-line option that answers the question."""
        return f"--{self.name.replace('_', '-')}"


def words_of(answer: str) -> list[str]:
    """The ids in an answer; none for `none`."""
    return [] if answer.strip() == NONE else [word for word in SEPARATOR.split(answer) if word]


def _field(model: type[BaseModel], name: str) -> Fits:
    """Accepts what the model accepts for this field."""

    def fits(site: Site, text: str) -> str:
        field = model.model_fields[name]
        kind: Any = field.annotation
        adapter = TypeAdapter(Annotated[kind, *field.metadata] if field.metadata else kind)
        try:
            adapter.validate_python(text)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            if fault["type"] == "string_pattern_mismatch":  # the only pattern of these fields asks for a word
                return "write some words"
            words = re.findall(r"'([^']+)'", str(fault.get("ctx", {}).get("expected", "")))
            return allowed_hint(words) if words else str(fault["msg"]).removeprefix("Value error, ")
        return ""

    return fits


def _any(site: Site, text: str) -> str:
    return "" if text.strip() else "write some words"


def _some_of(known: Callable[[Site], Collection[str]], *others: str) -> Fits:
    """Accepts known ids, with spaces or commas between them; or one of `others` alone."""

    def fits(site: Site, text: str) -> str:
        if text.strip() in others:
            return ""
        named = words_of(text)
        unknown = next((word for word in named if word not in known(site)), None)
        if unknown is not None:
            return f"`{unknown}` is not known; {suggest(unknown, known(site), allowed_hint({*known(site), *others}))}"
        return "" if named else allowed_hint({*known(site), *others})

    return fits


def _hours(site: Site, text: str) -> str:
    try:
        value_of("hours", text)
    except AnswerError as error:
        return str(error)
    return ""


def _yes_or_no(site: Site, text: str) -> str:
    return "" if text in ("yes", "no") else "write yes or no"


def _with_number(site: Site, text: str) -> str:
    return "" if NUMBER in text else f"write {NUMBER} where its number should go"


def _fixed(text: str) -> Callable[[Site, str], str]:
    return lambda site, path: text


def _section(site: Site, path: str) -> str:
    above = path.rpartition("/")[0]
    return above if above in site.originals and above else (site.config.navigation or ("index",))[0]


def _always_there(site: Site, path: str) -> str:
    return " ".join(dict.fromkeys([*site.config.emergency, *site.config.always_there])) or NONE


TITLE = Question(
    "title", "Title, as a browser tab and a search show it, in 65 characters at most", _field(WrittenFields, "title")
)
SUMMARY = Question(
    "summary",
    "Summary: what a reader finds here and on no other page, in a sentence of 40 to 160 characters",
    _field(WrittenFields, "summary"),
)
AUDIENCE = Question(
    "audience",
    "Who it is for",
    _some_of(lambda site: (*site.config.audiences, EVERYONE)),
    choices=lambda site: (*site.config.audiences, EVERYONE),
)
NEXT = Question(
    "next", "Pages to go on to, such as parents/first-hour", _some_of(lambda site: site.originals), _section
)
SOURCES = Question(
    "sources", "Its sources: ids from sources.yml, or none", _some_of(lambda site: site.sources, NONE), _fixed(NONE)
)
EVIDENCE = "Evidence: confirmed only if you read it today on their own page; else second-hand, or unconfirmed"
PAGE = (
    TITLE,
    SUMMARY,
    AUDIENCE,
    Question("opening", "First words on the page: what to do first, and then why", _any),
    Question(
        "helplines", "Helplines to offer right below, by id, or none", _some_of(lambda site: site.helplines, NONE),
        _always_there,
    ),
    NEXT,
    SOURCES,
    Question("about_law", "Does it rest on law or police procedure? yes or no", _yes_or_no, _fixed("no")),
)  # fmt: skip
HELPLINE = (
    Question("title", "Name of the helpline", _field(WrittenFields, "title")),
    SUMMARY,
    Question("organisation", "Who runs it", _field(Record, "organisation")),
    AUDIENCE,
    Question(
        "needs", "What it helps with", _some_of(lambda site: site.config.needs),
        choices=lambda site: site.config.needs,
    ),
    Question(
        "nations", "Where it works", _some_of(lambda site: site.config.nations, "unknown"),
        choices=lambda site: (*site.config.nations, "unknown"),
    ),
    Question("ages", "For which ages: any, or 0-18", _field(Record, "ages")),
    Question("kind", "How to reach it first: phone, text, chat, email, web, app or relay", _field(Channel, "kind")),
    Question("value", "Its number or address, as a reader should see it", _any),
    Question("hours", "When it answers: always, unknown, or Mon-Fri 09:00-17:00; Sat 10:00-14:00", _hours),
    Question("languages", "In which languages, as codes such as en cy, or unknown", _any),
    Question("cost", "Cost: free, standard or unknown", _field(Record, "cost")),
    Question("on_bill", "Does a call show on a bill? yes, no, likely or unknown", _field(Record, "on_bill")),
    Question("confidentiality", "What they keep private and when they tell someone, or unknown", _any),
    Question("checked_against", "Address of the page where you read all this", _field(Record, "checked_against")),
    Question("evidence", EVIDENCE, _field(Record, "evidence"), _fixed("second-hand")),
    Question("opening", f"First words on its page, with {NUMBER} where its number should go", _with_number),
    NEXT,
    SOURCES,
)  # fmt: skip
FACT = (
    Question("value", "The figure: 72000, 87% or 7/10", _field(Fact, "value")),
    Question("unit", "What it counts", _field(Fact, "unit")),
    Question("as_of", "The year or the day that it is from", _any),
    Question("source", "Who says so", _field(Fact, "source")),
    Question("url", "Address of the page where they say so", _field(Fact, "url")),
    Question("evidence", EVIDENCE, _field(Fact, "evidence"), _fixed("second-hand")),
    Question("caution", "What the figure leaves out, in a sentence, or none", _any, _fixed(NONE)),
)
WORDS = {
    "title": "Title",
    "summary": "Summary, in 160 characters at most",
    "heading": "Heading on the page",
    "label": "Short name, where there is little room",
}


def translation(locale: Locale, original: Page) -> tuple[Question, ...]:
    """What is asked of a translator: the words that a browser and a search show, each beside its original."""
    shown: Mapping[str, str] = {name: getattr(original, name) for name in WORDS}
    return tuple(
        Question(name, f"{words}, in {locale.autonym} (“{shown[name]}”)", _any)
        for name, words in WORDS.items()
        if shown[name]
    )
