"""Writes a content folder of any size, the same each time: `python bench/corpus.py FOLDER --pages 1000 --locales en,cy`

The text is random words from a small vocabulary. Headings, lists, links, tables and components are as frequent as in
Northway's own pages, of about 800 words each.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SECTION_SIZE = 50
YEAR = date.today().year  # pages must have been reviewed within a year; nothing else depends on the day
DATES = f"reviewed: {YEAR}-01-01\nreview_by: {YEAR + 1}-01-01\n---\n"
VOCABULARY = """
    ask about after again always answer around away before begin bring call child choose close come could day door
    early evening every family find first friend go good hand hear help home hour house keep kind know later leave
    letter line listen look make mean meet morning need next night number office often open other page people phone
    place plan quiet read ring room safe say school sleep small someone speak start stay step street talk tell think
    time today town train travel under walk want warm week while word work write young
"""
WORDS = VOCABULARY.split()
FRONT_MATTER = f"""---
title: {{title}}
summary: {{summary}}
audience: everyone
order: {{order}}
{DATES}"""
TRANSLATION = """---
title: {title} ({code})
summary: {summary}
translated_from: {made_from}
---
"""
LINE_SUMMARY = "Someone to talk to."
LINE_BODY = "Somebody listens.\n"
HELPLINE = f"""---
title: The corpus line
summary: {LINE_SUMMARY}
organisation: A charity
audience: everyone
needs: [talk]
nations: [england]
ages: 0-25
website: https://charity.example/
channels:
  - {{kind: phone, value: 0161 496 0100, hours: always, languages: [en]}}
confidentiality: They tell someone if a life is in danger.
on_bill: unknown
cost: free
evidence: second-hand
checked_on: {YEAR}-01-01
checked_against: https://charity.example/contact
order: 10
reviewed: {YEAR}-01-01
review_by: {YEAR}-04-01
---
"""
NAMES = "nations: {england: England, wales: Wales}\nneeds: {talk: To talk}\n"
SITE = """name: Corpus
base_url: https://corpus.example/
stage: preview
source_locale: en
locales:
{locales}
helplines: help
quiet: []
emergency: [corpus-line]
navigation: [section-0, help]
footer: []
about: help
privacy: help
quiet_privacy: help
country: GB
time_zone: Europe/London
audiences: [parent, young-person, professional]
bank_holidays: {{england: ENG, wales: WLS}}
least_open: {{}}
always_there: [corpus-line]
report_to: numbers@corpus.example
nations: [england, wales]
needs: [talk]
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of the corpus: its path, its title, and its body in Markdown that every generator can read.

    Links between pages lead to files, such as `page-3.md` in the same folder.
    """

    path: str
    title: str
    summary: str
    order: int
    body: str


def samples(pages: int, words: int = 800) -> Iterator[Sample]:
    """Every page of a corpus of this size, in the order of paths. The content of a page depends only on its number."""
    for number in range(pages):
        chance = random.Random(number)
        path = f"section-{number // SECTION_SIZE}/page-{number}"
        neighbour = f"page-{number - number % SECTION_SIZE}.md"
        yield Sample(path, f"Page {number}", sentence(chance), number, body(chance, neighbour, words))


def sections(pages: int) -> Iterator[Sample]:
    """The home page and every section, which list their pages."""
    paths = {"", "help", *(f"section-{number // SECTION_SIZE}" for number in range(pages))}
    for order, path in enumerate(sorted(paths)):
        title = f"Section {path or 'home'}"
        yield Sample(path, title, f"{title}, and what is in it.", order, "What is in it.\n")


def body(chance: random.Random, neighbour: str, words: int) -> str:
    """Six parts, each a heading, prose, and a list, a table, a quotation or a link."""
    parts = []
    for number in range(6):
        parts.append(f"## {sentence(chance, 4)} {{#part-{number}}}")
        parts += [paragraph(chance, words // 18) for _ in range(2)]
        parts.append(block(chance, number, neighbour, words // 18))
    return "\n\n".join(parts) + "\n"


def block(chance: random.Random, number: int, neighbour: str, words: int) -> str:
    """The list, table, quotation or links below the prose of a part."""
    match number % 3:
        case 0:
            return "\n".join(
                f"{step}. **{sentence(chance, 3)}** {sentence(chance, words // 4)}" for step in (1, 2, 3, 4)
            )
        case 1:
            rows = "\n".join(f"| {sentence(chance, 3)} | {sentence(chance, words // 4)} |" for _ in range(4))
            return f"| when | what |\n| --- | --- |\n{rows}"
    links = f"[{sentence(chance, 3)}]({neighbour}), [{sentence(chance, 2)}](https://page.example/)"
    return f"{paragraph(chance, words)} {links}. *{sentence(chance, 5)}*"


def sentence(chance: random.Random, words: int = 10) -> str:
    """A sentence of this many random words, which begins with a capital."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def paragraph(chance: random.Random, words: int) -> str:
    """Sentences with this many words together."""
    return " ".join(f"{sentence(chance)}." for _ in range(max(1, words // 10)))


def write(folder: Path, name: str, text: str) -> None:
    """Write one file in the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def front_matter(sample: Sample) -> str:
    """The front matter of a page."""
    return FRONT_MATTER.format(title=sample.title, summary=sample.summary, order=sample.order)


def write_corpus(folder: Path, pages: int, codes: list[str], words: int = 800, is_translated: bool = False) -> None:
    """Write a corpus for Northway, with all pages in the first locale; if `is_translated`, in every locale."""
    rows = (
        f"  - {{code: {code}, tag: {code}, babel_id: {code}, autonym: {code.upper()}, tier: full, leave_url: https://neutral.example/}}"
        for code in codes
    )
    write(folder, "site.yml", SITE.format(locales="\n".join(rows)))
    for section in sections(pages):
        write(folder, f"en/{section.path}/index.md".replace("//", "/"), front_matter(section) + section.body)
    write(folder, "en/names.yml", NAMES)
    write(folder, "en/help/corpus-line.md", HELPLINE + LINE_BODY)
    for sample in samples(pages, words):
        write(folder, f"en/{sample.path}.md", front_matter(sample) + sample.body)
        for code in codes[1:] if is_translated else ():
            head = TRANSLATION.format(title=sample.title, summary=sample.summary, code=code, made_from="0" * 12)
            write(folder, f"{code}/{sample.path}.md", head + sample.body)


def main() -> None:
    """Read the arguments, and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--locales", default="en")
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--translated", action="store_true")
    given = parser.parse_args()
    write_corpus(given.folder, given.pages, given.locales.split(","), given.words, given.translated)


if __name__ == "__main__":
    main()
