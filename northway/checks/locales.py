"""A published language has a home page, names, quiet words, and everything that its pages need."""

from collections.abc import Iterable, Iterator, Mapping

from northway.checks.forms import SHOWN
from northway.checks.quiet import FILE
from northway.content.facts import Fact, FactWords
from northway.content.locales import Locale
from northway.content.pages import HOME, Key, Page
from northway.content.search_words import DANGER_FILE, SPELLING_FILE, WORDS_FILE, SearchWords
from northway.content.site import Site
from northway.markup.body import BodyOutline
from northway.problems import MOST_NAMED, Problem


def check(site: Site, outlines: Mapping[Key, BodyOutline]) -> Iterator[Problem]:
    """Find locales other than the source locale that lack any of these. Files with other faults are left out."""
    faulty = {problem.source for problem in site.problems}
    if HOME not in site.originals:
        return
    for locale in site.config.locales:
        if locale != site.config.source:
            pages = [page for page in site.texts.values() if page.locale == locale.code]
            lacking = [
                *_lacking_names(site, locale),
                *_lacking_facts(site, locale, pages, outlines),
                *_lacking_forms(site, locale, pages),
                *_lacking_search(site, locale),
            ]
            yield from (problem for problem in lacking if problem.source not in faulty)


def _lacking_names(site: Site, locale: Locale) -> Iterator[Problem]:
    if (HOME, locale.code) not in site.pages:
        yield _problem(site, locale, f"{locale.code}/index.md", "no home page", "translate the home page")
    names = site.names.get(locale.code)
    lacking = []
    signed = [code for code in site.config.sign_languages if locale.language_name(code) == code]
    for kind, wanted in (("nations", site.config.nations), ("needs", site.config.needs), ("languages", signed)):
        own = getattr(site.names.get(site.config.source_locale), kind, wanted)  # its own gaps are reported elsewhere
        known = getattr(names, kind) if names else ()
        unnamed = [word for word in wanted if word in own and word not in known]
        lacking += [f"{kind}: {', '.join(unnamed)}"] if unnamed else []
    if lacking:
        kinds = [f"`{words.partition(':')[0]}`" for words in lacking]
        what, hint = f"no names for {'; '.join(lacking)}", f"write them below {' and '.join(kinds)}"
        yield _problem(site, locale, f"{locale.code}/names.yml", what, hint)
    if site.config.quiet and locale.code not in site.quiet_words:
        yield _problem(site, locale, FILE, "no quiet words", f"add a list `{locale.code}:` to {FILE}")


def _lacking_facts(
    site: Site, locale: Locale, pages: Iterable[Page], outlines: Mapping[Key, BodyOutline]
) -> Iterator[Problem]:
    """Find figures on pages of this language whose words, such as the unit, have not been translated."""
    shown = {identity for page in pages for kind, identity in outlines[page.key].records if kind == "fact"}
    lacking = [
        fact.id
        for fact in site.facts.values()
        if fact.id in shown and not _says_all(site.fact_words.get((fact.id, locale.code)), fact)
    ]
    if lacking:
        more = f" and {len(lacking) - MOST_NAMED} more" if len(lacking) > MOST_NAMED else ""
        what = f"words missing for figures that its pages show: {', '.join(lacking[:MOST_NAMED])}{more}"
        hint = f"write below `{lacking[0]}:` its `unit`, `as_of` and `caution`"
        yield _problem(site, locale, f"{locale.code}/facts.yml", what, hint)


def _says_all(words: FactWords | None, fact: Fact) -> bool:
    """Whether `words` translate all words of a figure. A date that is only a year needs no translation."""
    return bool(
        words and (words.caution or not fact.caution) and (words.as_of or not any(map(str.isalpha, fact.as_of)))
    )


def _lacking_forms(site: Site, locale: Locale, pages: Iterable[Page]) -> Iterator[Problem]:
    shown = {
        (identity, page.path) for page in pages for form in SHOWN.finditer(page.body) for identity in form[1].split()
    }
    for identity, path in sorted(shown):
        if (identity, site.config.source_locale) in site.forms and (identity, locale.code) not in site.forms:
            name = f"{locale.code}/forms/{identity}.yml"
            yield _problem(site, locale, name, f"no words for the form on `{path}`", "translate the form")


def _lacking_search(site: Site, locale: Locale) -> Iterator[Problem]:
    """Find files for the search that the source language has and this one lacks, if it has a page with a search."""
    pages = filter(None, (site.config.search, site.config.quiet_search))
    if not any((path, locale.code) in site.pages for path in pages):
        return
    theirs = site.search_words.get(site.config.source_locale, SearchWords())
    ours = site.search_words.get(locale.code, SearchWords())
    for name, is_there, is_here, what in (
        (SPELLING_FILE, theirs.spelling_file.values, ours.spelling_file.values, "no spellings for its search"),
        (WORDS_FILE, theirs.words, ours.words, "no words that readers type"),
        (DANGER_FILE, theirs.danger, ours.danger, "no words of danger for its search"),
    ):
        if is_there and not is_here:
            hint = f"write the file, in the form of {site.config.source_locale}/{name}"
            yield _problem(site, locale, f"{locale.code}/{name}", what, hint)


def _problem(site: Site, locale: Locale, name: str, what: str, hint: str) -> Problem:
    or_not = f"or take `{locale.code}` out of `locales` in site.yml until it has them"
    return Problem(site.file(name), 1, "locales", f"{locale.autonym} is published with {what}", f"{hint}, {or_not}")
