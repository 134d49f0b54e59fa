"""Tries the addresses elsewhere of a content folder, and remembers what it found outside of it."""

import os
from datetime import date
from pathlib import Path

import click

from northway.content.files import read_folder
from northway.problems import Problem
from northway.reports.outside_links import addresses_in, due, problems, read_visits, remembered, write_visits
from northway.system.progress import track

MEMORY = "outside-links.json"


def try_links(folder: Path, cache: Path, name: str, today: date) -> list[Problem]:
    """Visit the addresses that are due, giving `name` as ours; returns a warning for each that does not answer.

    A machine that tests each change (`CI` is set) visits none: every change would knock at the same doors.
    """
    if os.environ.get("CI"):
        click.echo("CI is set, so no address elsewhere is tried. Run it on your own machine.", err=True)
        return []
    from northway.reports.visit_links import Manners, visit_all  # slow to import, and asked for seldom

    read = read_folder(folder)
    texts = {file: content.decode("utf-8", "replace") for file, content in read.files if file.endswith((".md", ".yml"))}
    places = addresses_in(texts, read.shown)
    known = read_visits(cache / MEMORY)
    wanted = due(places, known, today)
    for address, found in track(
        "Trying addresses", visit_all(wanted, Manners(name)), len(wanted), lambda done: done[0]
    ):
        known = remembered(known, {address: found}, today)
    try:
        write_visits(cache / MEMORY, {address: known[address] for address in places if address in known})
    except OSError as error:
        click.echo(f"What was found cannot be remembered: {error}", err=True)
    return list(problems(places, known))
