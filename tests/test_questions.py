"""Questions, one a screen: a page for each, from one file; no way through them ends nowhere, goes round or is too long."""

import pytest

from northway.checks.questions import MOST_TAPS, longest_way
from tests.test_northway import APP

FIELDS = """\
title: {title}
summary: A few questions.
audience: everyone
order: 50
layout: questions
sources: []
reviewed: 2026-11-01
review_by: 2027-05-01
"""
ABOVE = "::: contact-strip 100\n:::\n"
FILE = "en/parents/what-now.md"


def question(identity: str, *answers: str, words: str = "") -> str:
    listed = "\n".join(f"- [Answer {number}]({target})" for number, target in enumerate(answers))
    return f"\n## {words or f'Is it {identity}?'} {{#{identity}}}\n\nRing 100.\n\n::: answers\n{listed}\n:::\n"


GOOD = (
    question("first", "#second", "#third", "helpline:100")
    + question("second", "first-hour.md", "#third")
    + question("third", "first-hour.md")
)


def write(desk, body: str, name: str = FILE, title: str = "What now?") -> None:
    desk.write(name, f"---\n{FIELDS.format(title=title)}---\n{ABOVE}{body}")


def told(desk, body: str) -> list[str]:
    """The errors that a way with this body has, without the name of its file."""
    write(desk, body)
    found = [problem for problem in desk.problems() if problem.source.endswith(FILE) and problem.level == "error"]
    return [str(problem).partition(".md:")[2] for problem in found]


@pytest.fixture
def asking(desk):
    write(desk, GOOD)
    return desk


def test_each_question_is_a_page_with_its_answers_and_what_stands_above_the_first(asking):
    page = asking.client().get("/parents/what-now/")
    assert page.text("h1") == "Is it first?" and page.one("title").text().startswith("What now?")
    assert page.attributes(".answers a", "href") == [
        "/parents/what-now/second/",
        "/parents/what-now/third/",
        "tel:01614960100",
    ]
    second = asking.client().get("/parents/what-now/second/")
    assert second.text("h1") == "Is it second?" and second.one("title").text().startswith("Is it second?")
    assert second.attributes(".answers a", "href") == ["/parents/first-hour/", "/parents/what-now/third/"]
    assert second.attributes(".text .contact-strip a", "href") == ["tel:01614960100"]
    assert "Is it third?" not in second.text()


def test_a_question_leads_back_to_each_that_leads_to_it_and_to_the_first(asking):
    def back(path):
        page = asking.client().get(path)
        links = page.all(".question-nav a")
        return [(link.attributes["href"], " ".join(link.text().split())) for link in links]

    assert back("/parents/what-now/") == []
    assert back("/parents/what-now/second/") == [("/parents/what-now/", "Back to: Is it first?")]
    assert back("/parents/what-now/third/") == [
        ("/parents/what-now/", "Back to: Is it first?"),
        ("/parents/what-now/second/", "Back to: Is it second?"),
    ]


def test_start_again_stands_where_back_is_not_the_start(desk):
    write(desk, question("first", "#second") + question("second", "#third") + question("third", "first-hour.md"))
    links = desk.client().get("/parents/what-now/third/").all(".question-nav a")
    assert [link.attributes["href"] for link in links] == ["/parents/what-now/second/", "/parents/what-now/"]


