"""The rules of `writing.yml`: length, words, a contact near the top, next steps at the end."""

import pytest

RULES = """\
sentence: 8
mean_sentence: 6
paragraph: 20
paragraph_sentences: 3
page: 60
before_contact: 5
reading: {default: 6, y: 2}
passive: 25
auxiliaries: [is, was]
adverbs: [not]
endings: [ed]
participles: [told]
states: [scared]
jargon:
  placement: home
  liais*: talk to
blame:
  runaway*: a child who has run away
  attention seeking: they need somebody to listen
promises:
  nobody will be told: []
  within 72 hours: [should]
denials: [nobody can promise]
allowed: [Runaway Helpline]
jargon_for: [professional]
"""
FIRST = "[Ring](helpline:100). "
LAST = "\n\n::: next\n- [Home](../index.md)\n:::\n"


@pytest.fixture
def writer(desk):
    """A desk with rules, and one page to write on."""
    desk.write("writing.yml", RULES)
    desk.replace("site.yml", 'emergency: ["100"]', "emergency: []")
    desk.replace("en/help/100.md", "nations: [england, wales]", "nations: unknown")
    desk.fields = desk.read("en/parents/first-hour.md").split("---\n")[1]
    return desk


def found(writer, body: str, path: str = "parents/tonight"):
    fields = writer.fields.replace("The first hour", "Tonight").replace("parents/first-minutes", "parents/then")
    fields = fields.replace("What to do, in order.", "What to do, from now on.")
    writer.write(f"en/{path}.md", f"---\n{fields}---\n{body}")
    return [problem for problem in writer.problems() if problem.source.endswith(f"en/{path}.md")]


def lines(writer, body: str, path: str = "parents/tonight") -> list[str]:
    return [
        f"{problem.level}: {str(problem).removeprefix(f'{writer.folder}/en/')}" for problem in found(writer, body, path)
    ]


def test_a_good_page_has_nothing_to_mend(writer):
    assert lines(writer, f"{FIRST}Somebody listens. You need not say who you are.{LAST}") == []


def test_without_the_file_a_site_has_no_such_rules(desk):
    assert desk.site().style_rules is None
    assert not {"sentences", "reading", "words", "contacts", "next"} & {problem.rule for problem in desk.problems()}


def test_a_long_sentence_is_an_error_on_its_own_line(writer):
    body = f"{FIRST}\n\nThis is short. This one has nine words and so too many.{LAST}"
    assert lines(writer, body)[0].startswith(
        "error: parents/tonight.md:13: the sentence “This one has nine words and …” has 9 words; write 8 at most"
    )


def test_a_long_summary_is_a_warning(writer):
    writer.fields = writer.fields.replace("What to do, in order.", "One two three four five six seven eight nine.")
    assert (
        "warning: parents/tonight.md:3: the sentence “One two three four five six …” has 9 words"
        in lines(writer, FIRST + LAST)[0]
    )


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("One two. Three four. Five six. Seven eight.", "has 4 sentences; write 3 at most"),
        ("- One two. Three four. Five six. Seven eight.", "has 4 sentences; write 3 at most"),
        ("One two three four five six seven. " * 3, "has 21 words; write 20 at most"),
    ],
)
def test_a_long_paragraph_is_a_warning(writer, paragraph, words):
    [line] = [line for line in lines(writer, f"{FIRST}\n\n{paragraph}{LAST}") if "the paragraph" in line]
    assert line.startswith("warning: parents/tonight.md:13:") and words in line


def test_a_question_is_one_with_its_answer_and_a_quotation_with_its_sentence(writer):
    assert lines(writer, f'{FIRST}\n\nIn danger? Ring. Ask: "Here? Now. Yes. No." Then wait.{LAST}') == []


@pytest.mark.parametrize(("path", "is_too_hard"), [("parents/tonight", False), ("y/tonight", True)])
def test_a_section_has_its_own_reading_grade(writer, path, is_too_hard):
    writer.replace("writing.yml", "page: 60", "page: 900")
    hard = [
        line
        for line in lines(writer, FIRST + "Somebody there listens to you now. " * 30 + LAST, path)
        if "reads like one for age" in line
    ]
    assert bool(hard) is is_too_hard
    assert all("write for grade 2; begin here, with “Somebody" in line for line in hard)


