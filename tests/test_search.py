"""Search: what readers type finds the page that answers it, and danger is shown first. Also how words are folded."""

import json
import re
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from random import Random

import brotli
import pytest
from click.testing import CliRunner

from northway.content.search_words import Spelling
from northway.publication.search_index import indexed_pages, search_index
from northway.search.folding import Folding, is_near
from northway.search.index import IndexedPage, make_index
from northway.search.ranking import Index
from tests.search_cases import AWKWARD, Case, cases

MOST_BYTES = 45_000
MOST_SCRIPT = 5_000
MANY = 300  # pages of a site that has grown
CODES = ("en", "cy", "ur", "pl", "ro", "ar")
IN_THREE = 0.97
SPELLING = Spelling(
    letters=(("aa", "a"), ("ي", "ی")),
    beginnings=(("b", "mh", "ph", "p", "m"),),
    endings=("ing", "ed", "s"),
    same=(("child", "son", "daughter"), ("mum", "mother")),
    ignored=("the", "my"),
)


@pytest.fixture(scope="module")
def index_of(northway):
    publication = northway.app.extensions["northway"]
    return cache(lambda code: Index(search_index(publication.site, publication.bodies, code)))


@pytest.fixture(scope="module")
def plain_index_of(northway):
    """The index without the words that editors wrote for the search."""
    publication = northway.app.extensions["northway"]
    site = replace(publication.site, search_words={})
    return cache(lambda code: Index(search_index(site, publication.bodies, code)))


def rank_of(index: Index, case: Case) -> int:
    """The place of the first page that answers, from 1; 0 where none was found."""
    names = [index.pages[result.page][0].removesuffix("/index") for result in index.search(case.phrase).results]
    wanted = {page.removesuffix("/index") for page in case.pages}
    return next((place for place, name in enumerate(names, 1) if name in wanted), 0)


@pytest.mark.parametrize("code", CODES)
def test_the_ranks_of_the_page_that_answers_are_among_the_first_three(index_of, plain_index_of, code):
    asked = [case for case in cases() if case.code == code and case.pages]
    ranks = {case.phrase: rank_of(index_of(code), case) for case in asked}
    print(f"\n{code}: the rank of the page that answers, without readers' words and with them")
    for case in asked:
        print(f"{rank_of(plain_index_of(code), case) or '–':>3} {ranks[case.phrase] or '–':>3}  {case.phrase}")
    found = sum(1 <= rank <= 3 for rank in ranks.values())
    assert found >= IN_THREE * len(ranks), [phrase for phrase, rank in ranks.items() if not 1 <= rank <= 3]


@pytest.mark.parametrize("code", CODES)
def test_danger_is_seen_and_nothing_else_is_taken_for_it(index_of, code):
    missed, alarms = [], []
    for case in (case for case in cases() if case.code == code and case.helplines):
        found = index_of(code).search(case.phrase).danger
        if case.helplines == ("none",):
            alarms += [case.phrase] if found else []
        elif not {*case.helplines} & {*found}:
            missed.append(case.phrase)
    assert (missed, alarms) == ([], [])


HARMLESS = (
    "suicide squad", "suicide squad 2 cast", "dead battery", "killing it", "dying to see you", "killer whales", "beat the traffic",
    "cut the cake", "run club near me", "lost property", "missing sock", "phone died", "i could murder a curry", "hit song", "punch recipe",
    "i died laughing", "killer queen lyrics", "overdose on sugar", "i cut my finger", "cutting hair", "stab in the dark", "die hard", "kidnapped book",
    "slap on the wrist", "rape seed oil", "dye my hair", "gang of friends", "home alone", "runaway train song", "hang out with mates", "leave me alone",
)  # fmt: skip


@pytest.mark.parametrize("audience", ["", "parent", "young-person"])
def test_idioms_raise_no_alarm(index_of, audience):
    assert [text for text in HARMLESS if index_of("en").search(text, audience).danger] == []


def test_a_denial_is_no_alarm_but_what_follows_it_may_be(index_of):
    index = index_of("en")
    assert not index.search("i don't want to die, i just want to sleep").danger
    assert index.search("i don't want to die but he has a knife").danger[0] == "999"


