"""The advice itself: the sixteen points on which a wrong sentence would hurt most, and where the site keeps to each.

A row says what a point demands; which page or record keeps to it, in what words; what no page may say (with a sentence
that does); and what any page on the subject must also say. The words are regular expressions, found in what a reader
reads, paragraph by paragraph.
"""

import re
from dataclasses import dataclass
from datetime import date

import pytest

from app import create_app
from northway.checks.nations import nation_blocks
from northway.directory import selection
from northway.markup.directives import MarkdownChunk, parse_blocks
from northway.markup.passages import with_passages
from northway.markup.prose import read_prose, shown_links

APP = create_app()
SITE = APP.extensions["northway"].site
ALWAYS = r"(24/7|24.hours? a day|day and night|at any hour|round the clock|all night)"


def paragraphs(page) -> list[str]:
    prose = read_prose(with_passages(page, SITE), shown_links(SITE.helplines))
    return [block.text for block in (*prose.fields, *prose.blocks)]


READ = {path: paragraphs(page) for path, page in SITE.originals.items()}


@dataclass(frozen=True)
class Point:
    number: int
    demand: str
    where: str
    says: tuple[str, ...] = ()
    never: tuple[tuple[str, str], ...] = ()
    wherever: tuple[tuple[str, str], ...] = ()


POINTS = (
    Point(
        1, "NSPCC is for the daytime", "help/nspcc",
        says=("Daytime advice", "at night, don't wait for it to open", "They can pass worries about a child"),
        never=((rf"^(?!.*Childline).*NSPCC\b.*{ALWAYS}", "Ring the NSPCC, day and night."),),
    ),
    Point(
        2, "Missing People may be closed at night: the police and Childline are not", "parents/missing-now",
        says=(r"The police answer all night, but Missing People \d+ may be closed", r"Message your child:.* call Childline"),
        never=((rf"Missing People (?!\d* ?may not)[^.]*{ALWAYS}", "Missing People 116000 answers 24 hours a day."),),
    ),
    Point(
        3, "SafeCall is the name, and no channel of it is printed before it is seen", "help/safecall",
        says=("up to age 25", "they may not answer at night", "high risk of serious harm"),
        never=(
            ("Runaway Helpline", "Ring Runaway Helpline."),
            (r"(SafeCall|Missing People).*(WhatsApp|chatbot)", "You can reach SafeCall by WhatsApp."),
        ),
    ),
    Point(
        4, "the Modern Slavery Helpline shares what it hears of anyone under 18", "help/modern-slavery-helpline",
        says=("If you are under 18, this line will share your details", "If you are under 18, your details will be shared"),
        wherever=(("Modern Slavery and Exploitation Helpline", r"\b(pass(es)? on|share[sd]?)\b"),),
    ),
    Point(
        5, "text to 999 only from a registered phone; link to no dead relay site", "help/999",
        says=("only if your phone was registered before", "Your text has not arrived until you get a reply"),
        never=(("emergencysms", "https://emergencysms.org.uk"),),
        wherever=((r"[Tt]ext 999", "regist"),),
    ),
    Point(
        6, "silence alone does not bring police, and 55 shows nobody where you are", "help/999",
        says=("If you don't, the call ends", "Silence alone doesn't bring the police", "Landlines work in a different way"),
        wherever=(("press 55", "the call ends"), ("press 55", r"55 (does not|doesn.t) (tell|show) them where you are")),
    ),
    Point(
        7, "British Transport Police have their own numbers, and a text to them is for no emergency", "help/british-transport-police",
        says=("you're in danger, call 999", "If it isn't an emergency, you can text", "never use it when you need someone right now"),
        never=((r"40\s?50\s?60", "0800 40 50 60"), (r"\b6106\b", "Text 6106.")),
    ),
    Point(
        8, "Live Fear Free has the operator's number", "help/live-fear-free",
        says=("the Welsh Government's own number, and some sites print a wrong one",),
        never=((r"80\s?10\s?100", "0808 80 10 100"),),
    ),
    Point(
        9, "each nation has its own domestic abuse line, and only Childline and Samaritans say that they are off the bill", "help/domestic-abuse-england",
        says=("in England", "They may show on a phone bill"),
        never=(
            (r"(UK('s)?|national) domestic (abuse|violence) (help)?line\b(?! \(England\))", "Ring the UK's domestic abuse line."),
            (r"^(?!.*(Childline|Samaritans)).*(\bnot|\bnever|n't) (show|appear|be listed)[^.]*\bbill", "It is free. It will not show on your bill."),
        ),
    ),
    Point(
        10, "services are called what they are called now", "help/children-first",
        says=("Children First support line",),
        never=(
            (r"(?-i:\bPACE\b)", "PACE supports parents."),
            ("Parentline Scotland", "Ring Parentline Scotland."),
            (r"808\s?4994", "Ring The Mix on 0808 808 4994."),
            (r"Women's Aid.*\bchat\b", "Women's Aid has a live chat."),
        ),
    ),
    Point(
        11, "at 16 and 17 the police still usually tell parents", "y/sixteen",
        says=("nobody is told once you are 16", "That.s often wrong", "If you are under 18, the police usually tell your parents"),
        never=((r"at 16\b[^.]*police (will|do) not tell", "At 16 you can leave and police will not tell your parents."),),
        wherever=((r"(leave|move out) at 16|from 16 you can usually", "under 18, (the )?police usually tell your parents"),),
    ),
    Point(
        12, "what counts as missing differs: the old English wording is Scotland's alone (below)", "work/guidance",
        says=("that wording has been replaced", "In the framework of 2017: whereabouts unknown"),
    ),
    Point(
        13, "the law of 2026 is named with what we do not know of it, and binds what teachers keep", "y/thinking",
        says=("Teachers and social workers pass on more than Childline",),
        wherever=((r"Crime and Policing Act|law of 2026", r"could not check|not been able to|before it passed|not (all )?in force"),),
    ),
    Point(
        14, "100,000 is an old estimate, set beside the counts, with what tells them apart", "figures",
        says=(
            "It's an estimate from surveys", "Do not subtract one from the other", "nobody knows the true number",
            "first gave that figure in 1999",
        ),
        never=((r"(?<!away-)\b100[, ]?000\b", "About 100,000 children run away each year."),),
    ),
    Point(
        15, "nobody promises a refuge, a bed, a talk in time, or silence", "help/centrepoint",
        says=("They can't always find a bed for the same night",),
        wherever=(("within 72 hours", r"\b(should|must|expect(s|ed)?|in time|on average|lasts?|up to)\b"),),
    ),
    Point(
        16, "in doubt 999, and 999 too when 101 does not answer", "parents/missing-now",
        says=(
            r"If you think your child could be in danger, call 999\. If you're not sure, call 999 anyway",
            "If you've called 101 and nobody answers, hang up and call 999",
            "primary-school age or younger",
        ),
        never=(
            (r"\b101 unless\b", "Ring 101 unless there is danger."),
            (r"\bonly (ring|call) 999 if\b", "Only call 999 if you see danger."),
            (r"(?<!not have to )(?<!n['’]t have to )\bwait 24 hours(?!\.\")", "Wait 24 hours."),
        ),
    ),
)  # fmt: skip