def test_a_page_over_its_length_is_an_error_where_it_becomes_too_long(writer):
    body = FIRST + "\n\nOne two three four five six." * 11 + LAST
    [line] = [line for line in lines(writer, body) if "the page has" in line]
    assert line.startswith("error: parents/tonight.md:31: the page has 67 words") and "write 60 at most" in line


@pytest.mark.parametrize("name", ["parents", "parents/tonight"])
def test_a_section_and_a_page_may_have_a_length_of_their_own(writer, name):
    writer.replace("writing.yml", "page: 60", f"page: 60\npages: {{{name}: 10}}")
    body = FIRST + "\n\nOne two three four five six." * 2 + LAST
    assert [line for line in lines(writer, body) if "the page has 13 words" in line and "write 10 at most" in line]


def test_a_page_where_nobody_acts_is_a_warning(writer):
    writer.replace("writing.yml", "page: 60", "page: 900")
    active, passive = "Somebody asks you.\n\n", "It was not told. He is scared. It is asked.\n\n"
    assert not [line for line in lines(writer, FIRST + active * 20 + LAST) if "passive" in line]
    [line] = [line for line in lines(writer, FIRST + active * 3 + passive * 6 + LAST) if "passive" in line]
    assert "warning: parents/tonight.md:17: 12 of 22 sentences are passive, such as “It was not told.”" in line


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("A runaway rings.", "error: {}: “runaway” blames or belittles a child; say instead: a child who has run away"),
        ("It is attention-seeking.", "error: {}: “attention-seeking” blames or belittles a child"),
        ("Runaways ring.", "error: {}: “Runaways” blames or belittles a child"),
        ("They liaised.", "warning: {}: “liaised” is not an everyday word; say instead: talk to"),
        ("A placement.", "warning: {}: “placement” is not an everyday word; say instead: home"),
        ("Nobody will be told.", "error: {}: “Nobody will be told” promises what nobody can be sure of"),
        ("A talk comes within 72 hours.", "error: {}: “within 72 hours” promises what nobody can be sure of"),
        ('Say: "Nobody will be told."', "error: {}: “Nobody will be told” promises"),
        ("It will come, and it should, within 72 hours.\n\nWithin 72 hours it should.", "error: parents/tonight.md:15: “Within 72 hours”"),
    ],
)  # fmt: skip
def test_a_word_of_the_lists_is_found(writer, sentence, message):
    found = [line for line in lines(writer, f"{FIRST}\n\n{sentence}{LAST}") if "“" in line.split(": ")[2][:1]]
    assert [line for line in found if line.startswith(message.format("parents/tonight.md:13"))], found
    assert len(found) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "They run away.",
        "Ring Runaway Helpline.",
        "Some say “runaway”.",
        'They say "it is. A runaway. So."',
        "::: quote\nThey called me a runaway.\n\n-- a girl\n:::",
        "Two placements.",
        "Nobody can promise that nobody will be told.",
        "It should come within 72 hours.",
    ],
)
def test_what_only_looks_like_a_word_of_the_lists_is_left_alone(writer, sentence):
    assert not [
        line
        for line in lines(writer, f"{FIRST}\n\n{sentence}{LAST}")
        if "blames" in line or "everyday" in line or "promises" in line
    ]


def test_what_a_record_says_of_itself_is_read_too(writer):
    writer.replace("en/help/100.md", "They tell someone if a life is in danger.", "Nobody will be told.")
    assert [line for line in writer.lines() if line.startswith("en/help/100.md:27: “Nobody will be told” promises")]


