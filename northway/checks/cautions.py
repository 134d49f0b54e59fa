"""Where a page says to tell or ring relatives or friends, it also says: not anyone who might hurt the child."""

import re
from collections.abc import Iterator

from northway.checks.words import any_of, plain
from northway.content.site import SharedContent
from northway.content.style_rules import StyleRules
from northway.markup.prose import APART, STOPS, Prose
from northway.problems import Problem

RULE = "cautions"
BEFORE = f'{STOPS}:;("“{APART}'  # characters that a sentence may follow


class Cautions:
    """Finds paragraphs and list items that say so without a caution."""

    def __init__(self, shared: SharedContent, writing: StyleRules) -> None:
        self.relatives, self.cautions = any_of(writing.relatives), any_of(writing.cautions)
        tell, whose, bids, openers = (
            any_of(words).pattern for words in (writing.tell, writing.whose, writing.bids, writing.openers)
        )
        starts = rf"(?:^|[{BEFORE}]\s*)"
        instructs = rf"(?:{starts}(?:{openers}[^{STOPS}]*,\s+)?|{bids}\s+)"
        self.tells = re.compile(rf"{instructs}({tell}(?:\s+{whose})*\s+{self.relatives.pattern})", re.IGNORECASE)
        # Names of helplines may contain such a word: "Family Lives".
        self.names = any_of((*(line.title for line in shared.helplines.values()), *writing.allowed))

    def check(self, prose: Prose) -> Iterator[Problem]:
        """Find those on one page."""
        for block in prose.blocks:
            if block.kind == "heading" or not self.relatives.search(block.text):
                continue
            text = self.names.sub("0", plain(block.text))
            found = self.tells.search(text)
            if found and not self.cautions.search(text):
                line = block.line + text.count("\n", 0, found.start(1))
                what = f"“{found[1]}” needs a caution"
                hint = "say in the same step: not anyone who might hurt, punish or exploit the child"
                yield Problem(prose.page.source, line, RULE, what, hint)
