"""Where a page offers a helpline that serves only some nations, it says which: in others it may not help."""

from collections.abc import Iterator

from northway.content.pages import Helpline
from northway.content.site import SharedContent
from northway.content.style_rules import StyleRules
from northway.markup.directives import Block, parse_blocks
from northway.markup.offers import Offer, offers
from northway.markup.prose import Prose
from northway.problems import Level, Problem

RULE = "nations"
LISTS = {"comparison", "directory", "finder"}  # components that show where each helpline works


class ServedNations:
    """Finds links and strips that offer such a helpline without naming the nations that it serves."""

    def __init__(self, shared: SharedContent, writing: StyleRules) -> None:
        self.shared, self.writing = shared, writing
        locale = shared.config.source_locale
        self.names = {nation: shared.name_of("nations", nation, locale) for nation in shared.config.nations}
        self.some = {
            line.id: line for line in shared.helplines.values() if line.nations and not {*self.names} <= {*line.nations}
        }

    def check(self, prose: Prose) -> Iterator[Problem]:
        """Find those on one page, unless it is a directory."""
        page = prose.page
        if any(isinstance(block, Block) and block.name in LISTS for block in parse_blocks(page.body, 1)[0]):
            return
        told: set[tuple[str, int]] = set()
        for offer in offers(page.body, page.body_line):
            line = self.some.get(offer.helpline)
            place = offer.helpline, prose.section_around(offer.line)[0]
            if not line or offer.form == "card" or place in told or self._is_told(prose, offer, line):
                continue
            told.add(place)
            served = ", ".join(self.names.get(nation, nation) for nation in line.nations)
            what = f"{line.title} works only in {served}, but nothing here says so"
            hint = f"name {served} in the sentence, or put it in `::: nation {' '.join(line.nations)}`"
            level: Level = "error" if self.writing.is_urgent(page.path) else "warning"
            yield Problem(page.source, offer.line, RULE, what, hint, level)

    def _is_told(self, prose: Prose, offer: Offer, line: Helpline) -> bool:
        """Whether the offer is only for nations that it serves, or the same section names one of these."""
        own = prose.page.nations if isinstance(prose.page, Helpline) else ()
        here = {*(offer.nations or own)}
        if here and here <= {*line.nations}:
            return True
        first, after = prose.section_around(offer.line)
        text = " ".join(block.text for block in prose.blocks if first <= block.line < after)
        return any(self.names.get(nation, nation) in text for nation in line.nations)
