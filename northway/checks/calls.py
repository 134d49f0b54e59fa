"""Where a page tells readers to call a helpline, it also gives the number, so that nobody has to look for it."""

import re
from collections.abc import Iterator
from posixpath import join, normpath

from northway.checks.words import any_of
from northway.content.helplines import DIALLED
from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.content.style_rules import StyleRules
from northway.markup.offers import offers
from northway.markup.prose import LINK, Prose, TextBlock
from northway.problems import Problem

RULE = "calls"
BETWEEN = r"\s+(?:[\w’'-]+\s+)?"  # one word may come between the verb and who to call: "the"
WAYS_ON = {"answers", "doors", "next"}  # lists of links to pages, which give the numbers themselves


class Calls:
    """Finds requests to call a helpline that has no number, or that is named without a link."""

    def __init__(self, shared: SharedContent, writing: StyleRules) -> None:
        self.shared, self.verb = shared, any_of(writing.ring)
        self.names = {name: line.id for line in shared.helplines.values() for name in (line.title, line.label) if name}
        verb, joiner = self.verb.pattern, any_of(writing.joiners).pattern
        names = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True))) or "(?!)"
        self.before_link = re.compile(rf"(?i:{verb}){BETWEEN}(?=\[)")
        self.between_links = re.compile(rf",?\s+(?i:{joiner})\s+(?=\[)")
        self.before_name = re.compile(rf"(?i:{verb}){BETWEEN}({names})(?!\w)")

    def check(self, prose: Prose) -> Iterator[Problem]:
        """Find the requests on one page to call without giving the number."""
        for block in prose.blocks:
            if not WAYS_ON.intersection(block.within) and self.verb.search(block.markdown):
                yield from self._check_links(prose, block)
                yield from self._check_names(prose, block)

    def _check_links(self, prose: Prose, block: TextBlock) -> Iterator[Problem]:
        for link in self._called(block.markdown):
            identity, kind = self._record(prose, link[2])
            line = self.shared.helplines.get(identity)
            if line and not _is_dialled(line, kind):
                has_number = kind != "page" and line.find_channel("phone")
                what = f"this asks for a call to {line.title}, but `{link[2]}` gives no phone number"
                hint = f"write `[](helpline:{identity}#phone)`" if has_number else "say how to reach it without a call"
                yield _problem(prose, block, link.start(), what, hint)

    def _called(self, text: str) -> Iterator[re.Match[str]]:
        """The links that have such a verb in them or before them."""
        yield from (link for link in LINK.finditer(text) if self.verb.match(link[1].strip("*")))
        for found in self.before_link.finditer(text):
            link = LINK.match(text, found.end())
            while link:
                yield link
                onward = self.between_links.match(text, link.end())
                link = onward and LINK.match(text, onward.end())

    def _record(self, prose: Prose, target: str) -> tuple[str, str]:
        """The helpline that a link leads to, and its channel, or `page` for the helpline's page."""
        scheme, _, rest = target.partition(":")
        if scheme == "helpline":
            identity, _, kind = rest.partition("#")
            return identity, kind
        folder, _, name = normpath(join(prose.page.folder, target.partition("#")[0])).rpartition("/")
        return (name.removesuffix(".md"), "page") if folder == self.shared.config.helplines else ("", "")

    def _check_names(self, prose: Prose, block: TextBlock) -> Iterator[Problem]:
        # A link is replaced by as many characters, because `_check_links` checks its words.
        text = LINK.sub(lambda link: "\ue000" * len(link[0]), block.markdown)
        for found in self.before_name.finditer(text):
            identity = self.names[found[1]]
            if identity not in self._near(prose, block):
                what = f"this asks for a call to {found[1]} without giving the number"
                yield _problem(prose, block, found.start(), what, f"write `[](helpline:{identity})`")

    def _near(self, prose: Prose, block: TextBlock) -> set[str]:
        """The helplines whose number is in the same section; on a helpline's own page, also that helpline."""
        first, after = prose.section_around(block.line)
        page = prose.page
        own = {page.id} if isinstance(page, Helpline) else set()
        here = offers(page.body, page.body_line)
        return own | {offer.helpline for offer in here if first <= offer.line < after}


def _is_dialled(line: Helpline, kind: str) -> bool:
    if kind == "page":
        return any(channel.kind in DIALLED for channel in line.channels)
    return (kind or line.first_channel.kind) in DIALLED


def _problem(prose: Prose, block: TextBlock, place: int, what: str, hint: str) -> Problem:
    return Problem(prose.page.source, block.line + block.markdown.count("\n", 0, place), RULE, what, hint)