def test_a_good_way_has_no_faults(asking):
    assert [line for line in asking.lines() if "what-now" in line] == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Words.\n", "11: this page has no questions; begin each with `## Its words {#its-id}`"),
        ("\n## Where?\n", "14: this question has no id; end its line with an id, such as `## Where? {#where}`"),
        (question("first", "#twice") + question("twice", "first-hour.md") * 2,
         "30: the question `#twice` is also on line 22; give each an id of its own"),
        ("\n## Where? {#where}\n\nRing 100.\n",
         "14: this question has no answers; write `::: answers`, a list of links to questions, pages or helplines, and `:::`"),
        (question("first", "#secnd", "#second") + question("second", "first-hour.md"),
         "19: no question here has the id `#secnd`; did you mean `second`?"),
        (question("first", "first-hour.md") + question("lost", "first-hour.md"),
         "22: no answer leads to this question; lead an answer to `#lost`, or take the question out"),
        (question("first", "#second") + question("second", "first-hour.md", "#first"),
         "28: this answer leads back to “Is it first?”, which was asked before it; "
         "lead to a later question, a page or a helpline"),
        ("\n## Where *are* you? {#where}\n", "14: this question is not in plain words; write it without marks and links"),
        ("".join(f"\n## Q? {{#q{number}}}\n" for number in range(41)),
         "94: this page asks 41 questions; ask 40 at most in one file"),
        (question("first", "https://other.example/"),
         "19: this answer does not say where it leads; "
         "write `- [its words](#id)`, or the file of a page or a `helpline:` in place of `#id`"),
        (question("first", "nowhere.md"), "19: the link `nowhere.md` leads nowhere; write the file's name from here, such as ../help/index.md"),
    ],
)  # fmt: skip
def test_a_way_that_goes_wrong_is_reported_with_its_line_and_what_to_write(desk, body, fault):
    assert fault in told(desk, body)


def test_a_question_and_a_page_cannot_have_one_address(desk):
    other = FIELDS.format(title="Other").replace("layout: questions\n", "")
    desk.write("en/parents/what-now/second.md", f"---\n{other}---\n{ABOVE}")
    [fault] = told(desk, GOOD)
    assert "the question `#second` and" in fault and "have the same address; give the question another id" in fault


def test_many_answers_to_the_same_questions_are_followed_once(desk):
    """25 questions that each lead to all later ones have millions of ways."""
    names = [f"q{number}" for number in range(25)]
    body = "".join(
        question(name, *(f"#{later}" for later in names[at + 1 :]), "first-hour.md") for at, name in enumerate(names)
    )
    [fault] = told(desk, body)
    assert f"comes after {MOST_TAPS} others" in fault


def test_all_faults_of_a_way_are_reported_at_once(desk):
    body = question("first", "#second", "#nowhere") + question("second", "#first") + question("lost", "first-hour.md")
    assert [fault.partition(":")[0] for fault in told(desk, body)] == ["20", "28"]
    # These may be why nothing leads to the last question, so that is reported only once they are mended.
    sound = body.replace("#nowhere", "helpline:100").replace("(#first)", "(first-hour.md)")
    assert [fault.partition(":")[0] for fault in told(desk, sound)] == ["31"]


def test_a_way_through_the_questions_takes_at_most_five_taps(desk):
    def chain(length: int) -> str:
        names = [f"q{number}" for number in range(length)]
        onward = [*(f"#{name}" for name in names[1:]), "first-hour.md"]
        return "".join(question(name, target) for name, target in zip(names, onward, strict=True))

    assert told(desk, chain(MOST_TAPS)) == []
    [fault] = told(desk, chain(MOST_TAPS + 1))
    assert (
        "“Is it q5?”" not in fault
        and f"this question comes after {MOST_TAPS} others: “Is it q0?”, “Is it q1?”" in fault
    )


def test_a_quiet_tab_says_nothing_of_the_question(desk):
    body = question("first", "#second", words="Are you in danger?") + question(
        "second", "index.md", words="Who hurts you?"
    )
    write(desk, body, "en/y/ask.md", "A few words")
    page = desk.client().get("/y/ask/second/")
    assert page.text("h1") == "Who hurts you?"
    assert page.one("title").text().startswith("A few words (2)")
    kept = [desk.client().get(path).one("title").text() for path in ("/y/ask/", "/y/ask/second/")]
    assert not any(word in title for title in kept for word in ("danger", "hurt"))
    assert [line for line in desk.lines() if "ask.md" in line and "quiet" in line] == []


