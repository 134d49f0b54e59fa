"""A sentence with a number or a law is true even if quoted alone, because search engines and assistants do that.

It claims no hours or cost that the record of its helpline does not have, and says where a law or a helpline applies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from northway.checks.words import any_of, plain
from northway.content.helplines import Channel
from northway.content.pages import Helpline, Page
from northway.content.site import SharedContent
from northway.content.style_rules import StyleRules
from northway.directory.selection import is_local
from northway.markup.prose import HEADING_ID, LINK, MARKS, OPENING_MARK, Prose, Sentence, TextBlock
from northway.problems import Problem

RULE = "quotable"
NUMBERS = ("phone", "text", "relay")
WAYS_ON = {"doors", "next"}  # lists of links to pages
MARK = re.compile("\ue000([^\ue001]*)\ue001")  # follows the text of a link to a record, and contains its target


@dataclass(frozen=True, slots=True)
class Offered:
    """A channel that a sentence offers, and its place in the sentence."""

    place: int
    helpline: Helpline
    channel: Channel


class Quotable:
    """Finds sentences that mislead a reader who sees nothing else, or that claim more than the record says."""

    def __init__(self, shared: SharedContent, style: StyleRules) -> None:
        self.shared, self.style = shared, style
        locale = shared.config.source_locale
        self.names = tuple(shared.name_of("nations", nation, locale) for nation in shared.config.nations)
        self.where = any_of((*self.names, *style.places))
        self.titles = any_of(tuple(line.title for line in shared.helplines.values()))
        self.laws, self.doubts = any_of(style.laws), any_of(style.doubts)
        self.any_hour, self.free = any_of(style.any_hour), any_of(style.no_cost)

    def check(self, prose: Prose) -> Iterator[Problem]:
        """Find those on one page."""
        for block in (*prose.fields, *prose.blocks):
            if block.kind != "heading" and not WAYS_ON.intersection(block.within):
                for sentence in self._marked(block).sentences:
                    yield from self._check_claims(prose, sentence)
                    yield from self._check_place(prose, block, sentence)

    def _marked(self, block: TextBlock) -> TextBlock:
        """The block with a MARK after each link to a record."""
        if "](" not in block.markdown:
            return block
        written = OPENING_MARK.sub("", HEADING_ID.sub("", block.markdown))
        return TextBlock(block.kind, block.line, MARKS.sub("", LINK.sub(self._mark, written)))

    def _mark(self, link: re.Match[str]) -> str:
        kind, _, rest = link[2].partition(":")
        line = self.shared.helplines.get(rest.partition("#")[0]) if kind == "helpline" else None
        return f"{link[1] or line.title}\ue000{rest}\ue001" if line else link[1] or "0"

    def _offered(self, sentence: Sentence) -> list[Offered]:
        found = []
        for mark in MARK.finditer(sentence.text):
            identity, _, kind = mark[1].partition("#")
            line = self.shared.helplines[identity]
            found.append(Offered(mark.start(), line, line.find_channel(kind) or line.first_channel))
        return found

    def _check_claims(self, prose: Prose, sentence: Sentence) -> Iterator[Problem]:
        text = plain(sentence.text)
        if not self.any_hour.search(text) and not self.free.search(text):
            return
        offered = self._offered(sentence)
        if not offered and self.titles.search(text):
            return  # the sentence is about a helpline that it names but does not offer
        text = self.titles.sub(_blank, MARK.sub(_blank, text))  # words in names are not claims
        for claim, is_true, hint in (
            (self.any_hour, Helpline.answers_always, "say when it answers, or that it may be closed"),
            (self.free, _is_free, "say that it may cost something, or leave the cost out"),
        ):
            found = claim.search(text)
            if not found or self.doubts.search(text[: found.start()]):
                continue
            meant = self._meant(prose.page, offered, found.start(), text)
            if meant and not any(is_true(line, channel) for line, channel in meant):
                what = f"“{found[0]}” is said of {meant[0][0].title}, but its record doesn't say so"
                yield Problem(prose.page.source, sentence.line, RULE, what, hint)

    def _meant(self, page: Page, offered: list[Offered], claim: int, text: str) -> list[tuple[Helpline, Channel]]:
        """The channels that a claim at this place is about: the offer before or after it, or the page's own record."""
        if not offered and isinstance(page, Helpline):
            return [(page, channel) for channel in page.channels if channel.kind in NUMBERS]
        before = [offer for offer in offered if offer.place < claim]
        after = [] if self.doubts.search(text) else offered
        return [(offer.helpline, offer.channel) for offer in before[-1:] or after[:1] if offer.channel.kind in NUMBERS]

    def _check_place(self, prose: Prose, block: TextBlock, sentence: Sentence) -> Iterator[Problem]:
        text = plain(sentence.text)
        if block.nations or self.where.search(text):
            return
        opening = MARK.sub("", sentence.opening)
        if law := self.laws.search(text):
            what = f"{opening} states a law (“{law[0]}”) but not where it applies"
            hint = "name the nations in the sentence"
            yield Problem(prose.page.source, sentence.line, RULE, what, hint, "warning")
        here = {*prose.page.nations} if isinstance(prose.page, Helpline) else set()
        for offer in self._offered(sentence):
            served = offer.helpline.nations
            is_told = bool(here) and here <= {*served}
            is_told |= block.kind == "item" and bool(self.where.search(block.text))  # items are quoted whole
            if is_local(self.shared.config, offer.helpline) and not is_told:
                names = ", ".join(self.shared.name_of("nations", each, prose.page.locale) for each in served)
                what = f"{opening} offers {offer.helpline.title}, but does not say that it works in {names}"
                hint = f"name {names} in the sentence"
                yield Problem(prose.page.source, sentence.line, RULE, what, hint, "warning")


def _blank(found: re.Match[str]) -> str:
    return "~" * len(found[0])  # as many characters as the match, which form no word


def _is_free(line: Helpline, channel: Channel) -> bool:
    return line.cost_of(channel) == "free"
