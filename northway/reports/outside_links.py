"""Finds addresses of other sites in a content folder, visits them, and reports those that do not work."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import click

from northway.content.files import read_folder
from northway.problems import Problem
from northway.system.progress import track

ADDRESS = re.compile(r"https?://[^\s<>\"'\]})|`]+")
NO_LINKS = ("nation_uris", "base_url")  # fields of site.yml whose addresses are not links
RESERVED = re.compile(r"(?:^|\.)(?:example|invalid|test|localhost)$|^example\.(?:com|net|org)$")  # RFC 2606
TRIED_AGAIN_AFTER = timedelta(days=7)  # for an address that answered
RULE = "outside-links"
MEMORY = "outside-links.json"
# Results of a visit: it answers; it is gone; it leads to a start page; it cannot be read; robots.txt forbids it.
ALIVE, GONE, START_PAGE, UNSURE, REFUSED = "alive", "gone", "start page", "unsure", "refused"
FAULTS = {
    GONE: ("leads nowhere", "find where it is now, or another source"),
    START_PAGE: ("leads to a start page", "find where its page is now"),
    UNSURE: ("could not be read", "open it in a browser, and see whether it is still right"),
}


@dataclass(frozen=True)
class Visit:
    """What the last visit to an address found, and since when visits have found that. `said` gives details in words."""

    found: str
    said: str
    tried: str
    since: str


Visits = Mapping[str, Visit]
Places = Mapping[str, list[tuple[str, int]]]


def try_links(folder: Path, cache: Path, name: str, today: date) -> list[Problem]:
    """Visit the addresses that are due, as the user agent `name`. Returns a warning for each that does not answer.

    Visits none if the environment variable `CI` is set, because every change would visit the same sites again.
    """
    if os.environ.get("CI"):
        click.echo("CI is set, so no address elsewhere is tried. Run it on your own machine.", err=True)
        return []
    from northway.reports.visit_links import Manners, visit_all  # imported here because it is slow and rarely needed

    read = read_folder(folder)
    texts = {file: content.decode("utf-8", "replace") for file, content in read.files if file.endswith((".md", ".yml"))}
    places = addresses_in(texts, read.shown)
    known = read_visits(cache / MEMORY)
    wanted = due(places, known, today)
    found = track("Trying addresses", visit_all(wanted, Manners(name)), len(wanted), lambda done: done[0])
    known = remembered(known, dict(found), today)
    try:
        write_visits(cache / MEMORY, {address: known[address] for address in places if address in known})
    except OSError as error:
        click.echo(f"The results cannot be saved: {error}", err=True)
    return list(problems(places, known))


def addresses_in(texts: Mapping[str, str], shown: str) -> Places:
    """Each address that readers or editors may follow, with the files and lines where it is written."""
    places: dict[str, list[tuple[str, int]]] = {}
    for name, text in texts.items():
        field = ""
        for number, line in enumerate(text.split("\n"), 1):
            field = line.partition(":")[0] if re.match(r"\w", line) else field
            if name.endswith(".yml") and (line.lstrip().startswith("#") or field in NO_LINKS):
                continue
            for found in ADDRESS.findall(line):
                address = found.rstrip(".,;:").partition("#")[0]
                if not RESERVED.search(urlsplit(address).hostname or ""):
                    places.setdefault(address, []).append((f"{shown}/{name}", number))
    return places


def due(addresses: Iterable[str], known: Visits, today: date) -> list[str]:
    """The addresses to try: those that were never tried, did not answer, or last answered long ago."""
    recent = (today - TRIED_AGAIN_AFTER).isoformat()
    return [
        address
        for address in addresses
        if address not in known or known[address].found != ALIVE or known[address].tried <= recent
    ]


def remembered(before: Visits, found: Mapping[str, tuple[str, str]], today: date) -> dict[str, Visit]:
    """All results after these visits: what each found, and since which day."""
    day = today.isoformat()
    known = dict(before)
    for address, (what, said) in found.items():
        last = before.get(address)
        known[address] = Visit(what, said, day, last.since if last and last.found == what else day)
    return known


def problems(places: Places, known: Visits) -> Iterator[Problem]:
    """A warning for each place with an address that does not answer as it should."""
    for address, where in places.items():
        visit = known.get(address)
        if not visit or visit.found not in FAULTS:
            continue
        since = f"on {visit.tried}" if visit.since == visit.tried else f"since {visit.since}, last on {visit.tried}"
        what, hint = FAULTS[visit.found]
        message = f"{address} {what} ({visit.said}, {since})"
        yield from (Problem(source, line, RULE, message, hint, "warning") for source, line in where)


def read_visits(file: Path) -> dict[str, Visit]:
    """The visits saved in a file; empty if it is missing or damaged."""
    try:
        return {address: Visit(**row) for address, row in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_visits(file: Path, visits: Visits) -> None:
    """Save visits in a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = {address: asdict(visit) for address, visit in sorted(visits.items())}
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
