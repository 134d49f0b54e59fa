"""Translations that no speaker has checked: which a site may publish, and what it says; and who answers in a language."""

import pytest

from tests.test_languages import CARD, PAGE, SOURCE


@pytest.fixture
def live(desk):
    desk.replace("site.yml", "stage: preview", "stage: live")
    return desk


def refused(desk) -> list[str]:
    return [line for line in desk.lines() if "no speaker of" in line]


def test_a_live_site_refuses_translations_that_nobody_has_checked(live):
    lines = refused(live)
    assert any(
        line.startswith("cy/index.md:") and "no speaker of Cymraeg has checked this translation;" in line
        for line in lines
    ), lines
    assert any(
        line.startswith("ur/parents/first-hour.md:") and "no speaker of اردو has checked" in line for line in lines
    )


def test_it_publishes_those_that_site_yml_names_one_by_one_or_by_section(live):
    live.replace("site.yml", "footer: []", 'footer: []\nunchecked_may_go_live: ["", parents]')
    assert refused(live) == []


def test_a_speaker_s_name_lets_a_translation_go_live(live):
    before = len(refused(live))
    live.replace("cy/index.md", "---\n", "---\nreviewed_by: A. Speaker\n")
    assert len(refused(live)) == before - 1


def test_a_card_goes_live_by_the_same_rule(live):
    for name, text in (("en/languages.md", PAGE), ("languages/en.yml", SOURCE), ("languages/fa-af.yml", CARD)):
        live.write(name, text)
    live.replace("site.yml", "footer: []", "footer: []\nlanguages: languages")
    assert any(
        line.startswith("languages/fa-af.yml:1: no speaker of دری has checked this card") for line in refused(live)
    )
    live.replace("site.yml", "footer: []", "footer: []\nunchecked_may_go_live: [languages]")
    assert not [line for line in refused(live) if line.startswith("languages/")]


def test_a_page_that_is_named_must_be_there(live):
    live.replace("site.yml", "footer: []", "footer: []\nunchecked_may_go_live: [parent]")
    assert any(
        "`unchecked_may_go_live` names `parent`, which does not exist; did you mean `parents`?" in line
        for line in live.lines()
    )


def test_a_preview_publishes_them_and_each_says_so_in_its_own_language(desk):
    assert refused(desk) == []
    notice = desk.client().get("/ur/").one(".notice:first-of-type")
    assert "اردو بولنے والے" in notice.text() and notice.css_first("a").attributes["href"] == "/"


HELPLINE = "---\ntitle: {title}\nsummary: {title}.\ntranslated_from: x\n---\n{title}.\n"


def test_a_reader_s_own_language_stands_first_among_those_that_are_answered(desk):
    desk.write("cy/help/100.md", HELPLINE.format(title="Y llinell fach"))
    text = desk.client().get("/cy/help/100/").text()
    assert "Cymraeg, Saesneg" in text and "Gofynnwch a oes modd cael cyfieithydd" not in text


def test_a_reader_whose_language_nobody_answers_in_is_told_to_ask_for_an_interpreter(desk):
    desk.write("ur/help/100.md", HELPLINE.format(title="چھوٹی لائن"))
    client = desk.client()
    assert "کہ کیا وہ اردو کے لیے ترجمان" in client.get("/ur/help/100/").text()
    assert "interpreter" not in client.get("/help/100/").text()
