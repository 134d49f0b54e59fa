"""Another charity's site: Urdu first, Welsh beside it, two states of India. The engine adds nothing of its own country."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app import create_app
from northway.content.bank_holidays import EPOCH, bank_holidays
from northway.content.loader import load_site
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.markup.prose import Sentence, read_prose
from northway.publication.publication import Publication
from tests.conftest import TODAY
from tests.judge import Judge

HERE = Path(__file__).resolve().parent
OTHER = HERE / "other_site"
# Not inside the digests of a policy, which may hold any letters.
OURS = re.compile(
    r"(?<![\w+/])(UK|GB|gbp|Britain|British|England|English|Scotland|Wales|London|young-person)(?![\w+/=])"
)
NUMBERS_OF_OURS = re.compile(r"(?<![\w.#-])(999|\+44)(?!\w)|en[-_]GB")
ALLOWED = re.compile(r"Open ?Referral ?UK|HSDS-UK|UK profile|measure of English prose")  # a standard, and a formula


@pytest.fixture(scope="module")
def other() -> Judge:
    return Judge(create_app(OTHER))


@pytest.fixture(scope="module")
def frozen(tmp_path_factory) -> Path:
    build = tmp_path_factory.mktemp("other") / "build"
    warnings = freeze_site(create_app(OTHER), build, FreezeOptions()).warnings
    assert {warning.source.rpartition("/")[2] for warning in warnings} <= {"index.md"}
    return build


def pages(frozen: Path) -> dict[str, LexborHTMLParser]:
    return {str(path.relative_to(frozen)): LexborHTMLParser(path.read_text()) for path in frozen.rglob("*.html")}


def words_shown(tree: LexborHTMLParser) -> list[str]:
    """The words in Latin letters on a page and in its labels, except those that are marked as Welsh."""
    for node in tree.css("script, style, [lang=cy]"):
        node.decompose()
    labels = [
        value
        for node in tree.css("*")
        for name, value in node.attributes.items()
        if value and name in ("aria-label", "data-once", "data-twice", "data-found", "data-none", "content")
        if name != "content" or node.attributes.get("name") == "description"
    ]
    text = " ".join([tree.css_first("title").text(), tree.body.text(separator=" "), *labels])
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))


def test_no_frozen_byte_names_our_country_language_or_audiences(frozen):
    files = [path for path in frozen.rglob("*") if path.is_file() and path.suffix != ".woff2"]
    assert len(files) > 30
    for path in files:
        assert not OURS.search(path.read_text("utf-8")), path


def test_no_english_word_stands_in_an_urdu_page(frozen):
    for name, tree in pages(frozen).items():
        if not name.startswith("cy/"):
            assert set(words_shown(tree)) <= {"Shift"}, name


def test_urdu_is_at_the_root_and_runs_from_right_to_left(other):
    page = other.get("/guardians/first-hour/")
    assert page.one("html").attributes["lang"] == "ur-IN" and page.one("html").attributes["dir"] == "rtl"
    assert page.attributes("link[hreflang]", "hreflang") == ["ur-IN", "x-default"]
    assert page.attributes(".languages a", "href") == ["/cy/guardians/first-hour/"]
    assert {page.one(f"{part} [lang]").attributes["dir"] for part in ("figcaption", ".provenance details")} == {"rtl"}


def test_every_page_is_sound(other):
    for path, code in other.site.editions:
        other.get(f"{'/cy' if code == 'cy' else ''}/{path}/".replace("//", "/"))


def test_a_welsh_reader_is_told_in_welsh_that_the_page_is_in_urdu(other):
    page = other.get("/cy/guardians/")
    assert page.one("html").attributes["lang"] == "cy" and "Wrdw ydy ei hiaith." in page.text(".notice")
    assert page.one(".text > div[lang]:not(.provenance)").attributes == {"lang": "ur-IN", "dir": "rtl"}
    assert "Mae'r dudalen wreiddiol wedi newid" in other.get("/cy/").text()


def test_bank_holidays_are_those_of_its_states(other):
    script = other.get("/madad/").one("script[type=module]").text()
    found = re.search(r"(\w+)=\{kerala:\[([\d,]+)\],telangana:\[([\d,]+)\]\};return\{bankHolidays:\1\}", script)
    kerala, telangana = ({EPOCH + timedelta(int(day)) for day in days.split(",")} for days in found.groups()[1:])
    assert {date(2026, 1, 26), date(2026, 8, 15)} <= telangana and date(2026, 12, 28) not in telangana
    assert date(2026, 8, 26) in kerala and kerala != telangana
    words = json.loads(other.get("/madad/").one(".opening-words").attributes["data-words"])
    assert words["timeZone"] == "Asia/Kolkata"


def test_a_country_without_parts_has_one_calendar():
    days = bank_holidays("TN", {"north": "TN", "south": "TN"}, (2026,))
    assert days["north"] == days["south"] and "2026-03-20" in map(str, days["north"])


def test_numbers_are_those_that_its_phones_dial(other):
    assert other.get("/guardians/").attributes(".emergency .urgent a", "href") == ["tel:112"]
    assert "tel:1098" in other.get("/madad/").attributes(".entry a.call", "href")
    assert not [problem for problem in Publication(OTHER, OTHER).problems(TODAY) if problem.level == "error"]


def test_a_number_of_another_country_is_refused(tmp_path):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    record = folder / "ur/madad/childline.md"
    record.write_text(record.read_text().replace("1098", "0300 123 4567"))
    said = [str(problem) for problem in load_site(folder).problems]
    assert any(":10: a phone in IN cannot dial this: `0300 123 4567`; copy it" in line for line in said)


def test_open_data_speaks_its_language_and_counts_in_its_money(other):
    service = other.raw("/open-data/services/office.json").json
    assert [area["name"] for area in service["service_areas"]] == ["تلنگانہ", "کیرلا"]
    assert [language["name"] for language in service["languages"]][::2] == ["اردو", "ہندوستانی اشاروں کی زبان"]
    assert service["cost_options"][0]["currency"] == "inr"
    assert service["schedules"][0]["notes"].startswith("timezone: Asia/Kolkata;")


def test_a_teen_is_not_offered_what_guardians_look_for(other):
    def needs(address: str) -> list[str]:
        return other.get(address).attributes('[data-filter="needs"] option', "value")

    assert needs("/n/") == ["", "talk"] and needs("/madad/") == ["", "lost-child", "talk"]


def test_sentences_end_at_the_stops_of_their_script(other):
    page = other.site.originals["guardians/first-hour"]
    first = read_prose(page, {}).blocks[0]
    assert len(first.sentences) == 2 and all(sentence.is_whole for sentence in first.sentences)
    assert Sentence(1, "کیا ہوا؟").is_question


def test_a_language_without_a_catalogue_is_named(tmp_path):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    settings = folder / "site.yml"
    settings.write_text(
        settings.read_text().replace("code: cy, tag: cy, babel_id: cy", "code: fr, tag: fr, babel_id: fr")
    )
    said = [str(problem) for problem in create_app(folder).extensions["northway.catalogues"]]
    assert len(said) == 1 and "site.yml:8: translations/ has no catalogue for `fr`" in said[0] and "-l fr`" in said[0]


@pytest.mark.parametrize("folder", ["northway", "templates", "static/js", "static/css"])
def test_the_engine_names_no_country_language_or_audience(folder):
    for path in (HERE.parent / folder).rglob("*"):
        if path.suffix in (".py", ".html", ".xml", ".md", ".txt", ".js", ".css"):
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
                words = ALLOWED.sub("", line)
                assert not (OURS.search(words) or NUMBERS_OF_OURS.search(words)), f"{path}:{number}: {line}"


def test_a_font_that_is_not_there_is_named(tmp_path):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    (folder / "site.yml").write_text((folder / "site.yml").read_text().replace("font: nastaliq-urdu", "font: times"))
    said = [str(problem) for problem in create_app(folder).extensions["northway.catalogues"]]
    told = "site.yml:7: static/fonts/ has no `times.woff2` for `ur`; write one of: nastaliq-urdu"
    assert len(said) == 1 and told in said[0]


@pytest.mark.parametrize(
    ("written", "style"),
    [
        (', font_range: "U+E00-E7F"', "font-display:optional;unicode-range:U+E00-E7F}"),
        ("", "font-display:optional}"),
    ],
)
def test_a_font_is_used_for_the_characters_that_site_yml_names(tmp_path, written, style):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    text = (folder / "site.yml").read_text("utf-8").replace(', font_range: "U+600-6FF,U+200C-200F"', written)
    (folder / "site.yml").write_text(text, "utf-8")
    assert style in create_app(folder).test_client().get("/ur/").text


def test_characters_that_css_could_not_read_are_refused(tmp_path):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    text = (folder / "site.yml").read_text("utf-8").replace("U+600-6FF", "600-6FF}")
    (folder / "site.yml").write_text(text, "utf-8")
    said = [str(problem) for problem in Publication(folder, HERE.parent).problems(date.today())]
    assert any("site.yml:7: `600-6FF},U+200C-200F` is not a range of characters; write" in one for one in said), said


@pytest.mark.parametrize("tag", ["polish!", "EN", "en_GB", "english", "cy-", "zz"])
def test_a_tag_of_a_language_is_one_of_bcp_47(tmp_path, tag):
    folder = shutil.copytree(OTHER, tmp_path / "site")
    (folder / "site.yml").write_text((folder / "site.yml").read_text().replace("tag: cy", f"tag: {tag}"))
    said = [str(problem) for problem in load_site(folder).problems]
    assert len(said) == 1 and f"site.yml:8: `{tag}` is not a language tag; write one of BCP 47" in said[0]
