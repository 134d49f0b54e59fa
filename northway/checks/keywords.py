"""Each keyword in a page's front matter is answered on the page. Pages of helplines are not checked."""

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from northway.content.pages import Helpline
from northway.content.style_rules import StyleRules
from northway.markup.prose import Prose
from northway.problems import Problem

RULE = "keywords"
WORD = re.compile(r"[^\W_]+")
SHORTEST_WORD = 4  # letters: shorter words are on every page, and show nothing
LONGEST_ENDING = 3


def check(writing: StyleRules, prose: Prose) -> Iterator[Problem]:
    """Find keywords that are not on the page: neither a word of them, nor its root, nor one of its `same_words`."""
    page = prose.page
    if not page.keywords or isinstance(page, Helpline) or page.template_digest:
        return
    read = " ".join(block.text for block in (*prose.fields, *prose.blocks))
    text = f" {' '.join(_words(read))} "
    lost = [keyword for keyword in page.keywords if not _is_answered(keyword, text, writing)]
    if lost:
        what = f"no sentence answers {', '.join(f'“{keyword}”' for keyword in lost)} of `keywords`"
        hint = "answer it in a sentence, or take it out"
        yield page.problem("keywords", RULE, what, hint, "warning")


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without accents and apostrophes."""
    letters = normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    return WORD.findall("".join(letter for letter in letters if not combining(letter)))


def _is_answered(keyword: str, text: str, writing: StyleRules) -> bool:
    words = _words(keyword)
    telling = [word for word in words if len(word) >= SHORTEST_WORD] or words
    same = {other for group in writing.same_words if {*telling} & {*group} for other in group}
    return any(f" {_root(word)}" in text for word in (*telling, *same))


def _root(word: str) -> str:
    """The beginning that a word shares with its other forms, estimated from its length."""
    return word[: max(SHORTEST_WORD, len(word) - LONGEST_ENDING)]
