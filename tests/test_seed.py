"""The page that Northway began as: a charity's page about children missing from home. Each of its statements has a place here.

A row holds the statement, the page of ours that it is on, and words of that page, as regular expressions. Each must be found
in one paragraph of what a reader reads, figures included. The words are The Children's Society's, and our page says so;
`CAUTIONS` are the limits of those words that must stand beside them.
"""

import re

import pytest

from app import create_app
from northway.markup.prose import read_prose, shown_links

APP = create_app()
SITE = APP.extensions["northway"].site
CHARITY = "The Children's Society"
HOME_PAGE = "how-help-works"
NOTTINGHAM = "how-help-works/next-generation"
SHROPSHIRE = "how-help-works/with-the-police"


def figure(value: str) -> str:
    """A figure as a reader sees it: 100,000, or 7 in 10."""
    return f"{int(value):,}" if value.isdigit() else value.replace("/", " in ")


def with_figures(body: str) -> str:
    """The body, with each link or box for a figure replaced by the figure and the words beside it."""

    def box(found: re.Match[str]) -> str:
        fact = SITE.facts[found[1]]
        return f"{figure(fact.value)} {fact.unit}. {fact.source}, {fact.as_of}. {fact.caution}"

    body = re.sub(r"\[\]\(fact:([a-z0-9-]+)\)", lambda found: figure(SITE.facts[found[1]].value), body)
    return re.sub(r"^::: fact ([a-z0-9-]+)\n:::$", box, body, flags=re.MULTILINE)


def paragraphs(page) -> list[str]:
    """What a reader reads, one text for each paragraph; a quotation's text includes who said it."""
    body = re.sub(r"\n\n(-- .*)$", r"\n\1", with_figures(page.body), flags=re.MULTILINE)
    prose = read_prose(page.model_copy(update={"body": body}), shown_links(SITE.helplines))
    return [block.text for block in (*prose.fields, *prose.blocks)]


READ = {path: paragraphs(page) for path, page in SITE.originals.items()}

STATEMENTS = (
    ("I don't have to be afraid anymore", HOME_PAGE, (r"headed \"I don't have to be afraid anymore\"",)),
    (
        "Every year 100,000 children and young people go missing or run away from home",
        "figures",
        (r"100,000 children and young people go missing or run away every year, as The Children's Society states it",),
    ),
    (
        "the same, beside the reasons",
        "why",
        (r"100,000 go missing or run away every year\. The Children's Society says",),
    ),
    ("They can quickly fall under the radar", HOME_PAGE, (r"\"can quickly fall under the radar and",)),
    ("and find themselves in dangerous situations", HOME_PAGE, (r"find themselves in dangerous situations\"",)),
    ("Many feel they have no one to turn to", HOME_PAGE, ("Many feel that they have no one to turn to",)),
    (
        "the same, beside the reasons",
        "why",
        ("Many feel that they have no one to turn to, The Children's Society says",),
    ),
    ("We help them work through their problems", HOME_PAGE, ("help children to work through their problems",)),
    ("make safe choices", HOME_PAGE, ("make safe choices",)),
    ("find positive alternatives to running away", HOME_PAGE, ("find positive alternatives to running away",)),
    (
        "Whatever they're facing, no child should feel like running is the solution",
        HOME_PAGE,
        (r"Whatever they're facing, no child should feel like running is the solution\.\s+-- The Children's Society",),
    ),
    (
        "How many people go missing in the UK each year?",
        "figures",
        (r"How many people go missing each year\?", r"160,000 people of all ages", "72,000 children reported missing"),
    ),
    (
        "7 in 10 young people who have been sexually exploited have also been reported missing",
        "figures",
        (
            r"7 in 10 young people who had been sexually exploited had also been reported missing, as The Children's Society",
        ),
    ),
    ("We run services across the country", HOME_PAGE, ("runs services across the country",)),
    ("that try to understand why children go missing", HOME_PAGE, ("try to understand why children go missing",)),
    ("and then give them the support to stop them running", HOME_PAGE, ("then give them the support to stop",)),
    (
        "We work closely with families and the police, so that children are properly supported when they are found",
        HOME_PAGE,
        (r"With families and the police, .* properly supported when they're found",),
    ),
    ("Next Generation in Nottingham", NOTTINGHAM, ("The Children's Society runs Next Generation in Nottingham",)),
    (
        "is for children who have a lot going on in their lives. More than most can handle.",
        NOTTINGHAM,
        (r"\"who have a lot going on in their lives\".*\"More than most can handle\.\"",),
    ),
    (
        "We work closely with them for up to two years",
        NOTTINGHAM,
        ("stay close to each young person for up to two years",),
    ),
    ("Many have experienced trauma", NOTTINGHAM, ("Many have been through trauma",)),
    (
        "and will often go missing to escape conflict at home",
        NOTTINGHAM,
        ("often go missing to get away from conflict at home",),
    ),
    (
        "we help them rebuild relationships with family members or professionals",
        NOTTINGHAM,
        ("Rebuilding relationships with family, or with professionals",),
    ),
    ("we show them how to manage emotions", NOTTINGHAM, ("Managing emotions",)),
    ("and we get them focused on their future", NOTTINGHAM, ("a future of their own",)),
    (
        "56 missing incidents between them at the start",
        NOTTINGHAM,
        ("56 missing incidents .* at the start, as The Children's",),
    ),
    (
        "After two years at Next Generation, they had only two",
        NOTTINGHAM,
        ("2 missing incidents .* after two years at Next Generation, as The Children's Society counts them",),
    ),
    (
        "Many said it made them feel safer and improved relationships with their mum and dad",
        NOTTINGHAM,
        ("Many young people said that it made them feel safer, .* mum and dad",),
    ),
    (
        "I'm in a better place now with my dad than I've ever been. Now I can actually talk with my dad.",
        NOTTINGHAM,
        (
            r"I'm in a better place now with my dad than I've ever been\. Now I can actually talk with my dad\.\s+-- .*Society",
        ),
    ),
    (
        "There are lots of reasons, like challenges at home or at school, or criminals targeting teenagers online",
        "why",
        ("At home there may be", "At school it may be", "trust online.* Criminals look for teenagers there"),
    ),
    ("criminals targeting teenagers online", "why/exploitation", ("online, where criminals look for teenagers",)),
    ("and how we can prevent it", "why", ("What adults can do",)),
    (
        "In Shropshire, we do return home interviews",
        SHROPSHIRE,
        ("holds return home interviews with young people in Shropshire",),
    ),
    (
        "We ask why they went missing, do they feel safe, what would stop them running away again",
        SHROPSHIRE,
        ("why they went missing, whether they feel safe, and what would stop them running away again",),
    ),
    (
        "We listen and provide mental health support if they need it",
        SHROPSHIRE,
        ("says that its workers listen, and give mental health support to young people who need it",),
    ),
    (
        "Unlike any other service in the UK, our project workers log their information directly into police systems",
        SHROPSHIRE,
        (r"it says.*log what they learn directly into police systems, \"unlike any other service in the UK\"",),
    ),
    ("It's accurate. It's thorough.", SHROPSHIRE, ("The charity calls this information accurate and thorough",)),
    ("It frees up time for the police", SHROPSHIRE, ("It says that .* frees up time for the police",)),
    (
        "and can help reduce future missing episodes",
        SHROPSHIRE,
        ("It also says that it can help to reduce the number of times that children go missing again",),
    ),
    (
        "The first time they went missing it was 13 nights, the second time was three nights",
        SHROPSHIRE,
        (
            r"it was 13 nights, the second time was three nights\.\.\. I can't put into words the difference it makes\s+-- .*Society",
        ),
    ),
    (
        "Most children who run away return home safely",
        "why",
        ("Most children who run away return home safely, the charity says",),
    ),
    (
        "it's important to understand why it happened so it doesn't become a habit",
        "why",
        (r"The Children's Society says that it's important to understand why, \"so it doesn't become a habit\"",),
    ),
    (
        "Read our advice if you're worried a child might go missing",
        "why",
        ("Worried about your child.*What to do if you think that they might go",),
    ),
)

