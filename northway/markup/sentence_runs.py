"""Digests of three consecutive sentences, which show that several pages say the same without comparing their texts."""

from hashlib import blake2b

from northway.markup.body import SentenceRun
from northway.markup.prose import Prose, Sentence

LENGTH = 3
LINKS = {"answers", "doors", "next"}  # lists of links, which pages may share


def sentence_runs(prose: Prose) -> tuple[SentenceRun, ...]:
    """Every three consecutive sentences of a body, without headings and lists of links.

    Pages that come from one file have none, because they are one text.
    """
    if prose.page.template_digest:
        return ()
    blocks = (block for block in prose.blocks if block.kind != "heading" and not LINKS.intersection(block.within))
    sentences = [sentence for block in blocks for sentence in block.sentences]
    return tuple(
        SentenceRun(_digest(sentences[start : start + LENGTH]), sentences[start].line)
        for start in range(len(sentences) - LENGTH + 1)
    )


def _digest(sentences: list[Sentence]) -> int:
    """A number of 64 bits that is the same for the same words, whatever their capitals and punctuation."""
    words = "\0".join(" ".join(sentence.words).casefold() for sentence in sentences)
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
