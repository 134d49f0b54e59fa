"""Forms are translated completely and are up to date; a page has one at most; quiet pages have quiet forms."""

import re
from collections.abc import Iterator

from northway.checks.quiet import revealing_words
from northway.checks.rule import PageRule
from northway.content.forms import WrittenForm, words_of
from northway.content.pages import Page
from northway.content.site import SharedContent, Site
from northway.markup.body import RenderedBody
from northway.problems import Problem

SHOWN = re.compile(r"^:::+[ \t]*form[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)


def check(site: Site) -> Iterator[Problem]:
    """Find translations of forms that are outdated or incomplete."""
    for form in site.forms.values():
        if not form.words:
            continue
        digest = form.original.digest
        if form.words.translated_from != digest:
            what = "the original has changed since this was made from it"
            hint = f"bring it up to date, then write `translated_from: {digest}`"
            yield Problem(form.source, 1, "translations", what, hint, "warning")
            continue
        yield from _missing(form)


def _missing(form: WrittenForm) -> Iterator[Problem]:
    assert form.words, "only a translation lacks words"
    written = {place for place, text in words_of(form.words) if text}
    missing = [place for place, text in words_of(form.original) if text and place not in written]
    # A part without any translation is one problem, however many questions it has.
    parts = {place[:2] for place in missing if place[0] == "parts" and place[1] not in form.words.parts}
    for place in dict.fromkeys(place[:2] if place[:2] in parts else place for place in missing):
        name = ".".join(str(step) for step in place)
        hint = "translate it; until then readers see the original"
        yield Problem(form.source, 1, "translations", f"`{name}` is missing", hint, "warning", (form.source,))


def rule(shared: SharedContent) -> PageRule:
    """The rule that finds a second form on a page, and revealing words in a form of a quiet page."""

    def check(page: Page, body: RenderedBody) -> Iterator[Problem]:
        found = list(SHOWN.finditer(page.body))
        lines = [page.body_line + page.body.count("\n", 0, form.start()) for form in found]
        for form, line in list(zip(found, lines, strict=True))[1:]:
            hint = f"join them: `::: form {found[0][1]} {form[1]}` at the first place"
            yield Problem(page.source, line, "forms", "this page has a second form", hint)
        if shared.is_quiet(page.path):
            loud = revealing_words(shared, page.locale)
            for form, line in zip(found, lines, strict=True):
                for word in loud.finditer(form[1]):
                    what = f"a saved copy of the form `{form[1]}` would have a file name that says “{word[0]}”"
                    yield Problem(page.source, line, "quiet", what, "rename the form's file in every language")

    return check
