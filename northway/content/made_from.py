"""Codes of the words of a page. A translation names the code of its original, which shows what has changed since.

A code is a digest of all words, a hyphen, and two characters for each field and each paragraph or item of the body.
The digest shows whether anything has changed; the characters show where, without an older copy of the page.
"""

import re
from base64 import b32encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

PARAGRAPH = re.compile(r"(?:^(?!:::|#| *(?:[-*+]|\d+\.) )[^\n]*\S[^\n]*\n?)+|^[^\n]*\S[^\n]*$", re.MULTILINE)
WIDTH = 2


def digest_of_words(fields: Sequence[str], body: str, record: Sequence[str] = ()) -> str:
    """A digest of these fields, this body, and the words of a record."""
    return sha256("\0".join([*fields, body.strip(), *record]).encode()).hexdigest()[:12]


def code_of(fields: Sequence[str], body: str, record: Sequence[str] = ()) -> str:
    """The code of these words, which a translation names in `translated_from`."""
    parts = [*fields, *record, *(text for text, _ in _paragraphs(body))]
    short = (b32encode(sha256(text.encode()).digest()).decode().lower()[:WIDTH] for text in parts)
    return f"{digest_of_words(fields, body, record)}-{''.join(short)}"


def digest_of(code: str) -> str:
    """The digest in a code. Codes of earlier versions hold nothing else."""
    return code.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Change:
    """Where a text has changed: from line `first` to line `last`; line 0 is the front matter.

    If it `is_gone`, text that followed line `first` has been removed.
    """

    first: int
    last: int
    is_gone: bool = False

    def __str__(self) -> str:
        if self.is_gone:
            return f"text removed after line {self.first}"
        if not self.first:
            return "its front matter"
        return f"line {self.first}" if self.first == self.last else f"lines {self.first} to {self.last}"


def changes(old: str, new: str, body: str, first_line: int) -> list[Change]:
    """What has changed in the body since the code `old`; empty if the codes do not show it."""
    before, after = (re.findall(f".{{{WIDTH}}}", code.partition("-")[2]) for code in (old, new))
    if not before or not after:
        return []
    lines = [first_line + line for _, line in _paragraphs(body)]
    fields = len(after) - len(lines)
    found = []
    for kind, _, _, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal" and first < fields:
            found.append(Change(0, 0))
        if kind != "equal" and fields < last and first < last:
            found.append(Change(lines[max(first - fields, 0)], lines[last - fields - 1]))
        elif kind == "delete" and first >= fields:
            above = lines[first - fields - 1] if first > fields else first_line
            found.append(Change(above, above, is_gone=True))
    return list(dict.fromkeys(found))


def changed_lines(old: str, new: str, body: str, first_line: int) -> str:
    """The changes since the code `old`, in words: `line 3, lines 7 to 9`; "" if the codes do not show them."""
    return ", ".join(map(str, changes(old, new, body, first_line)))


def _paragraphs(body: str) -> Iterator[tuple[str, int]]:
    """Each paragraph, item, heading and `:::` line, with the number of lines above it."""
    for found in PARAGRAPH.finditer(body):
        yield " ".join(found[0].split()), body.count("\n", 0, found.start())
