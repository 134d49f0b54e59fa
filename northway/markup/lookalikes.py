"""Text that looks like Markdown and renders otherwise, and text that was never meant for a reader."""

import re
from collections.abc import Iterator
from itertools import pairwise

from northway.markup.directives import Block, Fault, MarkdownChunk

LIST_HINT = "begin each item with `- `, or with `1. ` where the order counts"
LINK_HINT = "write `[words](address)`"
# A pattern for a line, what it is, and what to write instead. Code in backticks is taken out first.
LINES = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (r"^\s*[•·▪◦‣●■–—]\s|^o\t", "this looks like a list, and becomes running text", LIST_HINT),
        (r"^\s*(?:[-*+]|\d+\.)\u00a0", "a non-breaking space stands after a list's mark", "type an ordinary space"),
        (r"^[a-h]\. |^\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])\) ", "this looks like a list, and is running text", LIST_HINT),
        (r"\([^()\s][^()]*\)\[[^\]]*\]|\[[^\]]+\] \([^)\s]*[./][^)\s]*\)", "this link shows its brackets", LINK_HINT),
        (r"<(?:https?://|[^\s<>@]+@)[^\s<>]+>", "an address in angle brackets is no link", LINK_HINT),
        (r"(?<![(\w/\"])(?:https?://|www\.)\S+", "a bare address is no link", LINK_HINT),
        (r"^(?:={3,}|-{2,})$", "this line underlines nothing", "write a heading as `## Words {#id}`"),
        (r"^\*\*[^*]*[^*.?!:\"”’۔؟\u200e]\*\*$", "a bold line is no heading",
         "write `## Words {#id}`, or end it as a sentence"),
        (r"^#{1,6} *\{#[^}]*\}\s*$", "this heading has no words", "write them before its id"),
        (r"\t.*\t", "tabs do not make a table", "write it with `|`, or as a list"),
        (r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", "a merge left its mark here",
         "keep one of the two texts, remove the marks"),
        (r"\{(?:\+\+|--|>>|==|~~)|(?:\+\+|--|<<|==|~~)\}|~~|==\S[^=]*\S==", "a tracked change is left in the text",
         "accept it, or take it back"),
        (r"\[\^[^\]]+\]", "a footnote's mark is shown as it stands", "say it in the text, or add a source"),
        (r"\{\{|\{%|%\}|\}\}|^\$[A-Z]{1,2}$|^\^.*\^$", "another system's mark is shown as it stands", "take it out"),
        (r"\b(?:TODO|TBC|TBD|FIXME|XXX|[Ll]orem ipsum)\b|\[Comment ", "a note to ourselves is left in the text",
         "do it, or take it out"),
    )
)  # fmt: skip
CODE = re.compile(r"`[^`]*`")
NUMBERED = re.compile(r"(\d+)\. +\S")
BULLET = re.compile(r"[-*+] +\S")
ROW = re.compile(r"\s*\|.*\|\s*$")
FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)


def lookalikes(chunk: MarkdownChunk) -> Iterator[Fault]:
    """Find what an editor takes for a list, link, heading or table and a reader sees as text, and leftovers."""
    text = FENCED.sub(lambda fence: "\n" * fence[0].count("\n"), chunk.text)
    lines = [(number, CODE.sub("", line)) for number, line in enumerate(text.split("\n"), chunk.line)]
    for number, line in lines:
        yield from (Fault(number, message, hint) for pattern, message, hint in LINES if pattern.search(line))
    yield from _check_numbers(lines)
    yield from _check_layout(lines)
    yield from _check_emphasis(lines)