def test_pages_for_professionals_may_use_their_words(writer):
    writer.fields = writer.fields.replace("audience: parent", "audience: professional")
    assert lines(writer, f"{FIRST}A placement.{LAST}") == []
    assert "blames" in lines(writer, f"{FIRST}A runaway.{LAST}")[0]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Nobody stands here.", "the page has no contact; put a helpline link"),
        ("There are six words before it. [Ring](helpline:100).", "6 words come before the first contact"),
        ("There are five words here. [Ring](helpline:100).", ""),
        ("::: contact-strip 100\n:::", ""),
    ],
)
def test_somebody_to_turn_to_stands_at_the_top_of_each_page(writer, body, words):
    found = [line for line in lines(writer, body + LAST) if "contact" in line]
    assert len(found) == bool(words) and all(words in line and line.startswith("error") for line in found)


def test_a_helpline_s_own_page_has_its_numbers_above_its_body(writer):
    assert not [line for line in writer.lines() if line.startswith("en/help/100.md") and "contact" in line]


@pytest.mark.parametrize(("navigation", "is_far"), [("[help]", False), ("[]", True)])
def test_a_person_to_talk_to_is_two_taps_away_at_most(writer, navigation, is_far):
    # Only the page of a second helpline has a contact; home links to the list, and the list to that page.
    writer.replace("site.yml", "emergency: []", 'emergency: ["100"]')
    writer.replace("site.yml", "navigation: [parents, y, help]", f"navigation: {navigation}")
    writer.write("en/help/200.md", writer.read("en/help/100.md").replace("The small line", "Another line"))
    far = [
        line for line in lines(writer, FIRST + LAST) if "no helpline but the emergency numbers is within 2 taps" in line
    ]
    assert len(far) == is_far


def test_words_for_one_nation_count_only_for_readers_there(writer):
    block = "::: nation {}\n" + "Words that hold here only. " * 5 + "\n:::\n\n"
    both = "".join(block.format(nation) for nation in ("england", "wales"))
    writer.replace("writing.yml", "page: 60", "page: 45")
    assert not [line for line in lines(writer, f"{FIRST}\n\n{both}{LAST}") if "it is too long" in line]
    assert [
        line
        for line in lines(writer, f"{FIRST}\n\n{both.replace('wales', 'england')}{LAST}")
        if "it is too long" in line
    ]


def test_a_page_has_its_next_steps_once(writer):
    assert [line for line in lines(writer, f"{FIRST}{LAST}\n{LAST}") if "there are next steps here and at the end" in line]


def test_a_page_ends_with_its_next_steps(writer):
    assert [line for line in lines(writer, FIRST) if "error" in line and "does not end with its next steps" in line]
    assert [line for line in lines(writer, f"{FIRST}{LAST}\nMore.") if "does not end with its next steps" in line]


def test_home_and_sections_end_with_the_pages_below_them(writer):
    said = [line for line in writer.lines() if "next steps" in line]
    assert not [line for line in said if line.startswith(("en/index.md", "en/parents/index.md"))]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("page: 60\n", "", "writing.yml:1: the field `page` is missing; write `page: 900`"),
        ("page: 60", "page_: 60", "writing.yml:5: there is no field `page_`; did you mean `page`?"),
        ("page: 60", "page: long", "writing.yml:5: `page` is 'long', which does not fit; write `page: 900`"),
        ("y: 2", "z: 2", "writing.yml:7: there is no section `z`"),
        ("page: 60", "page: 60\npages: {parents/nowhere: 50}", "writing.yml:6: there is no page or section `parents/nowhere`"),
        ("page: 60", "page: 60\nurgent: [nowhere]", "writing.yml:6: there is no page or section `nowhere`"),
        ("default: 6, ", "", "writing.yml:7: `reading` has no `default`; write `default: 6`"),
        ("jargon_for: [prof", "jargon_for: [pref", "writing.yml:25: `prefessional` is not one of our audiences"),
        ("states: [scared]", "state: [scared]", "writing.yml:13: there is no field `state`"),
        ("within 72 hours: [should]", "within 72 hours: should", "writing.yml:22: `promises.within 72 hours` is not a list"),
        ("  placement: home", "  placement: home\n  placement: house", "writing.yml:16: `placement` is written twice"),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_named_with_its_line(writer, old, new, words):
    writer.replace("writing.yml", old, new)
    assert [line for line in writer.lines() if line.startswith(words)], [
        line for line in writer.lines() if "writing" in line
    ]
