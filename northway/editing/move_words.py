"""Rewrites the text of a content file after a page, a section or a helpline was renamed."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from posixpath import normpath, relpath

from northway.content.generated_pages import EACH_NATION, EACH_NEED
from northway.content.search_words import DANGER_FILE
from northway.markup.directives import DIRECTIVES

NAMING_HELPLINES = [
    name for name, form in DIRECTIVES.items() if form.arguments and form.arguments.records == "helpline"
]
COMPONENT = re.compile(rf"^:::+[ \t]*(?:{'|'.join(NAMING_HELPLINES)})[ \t].*$", re.MULTILINE)
HELPLINES = re.compile(r"^( *)helplines:.*\n(?:\1 .*\n)*", re.MULTILINE)
LINK = re.compile(r"(\]\()([^)\s:#]+\.md)(?=[)#])")
LINK_WITH_PART = re.compile(r"(\]\()([^)\s:#]+\.md)(?:#[^)\s]*)?(?=\))")
FORMER_LIST = re.compile(r"^(former_paths: *\[)(.*?)(\])", re.MULTILINE)
FORMER_ROWS = re.compile(r"^(former_paths:[ \t]*(\r?\n))([ \t]*- )", re.MULTILINE)
MADE_FROM = re.compile(r"^(translated_from: *)(\w+)([\w-]*)", re.MULTILINE)
END_OF_FIELDS = re.compile(r"(?<=\n)---[ \t]*(\r?\n)")
FROM_THE_ROOT = (f"{EACH_NATION}.md", f"{EACH_NEED}.md")  # links in these are relative to their language's folder


def with_links(
    text: str, name: str, codes: Collection[str], renamed: Callable[[str], str], pattern: re.Pattern[str] = LINK
) -> str:
    """A Markdown file with its links as they must be; `renamed` says what a file below a language is called then.

    With the pattern LINK_WITH_PART, a link that leads elsewhere then loses its `#part`.
    """
    code, _, own = name.partition("/")
    if not name.endswith(".md") or code not in codes:
        return text
    is_rooted = own.rpartition("/")[2] in FROM_THE_ROOT
    there, here = ("", "") if is_rooted else (own.rpartition("/")[0], renamed(own).rpartition("/")[0])

    def link(found: re.Match[str]) -> str:
        target = normpath(f"{there}/{found[2]}").strip("/")
        is_same = there == here and renamed(target) == target
        return found[0] if is_same else found[1] + relpath(renamed(target), here or ".")

    return pattern.sub(link, text)


def with_former(text: str, old: str, new: str) -> str:
    """The text of a page with `old` among its former paths, and `new` no longer."""
    shown = f'"{old}"' if "{" in old else old
    listed = FORMER_LIST.search(text)
    if listed:
        paths_before = [path for path in re.split(r"[,\s]+", listed[2]) if path and path.strip("\"'") != new]
        return FORMER_LIST.sub(lambda found: f"{found[1]}{', '.join([*paths_before, shown])}{found[3]}", text, count=1)
    if FORMER_ROWS.search(text):
        text = re.sub(rf"^[ \t]*- \"?{re.escape(new)}\"?[ \t]*\r?\n", "", text, count=1, flags=re.MULTILINE)
        return FORMER_ROWS.sub(lambda found: f"{found[1]}{found[3]}{shown}{found[2]}{found[3]}", text, count=1)
    return END_OF_FIELDS.sub(lambda found: f"former_paths: [{shown}]{found[1]}{found[0]}", text, count=1)


def with_names(text: str, fields: Collection[str], old: str, new: str) -> str:
    """A YAML file with a path, and all below it, replaced in these of its fields."""
    return "".join(_renamed_lines(text, fields, re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w.-])"), new))


def with_keys(text: str, old: str, new: str) -> str:
    """A YAML file whose keys are paths, with `old`, and every path below it, renamed in its keys."""
    name = re.compile(rf"^([\"']?){re.escape(old)}(?=[/:\"'])", re.MULTILINE)
    return name.sub(lambda found: found[1] + new, text)


def with_rows_moved(text: str, old: str, new: str) -> str:
    """A YAML file of rows under paths, with the rows of `old` below those of `new`."""
    block = r"^{}:[ \t]*\r?\n((?:[ \t#-].*\r?\n)+)"
    rows = re.search(block.format(re.escape(old)), text, re.MULTILINE)
    if not rows or not re.search(block.format(re.escape(new)), text, re.MULTILINE):
        return with_keys(text, old, new)
    rest = text[: rows.start()] + text[rows.end() :]
    return re.sub(block.format(re.escape(new)), lambda found: found[0] + rows[1], rest, count=1, flags=re.MULTILINE)


def with_record(text: str, name: str, fields: Collection[str], old: str, new: str) -> str:
    """A file with the id of a helpline replaced: in links, components, danger.yml, and these fields of site.yml."""
    if name == "site.yml":
        return with_names(text, fields, old, new)
    word = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
    text = re.sub(rf"(\]\(helpline:){re.escape(old)}(?=[)#])", lambda found: found[1] + new, text)
    holders = COMPONENT if name.endswith(".md") else HELPLINES if name.endswith(f"/{DANGER_FILE}") else None
    return holders.sub(lambda found: re.sub(word, new, found[0]), text) if holders else text


def with_codes(text: str, codes: Mapping[str, str]) -> str:
    """A translation whose `translated_from` is replaced as `codes` says, so that it still counts as up to date."""
    return MADE_FROM.sub(lambda found: found[1] + codes.get(found[2], found[2] + found[3]), text, count=1)


def _renamed_lines(text: str, fields: Collection[str], old: re.Pattern[str], new: str) -> Iterator[str]:
    field = ""
    for line in text.splitlines(keepends=True):
        field = line.partition(":")[0] if re.match(r"\w", line) else field
        start, mark, comment = line.partition(" #")
        name, colon, value = start.partition(":") if re.match(r"\w", line) else ("", "", start)
        yield f"{name}{colon}{old.sub(new, value)}{mark}{comment}" if field in fields else line