def test_a_translation_asks_the_same_questions_and_each_that_it_lacks_is_offered_in_the_original(asking):
    code = asking.site().originals["parents/what-now"].digest
    words = {
        "Is it first?": "Ai cyntaf?",
        "Is it second?": "Ai ail?",
        "Is it third?": "Ai trydydd?",
        "Ring": "Ffoniwch",
    }
    body = GOOD
    for english, welsh in words.items():
        body = body.replace(english, welsh)
    fields = f"---\ntitle: Beth nawr?\nsummary: Cwestiynau.\ntranslated_from: {code}\n---\n{ABOVE}"
    asking.write("cy/parents/what-now.md", fields + body)
    assert [line for line in asking.lines() if "cy/parents/what-now" in line] == []
    page = asking.client().get("/cy/parents/what-now/third/")
    assert page.text("h1") == "Ai trydydd?" and "Ai ail?" in page.text(".question-nav")
    other = body.replace("{#third}", "{#thrid}").replace("helpline:100", "first-hour.md")
    asking.write("cy/parents/what-now.md", fields + other)
    told = [line for line in asking.lines() if "cy/parents/what-now" in line]
    assert any("the question `#third` of" in line and "is missing here" in line for line in told)
    assert any("has no question `#thrid`; did you mean `third`?" in line for line in told)
    assert any("has no `[…](first-hour.md)` here" in line for line in told)
    assert asking.client().get("/cy/parents/what-now/third/").text("h1") == "Is it third?"


def test_an_outdated_translation_is_reported_once(asking):
    asking.write("cy/parents/what-now.md", f"---\ntitle: Beth?\nsummary: X.\ntranslated_from: x\n---\n{ABOVE}{GOOD}")
    assert len([line for line in asking.lines() if "cy/parents/what-now" in line and "has changed since" in line]) == 1


def test_a_former_address_leads_to_the_first_question(desk):
    write(desk, GOOD)
    desk.replace(FILE, "layout: questions", "layout: questions\nformer_paths: [parents/start]")
    assert [line for line in desk.lines() if "former path" in line] == []
    assert desk.client().get("/parents/start/").attributes("main a[href^='/']", "href") == ["/parents/what-now/"]


SITE = APP.extensions["northway"].site
STARTS = sorted(path for path, page in SITE.originals.items() if page.question and page.question.path == path)


def ways_of(start: str) -> dict[str, list[str]]:
    """The questions that each question leads to, as the frozen pages say."""
    pages = [path for path in SITE.originals if path == start or path.startswith(f"{start}/")]
    bodies = APP.extensions["northway"].bodies
    links = {path: bodies[SITE.originals[path].key].links for path in pages}
    return {path: [link.page.path for link in links[path] if link.page and link.page.path in pages] for path in pages}


def test_there_is_a_way_for_parents_and_one_for_young_people():
    assert [start.split("/")[0] for start in STARTS] == ["parents", "y"]


@pytest.mark.parametrize("start", STARTS)
def test_the_first_question_is_about_danger_and_gives_999_at_once(northway, start):
    page = northway.get(f"/{start}/")
    assert "danger" in page.text("h1")
    assert "tel:999" in page.attributes(".text > p a, .text > .contact-strip a", "href")
    assert "not sure" in page.all(".answers a")[0].text()


@pytest.mark.parametrize("start", STARTS)
def test_every_way_ends_within_five_taps(start):
    ways = ways_of(start)
    assert len(longest_way(start, {path: dict.fromkeys(onward, 1) for path, onward in ways.items()})) <= 5


@pytest.mark.parametrize("code", [locale.code for locale in SITE.config.locales])
@pytest.mark.parametrize("start", STARTS)
def test_every_screen_has_a_number_a_way_out_and_a_way_back_in_each_language(northway, start, code):
    for path in ways_of(start):
        edition = SITE.find_edition(path, code)
        assert not edition.is_fallback and not edition.is_outdated, path
        page = northway.get(f"/{'' if code == 'en' else code + '/'}{path}/")
        assert page.all(".text .contact-strip a[href^='tel:']") and page.one(".leave"), path
        assert path == start or page.all(".question-nav a"), path
        assert len(page.all(".answers a")) >= 2, path