def test_danger_never_takes_the_place_of_the_pages(index_of):
    for case in cases():
        found = index_of(case.code).search(case.phrase)
        assert found.results or not found.danger, case.phrase


# Lines whose records say that they pass on the details of everybody under 18.
PASS_ALL_ON = {"modern-slavery-helpline", "999", "101", "nspcc", "british-transport-police"}


def test_young_people_are_offered_childline_before_a_line_that_passes_everything_on(northway):
    for name, kind in northway.site.search_words["en"].danger.items():
        lines = kind.helplines_for("young-person")
        if PASS_ALL_ON & {*lines} - {"999", "101"}:
            assert lines.index("childline") < min(map(lines.index, PASS_ALL_ON & {*lines} - {"999", "101"})), name


@pytest.mark.parametrize("code", CODES[1:])
def test_every_kind_of_danger_is_known_in_each_language(northway, code):
    known, source = northway.site.search_words[code].danger, northway.site.search_words["en"].danger
    finer = {name for name in source if name.startswith("child-")} | {
        "self-harm",
        "despair",
        "nowhere",
    }  # parts of others
    assert {*source} - {*known} <= {"taken", "deaf-missing", "text-999", "coping"} | finer
    assert {"overdose", "held", "threat", "suicide", "assault", "abuse", "exploited", "marriage", "missing"} <= {*known}


def test_young_people_find_their_own_pages_first(index_of):
    index = index_of("en")
    for phrase in ("home", "police", "social worker", "kicked out", "abuse", "drugs"):
        first = index.search(phrase, "young-person").results[0]
        assert index.pages[first.page][0].startswith("y/"), phrase


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("MUM", "mother"), ("my son’s", ["mothers", "sons"][1]), ("waiting", "waited"), ("phlant", "plant"), ("naam", "nam"),
        ("élan", "elan"), ("hitt", "hit"), ("يار", "یار"), ("don't", "dont"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_are_folded_into_one(typed, same):
    folding = Folding.of(SPELLING)
    assert folding.words(typed)[-1] == folding.words(same)[-1]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("daughter", "dauhter", 1),
        ("daughter", "daugther", 1),
        ("cat", "cut", 1),
        ("cat", "cats", 1),
        ("cat", "dog", 0),
        ("abcd", "badc", 0),
    ],
)
def test_one_wrong_letter_is_near_and_two_are_not(one, other, near):
    assert is_near(one, other) is is_near(other, one) is bool(near)


def page(name: str, title: str, text: str = "") -> IndexedPage:
    return IndexedPage(name, name, title, title, "", "", (), (), text)


def small_index() -> Index:
    from northway.content.search_words import SearchWords

    pages = [
        page("lost", "A lost child"),
        page("runaway", "Run away"),
        page("helpline", "Help line", "One text of many words."),
    ]
    return Index(json.loads(json.dumps(make_index(pages, SearchWords(SPELLING), {}, ()))))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("my daughter", "lost"),
        ("runaway", "runaway"),
        ("helpline", "helpline"),
        ("away ru", "runaway"),
        ("daugter", "lost"),
        ("tex", "helpline"),
    ],
)
def test_words_are_found_joined_or_split_begun_or_with_a_wrong_letter(typed, first):
    index = small_index()
    assert index.pages[index.search(typed).results[0].page][0] == first


def test_what_is_no_word_finds_nothing_and_breaks_nothing(index_of):
    for code in CODES:
        for text in AWKWARD:
            index_of(code).search(text)
    assert index_of("en").search("").results == () and index_of("en").search("?!").results == ()


@pytest.mark.parametrize("code", CODES)
def test_the_index_is_small_is_kept_nowhere_and_holds_no_page_of_another_language(northway, code):
    response = northway.raw(f"/search-index/{code}.js")
    assert response.mimetype == "text/javascript" and response.headers["Cache-Control"] == "no-store"
    assert len(brotli.compress(response.data, quality=11)) <= MOST_BYTES
    values = json.loads(response.get_data(as_text=True).partition("export default ")[2].removesuffix(";\n"))
    paths = {name.removesuffix("index").strip("/") for name, *_ in values["pages"]}
    assert all(code in northway.site.written[path] for path in paths)


