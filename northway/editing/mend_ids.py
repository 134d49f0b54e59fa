"""Ids that are one letter off."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.markup.directives import DIRECTIVES
from northway.search.folding import is_near

FEWEST_LETTERS = 6  # shorter ids are not mended, because they are too much alike
LINK = re.compile(r"(?<=\]\()(helpline|fact):([\w-]+)")
COMPONENT = re.compile(r":::+[ \t]*([\w-]+)")
FIELD = re.compile(r"([a-z_]+):")
FIELDS = {
    "sources": "source",
    "privacy_sources": "source",
    "needs": "need",
    "nations": "nation",
    "audience": "audience",
}
WORD = re.compile(r"[\w-]+")
Known = Mapping[str, Collection[str]]
Mender = Callable[[str, list[str]], Iterator[tuple[int, str, str]]]


def ids_mender(site: Site) -> Mender:
    """A mender that corrects an unknown id if exactly one known id is a letter off, and says what it changed."""
    known = _known(site)

    def mend(name: str, lines: list[str]) -> Iterator[tuple[int, str, str]]:
        for number, line in enumerate(lines, 1):
            changed: list[str] = []
            new = _with_ids(line, known, changed) if name.endswith(".md") else line
            yield number, new, ", ".join(changed)

    return mend


def nearest(word: str, known: Collection[str]) -> str:
    """The only one of `known` that differs from `word` by one letter, and by no digit; "" if there is none."""
    digits = re.findall(r"\d", word)
    long = [other for other in known if len(other) >= FEWEST_LETTERS and other != word]
    near = [other for other in long if is_near(word, other) and re.findall(r"\d", other) == digits]
    return near[0] if len(near) == 1 and len(word) >= FEWEST_LETTERS else ""


def _known(site: Site) -> Known:
    """The known ids of each kind. A kind is left out if a file of it cannot be read, because ids would be missing."""
    config = site.config
    kinds: dict[str, Collection[str]] = {
        "helpline": site.helplines,
        "fact": site.facts,
        "source": site.sources,
        "passage": {name for name, _ in site.passages},
        "form": {name for name, _ in site.forms},
        "need": config.needs,
        "nation": config.nations,
        "audience": (*config.audiences, EVERYONE),
    }
    return {
        kind: {*names, *site.broken.get(kind, ())}
        for kind, names in kinds.items()
        if "*" not in site.broken.get(kind, ())
    }


def _with_ids(line: str, known: Known, changed: list[str]) -> str:
    def mend(kind: str, word: str) -> str:
        better = nearest(word, known[kind]) if kind in known and word not in known[kind] else ""
        if better:
            changed.append(f"`{word}` is `{better}` now")
        return better or word

    component, field = COMPONENT.match(line), FIELD.match(line)
    if component and component[1] in DIRECTIVES:
        form = DIRECTIVES[component[1]].arguments
        start, kind = component.end(), form.records if form else ""
    elif field and field[1] in FIELDS:
        start, kind = field.end(), FIELDS[field[1]]
    else:
        return LINK.sub(lambda found: f"{found[1]}:{mend(found[1], found[2])}", line)
    return line[:start] + WORD.sub(lambda found: mend(kind, found[0]), line[start:])
