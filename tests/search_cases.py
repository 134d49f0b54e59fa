"""What readers type, with the pages that must be among the first three and the helplines one of which must stand above.

`-` asks for nothing, `none` for no helpline at all. The phrases are invented from how people write; none is a reader's.
"""

from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("search_phrases.tsv")
AWKWARD = (
    "", " ", "?!", "a", "the", "99999", "ﬀ İ ß", "x" * 5000, "😀 😀", "child" * 40, "runaway", "run away", "child line", "kickedout",
    "suic", "self-harm", "MY SON'S MISSING", "my son’s missing", "ÿ́ ñ", "<b>missing</b>", "mis sing", "\\ud83d",
    "I don't know what to do. We had a row on Friday about his phone and he went to his room, and when I looked in at ten he "
    "wasn't there. His coat is gone and so is his charger. I could leave by train myself to look for him. " * 12,
)  # fmt: skip


class Case(NamedTuple):
    """A phrase in a language, and what it must find."""

    code: str
    phrase: str
    pages: tuple[str, ...]
    helplines: tuple[str, ...]


def cases() -> list[Case]:
    """All phrases of the table."""
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
    return [
        Case(
            code,
            phrase,
            tuple(pages.split("|")) if pages != "-" else (),
            tuple(lines.split("|")) if lines != "-" else (),
        )
        for code, phrase, pages, lines in rows
    ]