def found(pattern: str, texts: list[str]) -> list[str]:
    return [text for text in texts if re.search(pattern, text, re.IGNORECASE | re.DOTALL)]


def rows(kind: str) -> list:
    cases = ((point, pattern) for point in POINTS for pattern in getattr(point, kind))
    return [pytest.param(point, pattern, id=f"{point.number}. {point.demand}") for point, pattern in cases]


def test_every_point_has_its_row():
    assert [point.number for point in POINTS] == list(range(1, 17))
    assert all(point.where in READ for point in POINTS)


@pytest.mark.parametrize(("point", "words"), rows("says"))
def test_a_page_says_what_it_must(point, words):
    assert found(words, READ[point.where]), point.where


@pytest.mark.parametrize(("point", "never"), rows("never"))
def test_no_page_says_what_it_must_not(point, never):
    words, wrong = never
    assert found(words, [wrong]), "the row would find nothing"
    assert {path: text for path, texts in READ.items() for text in found(words, texts)} == {}


@pytest.mark.parametrize(("point", "never"), rows("never"))
def test_no_address_or_number_of_a_page_says_it_either(point, never):
    """In every language, and in what a reader does not see: addresses, channels."""
    for page in SITE.pages.values():
        channels = [channel.value for channel in getattr(page, "channels", ())]
        targets = re.findall(r"\]\(([^)]*)\)", page.body)
        assert found(never[0], [*channels, *targets]) == [], page.source


@pytest.mark.parametrize(("point", "wherever"), rows("wherever"))
def test_a_page_on_the_subject_says_the_rest_too(point, wherever):
    subject, rest = wherever
    silent = [path for path, texts in READ.items() if found(subject, texts) and not found(rest, texts)]
    assert silent == []


