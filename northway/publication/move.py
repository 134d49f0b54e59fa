"""Moves a page: its file in every language, and each link, list and code that names it.

`plan_move` computes what to write and reads nothing but the content folder; `carry_out` writes it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath, relpath

from northway.content import paths
from northway.content.files import Folder, read_folder
from northway.content.loader import build_site
from northway.content.pages import HOME, Helpline, Page
from northway.content.site import Site

LINK = re.compile(r"(\]\()([^)\s:#]+\.md)(?=[)#])")
FORMER_LIST = re.compile(r"^(former_paths: *\[)(.*?)(\])", re.MULTILINE)
FORMER_ROWS = re.compile(r"^(former_paths:[ \t]*(\r?\n))([ \t]*- )", re.MULTILINE)
MADE_FROM = re.compile(r"^(translated_from: *)(\w+)", re.MULTILINE)
END_OF_FIELDS = re.compile(r"(?<=\n)---[ \t]*(\r?\n)")
CODING = "utf-8", "surrogateescape"  # so that a byte that is no text stays as it is
# The fields of these files that name pages.
LISTS = {
    "site.yml": ("navigation", "footer", "leaflets", "about", "privacy", "quiet_privacy"),
    "writing.yml": ("pages", "urgent", "reading"),
}


@dataclass(frozen=True)
class Move:
    """The new text of each file that changes, by name, and the names of files that go."""

    texts: Mapping[str, str]
    gone: tuple[str, ...]


def plan_move(folder: Path, old: str, new: str) -> Move:
    """What changes in a content folder when the page `old` becomes `new`; raises ValueError with what to write."""
    read = read_folder(folder)
    texts = {name: file.decode(*CODING) for name, file in read.files if name.endswith((".md", ".yml"))}
    before = _site(read.shown, texts)
    fault = _fault(before, old, new)
    if fault:
        raise ValueError(fault)
    files = [page for page in before.pages.values() if page.path == old]
    names = {page.source.removeprefix(f"{read.shown}/"): f"{page.locale}/{new}.md" for page in files}
    codes = [locale.code for locale in before.config.locales]
    moved = {names.get(name, name): _moved_text(text, name, names, codes) for name, text in texts.items()}
    home = f"{before.config.source_locale}/{new}.md"
    moved[home] = _with_former(moved[home], old, new)
    moved |= {name: _renamed_in(moved[name], fields, old, new) for name, fields in LISTS.items() if name in moved}
    pages = _site(read.shown, moved).originals
    digests = {page.digest: pages[new if path == old else path].digest for path, page in before.originals.items()}
    moved = {name: _with_codes(text, digests) if name.endswith(".md") else text for name, text in moved.items()}
    return Move({name: text for name, text in moved.items() if text != texts.get(name)}, tuple(names))


def carry_out(folder: Path, move: Move) -> None:
    """Write what a move changes: first the new files, then away with the old ones."""
    for name, text in move.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(*CODING))
    for name in move.gone:
        (folder / name).unlink()


def _site(shown: str, texts: Mapping[str, str]) -> Site:
    return build_site(Folder(shown, tuple(texts), ((name, text.encode(*CODING)) for name, text in texts.items())))


def _fault(site: Site, old: str, new: str) -> str:
    page, section = site.originals.get(old), new.rpartition("/")[0]
    if old == HOME or not page:
        return f"There is no page `{old}`. Write its address without a language, such as parents/first-hour."
    if isinstance(page, Helpline) or page.template_digest:
        return _why_it_stays(page, old)
    if site.children(old):
        return f"`{old}` is a section. Move its pages one by one."
    if new in site.originals:
        return f"`{new}` is a page already. Choose another name."
    names = [*paths.check_name(f"{new}.md", "", [locale.code for locale in site.config.locales])]
    if names:
        return f"{names[0].message}; {names[0].hint}."
    if section not in site.originals:
        return f"There is no section `{section}`. Write its index.md first."
    if site.aliases.get(new, old) != old:
        return f"`{new}` leads to `{site.aliases[new]}`, which was there before. Choose another name."
    return ""


def _why_it_stays(page: Page, old: str) -> str:
    if page.question:
        return f"`{old}` asks questions. Rename its file in every language, and keep its address in `former_paths`."
    return f"`{old}` is what others who copy our list call this helpline. Keep it, and change its title."


def _moved_text(text: str, name: str, names: Mapping[str, str], codes: list[str]) -> str:
    """A Markdown file with its links as they must be once the files in `names` have moved."""
    code, _, own = name.partition("/")
    if not name.endswith(".md") or code not in codes:
        return text
    here = names.get(name, name).partition("/")[2].rpartition("/")[0] or "."
    files = {old.partition("/")[2]: new.partition("/")[2] for old, new in names.items()}

    def link(found: re.Match[str]) -> str:
        target = normpath(f"{own.rpartition('/')[0]}/{found[2]}").strip("/")
        is_same = name not in names and target not in files
        return found[0] if is_same else found[1] + relpath(files.get(target, target), here)

    return LINK.sub(link, text)


def _with_former(text: str, old: str, new: str) -> str:
    """The text of a page with `old` among its former paths, and `new` no longer."""
    listed = FORMER_LIST.search(text)
    if listed:
        paths_before = [path for path in re.split(r"[,\s]+", listed[2]) if path and path != new]
        return FORMER_LIST.sub(rf"\g<1>{', '.join([*paths_before, old])}\g<3>", text, count=1)
    if FORMER_ROWS.search(text):
        text = re.sub(rf"^[ \t]*- {re.escape(new)}[ \t]*\r?\n", "", text, count=1, flags=re.MULTILINE)
        return FORMER_ROWS.sub(lambda found: f"{found[1]}{found[3]}{old}{found[2]}{found[3]}", text, count=1)
    return END_OF_FIELDS.sub(lambda found: f"former_paths: [{old}]{found[1]}{found[0]}", text, count=1)


def _renamed_in(text: str, fields: tuple[str, ...], old: str, new: str) -> str:
    """A YAML file with one page's path replaced by another in these of its fields."""
    return "".join(_renamed_lines(text, fields, re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w/.-])"), new))


def _renamed_lines(text: str, fields: tuple[str, ...], old: re.Pattern[str], new: str) -> Iterator[str]:
    field = ""
    for line in text.splitlines(keepends=True):
        field = line.partition(":")[0] if re.match(r"\w", line) else field
        start, mark, comment = line.partition(" #")
        name, colon, value = start.partition(":") if re.match(r"\w", line) else ("", "", start)
        yield f"{name}{colon}{old.sub(new, value)}{mark}{comment}" if field in fields else line


def _with_codes(text: str, codes: Mapping[str, str]) -> str:
    """A translation that was up to date stays so, though a link of its original is written otherwise now."""
    return MADE_FROM.sub(lambda found: found[1] + codes.get(found[2], found[2]), text, count=1)
