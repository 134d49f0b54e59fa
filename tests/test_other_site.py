"""Another charity's site: Urdu first, Welsh beside it, two states of India. The engine adds nothing of its own country."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import create_app
from northway.content.bank_holidays import EPOCH, bank_holidays
from northway.content.loader import load_site
from northway.markup.prose import Sentence, read_prose
from northway.publication.publication import Publication
from tests.conftest import TODAY
from tests.judge import Judge

HERE = Path(__file__).resolve().parent
OTHER = HERE / "other_site"


@pytest.fixture(scope="module")
def other() -> Judge:
    return Judge(create_app(OTHER))


def test_a_form_has_its_buttons_in_its_language(other):
    page = other.get("/guardians/note/")
    assert [node.text() for node in page.all(".form .tools button")][:2] == ["بڑے حروف میں دکھائیں", "پرنٹ کریں"]
    welsh = other.get("/cy/guardians/note/")
    assert [node.text() for node in welsh.all(".form .tools button")][:2] == [
        "Dangos mewn llythrennau mawr",
        "Argraffu",
    ]
    assert {node.attributes["lang"] for node in welsh.all(".form .source")} == {"ur-IN"}


def test_a_card_in_a_language_without_pages_has_the_words_of_the_source_language_beside_it(other):
    card = other.get("/zubanen/te/")
    assert card.one("html").attributes["lang"] == "ur-IN" and card.one("h1 span").attributes["lang"] == "te"
    assert card.text("main > p q") == "تیلگو ترجمان چاہیے" and card.attributes(".dial a", "href") == ["tel:112"]


def test_a_card_to_show_has_the_words_of_the_source_language_too(other):
    card = other.get("/cy/guardians/card/")
    assert card.attributes(".card .words", "lang") == ["cy", "ur-IN"] and "I'w ddweud yn Wrdw:" in card.text(".say")


def test_urdu_is_at_the_root_and_runs_from_right_to_left(other):
    page = other.get("/guardians/first-hour/")
    assert page.one("html").attributes["lang"] == "ur-IN" and page.one("html").attributes["dir"] == "rtl"
    assert page.attributes("link[hreflang]", "hreflang") == ["ur-IN", "x-default"]
    assert page.attributes(".languages a", "href") == ["/zubanen/", "/cy/guardians/first-hour/"]
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