@pytest.mark.parametrize("identity", ["nspcc", "missing-people", "safecall"])
def test_a_line_of_doubtful_hours_is_not_among_those_open_tonight(identity):
    phone = SITE.helplines[identity].find_channel("phone")
    assert phone.hours != "always" and (phone.hours == "unknown" or phone.hours_evidence == "unconfirmed")


@pytest.mark.parametrize(
    ("identity", "kind", "value"),
    [
        ("british-transport-police", "phone", "0800 40 50 40"),
        ("british-transport-police", "text", "61016"),
        ("live-fear-free", "phone", "0808 80 10 800"),
        ("domestic-abuse-england", "phone", "0808 2000 247"),
        ("missing-people", "phone", "116 000"),
        ("safecall", "phone", "116 000"),
    ],
)
def test_a_number_that_others_get_wrong_is_the_one_on_the_operator_s_page(identity, kind, value):
    assert SITE.helplines[identity].find_channel(kind).value == value


def test_each_nation_has_its_own_domestic_abuse_line():
    lines = ("domestic-abuse-england", "live-fear-free", "domestic-abuse-scotland", "domestic-abuse-ni")
    assert [SITE.helplines[line].nations for line in lines] == [
        ("england",),
        ("wales",),
        ("scotland",),
        ("northern-ireland",),
    ]
    assert {SITE.helplines[line].on_bill for line in lines} == {"unknown"}


def test_a_call_is_off_the_bill_only_if_the_operator_says_so():
    assert {each.id for each in SITE.helplines.values() if each.on_bill == "no"} == {"childline", "samaritans"}


def test_shout_says_that_it_tells_someone_before_it_says_anything_else():
    assert found("Shout will tell someone if you're being hurt, or if you're not safe", READ["help/shout"])
    assert "not safe" in SITE.helplines["shout"].confidentiality


@pytest.mark.parametrize("need", ["suicide", "exploitation", "forced-marriage", "homelessness", "abuse", "away-now"])
def test_a_child_who_looks_under_a_need_finds_childline(need):
    assert "childline" in {each.id for each in selection.select(SITE, ["young-person", need])}


def test_the_old_english_wording_is_scotland_s_alone():
    for page in SITE.originals.values():
        blocks = nation_blocks(parse_blocks(page.body, page.body_line)[0])
        scottish = "".join(
            text.text
            for block in blocks
            if block.arguments == ("scotland",)
            for text in block.children
            if isinstance(text, MarkdownChunk)
        )
        for line in page.body.split("\n"):
            assert "out of character" not in line or line in scottish or "replaced" in line, page.source


def test_the_old_figure_never_stands_without_its_caution():
    assert "old" in SITE.facts["ran-away-100000"].caution or "2003" in SITE.facts["ran-away-100000"].caution
    for path, page in SITE.originals.items():
        if "fact:ran-away-100000" in page.body or "fact ran-away-100000" in page.body:
            assert found("estimate", READ[path]) and "children-reported-uk" in page.body, path


def test_the_999_record_keeps_what_sources_disagree_on():
    assert any("101" in conflict for conflict in SITE.helplines["999"].conflicts)


def test_no_page_promises_what_others_must_keep():
    for phrase in ("a bed tonight", "within 72 hours", "nobody will be told", "police will not", "confidential"):
        assert phrase in SITE.style_rules.promises
    problems = APP.extensions["northway"].problems(date.today())
    assert [str(problem) for problem in problems if "promises what" in problem.message] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("y/not-back", "children.s services must find you a place"),
        ("y/not-back", "Health and Social Care Trust must find you a place"),
        ("y/sixteen", "I want to be looked after, under section 20"),
        ("y/family-plans", "Nobody under 18 can marry here, even if their parents agree"),
        ("y/family-plans", "FGM.*crime everywhere in the UK"),
        ("y/favours", "Don.t pay"),
        ("y/favours", "It can.t reach private chats"),
        ("y/officers", "appropriate adult"),
        ("y/officers", "solicitor is a lawyer on your side, and it.s free"),
        ("y/going-back", "until an officer has seen you"),
        ("y/body", "under 13, expect them to tell someone"),
        ("y/new-here", "someone has to look after you"),
    ],
)
def test_a_young_person_is_told_the_right_that_counts_most_there(page, words):
    assert found(words, READ[page]), page
