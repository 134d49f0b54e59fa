"""Retires a page: deletes its files, lets its address lead to another page, and mends or drops what names it.

`plan_retire` computes what to write; `carry_out` in `change` writes it.
"""

import re
from collections.abc import Iterator, Mapping

from northway.content.pages import HOME, Helpline
from northway.content.search_words import WORDS_FILE
from northway.content.site import Site
from northway.editing.change import Change, Texts
from northway.editing.move import LISTS, with_codes_in_step
from northway.editing.move_words import LINK_WITH_PART, with_former, with_links, with_rows_moved

FLOW_LIST = re.compile(r"\[([^\[\]]*)\]")
RECORD_FIELD = r"^:::+ .*{word}|\]\(helpline:{word}[)#]|^(?:emergency|always_there):.*{word}|^ +[\w-]+: \[.*{word}"


def plan_retire(texts: Texts, old: str, new: str) -> Change:
    """The change that removes the page `old` and lets its address lead to `new`; raises ValueError if it cannot."""
    site = texts.site
    fault = _fault(site, texts, old, new)
    if fault:
        raise ValueError(fault)
    page, target, codes = site.originals[old], site.originals[new], [locale.code for locale in site.config.locales]
    gone = tuple(f"{code}/{page.file}" for code in codes if f"{code}/{page.file}" in texts)
    left = {name: text for name, text in texts.items() if name not in gone}

    def renamed(file: str) -> str:
        return target.file if file == page.file else file

    linked = {name: with_links(text, name, codes, renamed, LINK_WITH_PART) for name, text in left.items()}
    mended = linked | {name: _listed(linked[name], LISTS[name], old, new) for name in LISTS if name in linked}
    mended |= {name: with_rows_moved(mended[name], old, new) for name in mended if name.endswith(f"/{WORDS_FILE}")}
    home = f"{site.config.source_locale}/{target.file}"
    for former in (old, *page.aliases):
        mended[home] = with_former(mended[home], former, new)
    final = with_codes_in_step(mended, site, texts.changed(mended))
    return Change(
        {name: text for name, text in final.items() if text != texts[name]},
        gone,
        "\n".join(_to_read(left, linked, texts)),
    )


def _to_read(before: Mapping[str, str], after: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """A sentence for each line whose link now leads to another page: its words may no longer fit."""
    for name, text in before.items():
        for number, (old, new) in enumerate(zip(text.split("\n"), after[name].split("\n"), strict=True), 1):
            if old != new:
                where = f"{texts.shown}/{name}:{number}"
                yield f"{where}: a link now leads to the other page; check that its words still fit"


def _listed(text: str, fields: tuple[str, ...], old: str, new: str) -> str:
    """A YAML file with `old` in these fields replaced by `new`, or dropped if the list already has `new`."""

    def mend(found: re.Match[str]) -> str:
        names = [name.strip() for name in found[1].split(",")]
        if old not in names:
            return found[0]
        kept = [new if name == old else name for name in names if name != old or new not in names]
        return f"[{', '.join(kept)}]"

    lines, field = [], ""
    for line in text.splitlines(keepends=True):
        field = line.partition(":")[0] if re.match(r"\w", line) else field
        if field in fields and re.match(rf"[ \t]+{re.escape(old)}:", line):
            continue  # a limit for the page that goes, such as its length
        single = re.match(rf"(\w+:[ \t]*|[ \t]*- ){re.escape(old)}(?=\s|$)", line)
        if field in fields:
            line = f"{single[1]}{new}{line[single.end() :]}" if single else FLOW_LIST.sub(mend, line)
        lines.append(line)
    return "".join(lines)


def _fault(site: Site, texts: Texts, old: str, new: str) -> str:
    page, target = site.originals.get(old), site.originals.get(new)
    if old == HOME or not page:
        return f"There is no page `{old}`. Write its address without a language, such as parents/first-hour."
    if not target:
        return (
            f"There is no page `{new}`, so the address would lead nowhere. Name a page that answers the same readers."
        )
    if old == new:
        return "A page cannot lead to itself. Name the page that readers should find instead."
    for which, found in ((old, page), (new, target)):
        if found.question or found.template_digest:
            return f"`{which}` is one of many pages in one file. Change that file, and its `former_paths`, by hand."
    if site.children(old):
        return f"`{old}` is a section with pages in it. Retire or move those first."
    if isinstance(page, Helpline):
        return _fault_of_helpline(page, texts)
    return ""


def _fault_of_helpline(page: Helpline, texts: Texts) -> str:
    """A sentence with each place that offers this helpline, where an editor must first choose another; "" if none."""
    word = rf"(?<![\w-]){re.escape(page.id)}(?![\w-])"
    named = re.compile(RECORD_FIELD.format(word=word))
    places = [
        f"{texts.shown}/{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.split("\n"), 1)
        if named.search(line) and not name.endswith(f"/{page.file}")
    ]
    if not places:
        return ""
    return f"`{page.id}` is still offered. In each place, choose who to offer instead, then retire it:\n" + "\n".join(
        places
    )
