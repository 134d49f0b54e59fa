"""Moves a page, a section or a helpline: its files in every language, and each link, list and code that names it.

`plan_move` computes what to write; `carry_out` in `change` writes it.
"""

from collections.abc import Callable, Iterator, Mapping

from northway.content import paths
from northway.content.generated_pages import EACH_NATION, EACH_NEED
from northway.content.pages import HOME, Helpline, Page
from northway.content.search_words import WORDS_FILE
from northway.content.site import Site
from northway.editing.change import Change, Texts
from northway.editing.move_words import with_codes, with_former, with_keys, with_links, with_names, with_record

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


def plan_move(texts: Texts, old: str, new: str) -> Change:
    """The change that renames the page or section `old` to `new`; raises ValueError, which says why, if it cannot."""
    before = texts.site
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
    moved |= {name: with_keys(moved[name], old, new) for name in moved if _last(name) == WORDS_FILE}
    if isinstance(page, Helpline):
        moved = {name: with_record(text, name, RECORDS, page.id, _last(new)) for name, text in moved.items()}
    after = texts.changed(moved)
    moved = with_codes_in_step(moved, before, after, renamed)
    note = f"Tell whoever copies our list: `{page.id}` is now `{_last(new)}`." if isinstance(page, Helpline) else ""
    return Change({name: text for name, text in moved.items() if text != texts.get(name)}, tuple(names), note)


def with_codes_in_step(
    moved: Mapping[str, str], before: Site, after: Site, renamed: Rename = lambda name: name
) -> dict[str, str]:
    """The texts, with new `translated_from` codes where a changed link alone would make a translation out of date."""
    pairs = _words(before, after, renamed)
    codes = {words.digest: now.made_from for words, now in pairs if words.digest != now.digest}
    return {name: with_codes(text, codes) if name.endswith(".md") else text for name, text in moved.items()}


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _renamed(old: str, new: str) -> Rename:
    """A function that renames `old`, and any path below it, to `new`. Paths are below a language's folder."""
    return lambda name: new + name[len(old) :] if name in (old, f"{old}.md") or name.startswith(f"{old}/") else name


def _names(texts: Mapping[str, str], codes: list[str], renamed: Rename) -> Iterator[tuple[str, str]]:
    """The files that move, each with its new name."""
    for name in texts:
        code, _, own = name.partition("/")
        if code in codes and renamed(own) != own:
            yield name, f"{code}/{renamed(own)}"


def _former_paths(site: Site, old: str, renamed: Rename) -> Iterator[tuple[str, str, str]]:
    """The new file, old path and new path of each page that moves; {nation} and {need} stand in for generated ones."""
    for path, page in site.originals.items():
        if renamed(path) == path:
            continue
        file = page.source.partition(f"/{site.config.source_locale}/")[2]
        if page.template_digest:
            folder = file.rpartition("/")[0] or site.config.helplines
            path = f"{folder}/{{nation}}/{{need}}" if _last(file) == f"{EACH_NEED}.md" else f"{folder}/{{nation}}"
        yield renamed(file), path, renamed(path)


def _words(before: Site, after: Site, renamed: Rename) -> Iterator[tuple[Page, Page]]:
    """Each page and passage of the source locale before and after the change, if it is still there."""
    source, now = before.config.source_locale, after.originals
    yield from ((page, now[renamed(path)]) for path, page in before.originals.items() if renamed(path) in now)
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
    return fault_of_place(site, new, old)


def fault_of_place(site: Site, new: str, old: str = "") -> str:
    """Why a page cannot be put at `new`; "" if it can. `new` may be a former address of the page `old`."""
    section = new.rpartition("/")[0]
    names = [*paths.check_name(f"{new}.md", "", [locale.code for locale in site.config.locales])]
    if names:
        return f"{names[0].message}; {names[0].hint}."
    if section not in site.originals:
        return f"There is no section `{section}`. Write its index.md first."
    if new in site.aliases and site.aliases[new] != old:
        return f"`{new}` is a former address of `{site.aliases[new]}`. Choose another name."
    return ""
