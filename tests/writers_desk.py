"""A desk with style rules, two more helplines (one in Wales, one without a number), and what its checks say."""

from tests.test_writing import FIRST, LAST, RULES

VOICE = """\
sentence: 12
long_sentence: 9
mean_sentence_least: 5
short_sentence: 3
short_sentences: 20
verbs: [is, "*'re", ring, rings, wait, talk*, do]
full_forms: {do not: don't, it is: it's}
full_forms_most: 10
unspoken: {whom: who, your nation: where you live}
ring: [ring, call]
joiners: [and, or]
tell: [tell, ring, ask]
relatives: [relative*, famil*]
whose: [all, their, the, close]
bids: [then, and, can]
openers: [if, when]
cautions: [not anyone who, trust*]
urgent: [parents/urgent]
same_words: [[gone, missing, away]]
repeated_on: 3
"""
LINE = """\
---
title: {title}
summary: They listen.
organisation: A charity
audience: [everyone]
needs: [talk]
nations: [{nations}]
ages: any
channels:
  - {{kind: {kind}, value: "{value}", hours: always, languages: unknown}}
cost: free
confidentiality: unknown
on_bill: unknown
evidence: second-hand
checked_on: 2026-11-01
checked_against: https://charity.example/
order: 20
reviewed: 2026-11-01
review_by: 2027-01-30
---
They listen.
{end}"""


def writers_desk(desk):
    """The desk of the small site, with the rules and the lines."""
    urgent = desk.read("en/parents/first-hour.md").replace("The first hour", "Urgent").replace("first-minutes", "x")
    desk.write("en/parents/urgent.md", urgent)
    desk.write("writing.yml", RULES.replace("sentence: 8\n", "", 1).replace("page: 60", "page: 900") + VOICE)
    desk.replace("site.yml", 'emergency: ["100"]', "emergency: []")
    desk.replace("en/help/100.md", "nations: [england, wales]", "nations: unknown")
    desk.fields = desk.read("en/parents/first-hour.md").split("---\n")[1]
    for name, nations, kind, value in (
        ("sea", "wales", "phone", "0808 157 0999"),
        ("web", "england, wales", "web", "https://web.example/"),
    ):
        line = LINE.format(title=f"{name.title()} Line", nations=nations, kind=kind, value=value, end=LAST)
        desk.write(f"en/help/{name}.md", line)
    return desk


def told(writer, body: str, rule: str, path: str = "parents/tonight") -> list[str]:
    """The problems of one rule that a page with this body has."""
    fields = writer.fields.replace("The first hour", "Tonight").replace("parents/first-minutes", "parents/then")
    writer.write(f"en/{path}.md", f"---\n{fields}---\n{FIRST}\n\n{body}{LAST}")
    found = [problem for problem in writer.problems() if problem.source.endswith(f"en/{path}.md")]
    return [
        f"{problem.level}: {str(problem).removeprefix(f'{writer.folder}/en/{path}.md:')}"
        for problem in found
        if problem.rule == rule
    ]


def only(found: list[str]) -> str:
    """The one problem found."""
    assert len(found) == 1, found
    return found[0]
