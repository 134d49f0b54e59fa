"""Finds what a body carries besides words: components, links, headings. A translation must carry the same."""

import re
from dataclasses import dataclass

COMPONENT = re.compile(r":::+[ \t]*(\w.*?)[ \t]*$")
LINK = re.compile(r"\]\(((?:helpline|fact):[^)\s]+|[^)\s:]*\.md(?:#[^)\s]*)?|#[^)\s]+)\)")
HEADING_ID = re.compile(r"#{1,6} .*\{#([a-z0-9-]+)\}\s*$")
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.) +")


@dataclass(frozen=True, slots=True, order=True)
class Carried:
    """A component, link or heading. Those in one list item or piece of text share a `place`; their order is free."""

    place: int
    written: str
    line: int = 0


def carried(body: str, first_line: int) -> list[Carried]:
    """Everything that a body carries, in the order of `place`."""
    found: list[Carried] = []
    place = 0
    for number, line in enumerate(body.split("\n"), start=first_line):
        component, heading = COMPONENT.match(line), HEADING_ID.match(line)
        place += bool(component or heading or ITEM.match(line) or line.startswith(":::"))
        if component:
            found.append(Carried(place, f"::: {' '.join(component[1].split())}", number))
        elif heading:
            found.append(Carried(place, f"{{#{heading[1]}}}", number))
        found += [Carried(place, f"[…]({target})", number) for target in LINK.findall(line)]
    return sorted(found)
