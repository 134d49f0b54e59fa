"""The text of a body as a reader sees it, in sentences with the lines that they begin on.

`RenderedBody.text` has no line numbers and leaves out what links to records show, so it cannot be used for counting.
Here the Markdown itself is reduced to its words: a link to its label, `[](helpline:…)` to the name and number that it
shows, `[](fact:…)` to its figure; each number counts as one word. Components that show only records (cards, strips,
large facts) are not prose. A *text block* is a paragraph, a list item, a heading, or a field that readers see.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Literal

from northway.content.pages import Helpline, Page, seen_fields
from northway.markup.directives import Block, MarkdownChunk, parse_blocks

Kind = Literal["paragraph", "item", "heading", "field"]
HEADING = re.compile(r" {0,3}#{1,6} +")
HEADING_ID = re.compile(r"(?<!\s)\s*\{#[^{}]*\}\s*$")
ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) +")
OPENING_MARK = re.compile(rf"\A(?:{HEADING.pattern}|{ITEM.pattern})")
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
CONTACT = re.compile(
    r"\[[^\[\]]*\]\(helpline:|^:::+[ \t]*(?:contact-strip|free-calls|helpline|numbers)\b", re.MULTILINE
)
MARKS = re.compile(r"\*+|`+|(?<!\w)_+|(?<!_)_+(?!\w)|^ *>+ *", re.MULTILINE)
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
# A link that opens a list item: its words do not belong to the sentence after it.
APART = "\u2029"
LABEL = re.compile(rf"^({ITEM.pattern}\[[^\]]*\]\([^)]*\)) +(?=[^\Wa-z])")
# A few bold words that open a paragraph or an item say what it is about, and are not a sentence of running text.
NAME = re.compile(rf"\A((?:{ITEM.pattern})?\*\*(?:[^*\s]+\s+){{0,4}}[^*\s]+\.\*\*) +(?=\S)")
NOT_RUNNING = {"answers", "avoid", "checklist", "do", "doors", "next", "quote", "say", "sheet", "steps"}
# A sentence ends with its stop and any closing marks after that, if the next word does not begin with a small letter.
STOPS = ".?!…۔؟।"  # in Latin, Arabic and Devanagari script
END = re.compile(rf"[{STOPS}][\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\Wa-z])|{APART}")
WHOLE = re.compile(rf"[{STOPS}:][\"”’')\]]*$")
STOPPED = re.compile(rf"[{STOPS}][\"”’')\]]*$")
WORD = re.compile(r"(?<![^\s—])[^\w\s—]*+\w[^\s—]*")
NUMBER_WORD = "0"
MOST_LINES = 1 << 31


@dataclass(frozen=True)
class Sentence:
    """A sentence as a reader sees it, or the words of a list item or a heading that is not a sentence."""

    line: int
    text: str
    is_label: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words: each text between spaces that has a letter or a digit."""
        return tuple(WORD.findall(self.text))

    @property
    def is_whole(self) -> bool:
        """Whether it ends like a sentence; short items of a list do not."""
        return bool(WHOLE.search(self.text))

    @property
    def is_running(self) -> bool:
        """Whether it is a sentence of running text: not a label, the introduction of a list, or words to say aloud."""
        return bool(STOPPED.search(self.text)) and not self.is_label and not QUOTED.search(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("\"”’')]*").endswith(("?", "؟"))

    @property
    def opening(self) -> str:
        """Its first words, for messages."""
        words = self.text.split()
        return f"“{' '.join(words[:6])}{' …' if len(words) > 6 else ''}”"


@dataclass(frozen=True)
class TextBlock:
    """A paragraph, list item, heading or field, with the names of the components around it, outermost first.

    `text` is what a reader sees, `markdown` the source; both have the same lines.
    """

    kind: Kind
    line: int
    text: str
    within: tuple[str, ...] = ()
    markdown: str = ""
    nations: tuple[str, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return tuple(_sentences(self.text, self.line))

    @cached_property
    def own_sentences(self) -> tuple[Sentence, ...]:
        """Its sentences without the words of quotations; of these, only the closing punctuation is kept."""
        if "quote" in self.within:
            return ()
        own = QUOTED.sub(_without_words, self.text)
        return self.sentences if own == self.text else tuple(_sentences(own, self.line))

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """Its sentences of running text: ended by a full stop, not in steps or lists of links, and quoting nobody."""
        if self.kind in ("heading", "field") or NOT_RUNNING.intersection(self.within):
            return ()
        return tuple(sentence for sentence in self.own_sentences if sentence.is_running)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)


@dataclass(frozen=True)
class Prose:
    """All prose of a page: its body, and the fields of its front matter that readers see.

    `before_contact` is the number of words of the body before its first contact; None if it has no contact.
    """

    page: Page
    blocks: tuple[TextBlock, ...]
    fields: tuple[TextBlock, ...]
    before_contact: int | None

    @cached_property
    def words(self) -> int:
        """The most words that one reader sees: those for all nations and the most for one, without `::: next`."""
        own = [block for block in self.blocks if "next" not in block.within]
        nations = {nation for block in own for nation in block.nations}
        by_nation = (sum(block.words for block in own if nation in block.nations) for nation in nations)
        return sum(block.words for block in own if not block.nations) + max(by_nation, default=0)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences and fragments of its body, in order, without headings."""
        return tuple(sentence for block in self.blocks if block.kind != "heading" for sentence in block.sentences)

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """The sentences of its running text, in order."""
        return tuple(sentence for block in self.blocks for sentence in block.running)

    def section_around(self, line: int) -> tuple[int, int]:
        """The section that contains this line: the line of its heading, and the line of the next heading."""
        starts = [0, *(block.line for block in self.blocks if block.kind == "heading")]
        place = bisect(starts, line)
        return starts[place - 1], starts[place] if place < len(starts) else MOST_LINES


def read_prose(page: Page, shown: Mapping[str, str]) -> Prose:
    """The prose of a page. `shown` has the text that an empty link to a record shows, by the link's target."""
    fields = tuple(
        TextBlock("field", page.line_of(name), text)
        for name, text in seen_fields(page)
        if name not in ("organisation", "notice") and not name.endswith(".wait") and WORD.search(text)
    )
    contact = CONTACT.search(page.body)
    before = _text_blocks(page.body[: contact.start()], page.body_line, shown) if contact else ()
    return Prose(
        page,
        _text_blocks(page.body, page.body_line, shown),
        fields,
        sum(block.words for block in before) if contact else None,
    )


def prose_reader(helplines: Mapping[str, Helpline]) -> Callable[[Page], Prose]:
    """A `read_prose` that remembers the last two pages, because rules and outlines ask for the same ones in turn."""
    return lru_cache(maxsize=2)(partial(read_prose, shown=shown_links(helplines)))


def shown_links(helplines: Mapping[str, Helpline]) -> dict[str, str]:
    """The text that empty links to these helplines show: the name, and the number as one word."""
    return {
        f"helpline:{identity}{fragment}": f"{helpline.title} {channel.value.replace(' ', '')}"
        for identity, helpline in helplines.items()
        for fragment, channel in (
            ("", helpline.first_channel),
            *((f"#{each.kind}", each) for each in helpline.channels),
        )
    }


def _text_blocks(body: str, first_line: int, shown: Mapping[str, str]) -> tuple[TextBlock, ...]:
    return tuple(_in_blocks(parse_blocks(body, first_line)[0], shown, ()))


def _in_blocks(
    blocks: tuple[MarkdownChunk | Block, ...],
    shown: Mapping[str, str],
    within: tuple[str, ...],
    nations: tuple[str, ...] = (),
) -> Iterator[TextBlock]:
    for block in blocks:
        if isinstance(block, Block):
            own = block.arguments if block.name == "nation" else nations
            yield from _in_blocks(block.children, shown, (*within, block.name), own)
            continue
        for line, text in _runs(block):
            reduced = _reduce(text, shown)
            if WORD.search(reduced):
                kind: Kind = "heading" if HEADING.match(text) else "item" if ITEM.match(text) else "paragraph"
                yield TextBlock(kind, line, reduced, within, text, nations)


def _runs(chunk: MarkdownChunk) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, list item or heading of a chunk, with the number of its first line."""
    runs: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(chunk.text.split("\n"), start=chunk.line):
        is_row = line.startswith("|")  # tables are not prose
        if line.strip() and not is_row:
            if not is_open or HEADING.match(line) or ITEM.match(line):
                runs.append((number, []))
            runs[-1][1].append(line)
        is_open = bool(line.strip()) and not is_row and not HEADING.match(line)
    return ((number, "\n".join(lines)) for number, lines in runs)


def _reduce(text: str, shown: Mapping[str, str]) -> str:
    """Markdown without its marks, with the same lines."""
    text = NAME.sub(rf"\1{APART}", HEADING_ID.sub("", LABEL.sub(rf"\1{APART}", text)))
    text = LINK.sub(lambda link: link[1] or shown.get(link[2], NUMBER_WORD), OPENING_MARK.sub("", text))
    return MARKS.sub("", text)


def _sentences(text: str, line: int) -> Iterator[Sentence]:
    start = 0
    for end in [*(found.end() for found in END.finditer(text)), len(text)]:
        piece = text[start:end]
        if WORD.search(piece):
            indent = len(piece) - len(piece.lstrip())
            is_label = piece.endswith(APART) or text.startswith(APART, end)
            yield Sentence(line + text.count("\n", 0, start + indent), piece.strip(), is_label)
        start = end


def _without_words(quotation: re.Match[str]) -> str:
    said = quotation[0]
    end = said[-2] if said[-2] in STOPS else ""
    return said[0] + "\n" * said.count("\n") + end + said[-1]