def test_the_index_stays_small_as_the_site_grows(northway):
    publication = northway.app.extensions["northway"]
    values = search_index(publication.site, publication.bodies, "en", more=invented_pages(publication, MANY))
    assert len(values["pages"]) == MANY
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    assert len(brotli.compress(text.encode(), quality=11)) <= MOST_BYTES


def invented_pages(publication, number: int) -> list[IndexedPage]:
    """Pages of the site's own sentences and headings, shuffled, so that there are so many in all."""
    pages = list(indexed_pages(publication.site, publication.bodies, "en"))
    sentences = [line for page in pages for line in re.split(r"(?<=[.?!])\s+", page.text) if 40 < len(line) < 120]
    headings = [heading for page in pages for heading in page.headings if len(heading) > 12]
    choose = Random(1)
    return [
        IndexedPage(
            f"{page.name.split('/')[0]}/new-{at}", f"new-{at}", choose.choice(headings), "", choose.choice(sentences),
            page.audience, (), choose.sample(headings, 5), " ".join(choose.sample(sentences, 40)),
        )
        for at, page in enumerate(islice(cycle(pages), number - len(pages)))
    ]  # fmt: skip


def test_the_script_of_the_search_is_small(northway):
    static = northway.app.extensions["northway"].static
    sizes = [len(brotli.compress(static.script((name,)).text.encode(), quality=11)) for name in ("find", "search")]
    assert sum(sizes) <= MOST_SCRIPT


@pytest.mark.parametrize(
    "address", ["/", "/y/", "/parents/", "/why/", "/search/", "/y/search/", "/ur/", "/ur/y/", "/cy/parents/"]
)
def test_the_box_has_no_name_and_nothing_that_a_browser_would_keep_or_send(northway, address):
    box = northway.get(address).one(".search input")
    assert box.attributes.keys() == {"type", "spellcheck", "autocapitalize", "enterkeyhint"}
    form = northway.get(address).one(".search")
    assert form.attributes["autocomplete"] == "off" and not {"action", "method"} & form.attributes.keys()


def test_every_page_leads_to_the_search_of_its_section(northway):
    assert northway.get("/").all(".search input"), "home has the box itself"
    for path in ("parents/missing-now", "figures", "help/childline"):
        assert northway.get(f"/{path}/").all('.top a[href="/search/"]'), path
    for path in ("y", "y/talk", "y/talk/wales"):
        assert northway.get(f"/{path}/").all('.top a[href="/y/search/"]'), path


def test_without_script_there_are_the_topics_and_every_page_from_a_to_z(northway):
    links = {*northway.get("/search/").attributes(".topics a", "href")}
    missing = [
        path for path, each in northway.site.originals.items()
        if path and not each.template_digest and path != "search" and f"/{path}/" not in links
    ]  # fmt: skip
    assert missing == []


def test_the_quiet_list_has_the_pages_of_its_own_section_and_no_other(northway):
    links = northway.get("/y/search/").attributes(".topics a", "href")
    assert links and all(link.startswith("/y/") for link in links)


def run(app, *arguments: str):
    return CliRunner().invoke(app.cli, ["find", *arguments])


def test_an_editor_sees_what_a_reader_would_see(northway, tmp_path):
    said = run(northway.app, "my daughter hasnt come home").stdout
    assert "999" in said and "parents/missing-now" in said
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("kicked out\nsuicide squad\n")
    rows = [
        json.loads(line) for line in run(northway.app, "--from", str(phrases), "--format", "json").stdout.splitlines()
    ]
    assert [list(row) for row in rows] == [["danger", "results"]] * 2
    assert rows[0]["results"][0].keys() == {"path", "title"} and rows[1]["danger"] == []


def test_an_unknown_language_or_audience_is_reported(northway):
    for option in ("--locale", "--audience"):
        answer = run(northway.app, "words", option, "xx")
        assert answer.exit_code == 2 and "Name one of" in answer.output


def test_the_only_scripts_beside_the_pages_are_those_of_the_search(northway):
    """So a policy that allows scripts of this host allows nothing else."""
    assert [name for name in northway.app.extensions["northway"].static.assets if name.endswith(".js")] == []
    rules = [rule.rule for rule in northway.app.url_map.iter_rules() if ".js" in rule.rule and "json" not in rule.rule]
    assert rules == ["/search-index/<code>.js"]
