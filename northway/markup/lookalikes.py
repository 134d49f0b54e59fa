"""Finds text that looks like Markdown but renders as something else."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from northway.markup.directives import Block, Fault, MarkdownChunk
from northway.markup.leftovers import ALWAYS, KEEP_WORDS, LEFTOVERS, OTHER_SYSTEM, START

LIST_HINT = "begin each item with `- `, or with `1. ` where the order counts"
LINK_HINT = "write `[words](address)`"
NOT_LIST = "this looks like a list, but becomes running text"
# Each row: a sign, which is quick to search for and matches wherever the pattern does; a pattern for a line; what is
# wrong; what to write instead. ALWAYS means that there is no sign. Patterns with START match only at the start of a
# line, and one search looks for all of them. Code in backticks is taken out first. If several patterns find the same
# words, only the first is reported.
ROWS = (
    (START, r"={7}$", "the marks of a Git merge were left here", "keep one of the two texts, and remove the marks"),
    (START, r"\s*(?:[-*+]|\d+\.)[\u00a0\u2000-\u200a\u202f]", "a non-breaking space follows the mark of a list",
     "type an ordinary space"),
    (START, r"\s*[^\w\s\[\](){}\"'“”‘’«»`#|>:£$€¥_*…<\\@%^~=!/&.,;?¿¡+-]\ufe0f?[ \t\u00a0]", NOT_LIST, LIST_HINT),
    (START, r"[-+](?=[^\W\d_])|o\t", NOT_LIST, LIST_HINT),
    (START, r"\(?(?:[ivx]{1,4}|\d{1,2}|[a-zA-Z])\)\s|(?:[a-hA-H]|[ivx]{2,4})\.\s", NOT_LIST, LIST_HINT),
    (START, r"s?\d{1,2}\.(?=[^\W\d_])|s\d{1,2}\. |\d{1,2} ?[:–—-] (?=[^\W\d_])|\d+\\[.)]", NOT_LIST, LIST_HINT),
    (START, r"(?![0-9])\d{1,2}[.．)]|\d{1,2}[．、]", NOT_LIST, LIST_HINT),
    (START, r": +\S|\s*[-*+] \[[ xX]?\] ", NOT_LIST, LIST_HINT),
    ("[•●■◦‣]", r"\S [•●■◦‣] ", "a list is inside a line",
     "write each item on a line of its own, with `- ` before it"),
    (START, r"[ \t]*\u00a0", "a non-breaking space is at the start of this line", "take it out"),
    (START, r"\s*(?:[-*+]|\d+\.)\s*$", "this item of a list has no words", "write them, or take it out"),
    (ALWAYS, r"\([^()\s][^()]*\)\[[^\]]*\]|\[[^\]]+\] \([^)\s]*[./][^)\s]*\)",
     "this link shows its brackets", LINK_HINT),
    (ALWAYS, r"<(?:https?://|[^\s<>@]+@)[^\s<>]+>", "an address in angle brackets is not a link", LINK_HINT),
    ("://|www", r"(?<![\w/\"@.])(?:https?://|www\.)[^\s)]+", "a bare address is not a link", LINK_HINT),
    ("@", r"(?<![\w/@.])[\w.+-]+@[\w-]+\.[\w.-]*\w", "a bare address is not a link",
     "write `[words](mailto:name@example.org)`"),
    (r"\.[a-z]{2}", r"(?<![\w/@.(:-])[a-z0-9-]+(?:\.[a-z]{2,})+(?:/[^\s)]*)?(?![\w(])",
     "a bare address is not a link, or a space is missing", LINK_HINT),
    (START, r"(?:={3,}|-{2,}|(?:[-*_] ?){3,})$", "this line underlines nothing",
     "write a heading as `## Words {#id}`, or leave it out"),
    (START, r"(?:\*\*[^*]*[^*.?!:\"”’۔؟\u200e]\*\*|__[^_]*[^_.?!:\"”’۔؟\u200e]__)\s*$", "a bold line is not a heading",
     "write `## Words {#id}`, or end it as a sentence"),
    (START, r"#{7,}|#{1,6}(?=[^\s#].*\{#)", "this heading has no space after its `#`, or too many of them",
     "begin it with `## ` or `### `"),
    (START, r"#{1,6} *\{#[^}]*\}\s*$", "this heading has no words", "write them before its id"),
    (START, r"\s*(?:[-*+]|\d+\.) +#{1,6} ", "a heading is in a list", "begin it at the start of a line of its own"),
    (ALWAYS, r"\t.*\t", "tabs do not make a table", "write it with `|`, or as a list"),
    (START, r" {0,3}>", "`>` makes a quotation without its author", "write `::: quote`, which names who said it"),
    *LEFTOVERS,
)  # fmt: skip
AT_START = "^(?:{})"
ANY_START = AT_START.format("|".join(pattern for sign, pattern, *_ in ROWS if sign == START))
SIGNS = {sign: re.compile(ANY_START if sign == START else sign, re.MULTILINE) for sign, *_ in ROWS}
LINES = tuple(
    (sign, (re.compile(AT_START.format(pattern) if sign == START else pattern, re.MULTILINE), message, hint))
    for sign, pattern, message, hint in ROWS
)
# Patterns for several lines. What they match is not checked any further.
BLOCKS = tuple(
    (re.compile(pattern, re.MULTILINE), message, hint)
    for pattern, message, hint in (
        (r"^[ \t]*(```+|~~~+)(?:[^`\n]*\n(?:.*\n){0,200}?(?:[ \t]*\1.*$|\Z)|.*$)",
         "backticks or tildes in a row make computer code",
         "write it as text; put single backticks round a word of code"),
        (r"^---\n(?:\w+:.*\n)+---$", "there is front matter in the body", "write it once, at the top of the file"),
        (r"^(?:\$([A-Z]{1,3})\n(?:.*\n){0,50}?\$\1|\{::(\w+).*\n(?:.*\n){0,50}?\{:/\2\}|\[(\w+)\]\n(?:.*\n){0,50}?\[/\3\])$",
         OTHER_SYSTEM, KEEP_WORDS),
        (r"^(?![ \t]*[-*+\d])(\w+) 1[.:)] .*\n(?:\1 \d+[.:)] .*(?:\n|\Z))+", NOT_LIST, LIST_HINT),
        (r"^(?<!.\n)(?:o .*(?:\n|\Z)){2,}", NOT_LIST, LIST_HINT),
    )
)  # fmt: skip
Pattern = tuple[re.Pattern[str], str, str]
FEWEST_CAPITALS = 8
CODE = re.compile(r"`[^`]*`")
LINKED = "ʟ"  # replaces links: a letter that begins no word in any language of the site
LINK = re.compile(r"\[[^\[\]]*\]\([^()\n]*\)")  # a real link, which the renderer checks
NUMBERED = re.compile(r"([0-9]+)\. +\S")
BULLET = re.compile(r"[-*+] +\S")
ROW = re.compile(r"\s*\|.*\|\s*$")


def lookalikes(chunk: MarkdownChunk) -> Iterator[Fault]:
    """Find leftovers, and text that looks like a list, link, heading or table but is shown as plain text."""
    text = chunk.text
    for pattern, message, hint in BLOCKS:
        blocks = list(pattern.finditer(text))
        first, counted = chunk.line, 0
        for block in blocks:
            first, counted = first + text.count("\n", counted, block.start()), block.start()
            yield Fault(first, message, hint)
        if blocks:  # very rare
            text = pattern.sub(lambda block: "\n" * block[0].count("\n"), text)
    lines = [(number, LINK.sub(LINKED, CODE.sub("", line))) for number, line in enumerate(text.split("\n"), chunk.line)]
    whole = "\n".join(line for _, line in lines if line.strip())  # without empty lines, which are slow to search
    signs = {sign for sign, pattern in SIGNS.items() if pattern.search(whole)}
    found = [row for sign, row in LINES if sign in signs and row[0].search(whole)]  # few rows, in a text without faults
    for number, line in lines:
        yield from _check_line(number, line, found)
    yield from _check_numbers(lines)
    yield from _check_layout(lines)


def _check_line(number: int, line: str, patterns: Iterable[Pattern]) -> Iterator[Fault]:
    places: list[tuple[int, int]] = []
    for pattern, message, hint in patterns:
        found = pattern.search(line)
        if found and not any(start < found.end() and found.start() < end for start, end in places):
            places.append(found.span())
            yield Fault(number, message, hint)


def without_repeats(faults: Iterable[Fault]) -> Iterator[Fault]:
    """These faults in the order of lines. A fault that the line directly above also has is left out."""
    last: dict[str, int] = {}
    for fault in sorted(faults, key=lambda fault: fault.line):
        what = fault.message.partition("`")[0] or fault.message  # the same message, whatever it quotes
        if last.get(what, -1) < fault.line - 1:
            yield fault
        last[what] = fault.line


def _check_numbers(lines: list[tuple[int, str]]) -> Iterator[Fault]:
    """Find numbers that will change (Markdown counts from the first one), and bullets and numbers without a gap."""
    last, kind = 0, ""
    for (_, above), (number, line) in pairwise([(0, ""), *lines]):
        item = NUMBERED.match(line)
        if item:
            found = int(item[1])
            below_text = above.strip() and not kind  # which is reported by another rule
            if kind == "bullet":
                yield Fault(number, "bullets and numbers in a row become one list", "put words between the two lists")
            elif found not in (1, last + 1) and not below_text:
                hint = "number from 1 on, without a paragraph between; or write a word before the number"
                yield Fault(number, f"the number {found} is not shown: this item becomes number {last + 1}", hint)
            last, kind = (found if found != 1 else last + 1), "number"
        elif BULLET.match(line):
            if kind == "number":
                yield Fault(number, "bullets and numbers in a row become one list", "put words between the two lists")
            last, kind = 0, "bullet"
        elif line.strip() and not line.startswith(" "):
            last, kind = 0, ""


def _check_layout(lines: list[tuple[int, str]]) -> Iterator[Fault]:
    in_list = False
    for (_, above), (number, line) in pairwise([(0, ""), *lines]):
        if NUMBERED.match(line) or BULLET.match(line):
            in_list = True
        elif line and not line[0].isspace():
            in_list = False
        elif not above.strip():
            yield from _check_indent(number, line, in_list)
        if "|" in above or "|" in line:
            yield from _check_row(above, line, number)
        if _is_shouted(line):
            hint = "write `## Words {#id}`, or a sentence in small letters"
            yield Fault(number, "a line of capitals is not a heading", hint)


def _check_indent(number: int, line: str, in_list: bool) -> Iterator[Fault]:
    if in_list and re.match(r" {1,3}\S", line) and not re.match(r" +([-*+]|\d+\.) ", line):
        yield Fault(number, "this paragraph falls out of its list", "indent it by four spaces")
    if not in_list and re.match(r"(?: {4,}| {0,3}\t)\S", line):
        yield Fault(number, "four spaces make this computer code", "begin it at the start of the line")


def _check_row(above: str, line: str, number: int) -> Iterator[Fault]:
    is_row, is_below = ROW.match(line), ROW.match(above)
    if is_row and above.strip() and not is_below:
        yield Fault(number, "a table begins directly below a line of text", "leave an empty line before the table")
    if is_row and is_below and line.count("|") != above.count("|"):
        yield Fault(number, "this row has more or fewer cells than the row above", "write as many `|` in each row")
    if is_below and line.strip() and not is_row:
        yield Fault(number, "words follow directly below a table", "leave an empty line after the table")


def _is_shouted(line: str) -> bool:
    if not line.isupper():
        return False
    letters = [letter for letter in line if letter.isalpha()]
    is_long = len(letters) >= FEWEST_CAPITALS and " " in line.strip()
    return is_long and all(map(str.isupper, letters)) and line.rstrip()[-1] not in ".?!"


FLAT = {"answers", "checklist"}  # lists without lists inside
LISTS = {"answers", "avoid", "checklist", "do", "steps"}
ANSWER = re.compile(r"- \[[^\[\]]+\]\((?:#[^)\s]+|helpline:[^)\s]+|[^)\s:]+\.md(?:#[^)\s]*)?)\)")
INNER = re.compile(r"\s+(?:[-*+]|\d+\.) ")
MOST_TO_TICK = 12


def check_form(block: Block) -> Iterator[Fault]:
    """Check the contents of a component: one list, in answers only links, and at a quotation's end who said it."""
    texts = [child for child in block.children if isinstance(child, MarkdownChunk)]
    lines = [(number, line) for text in texts for number, line in enumerate(text.text.split("\n"), text.line)]
    written = [(number, line) for number, line in lines if line.strip()]
    mark = {"steps": NUMBERED}.get(block.name, BULLET) if block.name in LISTS else None
    if mark:
        item = "1. " if block.name == "steps" else "- "
        for number, line in written:
            if not line.startswith("    ") and not mark.match(line) and not _goes_on(lines, number):
                yield Fault(
                    number, f"`{block.name}` is one list, but this line is not an item of it", f"begin it with `{item}`"
                )
    yield from _check_items(block, written)
    if block.name == "quote" and written and not re.match(r"-- \S", written[-1][1]):
        yield Fault(
            block.line, "this quotation does not say whose it is", "end it with an empty line and `-- who said it`"
        )
    elif block.name == "quote" and written and len(written) > 1 and _goes_on(lines, written[-1][0]):
        yield Fault(written[-1][0], "the name of who said it follows without a gap", "leave an empty line before `--`")


def _check_items(block: Block, written: list[tuple[int, str]]) -> Iterator[Fault]:
    """Check a flat list: it has no list inside, each answer is a link, and a checklist is not too long."""
    if block.name not in FLAT:
        return
    for number, line in written:
        if INNER.match(line):
            yield Fault(number, f"a list is inside a line of `{block.name}`", "begin each line with `- `")
        elif block.name == "answers" and BULLET.match(line) and not ANSWER.match(line):
            hint = "write `- [its words](#id)`, or the file of a page or a `helpline:` in place of `#id`"
            yield Fault(number, "this answer does not say where it leads", hint)
    items = [number for number, line in written if BULLET.match(line)]
    if block.name == "checklist" and len(items) > MOST_TO_TICK:
        hint = f"write {MOST_TO_TICK} at most: the list must fit one sheet"
        yield Fault(items[MOST_TO_TICK], f"a checklist of {len(items)} lines is too long", hint)


def _goes_on(lines: list[tuple[int, str]], number: int) -> bool:
    """Whether a line continues the paragraph of the line above it."""
    return any(above == number - 1 and line.strip() for above, line in lines)