CAUTIONS = (
    ("figures", r"can't add them up, or take one from another, and nobody knows the true number"),
    ("figures", r"first gave that figure in 1999"),
    ("figures", r"100,000.*estimate from surveys, not a count"),
    ("figures", r"7 in 10 young people.*not the same as having been reported missing"),
    ("figures", r"Neither says how many missing children are"),
    ("why", r"can't be added up or compared"),
    ("why", r"Most children who run away return home safely.*Not all do"),
    ("why", r"no reason to wait"),
    (HOME_PAGE, r"Northway is no part of it"),
    (NOTTINGHAM, r"Northway has no part in it"),
    (NOTTINGHAM, r"56 missing incidents.*does not say how many young people were counted"),
    (NOTTINGHAM, r"hopeful sign rather than proof"),
    (SHROPSHIRE, r"charity's own account, on a page without a date"),
    (SHROPSHIRE, r"is the charity's claim. The page doesn't compare it with others"),
    (SHROPSHIRE, r"can't show what made the difference"),
    (SHROPSHIRE, r"It may have changed"),
    (SHROPSHIRE, r"Who reads your notes, and do they go to the police\?"),
)

# What the site said while only the beginning of that page was known.
UNTRUE = (
    ("part of the (charity's )?page (that )?we saw", "The part of the page we saw does not say."),
    (r"read only the first part", "We could read only the first part of the charity's page."),
    (r"could not confirm that it still runs, or where its notes go", "We could not confirm that it still runs, or where its notes go."),
    (r"Shropshire.*of which we could confirm little", "Return talks in Shropshire, of which we could confirm little."),
    (r"these counts were not there", "We saw only the start of its web page, and these counts were not there."),
)  # fmt: skip


def found(pattern: str, texts: list[str]) -> list[str]:
    return [text for text in texts if re.search(pattern, text, re.DOTALL)]


@pytest.mark.parametrize(("statement", "path", "patterns"), STATEMENTS, ids=[row[0] for row in STATEMENTS])
def test_a_statement_of_the_page_has_its_place(statement, path, patterns):
    for pattern in patterns:
        assert found(pattern, READ[path]), f"{path} does not say: {statement}"


@pytest.mark.parametrize("path", sorted({path for _, path, _ in STATEMENTS}))
def test_the_page_that_repeats_it_says_whose_words_they_are(path):
    assert found(CHARITY, READ[path])
    assert "childrens-society-children-missing-home" in SITE.originals[path].sources


@pytest.mark.parametrize(("path", "caution"), CAUTIONS)
def test_each_claim_stands_beside_its_caution(path, caution):
    assert found(caution, READ[path])


@pytest.mark.parametrize(("words", "wrong"), UNTRUE)
def test_nobody_says_any_more_that_the_page_could_not_be_read(words, wrong):
    assert found(words, [wrong]), "the row would find nothing"
    assert {path for path, texts in READ.items() if found(words, texts)} == set()
    assert {fact.id for fact in SITE.facts.values() if found(words, [fact.caution, fact.unit])} == set()