def _check_numbers(lines: list[tuple[int, str]]) -> Iterator[Fault]:
    """Markdown numbers each list from its first item on, and makes one list of bullets and numbers in a row."""
    last, kind = 0, ""
    for number, line in lines:
        item = NUMBERED.match(line)
        if item:
            found = int(item[1])
            if kind == "bullet":
                yield Fault(number, "bullets and numbers in a row become one list", "put words between the two lists")
            elif found not in (1, last + 1):
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
        if not above.strip() and re.match(r" {1,3}\S", line) and in_list and not re.match(r" +([-*+]|\d+\.) ", line):
            yield Fault(number, "this paragraph falls out of its list", "indent it by four spaces")
        if not above.strip() and re.match(r"    \S", line) and not in_list:
            yield Fault(number, "four spaces make this computer code", "begin it at the start of the line")
        if ROW.match(line) and above.strip() and not ROW.match(above):
            yield Fault(number, "a table begins right below a line of text", "leave an empty line before the table")
        if ROW.match(line) and ROW.match(above) and line.count("|") != above.count("|"):
            yield Fault(number, "this row has other cells than the row above it", "write as many `|` in each row")


def _check_emphasis(lines: list[tuple[int, str]]) -> Iterator[Fault]:
    """Find bold marks that are opened and never closed before the paragraph ends."""
    opened, count = 0, 0
    for number, line in [*lines, (0, "")]:
        if line.strip() and not (NUMBERED.match(line) or BULLET.match(line)):
            found = line.count("**")
        elif count % 2:
            yield Fault(opened, "bold begins here and never ends", "write `**` after its last word")
            count, found = 0, line.count("**")
        else:
            count, found = 0, line.count("**")
        if found and not count:
            opened = number
        count += found


FLAT = {"answers", "checklist"}  # lists without lists inside
LISTS = {"answers", "avoid", "checklist", "do", "steps"}
ANSWER = re.compile(r"- \[[^\[\]]+\]\((?:#[^)\s]+|helpline:[^)\s]+|[^)\s:]+\.md(?:#[^)\s]*)?)\)")
INNER = re.compile(r"\s+(?:[-*+]|\d+\.) ")
MOST_TO_TICK = 12


def check_form(block: Block) -> Iterator[Fault]:
    """Check what must stand in a component: one list, links alone in answers; at the end of a quotation who said it."""
    texts = [child for child in block.children if isinstance(child, MarkdownChunk)]
    lines = [(number, line) for text in texts for number, line in enumerate(text.text.split("\n"), text.line)]
    written = [(number, line) for number, line in lines if line.strip()]
    mark = {"steps": NUMBERED}.get(block.name, BULLET) if block.name in LISTS else None
    if mark:
        item = "1. " if block.name == "steps" else "- "
        for number, line in written:
            if not line.startswith("    ") and not mark.match(line) and not _goes_on(lines, number):
                yield Fault(
                    number, f"`{block.name}` is one list, and this line is no item of it", f"begin it with `{item}`"
                )
    yield from _check_items(block, written)
    if block.name == "quote" and written and not re.match(r"-- \S", written[-1][1]):
        yield Fault(
            block.line, "this quotation does not say whose it is", "end it with an empty line and `-- who said it`"
        )
    elif block.name == "quote" and written and len(written) > 1 and _goes_on(lines, written[-1][0]):
        yield Fault(written[-1][0], "who said it runs on from the words", "leave an empty line before `--`")


def _check_items(block: Block, written: list[tuple[int, str]]) -> Iterator[Fault]:
    """Check what is a flat list: no list stands in it, each answer is a link, a checklist is not too long."""
    if block.name not in FLAT:
        return
    for number, line in written:
        if INNER.match(line):
            yield Fault(number, f"a list stands inside a line of `{block.name}`", "begin each line with `- `")
        elif block.name == "answers" and BULLET.match(line) and not ANSWER.match(line):
            hint = "write `- [its words](#id)`, or the file of a page or a `helpline:` in place of `#id`"
            yield Fault(number, "this answer does not say where it leads", hint)
    items = [number for number, line in written if BULLET.match(line)]
    if block.name == "checklist" and len(items) > MOST_TO_TICK:
        hint = f"write {MOST_TO_TICK} at most: the list must fit one sheet"
        yield Fault(items[MOST_TO_TICK], f"a checklist of {len(items)} lines is too long", hint)


def _goes_on(lines: list[tuple[int, str]], number: int) -> bool:
    """Whether a line goes on with the one above it."""
    return any(above == number - 1 and line.strip() for above, line in lines)
