"""Moves a page, a section or a helpline: its files in every language, and each link, list and code that names it.

`plan_move` computes what to write and reads nothing but the content folder; `carry_out` writes it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from northway.content import paths
from northway.content.files import Folder, read_folder
from northway.content.generated_pages import EACH_NATION, EACH_NEED
from northway.content.loader import build_site
from northway.content.pages import HOME, Helpline, Page
from northway.content.site import Site
from northway.publication.move_words import with_codes, with_former, with_links, with_names, with_record

CODING = "utf-8", "surrogateescape"  # so that a byte that is no text stays as it is
# The fields of these files that name pages, and those of site.yml that name helplines.
LISTS = {
    "site.yml": (
        *("navigation", "footer", "leaflets", "quoting", "about", "privacy", "quiet_privacy"),
        *("search", "quiet_search", "languages", "quiet", "helplines"),
    ),
    "writing.yml": ("pages", "urgent", "reading"),
}
RECORDS = ("emergency", "always_there")
Rename = Callable[[str], str]


@dataclass(frozen=True)
class Move:
    """The new text of each file that changes, by name; the names of files that go; and what to tell whoever moves."""

    texts: Mapping[str, str]
    gone: tuple[str, ...]
    note: str = ""


def plan_move(folder: Path, old: str, new: str) -> Move:
    """What changes in a content folder when the page or section `old` becomes `new`; raises ValueError if it cannot."""
    read = read_folder(folder)
    texts = {name: file.decode(*CODING) for name, file in read.files if name.endswith((".md", ".yml"))}
    before = _site(read.shown, texts)
    fault = _fault(before, old, new)
    if fault:
        raise ValueError(fault)
    page, codes = before.originals[old], [locale.code for locale in before.config.locales]
    renamed = _renamed(old, new)
    names = dict(_names(texts, codes, renamed))
    moved = {names.get(name, name): with_links(text, name, codes, renamed) for name, text in texts.items()}
    for file, former, now in dict.fromkeys(_former_paths(before, old, renamed)):  # one file may hold many pages
        name = f"{before.config.source_locale}/{file}"
        moved[name] = with_former(moved[name], former, now)
    moved |= {name: with_names(moved[name], fields, old, new) for name, fields in LISTS.items() if name in moved}
    if isinstance(page, Helpline):
        moved = {name: with_record(text, name, RECORDS, page.id, _last(new)) for name, text in moved.items()}
    after = _site(read.shown, moved)
    made_from = {words.digest: words_now.made_from for words, words_now in _words(before, after, renamed)}
    moved = {name: with_codes(text, made_from) if name.endswith(".md") else text for name, text in moved.items()}
    note = f"Tell whoever copies our list: `{page.id}` is `{_last(new)}` now." if isinstance(page, Helpline) else ""
    return Move({name: text for name, text in moved.items() if text != texts.get(name)}, tuple(names), note)


def carry_out(folder: Path, move: Move) -> None:
    """Write what a move changes: first the new files, then away with the old ones and the folders that they leave."""
    for name, text in move.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(*CODING))
    for name in move.gone:
        (folder / name).unlink()
    for above in sorted({path for name in move.gone for path in (folder / name).parents}, reverse=True):
        if above.is_relative_to(folder) and above.is_dir() and not any(above.iterdir()):
            above.rmdir()


def _site(shown: str, texts: Mapping[str, str]) -> Site:
    return build_site(Folder(shown, tuple(texts), ((name, text.encode(*CODING)) for name, text in texts.items())))


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _renamed(old: str, new: str) -> Rename:
    """What a file or path below a language's folder is called once `old`, and all below it, is `new`."""
    return lambda name: new + name[len(old) :] if name in (old, f"{old}.md") or name.startswith(f"{old}/") else name


def _names(texts: Mapping[str, str], codes: list[str], renamed: Rename) -> Iterator[tuple[str, str]]:
    """The files that move, each with its new name."""
    for name in texts:
        code, _, own = name.partition("/")
        if code in codes and renamed(own) != own:
            yield name, f"{code}/{renamed(own)}"


def _former_paths(site: Site, old: str, renamed: Rename) -> Iterator[tuple[str, str, str]]:
    """Each file with a page that moves, by its new name; the page's path, and its new one, with gaps where it has."""
    for path, page in site.originals.items():
        if renamed(path) == path:
            continue
        file = page.source.partition(f"/{site.config.source_locale}/")[2]
        if page.template_digest:
            folder = file.rpartition("/")[0] or site.config.helplines
            path = f"{folder}/{{nation}}/{{need}}" if _last(file) == f"{EACH_NEED}.md" else f"{folder}/{{nation}}"
        yield renamed(file), path, renamed(path)


def _words(before: Site, after: Site, renamed: Rename) -> Iterator[tuple[Page, Page]]:
    """Each page and passage of the source locale as it was and as it is."""
    yield from ((page, after.originals[renamed(path)]) for path, page in before.originals.items())
    source = before.config.source_locale
    yield from ((page, after.passages[key]) for key, page in before.passages.items() if key[1] == source)


def _fault(site: Site, old: str, new: str) -> str:
    page, section, helplines = site.originals.get(old), new.rpartition("/")[0], site.config.helplines
    if old == HOME or not page:
        return f"There is no page `{old}`. Write its address without a language, such as parents/first-hour."
    if page.question:
        return f"`{old}` asks questions. Rename its file in every language, and keep its address in `former_paths`."
    if page.template_digest:
        return f"`{old}` is one of the pages that {EACH_NATION}.md or {EACH_NEED}.md makes. Move their section."
    if new in site.originals:
        return f"`{new}` is a page already. Choose another name."
    if new.startswith(f"{old}/"):
        return f"`{new}` lies in `{old}`. Choose another section."
    if isinstance(page, Helpline) is not (section == helplines):
        stays = f"A helpline stays in `{helplines}`. Write {helplines}/{_last(new)}."
        return stays if isinstance(page, Helpline) else f"`{helplines}` holds helplines. Choose another section."
    return _fault_of_place(site, old, new)


def _fault_of_place(site: Site, old: str, new: str) -> str:
    section = new.rpartition("/")[0]
    names = [*paths.check_name(f"{new}.md", "", [locale.code for locale in site.config.locales])]
    if names:
        return f"{names[0].message}; {names[0].hint}."
    if section not in site.originals:
        return f"There is no section `{section}`. Write its index.md first."
    if site.aliases.get(new, old) != old:
        return f"`{new}` leads to `{site.aliases[new]}`, which was there before. Choose another name."
    return ""
